import { and, asc, eq, gt, gte, inArray, isNull, lt, lte, max, or, sql } from "drizzle-orm";
import type { WorkCalendar } from "../domain/calendar.js";
import { addDays, type LocalDate } from "../domain/local-date.js";
import {
  type AwaitingResult,
  isQuietMorning,
  LONG_WAIT_DAYS,
  latestMorning,
  type MorningNews,
  type SnoozedDuty,
} from "../domain/morning.js";
import type { ChannelName } from "../domain/officer.js";
import type { Plan } from "../domain/plan.js";
import type { Contacts } from "../domain/route.js";
import { isFirstWorkingDayOfWeek, type Slot } from "../domain/slot.js";
import { unannouncedYears } from "../domain/unannounced-years.js";
import { dayAt, instantAt, type Zone } from "../domain/zone.js";
import { readContacts } from "./contacts.js";
import type { Executor } from "./database.js";
import { planFacts } from "./plan-facts.js";
import { mutes, occurrences, organizations, outbox, tasks, units } from "./schema.js";
import { type Span, undelivered } from "./undelivered.js";

/** A unit is looked for this far ahead: about when its first reminder comes. */
const SOON_DAYS = 21;
/** Where no list has been sent, the news of this long are told. */
const FIRST_LIST_DAYS = 7;

/** Everything below is worked out from the same facts, so that the question and its answer never differ. */
type Morning = {
  readonly plan: Plan;
  readonly calendar: WorkCalendar;
  readonly zone: Zone;
  readonly at: Date;
  readonly today: LocalDate;
  readonly slot: Slot;
};

/** What the coordinator should know at `at`; null before the first import. */
export async function readMorningNews(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  at: Date,
): Promise<MorningNews | null> {
  const morning = await morningOf(db, org, at);
  return morning && newsOf(db, org, channels, morning);
}

/**
 * Whether the morning list has a line. Asks for what is late or near, however much is stored: it is asked once a day,
 * while the slot is planned.
 */
export async function hasMorningNews(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  at: Date,
): Promise<boolean> {
  const morning = await morningOf(db, org, at);
  if (!morning) return false;
  return (await isAnyOverdue(db, org, morning)) || !isQuietMorning(await newsOf(db, org, channels, morning));
}

async function morningOf(db: Executor, org: string, at: Date): Promise<Morning | null> {
  const { plan, calendar } = await planFacts(db, org);
  const [found] = await db.select({ zone: organizations.zone }).from(organizations).where(eq(organizations.id, org));
  if (!plan || !found) return null;
  const { zone } = found;
  return { plan, calendar, zone, at, today: dayAt(at, zone), slot: latestMorning(at, plan, calendar, zone) };
}

async function newsOf(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  morning: Morning,
): Promise<MorningNews> {
  const { plan, calendar, today, slot } = morning;
  const span = await sinceLastList(db, org, morning);
  // Nothing the coordinator can do about it today is worth a message a day.
  const weekly = isFirstWorkingDayOfWeek(slot.day, calendar);
  return {
    unreachable: await unreachableUnits(db, org, await readContacts(db, org, channels), morning),
    undelivered: await undelivered(db, org, span),
    unannounced: weekly ? unannouncedYears(plan, calendar, today) : [],
    snoozed: await snoozedIn(db, org, span, morning),
    awaiting: await awaitingLong(db, org, morning),
  };
}

/**
 * From the slot of the last list that arrived up to the slot of this one: what goes wrong while this morning's messages
 * are sent is in tomorrow's list, and nothing is told twice.
 */
async function sinceLastList(db: Executor, org: string, { slot, zone }: Morning): Promise<Span> {
  const earliest = instantAt(addDays(slot.day, -FIRST_LIST_DAYS), "00:00", zone);
  const [last] = await db
    .select({ at: max(outbox.slotAt) })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, org),
        eq(outbox.state, "sent"),
        sql`'morning' = any(${outbox.parts})`,
        lt(outbox.slotAt, slot.at),
      ),
    );
  return { after: last?.at ?? earliest, until: slot.at };
}

/** Overdue as the summary counts it: neither handed in nor moot, whether or not anybody is still reminded. */
async function isAnyOverdue(db: Executor, org: string, { plan, today }: Morning): Promise<boolean> {
  const [found] = await db
    .select({ id: occurrences.id })
    .from(occurrences)
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .where(
      and(
        eq(occurrences.organizationId, org),
        inArray(occurrences.process, ["not_started", "in_progress", "paused"]),
        lt(occurrences.dueOn, today),
        isNull(occurrences.withdrawnAt),
        eq(tasks.planId, plan.id),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Units of which somebody should be reminded by now or within weeks, and whom no message reaches. */
async function unreachableUnits(
  db: Executor,
  org: string,
  contacts: Contacts,
  { plan, today }: Morning,
): Promise<string[]> {
  const horizon = addDays(today, SOON_DAYS);
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

function isReachable(unitId: string, { group, people }: Contacts): boolean {
  return group(unitId) !== null || people("officer", unitId).length + people("head", unitId).length > 0;
}

/** Results handed in so long ago that somebody should be asked why nobody has confirmed them. */
async function awaitingLong(
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
async function snoozedIn(db: Executor, org: string, span: Span, { plan, at, zone }: Morning): Promise<SnoozedDuty[]> {
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
