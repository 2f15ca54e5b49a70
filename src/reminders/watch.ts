import type { WorkCalendar } from "../domain/calendar.js";
import type { Clock } from "../domain/clock.js";
import type { Offset } from "../domain/ladder.js";
import { addDays, type LocalDate, localDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import { ladderOf, laddersOf, type Plan, slotTimes } from "../domain/plan.js";
import { plannedRungs } from "../domain/planned-rungs.js";
import type { Said } from "../domain/reminder.js";
import { slotsBetween, waitsForMorning } from "../domain/slot.js";
import type { Zone } from "../domain/zone.js";

/** What the watch asks of the store. */
export type WatchStore = {
  transaction<T>(work: (tx: WatchTx) => Promise<T>): Promise<T>;
};

type WatchTx = {
  watermark(lock: boolean): Promise<Date | null>;
  facts(): Promise<{ readonly plan: Plan | null; readonly calendar: WorkCalendar }>;
  /** Open occurrences due by `dueBy` that the planner means to look at only after `day`. */
  leftForLater(planId: string, day: LocalDate, dueBy: LocalDate): Promise<Occurrence[]>;
  said(occurrences: readonly Occurrence[]): Promise<Said>;
  /** The planner looks at these in its next slot. */
  lookAgain(ids: readonly string[]): Promise<void>;
};

export type Watched = {
  /** A slot that should have been planned by now and was not. */
  readonly unplannedSince: Date | null;
  /** How many duties have a rung behind them that nobody was told of, nor will be. */
  readonly missed: number;
};

/** Planning runs every few seconds: a slot may be this old before its silence means something. */
const GRACE_MS = 2 * 60_000;
/** A slot is looked for no further back: working days are never so far apart. */
const LOOK_BACK_MS = 20 * 86_400_000;
const EVER = localDate("1900-01-01");

/**
 * Compares what should have been said with what the ledger holds, worked out from the calendar rung by rung and not the
 * way the planner does it. What was missed is given back to the planner, which says it, late, in its next slot.
 */
export async function watchReminders(store: WatchStore, clock: Clock, zone: Zone): Promise<Watched> {
  const until = new Date(clock.now().getTime() - GRACE_MS);
  return store.transaction(async (tx) => {
    const { plan, calendar } = await tx.facts();
    const watermark = await tx.watermark(false);
    if (!plan || watermark === null) return { unplannedSince: null, missed: 0 };
    const times = slotTimes(plan);
    const slots = slotsBetween(new Date(until.getTime() - LOOK_BACK_MS), until, times, calendar, zone);
    const unplanned = slots.find(({ at }) => at > watermark && !waitsForMorning(at, until, times, zone));
    const planned = slots.findLast(({ at }) => at <= watermark);
    const missed = planned ? await missedBy(tx, planned.day, plan, calendar) : [];
    await tx.lookAgain(missed.map(({ id }) => id));
    return { unplannedSince: unplanned?.at ?? null, missed: missed.length };
  });
}

async function missedBy(tx: WatchTx, day: LocalDate, plan: Plan, calendar: WorkCalendar): Promise<Occurrence[]> {
  const left = await tx.leftForLater(plan.id, day, horizon(day, plan, calendar));
  const said = await tx.said(left);
  return left.filter((occurrence) => {
    const { closesOn } = occurrence;
    if (closesOn !== undefined && day > closesOn) return false;
    const rungs = plannedRungs(occurrence, EVER, day, ladderOf(plan, occurrence), calendar);
    return rungs.some(({ audience, offset }) => offset > (said(occurrence, audience) ?? Number.NEGATIVE_INFINITY));
  });
}

/** Due later than this, a duty cannot have reached its first rung. */
function horizon(day: LocalDate, plan: Plan, calendar: WorkCalendar): LocalDate {
  const first: Offset = Math.min(
    0,
    ...laddersOf(plan).flatMap(({ before, escalations }) => [...before, ...escalations.map(({ offset }) => offset)]),
  );
  // A due date may lie in a break; none is longer than this.
  return addDays(calendar.addWorkingDays(day, 1 - first), 30);
}
