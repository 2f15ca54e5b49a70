import fc from "fast-check";
import { type CalendarDay, workCalendar } from "../../src/domain/calendar.js";
import { addDays, type LocalDate, localDate } from "../../src/domain/local-date.js";

const FIRST = localDate("2024-10-01");

/** Any day from October 2024 to early 2027: announced years, and unannounced ones on both sides. */
export const anyDay: fc.Arbitrary<LocalDate> = fc.integer({ min: 0, max: 850 }).map((count) => addDays(FIRST, count));

/** Days off and days worked strewn over the same years. */
export const anyCalendarDays: fc.Arbitrary<CalendarDay[]> = fc.array(
  fc.record({ on: anyDay, kind: fc.constantFrom("off", "work"), name: fc.constant("x") }),
  { maxLength: 40 },
);

export const anyCalendar = anyCalendarDays.map(workCalendar);
