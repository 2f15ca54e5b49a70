import { addDays, type LocalDate, localDate, YEAR_PATTERN } from "./local-date.js";

/** A reporting period: `2025`, `2025-H1`, `2025-Q1` or `2025-03`. */
export type Period = string & { readonly __brand: "Period" };

export type PeriodSpan = { readonly period: Period; readonly startsOn: LocalDate; readonly endsOn: LocalDate };

const PATTERN = new RegExp(`^(${YEAR_PATTERN})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$`);

/** The period `text` names, or null. */
export function parsePeriod(text: string): Period | null {
  return PATTERN.test(text) ? (text as Period) : null;
}

/** The period `text` names. Throws on anything else: for literals and for values already validated. */
export function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed) throw new RangeError(`not a period: "${text}", want 2025, 2025-H1, 2025-Q1 or 2025-03`);
  return parsed;
}

export const RHYTHMS = ["month", "quarter", "half-year", "year"] as const;
/** How often a duty comes again. */
export type Rhythm = (typeof RHYTHMS)[number];

/** The year's periods of that length, in order. */
export function periodsOf(year: number, every: Rhythm): Period[] {
  const parts: Readonly<Record<Rhythm, readonly string[]>> = {
    month: Array.from({ length: 12 }, (_, index) => `-${String(index + 1).padStart(2, "0")}`),
    quarter: ["-Q1", "-Q2", "-Q3", "-Q4"],
    "half-year": ["-H1", "-H2"],
    year: [""],
  };
  return parts[every].map((part) => period(`${year}${part}`));
}

/** First and last day of the period. */
export function spanOf(of: Period): PeriodSpan {
  const match = PATTERN.exec(of);
  if (!match?.[1]) throw new RangeError(`not a period: "${of}"`);
  const year = match[1];
  const [first, months] = match[2]
    ? [(Number(match[2]) - 1) * 6, 6]
    : match[3]
      ? [(Number(match[3]) - 1) * 3, 3]
      : match[4]
        ? [Number(match[4]) - 1, 1]
        : [0, 12];
  const lastMonth = firstDay(year, first + months - 1);
  return { period: of, startsOn: firstDay(year, first), endsOn: lastDayOfMonth(lastMonth) };
}

/** Whether all of `inner` lies in `outer`: March in the first quarter, a quarter in its year, each in itself. */
export function isWithin(inner: Period, outer: Period): boolean {
  if (inner === outer) return true;
  const [a, b] = [spanOf(inner), spanOf(outer)];
  return a.startsOn >= b.startsOn && a.endsOn <= b.endsOn;
}

function firstDay(year: string, monthIndex: number): LocalDate {
  return localDate(`${year}-${String(monthIndex + 1).padStart(2, "0")}-01`);
}

function lastDayOfMonth(first: LocalDate): LocalDate {
  // Every month's first day and 31 days lie in the next month; its own day number says how far back the end is.
  const next = addDays(first, 31);
  return addDays(next, -Number(next.slice(8, 10)));
}
