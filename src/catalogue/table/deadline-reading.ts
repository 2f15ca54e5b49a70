import type { ScheduleEntry } from "../../domain/catalogue.js";
import type { DeadlineRule } from "../../domain/deadline.js";
import type { LocalDate } from "../../domain/local-date.js";
import type { Period } from "../../domain/period.js";

export type DeadlineReading = {
  /** False: no rule is certain; what is given holds until somebody says. */
  readonly understood: boolean;
  readonly rule: DeadlineRule;
  readonly schedule: readonly ScheduleEntry[];
};

/** Due once in `whole`. */
export function once(whole: Period, rule: DeadlineRule): DeadlineReading {
  return { understood: true, rule, schedule: [{ period: whole, rule }] };
}

/** A deadline that was not understood: standing, until somebody says otherwise. */
export function unread(whole: Period): DeadlineReading {
  return { ...once(whole, { kind: "standing" }), understood: false };
}

/**
 * A deadline that can be read in several ways: the last day it can mean, until somebody says. Nobody is called late who
 * is not, and nothing goes by without a word.
 */
export function atLatest(whole: Period, on: LocalDate): DeadlineReading {
  return { ...once(whole, { kind: "on", on }), understood: false };
}
