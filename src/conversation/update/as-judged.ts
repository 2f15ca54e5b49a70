import type { Metric } from "../../domain/metric.js";
import { taskFor } from "../../domain/metrics-in-force.js";
import type { Occurrence } from "../../domain/occurrence.js";
import type { PlannedTask } from "../../domain/plan.js";
import type { PlanContext } from "../context.js";

type Judged = { readonly task: PlannedTask; readonly metric: Metric | null; readonly occurrence: Occurrence };

/** The duty with the targets it is judged by: a later version of the plan may have others. */
export function asJudged<Duty extends Judged>({ today, now }: PlanContext, duty: Duty): Duty {
  const task = taskFor(duty.task, duty.occurrence, { today, at: now });
  const metric = duty.metric && (task.metrics.find(({ id }) => id === duty.metric?.id) ?? duty.metric);
  return { ...duty, task, metric };
}
