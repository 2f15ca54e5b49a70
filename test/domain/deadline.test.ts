import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarDay, workCalendar } from "../../src/domain/calendar.js";
import { type DeadlineRule, dueOn, formatRule, parseRule, ruleOf } from "../../src/domain/deadline.js";
import { addDays, isoWeekday, type LocalDate, localDate } from "../../src/domain/local-date.js";
import { type Period, period, periodsOf, RHYTHMS, spanOf } from "../../src/domain/period.js";
import { rungDay } from "../../src/domain/reminder.js";
import { anyCalendarDays, anyDay } from "./any-day.js";
import { describeOnEveryHost } from "./host-zones.js";
import { calendar, shipped } from "./shipped.js";

const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: 2024, max: 2028 }), fc.constantFrom(...RHYTHMS), fc.nat())
  .map(([year, every, index]) => {
    const periods = periodsOf(year, every);
    return periods[index % periods.length] ?? period(String(year));
  });
const lastDayOf = (of: Period) => Number(spanOf(of).endsOn.slice(8));
const anyFinalMonth: fc.Arbitrary<Extract<DeadlineRule, { kind: "final-month" }>> = fc
  .record({
    bound: fc.constantFrom("before" as const, "on" as const),
    day: fc.integer({ min: 1, max: 31 }),
    period: anyPeriod,
  })
  .map(({ bound, day, period: of }) => ({ kind: "final-month", bound, day: Math.min(day, lastDayOf(of)), period: of }));
const anyRule: fc.Arbitrary<DeadlineRule> = fc.oneof(
  fc.record({ kind: fc.constantFrom("before" as const, "on" as const), on: anyDay }),
  fc.record({
    kind: fc.constantFrom("end" as const, "first-working-day" as const, "last-working-day" as const),
    period: anyPeriod,
  }),
  anyFinalMonth,
  fc.constant({ kind: "standing" as const }),
);

describe("a deadline", () => {
  it.each([
    ["before 2025-01-15", "2025-01-14"],
    ["before 2025-01-01", "2024-12-31"],
    ["before 2025-03-01", "2025-02-28"],
    ["before 2024-03-01", "2024-02-29"],
    ["on 2025-01-20", "2025-01-20"],
    ["end 2025", "2025-12-31"],
    ["end 2025-H1", "2025-06-30"],
    ["end 2025-Q2", "2025-06-30"],
    ["end 2025-06", "2025-06-30"],
    ["end 2024-02", "2024-02-29"],
    ["before 10 final-month 2025-Q1", "2025-03-09"],
    ["on 10 final-month 2025-Q1", "2025-03-10"],
    ["before 10 final-month 2025", "2025-12-09"],
    ["on 25 final-month 2025-H1", "2025-06-25"],
    ["on 29 final-month 2024-02", "2024-02-29"],
    ["before 1 final-month 2025-Q1", "2025-02-28"],
    ["first-working-day 2025-01", "2025-01-02"],
    ["first-working-day 2025-02", "2025-02-03"],
    ["first-working-day 2026", "2026-01-05"],
    ["last-working-day 2025-01", "2025-01-24"],
    ["last-working-day 2025-Q2", "2025-06-30"],
    ["last-working-day 2025-04", "2025-04-29"],
    ["last-working-day 2025-08", "2025-08-29"],
    ["last-working-day 2024-02", "2024-02-29"],
    ["standing", null],
  ])("%s is due on %s", (text, due) => {
    const rule = parseRule(text);
    expect(rule && dueOn(rule, calendar)).toBe(due);
    expect(rule).not.toBeNull();
  });

  it.each([
    "",
    "before",
    "on",
    "end",
    "before 2025-02-30",
    "on 15/01/2025",
    "end 2025-Q5",
    "end 2025-01-15",
    "on 2025-Q1",
    "standing 2025",
    "before 2025-01-15 2025-01-16",
    "trước 2025-01-15",
    "Before 2025-01-15",
    "end 9999",
    "before 10 2025-Q1",
    "before 10 final-month",
    "on 10 final-month 2025-Q1 2025-Q2",
    "on 0 final-month 2025-Q1",
    "on 07 final-month 2025-Q1",
    "on 31 final-month 2025-06",
    "before 29 final-month 2025-02",
    "end 10 final-month 2025-Q1",
    "on 10 last-month 2025-Q1",
    "first-working-day",
    "last-working-day 2025-01-31",
    "last-working-day 2025 2026",
  ])("is not read from %j", (text) => expect(parseRule(text)).toBeNull());

  it("forgives spaces around its words", () =>
    expect(parseRule("  before   2025-01-15 ")).toEqual({ kind: "before", on: "2025-01-15" }));

  it("reads back what it writes", () =>
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(parseRule(formatRule(rule))).toEqual(rule);
      }),
    ));

  it("never reads anything it would not write so", () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyRule.map(formatRule)), (text) => {
        const rule = parseRule(text);
        if (rule) expect(formatRule(rule)).toBe(text.trim().replace(/\s+/g, " "));
      }),
    ));

  it.each([
    ["1", "2025", "2025-01-14"],
    ["BC", "2025-Q1", "2025-03-09"],
    ["BC", "2025-H1", "2025-06-09"],
    ["BC", "2025-Q3", "2025-09-09"],
    ["BC", "2025", "2025-12-09"],
  ])("of the shipped plan: task %s for %s is due on %s", (code, of, due) => {
    const schedule = shipped.tasks.find((task) => task.code === code)?.schedule ?? [];
    expect(schedule.filter((entry) => entry.period === of).map((entry) => dueOn(entry.rule, calendar))).toEqual([due]);
  });
});

describe("the rule of a duty that comes again", () => {
  it.each([
    ["end", "2025-Q2", "end 2025-Q2"],
    ["before 10 final-month", "2025-Q3", "before 10 final-month 2025-Q3"],
    ["on 29 final-month", "2024-02", "on 29 final-month 2024-02"],
    ["last-working-day", "2025-H1", "last-working-day 2025-H1"],
  ])("%s of %s is %s", (words, of, rule) => expect(ruleOf(words, period(of))).toEqual(parseRule(rule)));

  it.each(["", "standing", "end 2025-Q1", "before 2025-01-15", "before", "on 10", "on 29 final-month", "last-working"])(
    "has none of %j in February 2025",
    (words) => expect(ruleOf(words, period("2025-02"))).toBeNull(),
  );
});

describeOnEveryHost("the laws of deadlines", () => {
  it("a rule of a period is due in it; only “before the first” of a month's own is due on its eve", () =>
    fc.assert(
      fc.property(anyRule, anyCalendarDays, (rule, days) => {
        if (!("period" in rule)) return;
        const { startsOn, endsOn } = spanOf(rule.period);
        const due = dueOn(rule, workCalendar(days)) ?? "";
        const isEve = rule.kind === "final-month" && rule.bound === "before" && rule.day === 1;
        expect(due >= (isEve ? addDays(startsOn, -1) : startsOn) && due <= endsOn).toBe(true);
      }),
    ));

  it("a day of the last month is that day, and “before” it is the day before", () =>
    fc.assert(
      fc.property(anyFinalMonth, ({ day, period: of }) => {
        const on = dueOn({ kind: "final-month", bound: "on", day, period: of }, calendar) ?? "";
        expect(on).toBe(`${spanOf(of).endsOn.slice(0, 8)}${String(day).padStart(2, "0")}`);
        expect(dueOn({ kind: "final-month", bound: "before", day, period: of }, calendar)).toBe(
          addDays(localDate(on), -1),
        );
      }),
    ));

  it("the first and the last working day are those found day by day; without any, the period's last day", () =>
    fc.assert(
      fc.property(anyPeriod, anyCalendarDays, fc.boolean(), (of, strewn, isClosed) => {
        const { startsOn, endsOn } = spanOf(of);
        const all: LocalDate[] = [];
        for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) all.push(day);
        const closed = isClosed ? all.map((on): CalendarDay => ({ on, kind: "off", name: "x" })) : [];
        const days = [...strewn, ...closed];
        const isWorked = (day: LocalDate) => {
          const said = days.filter(({ on }) => on === day).at(-1)?.kind;
          return said === undefined ? isoWeekday(day) <= 5 : said === "work";
        };
        const worked = all.filter(isWorked);
        const find = (kind: "first-working-day" | "last-working-day") =>
          dueOn({ kind, period: of }, workCalendar(days)) ?? endsOn;
        expect(find("first-working-day")).toBe(worked[0] ?? endsOn);
        expect(find("last-working-day")).toBe(worked.at(-1) ?? endsOn);
        expect(find("first-working-day") <= find("last-working-day")).toBe(true);
      }),
    ));

  it("the rungs of any deadline come in the order of the ladder, on working days", () =>
    fc.assert(
      fc.property(anyRule, anyCalendarDays, (rule, days) => {
        const on = workCalendar(days);
        const due = dueOn(rule, on);
        if (due === null) return;
        const rungs = Array.from({ length: 41 }, (_, index) => rungDay(due, index - 30, on));
        expect(rungs).toEqual(rungs.toSorted());
        expect(new Set(rungs).size).toBe(rungs.length);
        expect(rungs.every(on.isWorkingDay)).toBe(true);
      }),
    ));

  it("is the same day whatever is off, unless it asks for a working day", () =>
    fc.assert(
      fc.property(anyRule, anyCalendarDays, (rule, days) => {
        if (rule.kind === "first-working-day" || rule.kind === "last-working-day") return;
        expect(dueOn(rule, workCalendar(days))).toBe(dueOn(rule, workCalendar([])));
      }),
    ));
});
