import type { WorkCalendar } from "./calendar.js";
import type { Ladder } from "./ladder.js";
import { addDays, type LocalDate } from "./local-date.js";
import { rungDay } from "./reminder.js";

/** A duty that is late already is put off by a week at most. */
const MOST_DAYS_LATE = 7;
/** Nobody is without reminders for longer than a month. */
const MOST_DAYS_MUTED = 30;

/** Why reminders of a duty can be put off no further: its last one before the due date must be heard, or it is late. */
export type SnoozeBound = { readonly latestOn: LocalDate; readonly because: "last-reminder" | "late" };

/**
 * The last day to which the reminders of a duty can be put off, on `today`: they begin again on it. Before the due date
 * that is the day of the ladder's last reminder, so that none is put off for good. It may lie in the past: then nothing
 * can be put off until the duty is late.
 */
export function latestSnooze(dueOn: LocalDate, today: LocalDate, ladder: Ladder, calendar: WorkCalendar): SnoozeBound {
  if (today > dueOn) return { latestOn: addDays(today, MOST_DAYS_LATE), because: "late" };
  const last = ladder.before.length > 0 ? Math.max(...ladder.before) : 0;
  return { latestOn: rungDay(dueOn, last, calendar), because: "last-reminder" };
}

/** The last day to which a person's own reminders can be muted, on `today`. */
export function latestMute(today: LocalDate): LocalDate {
  return addDays(today, MOST_DAYS_MUTED);
}
