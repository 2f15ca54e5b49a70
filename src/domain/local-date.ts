/**
 * A calendar day in the organization's zone, written `YYYY-MM-DD`. Sorting the strings sorts the days.
 * Branded, so that an instant or a host-zone date can't be passed by accident.
 */
export type LocalDate = string & { readonly __brand: "LocalDate" };

const DAY_MS = 86_400_000;
/** No plan is for another year: a slip of the digits is refused, and sums near a day never leave the calendar. */
export const YEAR_PATTERN = "(?:19|2\\d)\\d{2}";
const PATTERN = new RegExp(`^(${YEAR_PATTERN})-(\\d{2})-(\\d{2})$`);

/** The day `text` names, or null when it is not a day of the calendar ("2025-02-30"). */
export function parseLocalDate(text: string): LocalDate | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? (text as LocalDate) : null;
}

/** The day `text` names. Throws on anything else: for literals and for values already validated. */
export function localDate(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed) throw new RangeError(`not a calendar day: "${text}", want YYYY-MM-DD`);
  return parsed;
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: LocalDate, count: number): LocalDate {
  return fromEpochDay(toEpochDay(day) + count);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function isoWeekday(day: LocalDate): number {
  // 1970-01-01 was a Thursday.
  return ((((toEpochDay(day) + 3) % 7) + 7) % 7) + 1;
}

/** The calendar year: 2025. */
export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

function toEpochDay(day: LocalDate): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

function fromEpochDay(epochDay: number): LocalDate {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}
