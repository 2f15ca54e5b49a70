import type { TaskDraft } from "../domain/catalogue.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Process } from "../domain/progress.js";
import { NO_READING, type Reading } from "./reading.js";

/** How many of each task's duties with a day are neither done nor moot; a task without such duties is absent. */
export type OpenDuties = ReadonlyMap<string, number>;

type Counted = {
  readonly task: string;
  readonly dueOn: LocalDate | null;
  readonly process: Process;
  readonly count: number;
};

/** How many duties of each task are still open; standing ones, which never end, are left out. */
export function openDuties(rows: readonly Counted[]): OpenDuties {
  const open = new Map<string, number>();
  for (const { task, dueOn, process, count } of rows) {
    if (dueOn === null) continue;
    const ended = process === "done" || process === "not_applicable";
    open.set(task, (open.get(task) ?? 0) + (ended ? 0 : count));
  }
  return open;
}

/**
 * The share of the plan's tasks that are done: all that is owed is done or does not apply. "Nhiệm vụ cụ thể trong Kế
 * hoạch" (II.3) are the rows of its table; of a plan without one, all it asks for but the targets that stand beside the
 * computing one in its clause (II.1 … II.9). Standing duties have no end and count for nothing.
 */
export function tasksDone(
  computing: TaskDraft,
  tasks: readonly TaskDraft[],
  open: OpenDuties,
  today: LocalDate,
): Reading {
  const clause = (task: TaskDraft) => task.clause.split(".")[0];
  const hasTable = tasks.some(({ origin }) => origin === "table");
  const counts = (task: TaskDraft) => (hasTable ? task.origin === "table" : clause(task) !== clause(computing));
  let numerator = 0;
  let denominator = 0;
  for (const task of tasks) {
    const left = open.get(task.code);
    if (left === undefined || task.code === computing.code || !counts(task)) continue;
    denominator++;
    if (left === 0) numerator++;
  }
  const figure = denominator === 0 ? null : { value: (numerator / denominator) * 100, numerator, denominator };
  // Nobody reports it, so nobody can be missing and nothing can be stale.
  return { ...NO_READING, figure, asOf: today };
}
