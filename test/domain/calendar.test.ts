import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarDay, workCalendar } from "../../src/domain/calendar.js";
import { addDays, isoWeekday, type LocalDate, localDate } from "../../src/domain/local-date.js";
import { anyCalendarDays, anyDay } from "./any-day.js";
import { describeOnEveryHost } from "./host-zones.js";
import { calendar } from "./shipped.js";

const on = localDate;

describe("the days off of 2025 and 2026", () => {
  it.each([
    ["an ordinary Monday", "2025-03-10", true],
    ["an ordinary Saturday", "2025-03-08", false],
    ["an ordinary Sunday", "2025-03-09", false],
    ["New Year 2025", "2025-01-01", false],
    ["the last day before Tết 2025", "2025-01-24", true],
    ["the first day of Tết 2025", "2025-01-25", false],
    ["a weekday of Tết 2025", "2025-01-29", false],
    ["the last day of Tết 2025", "2025-02-02", false],
    ["the first day after Tết 2025", "2025-02-03", true],
    ["the Hùng Kings' day 2025", "2025-04-07", false],
    ["the Saturday worked for 2 May", "2025-04-26", true],
    ["the Sunday after it", "2025-04-27", false],
    ["Liberation day 2025", "2025-04-30", false],
    ["Labour day 2025", "2025-05-01", false],
    ["the Friday swapped for 26 April", "2025-05-02", false],
    ["the Monday after it", "2025-05-05", true],
    ["the Friday before National day 2025", "2025-08-29", true],
    ["the Monday swapped in at National day 2025", "2025-09-01", false],
    ["National day 2025", "2025-09-02", false],
    ["the day after National day 2025", "2025-09-03", true],
    ["the last day of 2025", "2025-12-31", true],
    ["New Year 2026", "2026-01-01", false],
    ["the Friday swapped for 10 January 2026", "2026-01-02", false],
    ["the Saturday worked for it", "2026-01-10", true],
    ["the last day before Tết 2026", "2026-02-13", true],
    ["New Year's day of Tết 2026", "2026-02-17", false],
    ["the first day after Tết 2026", "2026-02-23", true],
    ["the Monday off for the Hùng Kings' Sunday 2026", "2026-04-27", false],
    ["the Saturday worked for 31 August 2026", "2026-08-22", true],
    ["the Monday swapped in at National day 2026", "2026-08-31", false],
    ["29 February of a leap year, a Tuesday", "2028-02-29", true],
  ])("%s (%s) is worked: %s", (_name, day, worked) => expect(calendar.isWorkingDay(on(day))).toBe(worked));

  it.each([
    ["over Tết", "2025-01-24", 1, "2025-02-03"],
    ["back over Tết", "2025-02-03", -1, "2025-01-24"],
    ["over the swapped week: the Saturday counts, the Friday does not", "2025-04-25", 4, "2025-05-05"],
    ["over the year's end", "2025-12-31", 1, "2026-01-05"],
    ["back over the year's end, into a year without data", "2025-01-02", -1, "2024-12-31"],
    ["fifteen back from the first due date", "2025-01-14", -15, "2024-12-23"],
    ["from a Sunday forward", "2025-03-09", 1, "2025-03-10"],
    ["from a Sunday back", "2025-03-09", -1, "2025-03-07"],
    ["nowhere, even from a day off", "2025-03-09", 0, "2025-03-09"],
    ["over 29 February", "2028-02-28", 2, "2028-03-01"],
  ])("counts working days %s: %s %i → %s", (_name, from, count, to) =>
    expect(calendar.addWorkingDays(on(from), count)).toBe(to),
  );

  it.each([
    ["2025-01-24", "2025-02-03", 1],
    ["2025-04-25", "2025-05-05", 4],
    ["2025-03-07", "2025-03-09", 0],
    ["2025-03-09", "2025-03-07", 0],
    ["2025-03-10", "2025-03-07", -1],
    ["2025-06-11", "2025-06-11", 0],
  ])("from %s to %s there are %i working days, and no minus zero", (from, to, count) =>
    expect(calendar.workingDaysBetween(on(from), on(to))).toBe(count),
  );

  it.each([
    ["2025-01-29", "2025-01-24", "2025-02-03"],
    ["2025-04-26", "2025-04-26", "2025-04-26"],
    ["2025-05-01", "2025-04-29", "2025-05-05"],
    ["2025-08-31", "2025-08-29", "2025-09-03"],
  ])("around %s the working days are %s and %s", (day, before, after) => {
    expect(calendar.lastWorkingDayOnOrBefore(on(day))).toBe(before);
    expect(calendar.firstWorkingDayOnOrAfter(on(day))).toBe(after);
  });

  it("knows which years are announced and guesses no other", () => {
    expect([2024, 2025, 2026, 2027].map(calendar.isAnnounced)).toEqual([false, true, true, false]);
  });

  it.each<[what: string, announced: boolean, days: readonly string[]]>([
    ["nothing", false, []],
    ["New Year alone", false, ["2027-01-01"]],
    ["one swapped day in February", false, ["2027-02-05"]],
    ["the fixed holidays without Tết", false, ["2027-01-01", "2027-04-30", "2027-05-01", "2027-09-02"]],
    ["two days around Tết", false, ["2027-02-05", "2027-02-08"]],
    ["weekends that are off anyway", false, ["2027-02-06", "2027-02-07", "2027-02-13", "2027-02-14"]],
    ["the break of Tết", true, ["2027-02-04", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10"]],
    ["the earliest Tết there is", true, ["2027-01-20", "2027-01-21", "2027-01-22"]],
  ])("holds a year for announced with %s: %s", (_what, announced, days) => {
    const off = days.map((day): CalendarDay => ({ on: on(day), kind: "off", name: "x" }));
    expect(workCalendar(off).isAnnounced(2027)).toBe(announced);
    expect(workCalendar(off).isAnnounced(2028)).toBe(false);
  });

  it("takes the coordinator's later word on a day", () => {
    const day = (kind: CalendarDay["kind"]): CalendarDay => ({ on: on("2025-06-11"), kind, name: "x" });
    expect(workCalendar([day("off"), day("work")]).isWorkingDay(on("2025-06-11"))).toBe(true);
    expect(workCalendar([day("work"), day("off")]).isWorkingDay(on("2025-06-11"))).toBe(false);
  });

  it("looks past a break of any length rather than fail", () => {
    const days = Array.from({ length: 400 }, (_, i): CalendarDay => {
      return { on: addDays(on("2025-02-01"), i), kind: "off", name: "x" };
    });
    const closed = workCalendar(days);
    expect(closed.firstWorkingDayOnOrAfter(on("2025-06-11"))).toBe("2026-03-09");
    expect(closed.lastWorkingDayOnOrBefore(on("2025-06-11"))).toBe("2025-01-31");
    expect(closed.workingDaysBetween(on("2025-01-31"), on("2026-03-09"))).toBe(1);
  });
});

describeOnEveryHost("the calendar's laws", () => {
  /** The same sums the slow way: one day after the other. */
  function slowly(days: readonly CalendarDay[]) {
    const isWorked = (day: LocalDate) => {
      const said = days.filter((each) => each.on === day).at(-1)?.kind;
      return said === undefined ? isoWeekday(day) <= 5 : said === "work";
    };
    const add = (from: LocalDate, count: number): LocalDate => {
      let at = from;
      for (let left = Math.abs(count); left > 0; ) {
        at = addDays(at, Math.sign(count));
        if (isWorked(at)) left--;
      }
      return at;
    };
    const between = (from: LocalDate, to: LocalDate): number => {
      let count = 0;
      for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorked(at)) count++;
      return count;
    };
    return { isWorked, add, between };
  }

  it("counts as one would day by day", () =>
    fc.assert(
      fc.property(anyCalendarDays, anyDay, anyDay, fc.integer({ min: -40, max: 40 }), (days, a, b, count) => {
        const fast = workCalendar(days);
        const slow = slowly(days);
        expect(fast.isWorkingDay(a)).toBe(slow.isWorked(a));
        expect(fast.addWorkingDays(a, count)).toBe(slow.add(a, count));
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(fast.workingDaysBetween(from, to)).toBe(slow.between(from, to));
        expect(fast.workingDaysBetween(to, from)).toBe(0 - slow.between(from, to));
        expect(fast.lastWorkingDayOnOrBefore(a)).toBe(slow.isWorked(a) ? a : slow.add(a, -1));
        expect(fast.firstWorkingDayOnOrAfter(a)).toBe(slow.isWorked(a) ? a : slow.add(a, 1));
      }),
    ));
});
