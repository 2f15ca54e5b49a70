import { addDays, daysBetween, type LocalDate } from "./local-date.js";
import { type Period, spanOf } from "./period.js";

/** A year's target is reported on every quarter (V.1.c), so no figure stays fresh for longer than one. */
const QUARTER_DAYS = 92;

/** The days for which a figure of `period` stays fresh: as long as the period, a quarter at most. */
function freshDays(period: Period): number {
  const { startsOn, endsOn } = spanOf(period);
  return Math.min(daysBetween(startsOn, endsOn) + 1, QUARTER_DAYS);
}

/**
 * The first day of which a figure of `period` is fresh on `today`. What was true at the end of a period that is over
 * stays so: its figures are measured by that end, not by today.
 */
export function freshFrom(period: Period, today: LocalDate): LocalDate {
  const { endsOn } = spanOf(period);
  return addDays(today < endsOn ? today : endsOn, -freshDays(period));
}

/** Whether a figure that speaks of `day` is too old to be shown without saying so. */
export function isStale(day: LocalDate, period: Period, today: LocalDate): boolean {
  return day < freshFrom(period, today);
}
