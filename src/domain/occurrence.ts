import type { WorkCalendar } from "./calendar.js";
import type { TaskDraft } from "./catalogue.js";
import { dueOn } from "./deadline.js";
import type { Ladder } from "./ladder.js";
import type { LocalDate } from "./local-date.js";
import { type Period, spanOf } from "./period.js";
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
  /** The due date before the first extension; absent while there has been none. */
  readonly originalDueOn?: LocalDate;
  /** Nobody is reminded before this day. */
  readonly opensOn?: LocalDate;
  /** The last day on which a late one is chased. */
  readonly closesOn?: LocalDate;
  /** The ladder it climbs since its first rung was said; absent before that. */
  readonly ladder?: Ladder;
  /** Grows by one with every change, so that two people changing it at once are noticed. */
  readonly version: number;
};

export type PlannedOccurrence = Pick<Occurrence, "task" | "period" | "dueOn" | "opensOn" | "closesOn" | "process"> & {
  /** Code of the unit that owes it. */
  readonly unit: string;
};

/** Codes of the units behind a lead between two days, both included; one day where both are the same. */
export type Members = (lead: string, from: LocalDate, to: LocalDate) => readonly string[];

/**
 * Every occurrence of a task: each period of its schedule × each unit that owes it. Where several units lead (row 4), or
 * a whole set owes a report (V.1.c), each owes its own, so "who has not reported" has an answer.
 *
 * A unit owes a period when it is behind the lead on the due date. A standing duty, which has none, binds whoever is
 * behind the lead on any day of its period. What depends on a condition begins as `not_applicable`.
 */
export function planOccurrences(task: TaskDraft, members: Members, calendar: WorkCalendar): PlannedOccurrence[] {
  const process = task.condition === undefined ? "not_started" : "not_applicable";
  return task.schedule.flatMap(({ period, rule, opensOn, closesOn }) => {
    const due = dueOn(rule, calendar);
    const { startsOn, endsOn } = spanOf(period);
    const units = new Set(task.leads.flatMap((lead) => members(lead, due ?? startsOn, due ?? endsOn)));
    const bounds = { ...(opensOn === undefined ? {} : { opensOn }), ...(closesOn === undefined ? {} : { closesOn }) };
    return [...units].map((unit) => ({ task: task.code, period, dueOn: due, ...bounds, process, unit }));
  });
}
