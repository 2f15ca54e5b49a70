import { taskFor } from "../domain/metrics-in-force.js";
import { findTask, type Plan } from "../domain/plan.js";
import { type Say, say } from "../domain/say.js";
import type { Item, MessageFacts } from "./message-facts.js";

type Sections = {
  readonly own: readonly Item[];
  readonly watched: readonly Item[];
  readonly unreached: readonly Item[];
};

/** What to do next, as lines that can be typed as they stand: with the item's own number and period. */
export function answerHints({ own, watched, unreached }: Sections, facts: MessageFacts): Say[] {
  const { plan, shortCode } = facts;
  const measured = own.find((item) => enteredMetric(item, facts) !== null);
  const unmeasured = own.find((item) => enteredMetric(item, facts) === null);
  const [late] = watched;
  const [unreachable] = unreached;
  const hints: Say[] = [];
  if (measured)
    hints.push(say("reminder-answer-figure", { about: about(enteredMetric(measured, facts), measured, plan) }));
  if (unmeasured) hints.push(say("reminder-answer-done", { about: about(null, unmeasured, plan) }));
  if (late) hints.push(say("reminder-answer-nudge", { code: late.occurrence.task }));
  if (unreachable) hints.push(say("reminder-answer-bind", { unit: unreachable.occurrence.unit }));
  if (shortCode !== null) hints.push(say("reminder-code", { code: shortCode }));
  return hints;
}

/** The first metric the duty is judged by that a person enters here: not one worked out, nor one entered under another task. */
function enteredMetric({ occurrence }: Item, { plan, today, now }: MessageFacts): string | null {
  const task = findTask(plan, occurrence.task);
  const { metrics } = task ? taskFor(task, occurrence, { today, at: now }) : { metrics: [] };
  return metrics.find((metric) => !metric.computed && !metric.figureOf)?.id ?? null;
}

/** "7", "10a", "BC 2025-Q1": the period where the task has several. */
function about(metric: string | null, { occurrence }: Item, plan: Plan): string {
  const code = metric ?? occurrence.task;
  const several = (findTask(plan, occurrence.task)?.schedule.length ?? 1) > 1;
  return several ? `${code} ${occurrence.period}` : code;
}
