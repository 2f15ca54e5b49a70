import type { Catalogue } from "../domain/catalogue.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Metric } from "../domain/metric.js";
import { metricsOn, replaceMetrics, verdictKey } from "../domain/metrics-in-force.js";
import { targetPhrase } from "../domain/phrases.js";
import type { PlannedTask } from "../domain/plan.js";
import { type Say, say } from "../domain/say.js";

/** A metric whose figures an import has judged otherwise; a side is null where the metric is not there. */
export type TargetChange = {
  readonly id: string;
  readonly before: Metric | null;
  readonly after: Metric | null;
  /** What falls due before it is judged as it was; null: the version corrects the plan from its beginning. */
  readonly from: LocalDate | null;
};

/** The targets that are others once the catalogue is loaded, in its order. `tasks` as they are in force. */
export function targetChanges(tasks: readonly PlannedTask[], catalogue: Catalogue, at: Date): TargetChange[] {
  const { effectiveOn = null } = catalogue.plan;
  const known = new Map(tasks.map((task) => [task.code, task]));
  return catalogue.tasks.flatMap(({ code, metrics }) => {
    const task = known.get(code);
    if (!task) return [];
    const { earlier = [] } = task;
    if (replaceMetrics(task, metrics, effectiveOn, at).length === earlier.length) return [];
    const before = effectiveOn === null ? task.metrics : metricsOn(task, effectiveOn, at);
    // A correction reaches as far back as the version it corrects.
    const from = effectiveOn ?? earlier.findLast(({ until }) => until !== null)?.until ?? null;
    return changesOf(before, metrics).map((change) => ({ ...change, from }));
  });
}

function changesOf(
  before: readonly Metric[],
  after: readonly Metric[],
): Pick<TargetChange, "id" | "before" | "after">[] {
  const [was, is] = [before, after].map((metrics) => new Map(metrics.map((metric) => [metric.id, metric])));
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [old, next] = [was?.get(id) ?? null, is?.get(id) ?? null];
    return verdictKey(old ?? undefined) === verdictKey(next ?? undefined) ? [] : [{ id, before: old, after: next }];
  });
}

/** A line for each change, with the day it holds from. */
export function targetChangeLines(changes: readonly TargetChange[]): Say[] {
  return changes.map(({ id, before, after, from }) => {
    const [was, is] = [goal(before), goal(after)];
    return from === null
      ? say("import-target-corrected", { id, before: was, after: is })
      : say("import-target-from", { id, before: was, after: is, from: { date: from } });
  });
}

function goal(metric: Metric | null) {
  if (metric === null) return { say: say("import-target-none") };
  const target = { say: targetPhrase(metric.target) };
  return metric.tier === "strive" ? { say: say("import-target-strive", { target }) } : target;
}
