import type { TaskDraft } from "../domain/catalogue.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Period } from "../domain/period.js";
import { type DueState, isSubmitted, type Process } from "../domain/progress.js";
import type { DutyLine, StateCounts } from "../domain/summary.js";
import { NO_COUNTS, stateOf } from "./count-states.js";
import { groupBy } from "./group-by.js";
import { compareNames } from "./names.js";

/** So many occurrences of one duty stand alike. */
export type DutyRow = {
  readonly task: string;
  readonly period: Period;
  readonly dueOn: LocalDate | null;
  readonly process: Process;
  readonly due: DueState;
  readonly count: number;
  /** Names of those units that have not handed it in, where they are known. */
  readonly units: readonly string[];
};

/** Rows of the same duty as one line; nearest due date first, standing duties last, then the plan's order. */
export function dutyLines(rows: readonly DutyRow[], tasks: ReadonlyMap<string, TaskDraft>): DutyLine[] {
  const rank = new Map([...tasks.keys()].map((code, index) => [code, index]));
  return [...groupBy(rows, ({ task, period, dueOn }) => `${task} ${period} ${dueOn}`).values()]
    .flatMap((group) => dutyLine(group, tasks) ?? [])
    .sort((a, b) => compareDuties(a, b, rank));
}

/** Nearest due date first, standing duties last; then by the task's rank in the plan and the period. */
export function compareDuties(
  a: Pick<DutyRow, "task" | "period" | "dueOn">,
  b: Pick<DutyRow, "task" | "period" | "dueOn">,
  rank: ReadonlyMap<string, number>,
): number {
  return (
    compareText(a.dueOn ?? "9999", b.dueOn ?? "9999") ||
    (rank.get(a.task) ?? 0) - (rank.get(b.task) ?? 0) ||
    compareText(a.period, b.period)
  );
}

function dutyLine(rows: readonly DutyRow[], tasks: ReadonlyMap<string, TaskDraft>): DutyLine | null {
  const [first] = rows;
  const task = first && tasks.get(first.task);
  if (!task) return null;
  const counts: Record<keyof StateCounts, number> = { ...NO_COUNTS };
  const processes: Record<Process, number> = { ...NO_PROCESSES };
  let missing = 0;
  for (const row of rows) {
    processes[row.process] += row.count;
    const state = stateOf(row);
    if (state === null) continue;
    counts[state] += row.count;
    counts.total += row.count;
    if (isMissing(row.process)) missing += row.count;
  }
  const names = rows.flatMap((row) => (isMissing(row.process) ? row.units : [])).sort(compareNames);
  const { period, dueOn } = first;
  return { task: task.code, title: task.shortTitle ?? task.title, period, dueOn, counts, processes, missing, names };
}

/** Neither handed in nor moot. */
function isMissing(process: Process): boolean {
  return !isSubmitted(process) && process !== "not_applicable";
}

const NO_PROCESSES: Readonly<Record<Process, number>> = {
  not_started: 0,
  in_progress: 0,
  awaiting_confirmation: 0,
  done: 0,
  paused: 0,
  not_applicable: 0,
};

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
