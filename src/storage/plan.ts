import { and, asc, eq, isNull } from "drizzle-orm";
import { type CalendarDay, type WorkCalendar, workCalendar } from "../domain/calendar.js";
import type { UnitSetDraft } from "../domain/catalogue.js";
import type { Plan } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { listUnits } from "./roster.js";
import { calendarDays, plans, questions, tasks, unitSetMembers, unitSets, units } from "./schema.js";

/** The plan in force, or null before the first import. */
export async function activePlan(db: Executor, org: string): Promise<Plan | null> {
  const [plan] = await db
    .select()
    .from(plans)
    .where(and(eq(plans.organizationId, org), eq(plans.active, true)))
    .limit(1);
  if (!plan) return null;
  const rows = await db
    .select({ draft: tasks.draft })
    .from(tasks)
    .where(and(eq(tasks.planId, plan.id), isNull(tasks.withdrawnAt)))
    .orderBy(asc(tasks.position), asc(tasks.code));
  const asked = await db.select().from(questions).where(eq(questions.planId, plan.id)).orderBy(asc(questions.id));
  return {
    id: plan.id,
    code: plan.code,
    title: plan.title,
    year: plan.year,
    coordinatingUnitId: plan.coordinatingUnitId,
    leadingUnitId: plan.leadingUnitId,
    tasks: rows.map((row) => row.draft),
    units: await listUnits(db, org),
    sets: await listSets(db, org),
    questions: asked.map((row) => ({ id: row.id, about: row.about, text: row.text, default: row.default })),
  };
}

/** Unit sets with their members' codes. */
export async function listSets(db: Executor, org: string): Promise<UnitSetDraft[]> {
  const sets = await db.select().from(unitSets).where(eq(unitSets.organizationId, org)).orderBy(asc(unitSets.code));
  const members = await db
    .select({ setId: unitSetMembers.setId, code: units.code })
    .from(unitSetMembers)
    .innerJoin(units, eq(units.id, unitSetMembers.unitId))
    .where(eq(unitSetMembers.organizationId, org))
    .orderBy(asc(units.code));
  return sets.map(({ id, code, name, aliases }) => ({
    code,
    name,
    aliases,
    members: members.filter((member) => member.setId === id).map((member) => member.code),
  }));
}

export async function readCalendar(db: Executor, org: string): Promise<WorkCalendar> {
  const rows = await db.select().from(calendarDays).where(eq(calendarDays.organizationId, org));
  return workCalendar(
    rows.map(({ on, kind, name, source }) => ({ on, kind, name, ...(source === null ? {} : { source }) })),
  );
}

/** Sets the named days; others stay. */
export async function saveCalendarDays(db: Executor, org: string, days: readonly CalendarDay[]): Promise<void> {
  for (const { on, kind, name, source = null } of days) {
    const day = { kind, name, source };
    await db
      .insert(calendarDays)
      .values({ organizationId: org, on, ...day })
      .onConflictDoUpdate({ target: [calendarDays.organizationId, calendarDays.on], set: day });
  }
}
