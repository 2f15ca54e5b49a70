import type { Metric } from "../../domain/metric.js";
import type { PlanContext } from "../context.js";
import type { Reply } from "../reply.js";
import { checkFigure, type FigureCheck } from "../understanding/check-figure.js";
import type { FigureReading, Reading, UpdateItem } from "../understanding/intent.js";
import { askIfOddDay, asOfDay } from "./as-of.js";
import { askReading, askSlip, refuseFigure, refuseUnmeasured, whichMetric } from "./ask.js";
import { askReason } from "./ask-reason.js";
import type { Duty } from "./duty.js";
import { meantMetric, notEnteredHere } from "./metrics.js";
import { noteOf } from "./note-of.js";
import { recordFigure } from "./record-figure.js";
import { figureWords, wordsBeside } from "./retype.js";
import { readState } from "./save-change.js";
import { askIfEarly } from "./timing.js";

/**
 * Checks a figure and stores it; asks where it may be another metric's, another number, or a slip.
 * @param confirmed the sender answered the question about a slip, about an early figure, or about its day, already
 */
export async function updateFigure(
  context: PlanContext,
  duty: Duty,
  item: UpdateItem,
  reading: Extract<Reading, { kind: "figure" | "ambiguous" }>,
  confirmed: boolean,
): Promise<Reply> {
  const metric = meantMetric(duty);
  if (metric === "none") return refuseUnmeasured(duty);
  if (metric === "several") return whichMetric(duty, item);
  const elsewhere = notEnteredHere(context, metric);
  if (elsewhere) return elsewhere;
  const { state } = await readState(context, duty, metric.id);
  // What is put right says nothing about what is likely: the figure before it does.
  const current = duty.corrects ? duty.corrects.before.figure : state.figure;
  const check = checkFigure(firstReading(reading), metric, current, confirmed);
  const question = questionFirst(duty, metric, item, reading, check);
  if (question) return question;
  if (check.kind === "refused") return refuseFigure(duty, metric, item, check);
  if (check.kind === "ask") return askSlip(duty, metric, item, check);
  const words = `${figureWords(check.figure, metric)}${wordsBeside(item)}`;
  const early = confirmed || duty.corrects ? null : askIfEarly(context, duty, metric, words);
  if (early) return early;
  const odd = confirmed ? null : askIfOddDay(context, duty, metric, item, figureWords(check.figure, metric));
  if (odd) return odd;
  const asOf = item.asOf && asOfDay(item.asOf, context);
  const given = { figure: check.figure, asOf, estimate: item.estimate, note: noteOf(item) };
  return recordFigure(context, duty, metric, given);
}

/** What has to be known before the figure is judged: why it is corrected, and which of two numbers it is. */
function questionFirst(
  duty: Duty,
  metric: Metric,
  item: UpdateItem,
  reading: Extract<Reading, { kind: "figure" | "ambiguous" }>,
  check: FigureCheck,
): Reply | null {
  const refused = reading.kind === "figure" && check.kind === "refused";
  const why = refused ? null : askReason(duty, metric.id, item);
  return why ?? (reading.kind === "ambiguous" ? askReading(duty, metric, item, reading) : null);
}

/** Of several readings none of which the metric can take, the first is as good as any to say so. */
function firstReading(reading: Extract<Reading, { kind: "figure" | "ambiguous" }>): FigureReading {
  if (reading.kind === "figure") return reading;
  const [first] = reading.readings;
  if (!first) throw new RangeError(`no reading of “${reading.source}” to judge`);
  return first;
}
