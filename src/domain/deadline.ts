import type { WorkCalendar } from "./calendar.js";
import { addDays, type LocalDate, parseLocalDate } from "./local-date.js";
import { type Period, parsePeriod, spanOf } from "./period.js";

/**
 * When a duty is due, as the plan puts it:
 * - `before` X: "Trước ngày X", which permits until the last moment of the day before X;
 * - `on` X: "ngày X", "đến hết ngày X", "chậm nhất ngày X", which include X;
 * - `end` of a period: "Cả năm 2025", "Quý II", "Tháng 6": its last day;
 * - `final-month`: "(trước) ngày 10 của tháng cuối quý": a day of the period's last month, or the one before it;
 * - `first-working-day`, `last-working-day` of a period: by the office's calendar;
 * - `standing`: "Thường xuyên", which has no day.
 */
export type DeadlineRule =
  | { readonly kind: "before"; readonly on: LocalDate }
  | { readonly kind: "on"; readonly on: LocalDate }
  | { readonly kind: "end"; readonly period: Period }
  | { readonly kind: "final-month"; readonly bound: "before" | "on"; readonly day: number; readonly period: Period }
  | { readonly kind: "first-working-day" | "last-working-day"; readonly period: Period }
  | { readonly kind: "standing" };

/**
 * The last permitted day, or null for a standing duty. A working day is found by `calendar`; where a whole period is
 * off, its last day stands in, so that the day never leaves the period.
 */
export function dueOn(rule: DeadlineRule, calendar: WorkCalendar): LocalDate | null {
  switch (rule.kind) {
    case "before":
      return addDays(rule.on, -1);
    case "on":
      return rule.on;
    case "end":
      return spanOf(rule.period).endsOn;
    case "final-month":
      return dayOfFinalMonth(rule);
    case "first-working-day": {
      const { startsOn, endsOn } = spanOf(rule.period);
      const first = calendar.firstWorkingDayOnOrAfter(startsOn);
      return first <= endsOn ? first : endsOn;
    }
    case "last-working-day": {
      const { startsOn, endsOn } = spanOf(rule.period);
      const last = calendar.lastWorkingDayOnOrBefore(endsOn);
      return last >= startsOn ? last : endsOn;
    }
    case "standing":
      return null;
  }
}

/**
 * The form used in catalogue files and JSON: `before 2025-01-15`, `on 2025-01-20`, `end 2025-Q2`,
 * `before 10 final-month 2025-Q1`, `last-working-day 2025-06`, `standing`.
 */
export function formatRule(rule: DeadlineRule): string {
  switch (rule.kind) {
    case "before":
    case "on":
      return `${rule.kind} ${rule.on}`;
    case "final-month":
      return `${rule.bound} ${rule.day} final-month ${rule.period}`;
    case "standing":
      return rule.kind;
    default:
      return `${rule.kind} ${rule.period}`;
  }
}

/** Reads the form {@link formatRule} writes; null when `text` is not one, or names a day its month lacks. */
export function parseRule(text: string): DeadlineRule | null {
  const [word, ...args] = text.trim().split(/\s+/);
  const [first = "", ...others] = args;
  if (word === "standing") return args.length === 0 ? { kind: word } : null;
  if (word === "before" || word === "on") {
    if (others.length > 0) return parseFinalMonth(word, args);
    const on = parseLocalDate(first);
    return on && { kind: word, on };
  }
  if (word !== "end" && word !== "first-working-day" && word !== "last-working-day") return null;
  const period = others.length === 0 ? parsePeriod(first) : null;
  return period && { kind: word, period };
}

/**
 * The rule for one period of a duty that comes again: `words` are those of {@link formatRule} without the period
 * ("before 10 final-month", "end"). Null when they are not, or name a day this period's last month lacks.
 */
export function ruleOf(words: string, period: Period): DeadlineRule | null {
  return parseRule(`${words} ${period}`);
}

function parseFinalMonth(bound: "before" | "on", [day = "", mark, of = "", ...rest]: string[]): DeadlineRule | null {
  const period = parsePeriod(of);
  if (mark !== "final-month" || !period || rest.length > 0 || !/^[1-9]\d?$/.test(day)) return null;
  const rule = { kind: "final-month", bound, day: Number(day), period } as const;
  return rule.day <= Number(spanOf(period).endsOn.slice(8)) ? rule : null;
}

function dayOfFinalMonth({ bound, day, period }: Extract<DeadlineRule, { kind: "final-month" }>): LocalDate {
  const { endsOn } = spanOf(period);
  return addDays(endsOn, day - Number(endsOn.slice(8)) - (bound === "before" ? 1 : 0));
}
