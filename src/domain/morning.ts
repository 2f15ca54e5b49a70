import type { WorkCalendar } from "./calendar.js";
import { addDays, type LocalDate } from "./local-date.js";
import type { Plan } from "./plan.js";
import type { Contacts } from "./route.js";
import type { Slot } from "./slot.js";
import { dayAt, instantAt, type Zone } from "./zone.js";

/** What the coordinator should know in the morning, besides who is overdue: that is the summary's to say. */
export type MorningNews = {
  /** Units that owe something soon and that no message can reach. */
  readonly unreachable: readonly string[];
  /** One entry for each place and cause, since the last list. */
  readonly undelivered: readonly Undelivered[];
  /** Years the plan counts in whose days off nobody has announced; told once a week. */
  readonly unannounced: readonly number[];
  /** Duties whose reminders were put off since the last list. */
  readonly snoozed: readonly SnoozedDuty[];
  /** Results that have waited long to be confirmed, the longest first. */
  readonly awaiting: readonly AwaitingResult[];
};

/** A morning without any. */
export const NO_NEWS: MorningNews = { unreachable: [], undelivered: [], unannounced: [], snoozed: [], awaiting: [] };

/** A unit that nobody reaches is told of this far ahead: about when its first reminder comes. */
export const LOOK_AHEAD_DAYS = 21;

/** Whether a message about the unit's work reaches somebody of it. */
export function isReachable(unitId: string, { group, people }: Contacts): boolean {
  return group(unitId) !== null || people("officer", unitId).length + people("head", unitId).length > 0;
}

/** Working days after which the coordinator hears that a result still waits to be confirmed. */
export const LONG_WAIT_DAYS = 3;

/** `days`: working days since it was handed in. */
export type AwaitingResult = { readonly task: string; readonly unit: string; readonly days: number };

export type Undelivered = {
  /** Whose chat it is; null when nobody's any more. */
  readonly to: { readonly kind: "unit" | "person"; readonly name: string } | null;
  /** `gone`: the bot may not write there; `uncertain`: it may have arrived; `refused`: nobody would take it. */
  readonly cause: "gone" | "uncertain" | "refused";
  readonly count: number;
};

export type SnoozedDuty = { readonly task: string; readonly unit: string; readonly untilOn: LocalDate };

/** Whether there is nothing to tell. */
export function isQuietMorning({ unreachable, undelivered, unannounced, snoozed, awaiting }: MorningNews): boolean {
  return unreachable.length + undelivered.length + unannounced.length + snoozed.length + awaiting.length === 0;
}

/** The last first slot of a working day at or before `at`: the one a morning's list and counts are about. */
export function latestMorning(at: Date, { ladder }: Pick<Plan, "ladder">, calendar: WorkCalendar, zone: Zone): Slot {
  const [time = "08:00"] = [...ladder.slots].sort();
  const slotOn = (day: LocalDate): Slot => ({ at: instantAt(day, time, zone), day, time });
  const last = slotOn(calendar.lastWorkingDayOnOrBefore(dayAt(at, zone)));
  return last.at <= at ? last : slotOn(calendar.lastWorkingDayOnOrBefore(addDays(last.day, -1)));
}
