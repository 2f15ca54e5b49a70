import type { LocalDate } from "../domain/local-date.js";
import type { Target } from "../domain/metric.js";
import type { Period } from "../domain/period.js";
import type { DueState, Process } from "../domain/progress.js";
import type { MetricLine, ProgressSummary } from "../domain/summary.js";
import { isoInstant, type Zone } from "../domain/zone.js";

/** `nhacviec status --json` and the read API. Days are `YYYY-MM-DD`, instants ISO 8601 with the zone's offset. */
export type StatusDocument = {
  readonly plan: string;
  readonly at: string;
  readonly items: readonly StatusItem[];
};

type StatusItem = {
  readonly task: string;
  readonly period: Period;
  readonly unit: string;
  readonly dueOn: LocalDate | null;
  readonly process: Process;
  readonly due: DueState;
  readonly metrics: readonly StatusMetric[];
  readonly updates: number;
};

type StatusMetric = {
  readonly id: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly target: Target;
  readonly met: boolean | null;
  readonly asOf: LocalDate | null;
  readonly estimate: boolean;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
};

/** The summary as the document other programs read. */
export function statusDocument(summary: ProgressSummary, zone: Zone): StatusDocument {
  return {
    plan: summary.plan.code,
    at: isoInstant(summary.at, zone),
    items: summary.items.map(({ task, period, unit, dueOn, process, due, metrics, updates }) => ({
      task,
      period,
      unit,
      dueOn,
      process,
      due,
      metrics: metrics.map((metric) => statusMetric(metric, zone)),
      updates,
    })),
  };
}

function statusMetric({ id, figure, target, met, asOf, estimate, updatedAt, updatedBy }: MetricLine, zone: Zone) {
  return {
    id,
    value: figure?.value ?? null,
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? null,
    target: { op: target.op, value: target.value, unit: target.unit },
    met,
    asOf,
    estimate,
    updatedAt: updatedAt && isoInstant(updatedAt, zone),
    updatedBy,
  };
}
