import type { TaskDraft } from "../domain/catalogue.js";
import type { LocalDate } from "../domain/local-date.js";
import { combine, type Metric } from "../domain/metric.js";
import type { Occurrence } from "../domain/occurrence.js";
import { isWithin, type Period, spanOf } from "../domain/period.js";
import { type FigureRecord, metricsEver, type PlannedTask } from "../domain/plan.js";
import { isStale } from "../domain/stale.js";
import { groupBy } from "./group-by.js";
import type { Reading } from "./reading.js";
import { type OpenDuties, openDuties, tasksDone } from "./tasks-done.js";

/** The figure in force for one occurrence and metric, and the name of who gave it. */
export type ReportedFigure = Omit<FigureRecord, "officerId">;

export type FigureReader = {
  /** The reading of `metric` of `task` for some of the task's occurrences; each unit counts with its latest figure. */
  read(task: TaskDraft, metric: Metric, occurrences: readonly Occurrence[]): Reading;
};

/** Reads figures of one plan, following `figureOf` to the metric that is entered and working out what is computed. */
export function figureReader(input: {
  readonly tasks: readonly PlannedTask[];
  readonly occurrences: readonly Occurrence[];
  readonly figures: readonly ReportedFigure[];
  readonly today: LocalDate;
  readonly open?: OpenDuties;
  dayOf(instant: Date): LocalDate;
}): FigureReader {
  const reported = new Map(input.figures.map((one) => [`${one.occurrenceId} ${one.metricId}`, one]));
  const byTask = groupBy(input.occurrences, (occurrence) => occurrence.task);
  const open =
    input.open ?? openDuties(input.occurrences.map(({ task, dueOn, process }) => ({ task, dueOn, process, count: 1 })));
  const enteredUnder = sourcesOf(input.tasks);

  /** Without a day of its own a figure speaks of its period's last day, or of today while the period runs. */
  function speaksOf(one: ReportedFigure, period: Period): LocalDate {
    if (one.asOf !== null) return one.asOf;
    const { endsOn } = spanOf(period);
    return endsOn < input.today ? endsOn : input.today;
  }

  function latestPerUnit(metricId: string, occurrences: readonly Occurrence[]): Reading {
    const latest = new Map<string, { day: LocalDate; period: Period; one: ReportedFigure }>();
    const owing = new Set<string>();
    for (const { id, unit, period, process } of occurrences) {
      const one = reported.get(`${id} ${metricId}`);
      if (one || process !== "not_applicable") owing.add(unit);
      if (!one) continue;
      const day = speaksOf(one, period);
      const known = latest.get(unit);
      if (!known || day > known.day || (day === known.day && one.updatedAt > known.one.updatedAt))
        latest.set(unit, { day, period, one });
    }
    const found = [...latest.values()];
    const days = found.flatMap(({ one }) => (one.asOf === null ? [] : [one.asOf])).sort();
    const last = found.reduce<ReportedFigure | null>(
      (newest, { one }) => (newest === null || one.updatedAt > newest.updatedAt ? one : newest),
      null,
    );
    return {
      figure: combine(found.map(({ one }) => one.figure)),
      asOf: days[0] ?? null,
      estimate: found.some(({ one }) => one.estimate),
      updatedAt: last?.updatedAt ?? null,
      updatedBy: last?.updatedBy ?? null,
      unitsReported: latest.size,
      unitsOwing: owing.size,
      unitsStale: found.filter(({ one, period }) =>
        isStale(one.asOf ?? input.dayOf(one.updatedAt), period, input.today),
      ).length,
    };
  }

  /** The same for every unit of the task, so it is worked out once. */
  const shared = new Map<string, Reading>();
  function once(key: string, work: () => Reading): Reading {
    const reading = shared.get(key) ?? work();
    shared.set(key, reading);
    return reading;
  }

  return {
    read(task, metric, occurrences) {
      const { computed, figureOf } = metric;
      if (computed === "tasks-done") return once(task.code, () => tasksDone(task, input.tasks, open, input.today));
      if (figureOf === undefined) return latestPerUnit(metric.id, occurrences);
      const periods = [...new Set(occurrences.map((occurrence) => occurrence.period))].sort();
      return once([figureOf, ...periods].join(" of "), () => {
        const source = byTask.get(enteredUnder.get(figureOf) ?? "") ?? [];
        const spokenOf = source.filter((entered) => periods.some((period) => isWithin(entered.period, period)));
        return latestPerUnit(figureOf, spokenOf);
      });
    },
  };
}

/** The task under which each metric's figures are entered. */
export function sourcesOf(tasks: readonly PlannedTask[]): ReadonlyMap<string, string> {
  return new Map(
    tasks.flatMap((task) =>
      metricsEver(task)
        .filter((metric) => !metric.figureOf)
        .map((metric) => [metric.id, task.code] as const),
    ),
  );
}
