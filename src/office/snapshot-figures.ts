import type { LocalDate } from "../domain/local-date.js";
import { type Period, spanOf } from "../domain/period.js";
import type { PlannedTask } from "../domain/plan.js";
import { freshFrom } from "../domain/stale.js";
import { type FigureSource, figureSources, owingByCount } from "../reports/figure-sources.js";
import { NO_READING, type Reading } from "../reports/reading.js";
import type { Executor } from "../storage/database.js";
import { type DutyCount, listPeriods, type SummaryPart, type UnitCount } from "../storage/summary-counts.js";
import { countOwing, type FigureSum, sumFigures, type WantedFigures } from "../storage/summary-figures.js";
import type { SnapshotFacts } from "./counted-scope.js";

/** What was read for each target in scope, by its id. What is being counted is waited for only once the sums are there. */
export async function readFigures(
  db: Executor,
  part: SummaryPart,
  counts: {
    readonly tasks: Promise<readonly PlannedTask[]>;
    readonly duties: Promise<readonly DutyCount[]>;
    readonly units: Promise<readonly UnitCount[]>;
  },
  facts: SnapshotFacts,
): Promise<ReadonlyMap<string, Reading>> {
  const [tasks, periods] = await Promise.all([counts.tasks, listPeriods(db, part)]);
  const sources = figureSources(tasks, periods);
  const wanted = wantedFigures(sources, part, facts.today);
  const [sums, duties, units] = await Promise.all([
    sumFigures(db, part, wanted, facts.zone),
    counts.duties,
    counts.units,
  ]);
  const known = owingByCount(sources, duties, new Set(units.map(({ unitId }) => unitId)).size);
  const counted = await countOwing(
    db,
    wanted.filter(({ line }) => !known.has(line)),
  );
  const sumOf = new Map(sums.map((sum) => [sum.line, sum]));
  return new Map(
    sources.map(({ line }) => [line, readingOf(sumOf.get(line), known.get(line) ?? counted.get(line) ?? 0)]),
  );
}

/** The periods of each source, with the days by which its figures are read on `today`. */
export function wantedFigures(
  sources: readonly FigureSource[],
  { tasks }: SummaryPart,
  today: LocalDate,
): WantedFigures[] {
  const idOf = new Map([...tasks].map(([id, code]) => [code, id]));
  const periods = new Set(sources.flatMap((source) => source.periods));
  const days = new Map([...periods].map((period) => [period, { period, ...daysOf(period, today) }]));
  return sources.flatMap(({ line, metric, task, periods: own }) => {
    const taskId = idOf.get(task);
    if (taskId === undefined) return [];
    return own.flatMap((period): WantedFigures[] => {
      const speaking = days.get(period);
      return speaking ? [{ line, metric, taskId, ...speaking }] : [];
    });
  });
}

function daysOf(period: Period, today: LocalDate): Pick<WantedFigures, "speaksOf" | "freshFrom"> {
  const { endsOn } = spanOf(period);
  return { speaksOf: endsOn < today ? endsOn : today, freshFrom: freshFrom(period, today) };
}

function readingOf(sum: FigureSum | undefined, unitsOwing: number): Reading {
  if (!sum) return { ...NO_READING, unitsOwing };
  const { units, asOf, estimate, stale } = sum;
  return { ...NO_READING, figure: figureOf(sum), asOf, estimate, unitsReported: units, unitsOwing, unitsStale: stale };
}

/** As `combine` says it: one alone is itself, several are Σn/ΣN or nothing. */
export function figureOf({ units, value, numerator, denominator }: FigureSum): Reading["figure"] {
  if (numerator === null || denominator === null) return units === 1 ? { value } : null;
  if (units === 1) return { value, numerator, denominator };
  return denominator === 0 ? null : { value: (numerator / denominator) * 100, numerator, denominator };
}
