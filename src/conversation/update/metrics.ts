import type { TaskDraft } from "../../domain/catalogue.js";
import { type Figure, type Metric, meets } from "../../domain/metric.js";
import { shortTitle } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import type { Duty } from "./duty.js";
import { findByCode } from "./find-task.js";

/** The metrics of a task that somebody has to enter here: not those computed or entered under another task. */
export function enteredMetrics(task: Pick<TaskDraft, "metrics">): Metric[] {
  return task.metrics.filter((metric) => metric.computed === undefined && metric.figureOf === undefined);
}

/**
 * Which metric somebody speaks of: the one named, or the only one to be entered; `several` must be asked, and so must
 * one that another version of the plan has, not the one this duty is judged by.
 */
export function meantMetric({ task, metric }: Pick<Duty, "task" | "metric">): Metric | "several" | "none" {
  const entered = enteredMetrics(task);
  if (metric && task.metrics.some(({ id }) => id === metric.id)) return metric;
  if (entered.length > (metric ? 0 : 1)) return "several";
  return entered[0] ?? task.metrics[0] ?? "none";
}

/** Why nobody enters this metric here: it is worked out, or entered elsewhere. Null when it is entered here. */
export function notEnteredHere(context: PlanContext, { id, label, computed, figureOf }: Metric): Reply | null {
  if (computed !== undefined) return reply(say("update-computed", { id, label }));
  if (figureOf === undefined) return null;
  const found = findByCode(context, figureOf);
  const title = found ? shortTitle(found.task) : figureOf;
  return reply(say("update-elsewhere", { id, label, other: figureOf, title }));
}

/**
 * What stands between a task and its end: figures not given, and those that miss a target that binds.
 * @param given a figure about to be stored
 */
export async function openFigures(
  { tx }: PlanContext,
  { task, occurrence }: Duty,
  given?: { readonly metric: Metric; readonly figure: Figure },
): Promise<{ missing: Metric[]; missed: { metric: Metric; figure: Figure }[] }> {
  const records = new Map((await tx.figures([occurrence.id])).map((record) => [record.metricId, record.figure]));
  if (given) records.set(given.metric.id, given.figure);
  const entered = enteredMetrics(task).map((metric) => ({ metric, figure: records.get(metric.id) }));
  return {
    missing: entered.flatMap(({ metric, figure }) => (figure ? [] : [metric])),
    missed: entered.flatMap(({ metric, figure }) =>
      figure && metric.tier === "must" && !meets(metric.target, figure.value) ? [{ metric, figure }] : [],
    ),
  };
}
