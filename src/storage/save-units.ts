import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { UnitDraft, UnitSetDraft } from "../domain/catalogue.js";
import type { Executor } from "./database.js";
import { listUnits } from "./roster.js";
import { unitSetMembers, unitSets, units } from "./schema.js";

/** What a table can't say of units and sets stays as it was; a catalogue file says all. */
export type Scope = "all" | "table";

/** Adds units and brings the known ones up to date, by code. */
export async function saveUnits(
  db: Executor,
  org: string,
  drafts: readonly UnitDraft[],
  sample: boolean,
  scope: Scope = "all",
): Promise<void> {
  if (drafts.length === 0) return;
  // Of a unit named twice the later entry counts; one statement may not touch a row twice.
  const rows = new Map(
    drafts.map(({ code, name, aliases, kind, endedOn = null }) => [
      code,
      { id: randomUUID(), organizationId: org, code, name, aliases: [...aliases], kind, endedOn, sample },
    ]),
  );
  const { name, aliases, kind, endedOn } = units;
  const ended = scope === "all" ? sql`excluded.ended_on` : sql`${endedOn}`;
  await db
    .insert(units)
    .values([...rows.values()])
    .onConflictDoUpdate({
      target: [units.organizationId, units.code],
      set: { name: sql`excluded.name`, aliases: sql`excluded.aliases`, kind: sql`excluded.kind`, endedOn: ended },
      setWhere: sql`(${name}, ${aliases}, ${kind}, ${endedOn}) is distinct from
        (excluded.name, excluded.aliases, excluded.kind, ${ended})`,
    });
  if (scope === "all") await saveSuccessors(db, org, drafts);
}

async function saveSuccessors(db: Executor, org: string, drafts: readonly UnitDraft[]): Promise<void> {
  const rows = drafts.map(({ code, successor }) => ({ code, successor }));
  await db.execute(sql`
    update units set successor_id = next.id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as draft(code text, successor text)
    left join units next on next.organization_id = ${org} and next.code = draft.successor
    where units.organization_id = ${org} and units.code = draft.code and units.successor_id is distinct from next.id`);
}

/** Puts units into a set; those in it stay. */
export async function joinSet(db: Executor, org: string, setCode: string, unitCodes: readonly string[]): Promise<void> {
  const [set] = await db
    .select({ id: unitSets.id })
    .from(unitSets)
    .where(and(eq(unitSets.organizationId, org), eq(unitSets.code, setCode)));
  if (!set) throw new RangeError(`no unit set "${setCode}"`);
  const joining = (await listUnits(db, org)).filter(({ code }) => unitCodes.includes(code));
  if (joining.length === 0) return;
  await db
    .insert(unitSetMembers)
    .values(joining.map(({ id }) => ({ organizationId: org, setId: set.id, unitId: id })))
    .onConflictDoNothing();
}

/** Adds sets and members and brings the known ones up to date; who is in a set stays in it until its span ends. */
export async function saveSets(db: Executor, org: string, sets: readonly UnitSetDraft[], scope: Scope): Promise<void> {
  if (sets.length === 0) return;
  const rows = new Map(
    sets.map(({ code, name, aliases }) => [
      code,
      { id: randomUUID(), organizationId: org, code, name, aliases: [...aliases] },
    ]),
  );
  await db
    .insert(unitSets)
    .values([...rows.values()])
    .onConflictDoUpdate({
      target: [unitSets.organizationId, unitSets.code],
      set: { name: sql`excluded.name`, aliases: sql`excluded.aliases` },
      setWhere: sql`(${unitSets.name}, ${unitSets.aliases}) is distinct from (excluded.name, excluded.aliases)`,
    });
  const members = await memberRows(db, org, sets);
  if (members.length === 0) return;
  const { fromOn, untilOn } = unitSetMembers;
  const adding = db.insert(unitSetMembers).values(members);
  await (scope === "table"
    ? adding.onConflictDoNothing()
    : adding.onConflictDoUpdate({
        target: [unitSetMembers.setId, unitSetMembers.unitId],
        set: { fromOn: sql`excluded.from_on`, untilOn: sql`excluded.until_on` },
        setWhere: sql`(${fromOn}, ${untilOn}) is distinct from (excluded.from_on, excluded.until_on)`,
      }));
}

async function memberRows(db: Executor, org: string, sets: readonly UnitSetDraft[]) {
  const unitIds = new Map((await listUnits(db, org)).map(({ code, id }) => [code, id]));
  const stored = await db.select().from(unitSets).where(eq(unitSets.organizationId, org));
  const setIds = new Map(stored.map(({ code, id }) => [code, id]));
  const rows = new Map<string, typeof unitSetMembers.$inferInsert>();
  for (const { code, members, spans = [] } of sets) {
    const spanOf = new Map(spans.map((span) => [span.unit, span]));
    for (const member of [...members, ...spanOf.keys()]) {
      const [setId, unitId, span] = [setIds.get(code), unitIds.get(member), spanOf.get(member)];
      if (setId === undefined || unitId === undefined) continue;
      const { from = null, until = null } = span ?? {};
      rows.set(`${setId} ${unitId}`, { organizationId: org, setId, unitId, fromOn: from, untilOn: until });
    }
  }
  return [...rows.values()];
}
