import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, isoWeekday, localDate, parseLocalDate, yearOf } from "../../src/domain/local-date.js";
import { anyDay } from "./any-day.js";
import { describeOnEveryHost } from "./host-zones.js";

describe("a calendar day", () => {
  it.each(["2025-01-01", "2024-02-29", "2000-02-29", "2025-12-31", "1900-01-01", "2999-12-31"])("is %s", (text) =>
    expect(parseLocalDate(text)).toBe(text),
  );

  it.each([
    ["a February too long", "2025-02-29"],
    ["a century that is no leap year", "2100-02-29"],
    ["a thirteenth month", "2025-13-01"],
    ["month nought", "2025-00-10"],
    ["day nought", "2025-01-00"],
    ["31 April", "2025-04-31"],
    ["the office's own writing", "07/03/2025"],
    ["a time behind it", "2025-03-07T08:00"],
    ["a space before it", " 2025-03-07"],
    ["a line end behind it", "2025-03-07\n"],
    ["no noughts", "2025-3-7"],
    ["digits of another script", "２０２５-03-07"],
    ["a slip of the year's digits", "0025-03-07"],
    ["a year no plan is for", "9999-12-31"],
    ["nothing", ""],
  ])("is not %s: %j", (_name, text) => {
    expect(parseLocalDate(text)).toBeNull();
    expect(() => localDate(text)).toThrow(RangeError);
  });

  it.each([
    ["2025-01-31", 1, "2025-02-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2025-02-28", 1, "2025-03-01"],
    ["2025-03-01", -1, "2025-02-28"],
    ["2025-12-31", 1, "2026-01-01"],
    ["2025-01-01", -1, "2024-12-31"],
    ["2025-06-11", 0, "2025-06-11"],
  ])("%s and %i days is %s", (from, count, to) => {
    expect(addDays(localDate(from), count)).toBe(to);
    expect(daysBetween(localDate(from), localDate(to))).toBe(count);
  });

  it.each([
    ["2025-03-09", 7],
    ["2025-03-10", 1],
    ["1969-12-31", 3],
    ["1970-01-01", 4],
    ["2000-01-01", 6],
  ])("%s is weekday %i", (day, weekday) => expect(isoWeekday(localDate(day))).toBe(weekday));
});

describeOnEveryHost("laws of days", () => {
  it("adding and counting undo each other, and order is the text's", () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
        const other = addDays(day, count);
        expect(parseLocalDate(other)).toBe(other);
        expect(daysBetween(day, other)).toBe(count);
        expect(other > day).toBe(count > 0);
        expect(isoWeekday(addDays(day, 7))).toBe(isoWeekday(day));
        expect(yearOf(day)).toBe(Number(day.slice(0, 4)));
      }),
    ));

  it("a text is a day exactly when writing it back gives the same", () =>
    fc.assert(
      fc.property(
        fc.tuple(
          fc.integer({ min: 1900, max: 2999 }),
          fc.integer({ min: 0, max: 14 }),
          fc.integer({ min: 0, max: 33 }),
        ),
        ([year, month, day]) => {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
          const real = month >= 1 && month <= 12 && day >= 1 && day <= days;
          expect(parseLocalDate(text)).toBe(real ? text : null);
        },
      ),
    ));
});
