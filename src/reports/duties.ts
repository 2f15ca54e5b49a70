import type { LocalDate } from "../domain/local-date.js";
import type { Period } from "../domain/period.js";
import type { SummaryItem } from "../domain/summary.js";
import { groupBy } from "./group-by.js";

/** One task in one period with one due date, and the items that are in question about it. */
export type DutyItems = {
  readonly task: string;
  readonly title: string;
  readonly period: Period;
  readonly dueOn: LocalDate;
  readonly items: readonly SummaryItem[];
};

/**
 * Items gathered so that 37 schools that owe one report make one line; nearest due date first, then the plan's order.
 * Standing duties are left out: they have no day.
 */
export function duties(items: readonly SummaryItem[]): DutyItems[] {
  return [...groupBy(items, ({ task, period, dueOn }) => `${task} ${period} ${dueOn}`).values()]
    .flatMap((group): DutyItems[] => {
      const [first] = group;
      if (!first || first.dueOn === null) return [];
      const { task, title, period, dueOn } = first;
      return [{ task, title, period, dueOn, items: group }];
    })
    .sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1));
}

/** The task's title is enough to know it by; its period only where it has several. */
export function hasSeveralPeriods(items: readonly Pick<SummaryItem, "task" | "period">[]): (task: string) => boolean {
  const periods = new Map<string, Set<Period>>();
  for (const { task, period } of items) periods.set(task, (periods.get(task) ?? new Set()).add(period));
  return (task) => (periods.get(task)?.size ?? 0) > 1;
}
