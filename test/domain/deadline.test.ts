import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeadlineRule, dueOn, formatRule, parseRule } from "../../src/domain/deadline.js";
import { period } from "../../src/domain/period.js";
import { anyDay } from "./any-day.js";
import { shipped } from "./shipped.js";

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
    ["standing", null],
  ])("%s is due on %s", (text, due) => {
    const rule = parseRule(text);
    expect(rule && dueOn(rule)).toBe(due);
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
  ])("is not read from %j", (text) => expect(parseRule(text)).toBeNull());

  it("forgives spaces around its words", () =>
    expect(parseRule("  before   2025-01-15 ")).toEqual({ kind: "before", on: "2025-01-15" }));

  const anyRule: fc.Arbitrary<DeadlineRule> = fc.oneof(
    fc.record({ kind: fc.constantFrom("before", "on"), on: anyDay }),
    fc.record({
      kind: fc.constant("end"),
      period: fc.constantFrom("2025", "2025-H2", "2026-Q1", "2024-02").map(period),
    }),
    fc.constant({ kind: "standing" }),
  ) as fc.Arbitrary<DeadlineRule>;

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
    expect(schedule.filter((entry) => entry.period === of).map((entry) => dueOn(entry.rule))).toEqual([due]);
  });
});
