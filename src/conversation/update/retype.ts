import type { Figure, Metric } from "../../domain/metric.js";
import type { Process } from "../../domain/progress.js";
import type { Reading, StatedProcess, UpdateItem } from "../understanding/intent.js";
import type { Duty } from "./duty.js";

/** The words the grammar reads as each state. */
const STATE_WORDS: Readonly<Record<StatedProcess, string>> = {
  done: "xong",
  in_progress: "đang làm",
  not_started: "chưa",
  paused: "tạm dừng",
  nil: "không phát sinh",
};

/** What is needed to speak of a duty again, as an update of it or as a correction. */
type Spoken = Pick<Duty, "task" | "occurrence" | "corrects" | "unitWords">;

/** "/capnhat 10a", with period and unit where several may be meant: whatever is put behind it counts for this duty. */
export function commandFor({ task, occurrence, corrects, unitWords = "" }: Spoken, id: string): string {
  const command = corrects ? "/sua" : "/capnhat";
  return `${command} ${id}${task.schedule.length > 1 ? ` ${occurrence.period}` : ""}${unitWords}`;
}

/** What somebody could type: "/capnhat 7 82%". */
export function exampleFor(duty: Spoken, metric: Metric): string {
  return `${commandFor(duty, metric.id)} ${exampleValue(metric)}${duty.corrects ? " nhập nhầm" : ""}`;
}

/** "82%", or "12 đơn vị" for a metric that counts. */
function exampleValue({ target: { unit } }: Pick<Metric, "target">): string {
  return unit === "%" ? "82%" : `12 ${unit}`;
}

/** The item's words behind its task, to be said again about one part or period of it. */
export function wordsOf(item: UpdateItem): string {
  return `${valueWords(item.reading)}${wordsBeside(item)}`;
}

/** What was said beside the value: kept when a question has to be answered first. */
export function wordsBeside({ estimate, asOf, evidence, note }: UpdateItem): string {
  const year = asOf?.year === undefined ? "" : `/${asOf.year}`;
  return [
    estimate ? " ước" : "",
    asOf ? ` tính đến ${asOf.day}/${asOf.month}${year}` : "",
    evidence && !note?.includes(evidence) ? ` số ${evidence}` : "",
    note ? ` ${note}` : "",
  ].join("");
}

/** "xong", "đang làm": what is typed for a state. */
export function stateWords(process: StatedProcess): string {
  return STATE_WORDS[process];
}

/** A nil report counts as reported. */
export function processOf(stated: StatedProcess): Process {
  return stated === "nil" ? "done" : stated;
}

/** "820/1000", or the value where it came without its n/N. */
export function figureWords(figure: Figure, metric: Metric): string {
  return figure.numerator === undefined || figure.denominator === undefined
    ? valueWord(figure.value, metric.target.unit)
    : `${number(figure.numerator)}/${number(figure.denominator)}`;
}

/** "82%", "12 đơn vị". */
export function valueWord(value: number, unit: string): string {
  return unit === "%" ? `${number(value)}%` : `${number(value)} ${unit}`.trim();
}

function valueWords(reading: Reading): string {
  switch (reading.kind) {
    case "figure":
      return reading.numerator === undefined || reading.denominator === undefined
        ? valueWord(reading.value, reading.unit ?? "")
        : `${number(reading.numerator)}/${number(reading.denominator)}`;
    case "ambiguous":
    case "invalid":
      return reading.source;
    case "state":
      return STATE_WORDS[reading.process];
    case "missing":
      return "";
  }
}

/** The office's decimal comma, without grouping. A fourth decimal keeps "1,234" from being read as a thousand. */
function number(value: number): string {
  const text = String(value).replace(".", ",");
  return /^\d{1,3},\d{3}$/.test(text) ? `${text}0` : text;
}
