import { and, asc, eq, isNotNull, isNull, lte, notInArray, sql } from "drizzle-orm";
import { addDays, type LocalDate } from "../domain/local-date.js";
import { successorsOf } from "../domain/owing-units.js";
import type { Unit, UnitOverlay } from "../domain/unit.js";
import type { Executor } from "./database.js";
import { holdPlan } from "./hold-plan.js";
import { readSetting, writeSetting } from "./organization.js";
import { listUnits } from "./roster.js";
import { chats, memberships, occurrences, unitSetMembers, units } from "./schema.js";

/** What passed from a unit that is no longer there to the one that follows it. */
export type Succession = {
  readonly from: Pick<Unit, "id" | "name">;
  readonly to: Pick<Unit, "id" | "name">;
  /** Duties that were open and are the successor's now, or were its own already. */
  readonly count: number;
};

/**
 * Gives the successors of the units that have ended by `today` what was still open there, the group, the place in the
 * sets, and their people a part in the successor, so that nobody loses access. What was submitted stays where it was.
 * Of what the successor owes already the old one is withdrawn, its history kept. A second pass finds nothing to do.
 */
export async function followSuccessors(db: Executor, org: string, today: LocalDate, at: Date): Promise<Succession[]> {
  // Without the lock first: nearly every pass ends here.
  if ((await endedUnits(db, org, today)).length === 0) return [];
  await holdPlan(db, org);
  const roster = await listUnits(db, org);
  const unitOf = new Map(roster.map((unit) => [unit.code, unit]));
  const successor = successorsOf(roster);
  const successions: Succession[] = [];
  for (const code of await endedUnits(db, org, today)) {
    const from = unitOf.get(code);
    const to = unitOf.get(successor(code, today) ?? "");
    if (!from || !to) continue;
    const isNew = await passOnPlace(db, org, from, to);
    const count = await passOnDuties(db, org, from.id, to.id, at);
    if (isNew || count > 0) successions.push({ from, to, count });
  }
  return successions;
}

/** Codes of the units that are no longer there and have a successor. */
async function endedUnits(db: Executor, org: string, today: LocalDate): Promise<string[]> {
  const rows = await db
    .select({ code: units.code })
    .from(units)
    .where(and(eq(units.organizationId, org), lte(units.endedOn, today), isNotNull(units.successorId)))
    .orderBy(asc(units.endedOn), asc(units.code));
  return rows.map(({ code }) => code);
}

/** Group, sets and people follow once: what is changed by hand afterwards stays. */
async function passOnPlace(db: Executor, org: string, from: Unit, to: Unit): Promise<boolean> {
  const key = `succession/${from.id}`;
  if ((await readSetting(db, org, key)) === to.id) return false;
  await writeSetting(db, org, key, to.id);
  const asked = await handOver(db, from.id);
  if (asked?.chats !== false) await passOnChats(db, from.id, to.id);
  // Asked for, a group serves the successor or nobody: two groups of one unit would leave one of them unheard.
  if (asked) await unbindChats(db, from.id);
  await passOnSets(db, org, from, to);
  if (asked?.people === false) return true;
  await db.execute(sql`
    insert into memberships (id, organization_id, officer_id, unit_id, role)
    select gen_random_uuid(), organization_id, officer_id, ${to.id}::uuid, role
    from ${memberships} where organization_id = ${org} and unit_id = ${from.id}
    on conflict do nothing`);
  return true;
}

/** What the office asked for when it ended the unit; null where the catalogue did: then everything follows. */
async function handOver(db: Executor, unitId: string): Promise<UnitOverlay["ended"] | null> {
  const [row] = await db.select({ overlay: units.overlay }).from(units).where(eq(units.id, unitId));
  return row?.overlay?.ended ?? null;
}

async function unbindChats(db: Executor, unitId: string): Promise<void> {
  await db
    .update(chats)
    .set({ active: false })
    .where(and(eq(chats.unitId, unitId), eq(chats.active, true)));
}

/** The successor's own group stays its group. */
async function passOnChats(db: Executor, from: string, to: string): Promise<void> {
  const own = await db
    .select({ id: chats.id })
    .from(chats)
    .where(and(eq(chats.unitId, to), eq(chats.active, true)))
    .limit(1);
  if (own.length > 0) return;
  await db
    .update(chats)
    .set({ unitId: to })
    .where(and(eq(chats.unitId, from), eq(chats.active, true)));
}

/** The successor joins the sets its forerunner was in to the end, from that day on. */
async function passOnSets(db: Executor, org: string, from: Unit, to: Unit): Promise<void> {
  if (from.endedOn === undefined) return;
  const lastOn = addDays(from.endedOn, -1);
  await db.execute(sql`
    insert into unit_set_members (organization_id, set_id, unit_id, from_on)
    select organization_id, set_id, ${to.id}::uuid, ${from.endedOn}::date
    from ${unitSetMembers}
    where organization_id = ${org} and unit_id = ${from.id} and coalesce(until_on, ${lastOn}) >= ${lastOn}
    on conflict do nothing`);
}

/** @returns how many duties were open */
async function passOnDuties(db: Executor, org: string, from: string, to: string, at: Date): Promise<number> {
  const open = await db
    .select()
    .from(occurrences)
    .where(
      and(
        eq(occurrences.organizationId, org),
        eq(occurrences.unitId, from),
        isNull(occurrences.withdrawnAt),
        notInArray(occurrences.process, ["done", "awaiting_confirmation"]),
      ),
    )
    .orderBy(asc(occurrences.id))
    .for("update");
  for (const duty of open) await passOn(db, duty, to, at);
  return open.length;
}

async function passOn(db: Executor, duty: typeof occurrences.$inferSelect, to: string, at: Date): Promise<void> {
  const { id, taskId, period, dueOn, originalDueOn, opensOn, closesOn } = duty;
  const [own] = await db
    .select({ id: occurrences.id, withdrawnAt: occurrences.withdrawnAt })
    .from(occurrences)
    .where(and(eq(occurrences.taskId, taskId), eq(occurrences.period, period), eq(occurrences.unitId, to)));
  const remindOn = sql`'1900-01-01'`;
  if (!own) {
    await db.update(occurrences).set({ unitId: to, remindOn }).where(eq(occurrences.id, id));
    return;
  }
  await db.update(occurrences).set({ withdrawnAt: at }).where(eq(occurrences.id, id));
  if (own.withdrawnAt === null) return;
  await db
    .update(occurrences)
    .set({ withdrawnAt: null, dueOn, originalDueOn, opensOn, closesOn, remindOn })
    .where(eq(occurrences.id, own.id));
}
