import type { LocalDate } from "../../domain/local-date.js";
import type { Figure, Metric } from "../../domain/metric.js";
import { type FigureRecord, type ProgressState, shortTitle } from "../../domain/plan.js";
import { isOpen, isSubmitted, moveTo } from "../../domain/progress.js";
import { type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { figurePhrase, processPhrase, verdictLines } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { closing, noteLine, savedLine } from "./closing.js";
import type { Duty } from "./duty.js";
import { askToConfirm, destinationOfFigure } from "./hand-in.js";
import { enteredMetrics, openFigures } from "./metrics.js";
import { readState, saveChange } from "./save-change.js";
import { timingLines } from "./timing.js";

/** A figure that has been checked against its metric, and what was said beside it. */
export type CheckedFigure = {
  readonly figure: Figure;
  readonly asOf: LocalDate | null;
  readonly estimate: boolean;
  readonly note: string | null;
};

/** Somebody else's figure this young is named, so that two people who report at once notice. */
const JUST_NOW_MS = 15 * 60_000;

/** Stores the figure and answers with before → after, the target, and what comes next. */
export async function recordFigure(
  context: PlanContext,
  duty: Duty,
  metric: Metric,
  given: CheckedFigure,
): Promise<Reply> {
  const { state: before, record } = await readState(context, duty, metric.id);
  const same = isSame(before.figure, given);
  if (duty.corrects && same) return alreadySo(metric, given.figure);
  const unchanged = same && isSubmitted(before.process);
  const { process, confirmers } = unchanged
    ? { process: before.process, confirmers: [] }
    : await destinationOfFigure(context, duty);
  const after = {
    ...moveTo(before, process, context.now),
    figure: { ...given.figure, asOf: given.asOf, estimate: given.estimate },
  };
  const left = isOpen(process) ? await openFigures(context, duty, { metric, figure: given.figure }) : null;
  const saved = await saveChange(context, duty, { metricId: metric.id, before, after, note: given.note });
  const several = enteredMetrics(duty.task).length > 1;
  const change = {
    before: figurePhrase(before.figure, metric.target.unit),
    after: figurePhrase(given.figure, metric.target.unit),
  };
  const reopened = before.process === "done" && process !== "done";
  return {
    lines: [
      savedLine(duty, metric.id, several ? metric.label : shortTitle(duty.task)),
      say("update-figure-change", change),
      ...verdictLines(metric, given.figure),
      ...remarks(duty, given),
      ...replacedLine(context, duty, metric, record),
      ...(reopened
        ? [say("update-state-change", { before: processPhrase(before.process), after: processPhrase(process) })]
        : []),
      ...(await askToConfirm(context, duty, confirmers, change)),
      ...timingLines(context, duty, saved),
    ],
    closing: closing(duty, left),
  };
}

function isSame(before: ProgressState["figure"], { figure, asOf, estimate }: CheckedFigure): boolean {
  return (
    before !== null &&
    before.value === figure.value &&
    before.numerator === figure.numerator &&
    before.denominator === figure.denominator &&
    before.asOf === asOf &&
    before.estimate === estimate
  );
}

function alreadySo({ id, label, target }: Metric, figure: Figure): Reply {
  return reply(say("correct-same", { id, title: label, value: figurePhrase(figure, target.unit) }));
}

function remarks(duty: Duty, { asOf, estimate, note }: CheckedFigure): Say[] {
  const lines: Say[] = [];
  if (asOf !== null) lines.push(say(estimate ? "update-estimate-as-of" : "update-as-of", { day: { date: asOf } }));
  else if (estimate) lines.push(say("update-estimate"));
  if (note !== null) lines.push(noteLine(duty, note));
  return lines;
}

/** Whose figure gave way: always of a correction, else where it had only just come. */
function replacedLine(
  { actor, now }: PlanContext,
  { corrects }: Duty,
  { target }: Metric,
  before: FigureRecord | null,
): Say[] {
  if (before === null || before.officerId === actor.id) return [];
  const { figure, updatedBy, updatedAt } = before;
  const args = { figure: figurePhrase(figure, target.unit), name: updatedBy, at: { at: updatedAt } };
  if (corrects) return [say("correct-replaced", args)];
  return now.getTime() - updatedAt.getTime() < JUST_NOW_MS ? [say("update-replaced", args)] : [];
}
