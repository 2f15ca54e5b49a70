import { addDays, type LocalDate, parseLocalDate } from "./local-date.js";
import { type Period, parsePeriod, spanOf } from "./period.js";

/**
 * When a duty is due, as the plan puts it:
 * - `before` X: "Trước ngày X", which permits until the last moment of the day before X;
 * - `on` X: "ngày X", "đến hết ngày X", "chậm nhất ngày X", which include X;
 * - `end` of a period: "Cả năm 2025", "Quý II", "Tháng 6": its last day;
 * - `standing`: "Thường xuyên", which has no day.
 */
export type DeadlineRule =
  | { readonly kind: "before"; readonly on: LocalDate }
  | { readonly kind: "on"; readonly on: LocalDate }
  | { readonly kind: "end"; readonly period: Period }
  | { readonly kind: "standing" };

/** The last permitted day, or null for a standing duty. */
export function dueOn(rule: DeadlineRule): LocalDate | null {
  switch (rule.kind) {
    case "before":
      return addDays(rule.on, -1);
    case "on":
      return rule.on;
    case "end":
      return spanOf(rule.period).endsOn;
    case "standing":
      return null;
  }
}

/** `before 2025-01-15`, `on 2025-01-20`, `end 2025-Q2`, `standing`: the form used in catalogue files and JSON. */
export function formatRule(rule: DeadlineRule): string {
  if (rule.kind === "standing") return "standing";
  return rule.kind === "end" ? `end ${rule.period}` : `${rule.kind} ${rule.on}`;
}

/** Reads the form {@link formatRule} writes; null when `text` is not one. */
export function parseRule(text: string): DeadlineRule | null {
  const [word, argument, ...rest] = text.trim().split(/\s+/);
  if (rest.length > 0) return null;
  if (word === "standing") return argument === undefined ? { kind: "standing" } : null;
  if (argument === undefined) return null;
  if (word === "before" || word === "on") {
    const on = parseLocalDate(argument);
    return on && { kind: word, on };
  }
  if (word !== "end") return null;
  const period = parsePeriod(argument);
  return period && { kind: "end", period };
}
