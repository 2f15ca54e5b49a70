import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { fold } from "../domain/fold.js";
import type { ChannelName } from "../domain/officer.js";
import { say } from "../domain/say.js";
import type { Unit, UnitOverlay } from "../domain/unit.js";
import { codeOfName, type UnitChange, type UnitEnd } from "../domain/unit-change.js";
import { dayAt } from "../domain/zone.js";
import { announce } from "./announce.js";
import type { Executor } from "./database.js";
import { followSuccessors } from "./follow-successors.js";
import { holdPlan } from "./hold-plan.js";
import { type NewOfficeAct, writeOfficeAct } from "./office-acts.js";
import { activePlan } from "./plan-facts.js";
import { listUnits } from "./roster.js";
import { saveOccurrences } from "./save-occurrences.js";
import { organizations, units } from "./schema.js";

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
  await writeOfficeAct(db, org, { officerId, ...actOf(change) }, at);
  if (change.kind === "end") return { passed: await endUnit(db, org, change, channels, at) };
  if (change.kind === "add") await addUnit(db, org, change.name, change.unitKind);
  else await nameUnit(db, change.unit, change);
  return { passed: 0 };
}

function actOf(change: UnitChange): Omit<NewOfficeAct, "officerId"> {
  switch (change.kind) {
    case "add":
      return { act: "add_unit", subject: change.name, details: {} };
    case "rename":
      return { act: "rename_unit", subject: change.unit.name, details: { to: change.name } };
    case "alias":
      return {
        act: change.remove ? "remove_alias" : "add_alias",
        subject: change.unit.name,
        details: { alias: change.alias },
      };
    case "end":
      return {
        act: change.by === "merger" ? "merge_unit" : "dissolve_unit",
        subject: change.unit.name,
        details: { to: change.successor.name, on: change.on },
      };
  }
}

async function addUnit(db: Executor, org: string, name: string, kind: Unit["kind"]): Promise<void> {
  const code = codeOfName(name, await listUnits(db, org));
  await db.insert(units).values({ id: randomUUID(), organizationId: org, code, name, aliases: [], kind });
}

/** An old name stays an alias: people go on typing it, and tables go on naming it. */
async function nameUnit(
  db: Executor,
  unit: Unit,
  change: Extract<UnitChange, { readonly kind: "rename" | "alias" }>,
): Promise<void> {
  const overlay = await overlayOf(db, unit.id);
  const { added = [], removed = [] } = overlay.aliases ?? {};
  const without = (list: readonly string[], alias: string) => list.filter((one) => fold(one) !== fold(alias));
  if (change.kind === "alias" && change.remove) {
    const aliases = { added: without(added, change.alias), removed: [...removed, change.alias] };
    await save(db, unit.id, { aliases: without(unit.aliases, change.alias) }, { ...overlay, aliases });
    return;
  }
  const alias = change.kind === "rename" ? unit.name : change.alias;
  const aliases = {
    added: [...without(added, alias), alias],
    removed: without(removed, alias),
  };
  const named = [...without(unit.aliases, alias), alias];
  if (change.kind === "alias") return save(db, unit.id, { aliases: named }, { ...overlay, aliases });
  const from = overlay.renamed?.to === unit.name ? overlay.renamed.from : unit.name;
  await save(
    db,
    unit.id,
    { name: change.name, aliases: without(named, change.name) },
    { ...overlay, aliases, renamed: { from, to: change.name } },
  );
}

async function endUnit(
  db: Executor,
  org: string,
  { unit, successor, on, people, chats }: UnitEnd,
  channels: ReadonlySet<ChannelName>,
  at: Date,
): Promise<number> {
  const overlay = await overlayOf(db, unit.id);
  const ended = { endedOn: on, successorId: successor.id };
  await save(db, unit.id, ended, { ...overlay, ended: { people, chats } });
  const plan = await activePlan(db, org);
  if (plan) await saveOccurrences(db, org, plan.id, at);
  const [place] = await db.select({ zone: organizations.zone }).from(organizations).where(eq(organizations.id, org));
  const passed = place ? await followSuccessors(db, org, dayAt(at, place.zone), at) : [];
  const news = say("unit-told", { from: unit.name, to: successor.name, on: { date: on } });
  await announce(
    db,
    org,
    channels,
    { to: "unit", unitId: successor.id, except: "" },
    { key: `unit-end/${unit.id}/${successor.id}/${on}`, lines: [news] },
    at,
  );
  return passed.find(({ from }) => from.id === unit.id)?.count ?? 0;
}

async function overlayOf(db: Executor, unitId: string): Promise<UnitOverlay> {
  const [row] = await db.select({ overlay: units.overlay }).from(units).where(eq(units.id, unitId)).for("update");
  return row?.overlay ?? {};
}

async function save(
  db: Executor,
  unitId: string,
  facts: Partial<typeof units.$inferInsert>,
  overlay: UnitOverlay,
): Promise<void> {
  await db
    .update(units)
    .set({ ...facts, overlay })
    .where(eq(units.id, unitId));
}

/** What the office changed beside the catalogue, by the unit's code. */
export async function unitOverlays(db: Executor, org: string): Promise<ReadonlyMap<string, UnitOverlay>> {
  const rows = await db
    .select({ code: units.code, overlay: units.overlay })
    .from(units)
    .where(and(eq(units.organizationId, org)));
  return new Map(rows.flatMap(({ code, overlay }) => (overlay ? [[code, overlay] as const] : [])));
}
