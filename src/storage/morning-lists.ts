import { and, asc, eq, gt, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { WorkCalendar } from "../domain/calendar.js";
import { addDays, type LocalDate } from "../domain/local-date.js";
import {
  type AwaitingResult,
  isReachable,
  LONG_WAIT_DAYS,
  LOOK_AHEAD_DAYS,
  type SnoozedDuty,
} from "../domain/morning.js";
import type { Plan } from "../domain/plan.js";
import type { Contacts } from "../domain/route.js";
import type { Slot } from "../domain/slot.js";
import { dayAt, type Zone } from "../domain/zone.js";
import type { Executor } from "./database.js";
import { mutes, occurrences, tasks, units } from "./schema.js";
import type { Span } from "./undelivered.js";

/** The facts every list is worked out from, so that the question and its answer never differ. */
export type Morning = {
  readonly plan: Plan;
  readonly calendar: WorkCalendar;
  readonly zone: Zone;
  readonly at: Date;
  readonly today: LocalDate;
  readonly slot: Slot;
};

/** Units of which somebody should be reminded by now or within weeks, and whom no message reaches. */
export async function unreachableUnits(
  db: Executor,
  org: string,
  contacts: Contacts,
  { plan, today }: Morning,
): Promise<string[]> {
  const horizon = addDays(today, LOOK_AHEAD_DAYS);
  const owing = await db
    .selectDistinct({ id: units.id, name: units.name })
    .from(occurrences)
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .innerJoin(units, eq(units.id, occurrences.unitId))
    .where(
      and(
        eq(occurrences.organizationId, org),
        inArray(occurrences.process, ["not_started", "in_progress"]),
        lte(occurrences.dueOn, horizon),
        isNull(occurrences.withdrawnAt),
        eq(tasks.planId, plan.id),
        or(isNull(occurrences.opensOn), lte(occurrences.opensOn, horizon)),
        or(isNull(occurrences.closesOn), gte(occurrences.closesOn, today)),
      ),
    );
  return owing.flatMap(({ id, name }) => (isReachable(id, contacts) ? [] : [name]));
}

/** Results handed in so long ago that somebody should be asked why nobody has confirmed them. */
export async function awaitingLong(
  db: Executor,
  org: string,
  { plan, calendar, today, zone }: Morning,
): Promise<AwaitingResult[]> {
  const rows = await db
    .select({ task: tasks.code, unit: units.name, submittedAt: occurrences.submittedAt })
    .from(occurrences)
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .innerJoin(units, eq(units.id, occurrences.unitId))
    .where(
      and(
        eq(occurrences.organizationId, org),
        eq(occurrences.process, "awaiting_confirmation"),
        isNull(occurrences.withdrawnAt),
        eq(tasks.planId, plan.id),
      ),
    )
    .orderBy(asc(occurrences.submittedAt), asc(tasks.position), asc(units.code));
  return rows.flatMap(({ task, unit, submittedAt }) => {
    const days = submittedAt === null ? 0 : calendar.workingDaysBetween(dayAt(submittedAt, zone), today);
    return days >= LONG_WAIT_DAYS ? [{ task, unit, days }] : [];
  });
}

/** Duties put off in the span, still open and still put off; the nearest end first. */
export async function snoozedIn(
  db: Executor,
  org: string,
  span: Span,
  { plan, at, zone }: Morning,
): Promise<SnoozedDuty[]> {
  const rows = await db
    .select({ task: tasks.code, unit: units.name, untilAt: mutes.untilAt })
    .from(mutes)
    .innerJoin(occurrences, eq(occurrences.id, mutes.occurrenceId))
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .innerJoin(units, eq(units.id, occurrences.unitId))
    .where(
      and(
        eq(mutes.organizationId, org),
        gt(mutes.untilAt, at),
        gt(mutes.createdAt, span.after),
        lte(mutes.createdAt, span.until),
        inArray(occurrences.process, ["not_started", "in_progress"]),
        isNull(occurrences.withdrawnAt),
        eq(tasks.planId, plan.id),
      ),
    )
    .orderBy(asc(mutes.untilAt), asc(mutes.id));
  return rows.map(({ task, unit, untilAt }) => ({ task, unit, untilOn: dayAt(untilAt, zone) }));
}
