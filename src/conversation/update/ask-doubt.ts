import { type Metric, rangeOf } from "../../domain/metric.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import type { Reply, ReplyChoice } from "../reply.js";
import { shorten } from "../shorten.js";
import type { Reading, UpdateItem } from "../understanding/intent.js";
import { parseCorrection, parseUpdates } from "../understanding/parse-updates.js";
import { askState, metricLines } from "./ask.js";
import type { Duty } from "./duty.js";
import { enteredMetrics, meantMetric, notEnteredHere } from "./metrics.js";
import { commandFor, exampleFor, valueWord, wordsBeside } from "./retype.js";

/** In characters: enough for a sentence. */
const MOST_QUOTED = 120;

type Doubt = Extract<Reading, { kind: "invalid" }>;

/** What looks like a result and can't be taken as it stands: says so, and offers what it may have meant. */
export function askDoubt(context: PlanContext, duty: Duty, item: UpdateItem, doubt: Doubt): Reply {
  const metric = meantMetric(duty);
  const id = duty.metric?.id ?? duty.task.code;
  const why = say(`update-invalid-${doubt.because}`, { id, source: quoted(doubt, item) });
  if (metric === "none") {
    const question = askState(duty, item);
    return { ...question, lines: [why, ...question.lines] };
  }
  if (metric === "several") {
    const metrics = enteredMetrics(duty.task);
    const [first] = metrics;
    const example = first ? exampleFor(duty, first) : commandFor(duty, id);
    const [figure, ...others] = doubt.suggestions;
    const single = figure !== undefined && others.length === 0 ? [figure] : [];
    return {
      lines: [why, ...metricLines(duty.task), say("update-ask-example", { example })],
      choices: metrics.flatMap((one) => offered(duty, one, item, single)),
      prefix: commandFor(duty, id),
    };
  }
  const elsewhere = notEnteredHere(context, metric);
  if (elsewhere) return elsewhere;
  const choices = offered(duty, metric, item, doubt.suggestions);
  const example = exampleFor(duty, metric);
  if (choices.length === 0)
    return { lines: [why, say("update-ask-example", { example })], choices, prefix: commandFor(duty, id) };
  const unsure = doubt.because === "not-a-value" ? say("update-unsure", { id, source: quoted(doubt, item) }) : why;
  return {
    lines: [unsure, say("update-offer", { example })],
    choices,
    prefix: commandFor(duty, id),
    // "83 %?" – "vâng".
    ...(choices.length === 1 ? { yesNo: true } : {}),
  };
}

/** What was said, with what makes a doubt of it: "xong" alone would not tell why "xong nhưng chưa ký" is none. */
function quoted({ source, suggestions }: Doubt, { note }: UpdateItem): string {
  return note === null || suggestions.length > 0 || source.includes(note)
    ? source
    : shorten(`${source} ${note}`, MOST_QUOTED);
}

/** The figures the metric can take. None of them is confirmed: a press is checked like anything typed. */
function offered(duty: Duty, metric: Metric, item: UpdateItem, suggestions: readonly number[]): ReplyChoice[] {
  const { unit } = metric.target;
  const { min, max } = rangeOf(metric.target);
  return suggestions
    .filter((value) => value >= min && value <= max)
    .map((value) => ({
      label: say("update-figure-choice", { id: metric.id, value: { figure: value, unit, exact: true } }),
      line: `${commandFor(duty, metric.id)} ${withWords(duty, value, valueWord(value, unit), item)}`,
    }));
}

/** The words beside are kept, unless with them the figure would be in doubt again. */
function withWords(duty: Duty, value: number, word: string, item: UpdateItem): string {
  const line = `${word}${wordsBeside(item)}`;
  const [read, ...others] = (duty.corrects ? parseCorrection : parseUpdates)(`7 ${line}`);
  const taken = others.length === 0 && read?.reading.kind === "figure" && read.reading.value === value;
  return taken ? line : word;
}
