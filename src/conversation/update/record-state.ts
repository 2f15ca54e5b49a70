import { meets } from "../../domain/metric.js";
import { shortTitle } from "../../domain/plan.js";
import { isOpen, moveTo } from "../../domain/progress.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { figurePhrase, processPhrase, targetPhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import type { StatedProcess, UpdateItem } from "../understanding/intent.js";
import { askBeforeFinish, askDespiteTarget } from "./ask.js";
import { askReason } from "./ask-reason.js";
import { closing, noteLine, savedLine } from "./closing.js";
import { keepEvidence } from "./keep-evidence.js";
import { enteredMetrics, openFigures } from "./metrics.js";
import { noteOf, saysMore } from "./note-of.js";
import type { Duty } from "./resolve-duty.js";
import { processOf } from "./retype.js";
import { readState, saveChange } from "./save-change.js";
import { timingLines } from "./timing.js";

/**
 * Stores a state said in words. "Xong" of a task that is measured asks for what is missing first, and about what
 * misses its target; a nil report has no figures.
 * @param confirmed the sender means it, whatever the figures say
 */
export async function recordState(
  context: PlanContext,
  duty: Duty,
  stated: StatedProcess,
  item: UpdateItem,
  confirmed: boolean,
): Promise<Reply> {
  const process = processOf(stated);
  const note = noteOf(item);
  const { state: before } = await readState(context, duty, null);
  const { code } = duty.task;
  const title = shortTitle(duty.task);
  if (before.process === process && (duty.corrects || !saysMore(item))) {
    return reply(say("update-already", { code, title, process: processPhrase(process) }));
  }
  const why = askReason(duty, code, item);
  if (why) return why;
  const finishing = stated === "done" && before.process !== "done";
  const question = finishing ? await figuresFirst(context, duty, item, confirmed) : null;
  if (question) return question;
  const after = moveTo(before, process, context.now);
  const saved = await saveChange(context, duty, { metricId: null, before, after, note });
  const documents = item.evidence === null ? [] : await documentLines(context, duty, item.evidence);
  return {
    lines: [
      savedLine(duty, code, title),
      say("update-state-change", { before: processPhrase(before.process), after: processPhrase(process) }),
      ...(await reachedTargets(context, duty)),
      ...(note === null ? [] : [noteLine(duty, note)]),
      ...documents,
      ...timingLines(context, duty, saved),
    ],
    closing: closing(duty, isOpen(process) ? await openFigures(context, duty) : null),
  };
}

async function figuresFirst(
  context: PlanContext,
  duty: Duty,
  item: UpdateItem,
  confirmed: boolean,
): Promise<Reply | null> {
  const { missing, missed } = await openFigures(context, duty);
  // A figure that was never given is no correction.
  if (missing[0]) return askBeforeFinish(context, { ...duty, corrects: undefined }, missing[0]);
  if (missed[0] && !confirmed) return askDespiteTarget(duty, missed[0].metric, missed[0].figure, item);
  return null;
}

/** A document's number given with the state is evidence too. */
async function documentLines(context: PlanContext, duty: Duty, text: string) {
  return (await keepEvidence(context, duty, [{ kind: "document", text }])).lines;
}

async function reachedTargets({ tx }: PlanContext, duty: Duty) {
  const records = await tx.figures([duty.occurrence.id]);
  return enteredMetrics(duty.task).flatMap((metric) => {
    const record = records.find((candidate) => candidate.metricId === metric.id);
    if (!record) return [];
    const figure = figurePhrase(record.figure, metric.target.unit);
    const met = meets(metric.target, record.figure.value);
    const args = { id: metric.id, figure, target: targetPhrase(metric.target) };
    return [say(met ? "update-stands-met" : "update-stands-missed", args)];
  });
}
