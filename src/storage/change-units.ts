import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import type { ChannelName } from "../domain/officer.js";
import { say } from "../domain/say.js";
import type { Unit, UnitOverlay } from "../domain/unit.js";
import { codeOfName, comingOf, type UnitChange, type UnitEnd } from "../domain/unit-change.js";
import { dayAt } from "../domain/zone.js";
import { announce } from "./announce.js";
import { callOff } from "./call-off-unit.js";
import type { Executor } from "./database.js";
import { followSuccessors } from "./follow-successors.js";
import { holdPlan } from "./hold-plan.js";
import { nameUnit, noteRename } from "./name-unit.js";
import { type NewOfficeAct, writeOfficeAct } from "./office-acts.js";
import { activePlan } from "./plan-facts.js";
import { listUnits } from "./roster.js";
import { saveOccurrences } from "./save-occurrences.js";
import { organizations, units } from "./schema.js";
import { overlayOf, saveUnit } from "./unit-overlay.js";

export type ChangeBy = {
  /** Null: the operator, at the command line. */
  readonly officerId: string | null;
  readonly channels: ReadonlySet<ChannelName>;
};

/**
 * Makes a change that {@link changeProblem} found nothing against, in the caller's transaction, and notes it. Of a unit
 * that has ended by today everything passes on at once; of one that ends later the reminders see to it on that day.
 * @returns how many open duties passed on now
 */
export async function changeUnits(
  db: Executor,
  org: string,
  change: UnitChange,
  { officerId, channels }: ChangeBy,
  at: Date,
): Promise<{ readonly passed: number }> {
  await holdPlan(db, org);
  const [place] = await db.select({ zone: organizations.zone }).from(organizations).where(eq(organizations.id, org));
  if (!place) throw new RangeError(`no organization ${org}`);
  const today = dayAt(at, place.zone);
  for (const act of actsOf(change, today)) await writeOfficeAct(db, org, { officerId, ...act }, at);
  if (change.kind === "end") return { passed: await endUnit(db, org, change, channels, today, at) };
  if (change.kind === "call-off") await callOff(db, org, change.unit, channels, today, at);
  else if (change.kind === "add") await addUnit(db, org, change.name, change.unitKind);
  else if (change.kind === "rename" && change.on !== null && change.on > today) {
    await noteRename(db, change.unit, { to: change.name, on: change.on });
  } else await nameUnit(db, change.unit, change);
  return { passed: 0 };
}

function actsOf(change: UnitChange, today: LocalDate): Omit<NewOfficeAct, "officerId">[] {
  switch (change.kind) {
    case "add":
      return [{ act: "add_unit", subject: change.name, details: {} }];
    case "rename": {
      const { unit, name, on } = change;
      return on !== null && on > today
        ? [{ act: "rename_unit_on", subject: unit.name, details: { to: name, on } }]
        : [{ act: "rename_unit", subject: unit.name, details: { to: name } }];
    }
    case "alias": {
      const act = change.remove ? "remove_alias" : "add_alias";
      return [{ act, subject: change.unit.name, details: { alias: change.alias } }];
    }
    case "end": {
      const act = change.by === "merger" ? "merge_unit" : "dissolve_unit";
      return [{ act, subject: change.unit.name, details: { to: change.successor.name, on: change.on } }];
    }
    case "call-off":
      return callOffActs(change.unit, today);
  }
}

function callOffActs(unit: Unit, today: LocalDate): Omit<NewOfficeAct, "officerId">[] {
  const { end, renaming } = comingOf(unit, today);
  return [
    ...(end && unit.endedByOffice ? [{ act: "call_off_end" as const, subject: unit.name, details: { on: end } }] : []),
    ...(renaming ? [{ act: "call_off_rename" as const, subject: unit.name, details: { ...renaming } }] : []),
  ];
}

async function addUnit(db: Executor, org: string, name: string, kind: Unit["kind"]): Promise<void> {
  const code = codeOfName(name, await listUnits(db, org));
  await db.insert(units).values({ id: randomUUID(), organizationId: org, code, name, aliases: [], kind });
}

async function endUnit(
  db: Executor,
  org: string,
  { unit, successor, on, people, chats }: UnitEnd,
  channels: ReadonlySet<ChannelName>,
  today: LocalDate,
  at: Date,
): Promise<number> {
  const overlay = await overlayOf(db, unit.id);
  const ended = { endedOn: on, successorId: successor.id };
  await saveUnit(db, unit.id, ended, { ...overlay, ended: { people, chats } });
  const plan = await activePlan(db, org);
  if (plan) await saveOccurrences(db, org, plan.id, at);
  const passed = await followSuccessors(db, org, today, at);
  const news = say("unit-told", { from: unit.name, to: successor.name, on: { date: on } });
  await announce(
    db,
    org,
    channels,
    { to: "unit", unitId: successor.id, except: "" },
    { key: `unit-end/${unit.id}/${successor.id}/${on}/${at.toISOString()}`, lines: [news] },
    at,
  );
  return passed.find(({ from }) => from.id === unit.id)?.count ?? 0;
}

/** What the office changed beside the catalogue, by the unit's code. */
export async function unitOverlays(db: Executor, org: string): Promise<ReadonlyMap<string, UnitOverlay>> {
  const rows = await db
    .select({ code: units.code, overlay: units.overlay })
    .from(units)
    .where(and(eq(units.organizationId, org)));
  return new Map(rows.flatMap(({ code, overlay }) => (overlay ? [[code, overlay] as const] : [])));
}
