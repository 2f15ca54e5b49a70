import type { WorkCalendar } from "./calendar.js";
import { addDays, isoWeekday, type LocalDate } from "./local-date.js";
import { dayAt, instantAt, timeAt, type Zone } from "./zone.js";

/** A moment at which messages may leave: a time of the ladder on a working day. */
export type Slot = { readonly at: Date; readonly day: LocalDate; readonly time: string };

/** Said this long after its slot, a message is late. */
export const LATE_AFTER_MS = 10 * 60_000;
/** What is late leaves no later in the evening than this, and no earlier than the day's first slot. */
const EVENING = "20:00";

/** Further back than this only the last slots matter: what is owed is read from state, not from each slot. */
const LOOK_BACK_DAYS = 62;

/**
 * The slots in (after, until], oldest first, at most the last two months' worth.
 * Empty when the clock stood still or went back.
 */
export function slotsBetween(
  after: Date,
  until: Date,
  times: readonly string[],
  calendar: WorkCalendar,
  zone: Zone,
): Slot[] {
  const slots: Slot[] = [];
  const last = dayAt(until, zone);
  const earliest = addDays(last, -LOOK_BACK_DAYS);
  const first = dayAt(after, zone);
  for (let day = first > earliest ? first : earliest; day <= last; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) continue;
    for (const time of [...times].sort()) {
      const at = instantAt(day, time, zone);
      if (at > after && at <= until) slots.push({ at, day, time });
    }
  }
  return slots;
}

/** Whether `day` is the first working day of its week: when leaders get their weekly summary. */
export function isFirstWorkingDayOfWeek(day: LocalDate, calendar: WorkCalendar): boolean {
  const monday = addDays(day, 1 - isoWeekday(day));
  return calendar.firstWorkingDayOnOrAfter(monday) === day;
}

/**
 * Whether what was missed in the slot waits for the morning: nobody is woken by it, and on a working day that morning's
 * slot says it together with its own, once.
 */
export function waitsForMorning(slotAt: Date, now: Date, times: readonly string[], zone: Zone): boolean {
  if (now.getTime() - slotAt.getTime() <= LATE_AFTER_MS) return false;
  const [morning = EVENING] = [...times].sort();
  const time = timeAt(now, zone);
  return time >= EVENING || time < morning;
}
