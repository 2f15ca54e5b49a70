import type { TaskDraft } from "./catalogue.js";
import { dueOn } from "./deadline.js";
import type { LocalDate } from "./local-date.js";
import type { Period } from "./period.js";
import type { Process } from "./progress.js";

/** One task × period × unit that owes it, with how it stands. */
export type Occurrence = {
  readonly id: string;
  readonly task: string;
  readonly period: Period;
  readonly unitId: string;
  readonly unit: string;
  readonly dueOn: LocalDate | null;
  readonly process: Process;
  readonly submittedAt: Date | null;
  /** Grows by one with every change, so that two people changing it at once are noticed. */
  readonly version: number;
};

export type PlannedOccurrence = Pick<Occurrence, "task" | "period" | "dueOn"> & { readonly unit: string };

/**
 * Every occurrence of a task: each period of its schedule × each unit that leads it. Where several units lead
 * (row 4), or a whole set owes a report (V.1.c), each owes its own, so "who has not reported" has an answer.
 * @param members unit codes behind a lead: a unit stands for itself, a set for its members
 */
export function planOccurrences(task: TaskDraft, members: (lead: string) => readonly string[]): PlannedOccurrence[] {
  const units = [...new Set(task.leads.flatMap((lead) => members(lead)))];
  return task.schedule.flatMap(({ period, rule }) =>
    units.map((unit) => ({ task: task.code, period, dueOn: dueOn(rule), unit })),
  );
}
