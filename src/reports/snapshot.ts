import type { WorkCalendar } from "../domain/calendar.js";
import type { TaskDraft } from "../domain/catalogue.js";
import { addDays, type LocalDate } from "../domain/local-date.js";
import { isWithin, type Period } from "../domain/period.js";
import { dueState, isSubmitted, type Process, soonUntil } from "../domain/progress.js";
import type { Snapshot, StateCounts, SummaryScope, TargetLine, UnitLine } from "../domain/summary.js";
import { addCounts, NO_COUNTS, stateOf } from "./count-states.js";
import { type DutyRow, dutyLines } from "./duty-lines.js";
import { groupBy } from "./group-by.js";
import { sourcesOf } from "./read-figures.js";
import { NO_READING, type Reading } from "./reading.js";
import { targetLine } from "./target-line.js";
import { type OpenDuties, tasksDone } from "./tasks-done.js";
import { worstFirst } from "./unit-order.js";

/** So many occurrences of a duty stand alike; of submitted work `late` came after its day. */
export type CountedDuty = {
  readonly task: string;
  readonly period: Period;
  readonly dueOn: LocalDate | null;
  readonly process: Process;
  readonly count: number;
  readonly late: number;
};

/** A unit's occurrences in one process: `dated` have a day, `past` of them before today, `near` up to `soonUntil`. */
type CountedUnit = {
  readonly name: string;
  readonly process: Process;
  readonly dated: number;
  readonly past: number;
  readonly near: number;
  readonly late: number;
};

export type SnapshotInput = {
  readonly plan: Snapshot["plan"];
  /** In the plan's order, which the snapshot keeps. */
  readonly tasks: readonly TaskDraft[];
  readonly duties: readonly CountedDuty[];
  /** Who has not handed a duty in, where that was asked, by {@link dutyKey}. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
  readonly units: readonly CountedUnit[];
  /** What was read for each metric of the scope, by its id. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** Of the whole plan, whatever the scope: the share of its tasks that are done is one figure. */
  readonly open: OpenDuties;
  readonly calendar: WorkCalendar;
  readonly today: LocalDate;
};

export function dutyKey({ task, period, dueOn }: Pick<CountedDuty, "task" | "period" | "dueOn">): string {
  return `${task} ${period} ${dueOn}`;
}

/**
 * What is true of the plan or of a period at the instant `at`, out of counts: the same as `summarise` says of the same
 * occurrences, but for the items it does without.
 */
export function snapshot(input: SnapshotInput, scope: SummaryScope, at: Date): Snapshot {
  const { plan, tasks, today } = input;
  const units = worstFirst(unitLines(input));
  return {
    plan,
    at,
    today,
    scope,
    counts: addCounts(units.map(({ counts }) => counts)),
    units,
    duties: dutyLines(dutyRows(input), new Map(tasks.map((task) => [task.code, task]))),
    targets: targetLines(input),
  };
}

function dutyRows({ duties, missing, today, calendar }: SnapshotInput): DutyRow[] {
  const named = new Set<string>();
  return duties.flatMap((duty): DutyRow[] => {
    const { task, period, dueOn, process, count, late } = duty;
    const row = (submittedOn: LocalDate | null, of: number, units: readonly string[] = []): DutyRow => {
      const due = dueState({ process, dueOn, submittedOn }, today, calendar);
      return { task, period, dueOn, process, due, count: of, units };
    };
    if (isSubmitted(process)) {
      if (dueOn === null) return [row(null, count)];
      return [...parts(row, dueOn, late, count - late)];
    }
    // The names are the duty's: one of its rows carries them.
    const key = dutyKey(duty);
    if (process === "not_applicable" || named.has(key)) return [row(null, count)];
    named.add(key);
    return [row(null, count, missing.get(key))];
  });
}

function parts<T>(row: (submittedOn: LocalDate, of: number) => T, dueOn: LocalDate, late: number, onTime: number): T[] {
  return [...(late > 0 ? [row(addDays(dueOn, 1), late)] : []), ...(onTime > 0 ? [row(dueOn, onTime)] : [])];
}

function unitLines({ units, today, calendar }: SnapshotInput): UnitLine[] {
  const near = soonUntil(today, calendar);
  const [yesterday, tomorrow, far] = [addDays(today, -1), addDays(today, 1), addDays(near, 1)];
  // Units stand in a few states, however many there are: each is worked out once.
  const states = new Map<string, keyof StateCounts | null>();
  const stateAt = (process: Process, dueOn: LocalDate, submittedOn: LocalDate | null) => {
    const key = `${process} ${dueOn} ${submittedOn}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    const state = stateOf({ dueOn, process, due: dueState({ process, dueOn, submittedOn }, today, calendar) });
    states.set(key, state);
    return state;
  };
  const counted = units.map(({ name, process, dated, past, near: upToNear, late }) => {
    const counts: Record<keyof StateCounts, number> = { ...NO_COUNTS };
    const add = (dueOn: LocalDate, submittedOn: LocalDate | null, count: number) => {
      const state = count === 0 ? null : stateAt(process, dueOn, submittedOn);
      if (state === null) return;
      counts[state] += count;
      counts.total += count;
    };
    // A day stands for all that the rule does not tell apart from it.
    if (isSubmitted(process)) {
      add(today, tomorrow, late);
      add(today, today, dated - late);
    } else {
      add(yesterday, null, past);
      add(near, null, upToNear - past);
      add(far, null, dated - upToNear);
    }
    return { name, counts };
  });
  return [...groupBy(counted, ({ name }) => name)].map(([name, of]) => ({
    name,
    counts: addCounts(of.map(({ counts }) => counts)),
  }));
}

function targetLines({ tasks, duties, readings, open, today }: SnapshotInput): TargetLine[] {
  const owed = new Set(duties.map(({ task }) => task));
  return tasks.flatMap((task) =>
    owed.has(task.code)
      ? task.metrics.map((metric) => {
          const reading =
            metric.computed === "tasks-done"
              ? tasksDone(task, tasks, open, today)
              : (readings.get(metric.id) ?? NO_READING);
          return targetLine(task, metric, reading);
        })
      : [],
  );
}

/** What one target line is read from: the figures of `metric`, entered under `task`, in these periods. */
export type FigureSource = {
  readonly line: string;
  readonly metric: string;
  readonly task: string;
  readonly periods: readonly Period[];
};

/** Where the figures of each target in scope are found. A target that judges another's figure reads it in its own periods. */
export function figureSources(
  tasks: readonly TaskDraft[],
  duties: readonly Pick<CountedDuty, "task" | "period">[],
): FigureSource[] {
  const periods = new Map(
    [...groupBy(duties, ({ task }) => task)].map(([task, of]) => [task, [...new Set(of.map(({ period }) => period))]]),
  );
  const enteredUnder = sourcesOf(tasks);
  return tasks.flatMap((task) => {
    const own = periods.get(task.code);
    if (!own) return [];
    return task.metrics.flatMap(({ id, figureOf, computed }): FigureSource[] => {
      if (computed) return [];
      if (figureOf === undefined) return [{ line: id, metric: id, task: task.code, periods: own }];
      const source = enteredUnder.get(figureOf);
      if (source === undefined) return [];
      const spokenOf = (periods.get(source) ?? []).filter((one) => own.some((period) => isWithin(one, period)));
      return [{ line: id, metric: figureOf, task: source, periods: spokenOf }];
    });
  });
}

/**
 * How many units owe each source's figure, where the counts alone say so: those of a single period nobody is excused
 * from, and of any periods of which one is owed by all the units there are.
 */
export function owingByCount(
  sources: readonly FigureSource[],
  duties: readonly CountedDuty[],
  units: number,
): ReadonlyMap<string, number> {
  const byTask = groupBy(duties, ({ task }) => task);
  return new Map(
    sources.flatMap(({ line, task, periods }): [string, number][] => {
      const rows = (byTask.get(task) ?? []).filter(({ period }) => periods.includes(period));
      const owed = [...groupBy(rows, ({ period }) => period).values()].map((of) =>
        of.reduce((sum, { process, count }) => sum + (process === "not_applicable" ? 0 : count), 0),
      );
      const excused = rows.some(({ process }) => process === "not_applicable");
      if (owed.length === 0 || (owed.length === 1 && !excused)) return [[line, owed[0] ?? 0]];
      return owed.some((count) => count === units) ? [[line, units]] : [];
    }),
  );
}
