import { demandsEvidence } from "../../domain/acceptance.js";
import { shortTitle } from "../../domain/plan.js";
import { isOpen, isSubmitted, moveTo } from "../../domain/progress.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, processPhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import type { StatedProcess, UpdateItem } from "../understanding/intent.js";
import { parseEvidence } from "../understanding/read-evidence.js";
import { askIfStillToCome } from "./as-of.js";
import { askBeforeFinish, askDespiteTarget, askEvidence } from "./ask.js";
import { askReason } from "./ask-reason.js";
import { closing, noteLine, savedLine } from "./closing.js";
import type { Duty } from "./duty.js";
import { askToConfirm, destinationOf } from "./hand-in.js";
import { type Given, keepEvidence } from "./keep-evidence.js";
import { openFigures } from "./metrics.js";
import { noteOf, saysMore } from "./note-of.js";
import { reachedTargets } from "./reached-targets.js";
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
  const wanted = processOf(stated);
  const note = noteOf(item);
  const { state: before } = await readState(context, duty, null);
  const { code } = duty.task;
  const title = shortTitle(duty.task);
  const isSo = before.process === wanted || (wanted === "done" && before.process === "awaiting_confirmation");
  if (isSo && (duty.corrects || !saysMore(item))) {
    const which = dutyPhrase(context.plan, duty.occurrence);
    return reply(say("update-already", { code, title: which, process: processPhrase(before.process) }));
  }
  const early = processOf(stated) === "done" && !confirmed ? askIfStillToCome(context, duty, item) : null;
  if (early) return early;
  const why = askReason(duty, code, item);
  if (why) return why;
  const given = evidenceIn(item);
  const finishing = stated === "done" && !isSubmitted(before.process);
  const question = finishing ? await whatIsMissing(context, duty, item, given, confirmed) : null;
  if (question) return question;
  const { process, confirmers } = await destinationOf(context, duty, wanted);
  const after = moveTo(before, process, context.now);
  const saved = await saveChange(context, duty, { metricId: null, before, after, note });
  const documents = given.length === 0 ? [] : (await keepEvidence(context, duty, given)).lines;
  const figures = reachedTargets(duty, await context.tx.figures([duty.occurrence.id]));
  const waits = await askToConfirm(context, duty, confirmers);
  return {
    lines: [
      savedLine(duty, code, title),
      say("update-state-change", { before: processPhrase(before.process), after: processPhrase(process) }),
      ...figures,
      ...(process === "paused" ? [say("update-paused-means", { code })] : []),
      ...(note === null ? [] : [noteLine(duty, note)]),
      ...documents,
      ...waits,
      ...timingLines(context, duty, saved),
    ],
    closing: closing(duty, isOpen(process) ? await openFigures(context, duty) : null),
  };
}

/** A figure that was never given, evidence where it is demanded, and a word about a target that is missed. */
async function whatIsMissing(
  context: PlanContext,
  duty: Duty,
  item: UpdateItem,
  given: readonly Given[],
  confirmed: boolean,
): Promise<Reply | null> {
  const { missing, missed } = await openFigures(context, duty);
  // A figure that was never given is no correction.
  if (missing[0]) return askBeforeFinish(context, { ...duty, corrects: undefined }, missing[0]);
  if (given.length === 0 && (await lacksEvidence(context, duty))) return askEvidence(context, duty);
  if (missed[0] && !confirmed) return askDespiteTarget(duty, missed[0].metric, missed[0].figure, item);
  return null;
}

/** A document's number and addresses given with the state are evidence too. */
function evidenceIn({ evidence, source }: UpdateItem): Given[] {
  const links = parseEvidence(source).links.map((text): Given => ({ kind: "link", text }));
  return evidence === null ? links : [...links, { kind: "document", text: evidence }];
}

async function lacksEvidence({ tx, plan }: PlanContext, { task, occurrence }: Duty): Promise<boolean> {
  return demandsEvidence(plan, task) && (await tx.evidence([occurrence.id])).length === 0;
}
