import type { Metric } from "../../domain/metric.js";
import { findMetric, findTask, type PlannedTask } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import type { TaskRef } from "../understanding/intent.js";
import { parseUpdates } from "../understanding/parse-updates.js";

/** A task by its code, or the task of a metric by the metric's id. */
export function findByCode({ plan }: PlanContext, code: string): { task: PlannedTask; metric: Metric | null } | null {
  const task = findTask(plan, code);
  return task ? { task, metric: null } : findMetric(plan, code);
}

/** Letters that are courtesy as well: "7 ạ", "7 e" for "7 em". */
const COURTEOUS = new Set(["a", "e"]);

/**
 * "10a" is a task of that number where the plan has one, else part a of task 10. A part that isn't there makes of "7b" no
 * task at all: another one may be meant.
 */
export function codeOf(context: PlanContext, { code, part, typed }: TaskRef): string {
  if (part === null || findByCode(context, typed)) return typed;
  if (findByCode(context, `${code}${part}`)) return `${code}${part}`;
  return COURTEOUS.has(part) ? code : typed;
}

/** A task as people write it, and nothing beside it: "07", "nv 7", "10a", "bc"; null for anything more. */
export function findTyped(context: PlanContext, text: string): ReturnType<typeof findByCode> {
  const [item, ...others] = parseUpdates(text);
  const plain = item?.reading.kind === "missing" && item.note === null && item.evidence === null && !item.period;
  const typed = plain && others.length === 0 ? item.task?.typed : undefined;
  return findByCode(context, text.trim()) ?? (typed === undefined ? null : findByCode(context, typed));
}

/** No task has this code: which there are. */
export function unknownTask({ plan }: PlanContext, code: string): Reply {
  const numbered = plan.tasks.filter((task) => /^\d+$/.test(task.code)).map((task) => Number(task.code));
  const others = plan.tasks.filter((task) => !/^\d+$/.test(task.code)).map((task) => task.code);
  return reply(
    say("update-unknown-task", {
      code: shorten(code),
      first: numbered.length > 0 ? Math.min(...numbered) : 0,
      last: numbered.length > 0 ? Math.max(...numbered) : 0,
      others: { list: others.slice(0, 6) },
    }),
  );
}
