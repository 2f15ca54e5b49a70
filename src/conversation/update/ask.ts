import { type Figure, type Metric, rangeOf } from "../../domain/metric.js";
import { targetPhrase } from "../../domain/phrases.js";
import { shortTitle } from "../../domain/plan.js";
import { type Say, say } from "../../domain/say.js";
import { commandAbout } from "../commands/duty-to-snooze.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, figurePhrase, processPhrase } from "../phrases.js";
import type { Reply } from "../reply.js";
import type { FigureCheck } from "../understanding/check-figure.js";
import type { FigureReading, Reading, UpdateItem } from "../understanding/intent.js";
import { saysNil } from "../understanding/parse-updates.js";
import type { Duty } from "./duty.js";
import { enteredMetrics } from "./metrics.js";
import { commandFor, exampleFor, figureWords, stateWords, valueWord, wordsBeside, wordsOf } from "./retype.js";
import { readState } from "./save-change.js";

/** Asks how much it is; the next plain answer counts as the value. */
export async function askFigure(context: PlanContext, duty: Duty, metric: Metric): Promise<Reply> {
  const { state } = await readState(context, duty, metric.id);
  const { id, label, denominator, target } = metric;
  const current = figurePhrase(state.figure, target.unit);
  return {
    lines: [
      say("update-ask-figure", { id, label, current, target: { say: targetPhrase(target) } }),
      ...(denominator === undefined ? [] : [say("update-ask-denominator", { denominator })]),
      ...(metric.isCut ? [say("update-ask-cut")] : []),
      say("update-ask-example", { example: exampleFor(duty, metric) }),
    ],
    prefix: commandFor(duty, id),
  };
}

/** Asks how far a task without figures is. */
export function askState(duty: Duty, item: UpdateItem): Reply {
  const { task, occurrence } = duty;
  const command = commandFor(duty, task.code);
  const nil = saysNil(item.note ?? item.source);
  const states = nil ? (["done", "in_progress"] as const) : (["done", "in_progress", "paused"] as const);
  return {
    lines: [
      say("update-ask-state", {
        code: task.code,
        title: shortTitle(task),
        current: processPhrase(occurrence.process),
      }),
      say("update-ask-example", { example: `${command} ${stateWords("in_progress")}` }),
    ],
    choices: [
      ...(nil ? [{ label: say("update-state-nil"), line: `${command} ${stateWords("nil")}` }] : []),
      ...states.map((state) => ({
        label: say(`update-state-${state.replace("_", "-")}`),
        line: `${command} ${stateWords(state)}${wordsBeside(item)}`,
      })),
    ],
    prefix: command,
  };
}

/** "Xong" of a task whose figure is missing: without its number it is no use to the report. */
export async function askBeforeFinish(context: PlanContext, duty: Duty, metric: Metric): Promise<Reply> {
  const question = await askFigure(context, duty, metric);
  return { ...question, lines: [say("update-finish-needs", { code: duty.task.code }), ...question.lines] };
}

/** "Xong" of a task that demands evidence and has none: the next file, address or number hands the work in. */
export function askEvidence(context: PlanContext, { task, occurrence }: Duty): Reply {
  const command = commandAbout("xong", context, occurrence);
  return {
    lines: [
      say("finish-needs-evidence", { code: task.code, title: dutyPhrase(context.plan, occurrence) }),
      say("finish-evidence-how", { command }),
    ],
    prefix: command,
    files: command,
  };
}

/** "Xong" of a task whose figure misses its target: a new figure, or the same with a word of confirmation. */
export function askDespiteTarget(duty: Duty, metric: Metric, figure: Figure, item: UpdateItem): Reply {
  const line = `${commandFor(duty, duty.task.code)} ${stateWords("done")}${wordsBeside(item)} !`;
  return {
    lines: [
      say("update-finish-missed", {
        id: metric.id,
        label: metric.label,
        current: figurePhrase(figure, metric.target.unit),
        target: { say: targetPhrase(metric.target) },
      }),
      say("update-finish-anyway", { line }),
    ],
    prefix: commandFor(duty, metric.id),
  };
}

/** The parts of a task, each with its label and target. */
export function metricLines(task: Duty["task"]): Say[] {
  return enteredMetrics(task).map(({ id, label, target }) =>
    say("update-metric-line", { id, label, target: { say: targetPhrase(target) } }),
  );
}

/** Several metrics, one figure: whose is it? */
export function whichMetric(duty: Duty, item: UpdateItem): Reply {
  const metrics = enteredMetrics(duty.task);
  const lineOf = ({ id }: Metric) => `${commandFor(duty, id)} ${wordsOf(item).trim()}`.trim();
  const [first] = metrics;
  return {
    lines: [
      say("update-which-metric", { code: duty.task.code, title: shortTitle(duty.task) }),
      ...metricLines(duty.task),
      ...(first ? [say("update-type-instead", { line: lineOf(first) })] : []),
    ],
    choices: metrics.map((metric) => ({
      label: say("update-metric-choice", { id: metric.id, label: metric.label }),
      line: lineOf(metric),
    })),
  };
}

/** "1.234": offers what it may have meant, as far as the metric can take it; null when it can take none of it. */
export function askReading(
  duty: Duty,
  metric: Metric,
  item: UpdateItem,
  { readings, source }: Extract<Reading, { kind: "ambiguous" }>,
): Reply | null {
  const { min, max } = rangeOf(metric.target);
  const possible = readings.filter(({ value }) => value >= min && value <= max);
  if (possible.length === 0) return null;
  const unitOf = ({ unit }: FigureReading) => unit ?? metric.target.unit;
  return {
    lines: [
      say("update-ambiguous", { id: metric.id, source }),
      say("update-ask-example", { example: exampleFor(duty, metric) }),
    ],
    choices: possible.map((reading) => ({
      label: say("update-value-choice", { value: { figure: reading.value, unit: unitOf(reading), exact: true } }),
      line: confirmed(duty, metric, valueWord(reading.value, unitOf(reading)), item),
    })),
    prefix: commandFor(duty, metric.id),
  };
}

/** A figure that looks like a slip: the likely ones to choose from, or the same again with a word of confirmation. */
export function askSlip(
  duty: Duty,
  metric: Metric,
  item: UpdateItem,
  { say: doubt, options }: Extract<FigureCheck, { kind: "ask" }>,
): Reply {
  const lineOf = (figure: Figure) => confirmed(duty, metric, figureWords(figure, metric), item);
  const [first] = options;
  return {
    lines: [doubt, ...(first ? [say("update-confirm-hint", { line: lineOf(first.figure) })] : [])],
    choices: options.map(({ label, figure }) => ({ label, line: lineOf(figure) })),
    prefix: commandFor(duty, metric.id),
  };
}

/** A figure that can't be stored, with why; the next plain answer is the figure that was meant. */
export function refuseFigure(
  duty: Duty,
  metric: Metric,
  item: UpdateItem,
  { say: why, suggestions }: Extract<FigureCheck, { kind: "refused" }>,
): Reply {
  const prefix = commandFor(duty, metric.id);
  const { unit } = metric.target;
  return {
    lines: [why, say("update-ask-example", { example: exampleFor(duty, metric) })],
    // Not confirmed: a press is checked like anything typed.
    choices: suggestions.map(({ value }) => ({
      label: say("update-value-choice", { value: { figure: value, unit, exact: true } }),
      line: `${prefix} ${valueWord(value, unit)}${wordsBeside(item)}`,
    })),
    prefix,
  };
}

/** A figure for a task that has none to give: what it takes instead. */
export function refuseUnmeasured(duty: Duty): Reply {
  const { code } = duty.task;
  // Still a question: a /huy leaves it, and takes nothing else back.
  return {
    lines: [say("update-not-measured", { code, title: shortTitle(duty.task) })],
    prefix: commandFor(duty, code),
  };
}

/** Answers to a question need no further questions about slips. */
function confirmed(duty: Duty, metric: Metric, value: string, item: UpdateItem): string {
  return `${commandFor(duty, metric.id)} ${value}${wordsBeside(item)} !`;
}
