import { and, eq, inArray, isNull, lt, max, sql } from "drizzle-orm";
import { addDays } from "../domain/local-date.js";
import { isQuietMorning, latestMorning, type MorningNews } from "../domain/morning.js";
import type { ChannelName } from "../domain/officer.js";
import { isFirstWorkingDayOfWeek } from "../domain/slot.js";
import { unannouncedYears } from "../domain/unannounced-years.js";
import { dayAt, instantAt } from "../domain/zone.js";
import { readContacts } from "./contacts.js";
import type { Executor } from "./database.js";
import { awaitingLong, type Morning, snoozedIn, unreachableUnits } from "./morning-lists.js";
import { planFacts } from "./plan-facts.js";
import { occurrences, organizations, outbox, tasks } from "./schema.js";
import { type Span, undelivered } from "./undelivered.js";

/** Where no list has been sent, the news of this long are told. */
const FIRST_LIST_DAYS = 7;

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
