import { isWithin, type Period } from "../domain/period.js";
import type { PlannedTask } from "../domain/plan.js";
import { groupBy } from "./group-by.js";
import { sourcesOf } from "./read-figures.js";
import type { CountedDuty } from "./snapshot.js";

/** What one target line is read from: the figures of `metric`, entered under `task`, in these periods. */
export type FigureSource = {
  readonly line: string;
  readonly metric: string;
  readonly task: string;
  readonly periods: readonly Period[];
};

/** Where the figures of each target in scope are found. A target that judges another's figure reads it in its own periods. */
export function figureSources(
  tasks: readonly PlannedTask[],
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
