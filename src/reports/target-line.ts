import type { TaskDraft } from "../domain/catalogue.js";
import { type Metric, meets } from "../domain/metric.js";
import type { TargetLine } from "../domain/summary.js";
import type { Reading } from "./reading.js";

/** A metric's target beside the figure that was read for it: the one place where "met" is decided. */
export function judged(metric: Metric, { figure, unitsReported, unitsOwing }: Reading) {
  const { id, label, target, tier, alsoJudgedBy = [] } = metric;
  // A share of 3 of 52 units says nothing of the whole, so it is neither met nor missed.
  const met = figure && unitsReported === unitsOwing ? meets(target, figure.value) : null;
  return { id, label, target, tier, alsoJudgedBy, met };
}

/** A metric's line: its figure over all units, judged. */
export function targetLine(task: TaskDraft, metric: Metric, reading: Reading): TargetLine {
  const { figure, estimate, unitsReported, unitsOwing, unitsStale } = reading;
  return { ...judged(metric, reading), task: task.code, figure, estimate, unitsReported, unitsOwing, unitsStale };
}
