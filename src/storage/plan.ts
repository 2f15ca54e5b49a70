import { and, asc, eq, exists, isNull, ne, or, sql } from "drizzle-orm";
import { BY_HAND, type CalendarDay, type WorkCalendar, workCalendar } from "../domain/calendar.js";
import type { UnitSetDraft } from "../domain/catalogue.js";
import { DEFAULT_LADDER } from "../domain/ladder.js";
import { localDate } from "../domain/local-date.js";
import type { Plan } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { listUnits } from "./roster.js";
import { calendarDays, occurrences, plans, questions, tasks, unitSetMembers, unitSets, units } from "./schema.js";

/** The plan in force as stored, or null before the first import. Others read it through plan-facts.ts, which keeps it. */
export async function readActivePlan(db: Executor, org: string): Promise<Plan | null> {
  const [plan] = await db
    .select()
    .from(plans)
    .where(and(eq(plans.organizationId, org), eq(plans.active, true)))
    .limit(1);
  if (!plan) return null;
  const rows = await db
    .select({ draft: tasks.draft, earlier: tasks.earlier })
    .from(tasks)
    .where(and(eq(tasks.planId, plan.id), or(isNull(tasks.withdrawnAt), hasStandingDuties(db))))
    .orderBy(asc(tasks.position), asc(tasks.code));
  const asked = await db.select().from(questions).where(eq(questions.planId, plan.id)).orderBy(asc(questions.id));
  return {
    id: plan.id,
    code: plan.code,
    title: plan.title,
    year: plan.year,
    coordinatingUnitId: plan.coordinatingUnitId,
    leadingUnitId: plan.leadingUnitId,
    tasks: rows.map(({ draft, earlier }) => (earlier === null ? draft : { ...draft, earlier })),
    units: await listUnits(db, org),
    sets: await listSets(db, org),
    questions: asked.map((row) => ({ id: row.id, about: row.about, text: row.text, default: row.default })),
    ladder: plan.ladder ?? DEFAULT_LADDER,
    quietHours: plan.quietHours,
    ...(plan.approval === null ? {} : { approval: plan.approval }),
    ...(plan.evidence === null ? {} : { evidence: plan.evidence }),
    ...(plan.report === null ? {} : { report: plan.report }),
  };
}

/** A row that a later version dropped from a day on: what was due before that day stands, and its words with it. */
function hasStandingDuties(db: Executor) {
  const standing = and(eq(occurrences.taskId, tasks.id), isNull(occurrences.withdrawnAt));
  return exists(db.select({ id: occurrences.id }).from(occurrences).where(standing));
}

/** Unit sets with their members' codes. */
export async function listSets(db: Executor, org: string): Promise<UnitSetDraft[]> {
  const sets = await db.select().from(unitSets).where(eq(unitSets.organizationId, org)).orderBy(asc(unitSets.code));
  const members = await db
    .select({
      setId: unitSetMembers.setId,
      unit: units.code,
      from: unitSetMembers.fromOn,
      until: unitSetMembers.untilOn,
    })
    .from(unitSetMembers)
    .innerJoin(units, eq(units.id, unitSetMembers.unitId))
    .where(eq(unitSetMembers.organizationId, org))
    .orderBy(asc(units.code));
  return sets.map(({ id, code, name, aliases }) => {
    const own = members.filter((member) => member.setId === id);
    const spans = own.flatMap(({ unit, from, until }) =>
      from === null && until === null
        ? []
        : [{ unit, ...(from === null ? {} : { from }), ...(until === null ? {} : { until }) }],
    );
    return { code, name, aliases, members: own.map(({ unit }) => unit), ...(spans.length > 0 ? { spans } : {}) };
  });
}

/** The office's calendar as stored. Others read it through plan-facts.ts, which keeps it. */
export async function readWorkCalendar(db: Executor, org: string): Promise<WorkCalendar> {
  const rows = await db.select().from(calendarDays).where(eq(calendarDays.organizationId, org));
  return workCalendar(
    rows.map(({ on, kind, name, source }) => ({ on, kind, name, ...(source === null ? {} : { source }) })),
  );
}

/** Sets the named days; others stay, and so does what the coordinator set by hand, unless it is the coordinator's again. */
export async function saveCalendarDays(db: Executor, org: string, days: readonly CalendarDay[]): Promise<void> {
  if (days.length === 0) return;
  // Of a day named twice the later entry counts; one statement may not touch a row twice.
  const rows = new Map(
    days.map(({ on, kind, name, source = null }) => [on, { organizationId: org, on, kind, name, source }]),
  );
  const changed = await db
    .insert(calendarDays)
    .values([...rows.values()])
    .onConflictDoUpdate({
      target: [calendarDays.organizationId, calendarDays.on],
      set: { kind: sql`excluded.kind`, name: sql`excluded.name`, source: sql`excluded.source` },
      setWhere: sql`(${calendarDays.kind}, ${calendarDays.name}, ${calendarDays.source}) is distinct from
        (excluded.kind, excluded.name, excluded.source)
        and (${calendarDays.source} is distinct from ${BY_HAND} or excluded.source = ${BY_HAND})`,
    })
    .returning({ on: calendarDays.on });
  if (changed.length > 0) await remindAfresh(db, org);
}

/** Before every slot: the duty is looked at in the next one. */
const ALWAYS = localDate("1900-01-01");

/**
 * Every open duty is looked at again in the next slot: the days its rungs fall on have changed. Nothing is said twice by
 * it, for what was said stands in the ledger.
 */
export async function remindAfresh(db: Executor, org: string): Promise<void> {
  await db
    .update(occurrences)
    .set({ remindOn: ALWAYS })
    .where(and(eq(occurrences.organizationId, org), isNull(occurrences.withdrawnAt), ne(occurrences.remindOn, ALWAYS)));
}
