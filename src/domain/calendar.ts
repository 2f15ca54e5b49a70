import { addDays, daysBetween, isoWeekday, type LocalDate, localDate, yearOf } from "./local-date.js";

/** A dated exception to "Monday to Friday": a day off, or a weekend day worked in exchange for one. */
export type CalendarDay = {
  readonly on: LocalDate;
  readonly kind: "off" | "work";
  readonly name: string;
  /** The announcement it comes from; {@link BY_HAND} for a day the coordinator set. */
  readonly source?: string;
};

/** The source of a day the coordinator set by hand: no import overrules it. */
export const BY_HAND = "coordinator";

/** The office's working days. Days go in, days come out: it knows no clock and no zone. */
export type WorkCalendar = {
  isWorkingDay(day: LocalDate): boolean;
  /** The `count`-th working day after `day` (before it when negative); 0 gives `day` itself, worked or not. */
  addWorkingDays(day: LocalDate, count: number): LocalDate;
  /** `day` itself when it is worked, else the nearest working day before it. */
  lastWorkingDayOnOrBefore(day: LocalDate): LocalDate;
  /** `day` itself when it is worked, else the nearest working day after it. */
  firstWorkingDayOnOrAfter(day: LocalDate): LocalDate;
  /** Working days in (from, to]; negative when `to` comes first. */
  workingDaysBetween(from: LocalDate, to: LocalDate): number;
  /**
   * Whether the year's days off are known. Most fall on the same date every year; Tết follows the moon and the yearly
   * announcement, so a year counts as announced once its data has a Tết break: three weekdays off between mid-January
   * and the end of February. One swapped Saturday, or New Year alone, does not make it so.
   */
  isAnnounced(year: number): boolean;
};

/** Working days are numbered, so that adding and counting them are look-ups: the planner asks millions. */
type Year = {
  /** The year's working days, in order. */
  readonly days: readonly LocalDate[];
  /** For each day of the year, how many working days it and those before it hold. */
  readonly upTo: readonly number[];
  /** The number of the last working day before the year. */
  readonly before: number;
};

/** Builds the calendar from dated data. The same day twice: the later entry wins (the coordinator's correction). */
export function workCalendar(days: readonly CalendarDay[]): WorkCalendar {
  const kinds = new Map(days.map((day) => [day.on, day.kind]));
  const years = new Map<number, Year>();
  // Numbers start in the first year asked for: a calendar lives for one message, and builds no year it is not asked.
  let origin: number | null = null;

  const isWorkingDay = (day: LocalDate) => (kinds.get(day) ?? (isoWeekday(day) <= 5 ? "work" : "off")) === "work";

  function yearTable(year: number): Year {
    const known = years.get(year);
    if (known) return known;
    origin ??= year;
    const worked: LocalDate[] = [];
    const upTo: number[] = [];
    for (let day = firstOf(year); yearOf(day) === year; day = addDays(day, 1)) {
      if (isWorkingDay(day)) worked.push(day);
      upTo.push(worked.length);
    }
    const table = { days: worked, upTo, before: beforeOf(year, worked.length, origin) };
    years.set(year, table);
    return table;
  }

  function beforeOf(year: number, count: number, first: number): number {
    if (year === first) return 0;
    if (year < first) return yearTable(year + 1).before - count;
    const previous = yearTable(year - 1);
    return previous.before + previous.days.length;
  }

  /** The number of the last working day on or before `day`. */
  function numberOf(day: LocalDate): number {
    const { before, upTo } = yearTable(yearOf(day));
    return before + (upTo[daysBetween(firstOf(yearOf(day)), day)] ?? 0);
  }

  /** The working day with that number; `near` is a year to begin at. */
  function dayOf(number: number, near: number): LocalDate {
    let year = near;
    let table = yearTable(year);
    while (number <= table.before) table = yearTable(--year);
    while (number > table.before + table.days.length) table = yearTable(++year);
    const day = table.days[number - table.before - 1];
    if (day === undefined) throw new RangeError(`the calendar has no working day number ${number}`);
    return day;
  }

  function addWorkingDays(day: LocalDate, count: number): LocalDate {
    if (count === 0) return day;
    const from = count > 0 ? numberOf(day) : numberOf(addDays(day, -1)) + 1;
    return dayOf(from + count, yearOf(day));
  }

  return {
    isWorkingDay,
    addWorkingDays,
    workingDaysBetween: (from, to) => numberOf(to) - numberOf(from),
    lastWorkingDayOnOrBefore: (day) => dayOf(numberOf(day), yearOf(day)),
    firstWorkingDayOnOrAfter: (day) => (isWorkingDay(day) ? day : addWorkingDays(day, 1)),
    isAnnounced: (year) => tetWeekdays(year).filter((day) => !isWorkingDay(day)).length >= TET_WEEKDAYS,
  };
}

/** Five days by law, of which a weekend takes two at most. */
const TET_WEEKDAYS = 3;

/** Weekdays on which a Tết break can fall: its first day is 21 January at the earliest, 20 February at the latest. */
function tetWeekdays(year: number): LocalDate[] {
  const january = addDays(firstOf(year), 14);
  return Array.from({ length: 45 }, (_, index) => addDays(january, index)).filter((day) => isoWeekday(day) <= 5);
}

function firstOf(year: number): LocalDate {
  return localDate(`${String(year).padStart(4, "0")}-01-01`);
}
