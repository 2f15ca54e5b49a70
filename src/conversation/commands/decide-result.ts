import type { Occurrence } from "../../domain/occurrence.js";
import type { Period } from "../../domain/period.js";
import { groundsFor } from "../../domain/permission.js";
import { findTask, type ProgressEntry } from "../../domain/plan.js";
import { isSubmitted, moveTo } from "../../domain/progress.js";
import { idsOfCodes } from "../../domain/request-code.js";
import { addressKey } from "../../domain/route.js";
import { type Say, say } from "../../domain/say.js";
import { authorsOf, submissionOf } from "../../domain/submission.js";
import type { PlanContext } from "../context.js";
import type { WaitingResult } from "../decision-ports.js";
import { actorPhrase, dutyPhrase, processPhrase } from "../phrases.js";
import { asJudged } from "../update/as-judged.js";
import { standing } from "../update/duty-to-correct.js";
import { reachedTargets } from "../update/reached-targets.js";
import { readState, saveChange } from "../update/save-change.js";
import { hasTheRole } from "./waiting.js";

/**
 * Confirms a result, or sends it back with a reason; the unit is told by whom and why. Read again behind the lock: of
 * two who decide at once the second is told what the first decided. When it was handed in stays the moment that counts
 * for lateness; sent back, the next handing-in counts.
 */
export async function settleResult(
  context: PlanContext,
  { occurrence: { id }, submission }: WaitingResult,
  approved: boolean,
  reason: string | null,
): Promise<Say[]> {
  const { tx, plan, actor, now, incoming } = context;
  const [occurrence] = await tx.occurrences(plan.id, { ids: [id] }, true);
  const task = occurrence && findTask(plan, occurrence.task);
  if (!occurrence || !task) return [say("decision-none")];
  const entries = await tx.entries([id]);
  if (occurrence.process !== "awaiting_confirmation" || submissionOf(entries)?.id !== submission.id) {
    return [decidedLine(context, occurrence, entries) ?? say("decision-gone", { code: occurrence.task })];
  }
  const authors = authorsOf(submission);
  const standsFor = groundsFor(actor, { act: "confirm", units: [occurrence.unitId], authors })?.standsFor;
  const duty = { task, metric: null, occurrence };
  const { state: before } = await readState(context, duty, null);
  const after = moveTo(before, approved ? "done" : "in_progress", now);
  await saveChange(context, duty, { metricId: null, before, after, note: reason, decides: true, standsFor });
  const figures = reachedTargets(asJudged(context, duty), await tx.figures([id]));
  const lines = [
    say(approved ? "confirm-done" : "confirm-back", {
      code: occurrence.task,
      title: dutyPhrase(plan, occurrence),
      unit: occurrence.unit,
      before: processPhrase(before.process),
      after: processPhrase(after.process),
      decider: actorPhrase(actor, standsFor),
      name: actorPhrase({ name: submission.officer }, submission.standsFor),
      at: { at: submission.at },
    }),
    ...figures,
    ...(reason === null ? [] : [say("extension-reason", { reason })]),
  ];
  await tx.announce(
    { to: "unit", unitId: occurrence.unitId, except: addressKey(incoming.chat), also: authors },
    { key: `decided/${id}/${occurrence.version + 1}`, lines },
    now,
  );
  return [...lines, say(approved ? "confirm-undo" : "confirm-back-undo")];
}

/** What became of the results that were named, when they wait no longer; null where nobody decided any. */
export async function whyNotWaiting(
  context: PlanContext,
  { codes, task, period }: { codes: readonly string[]; task: string | null; period: Period | null },
): Promise<Say | null> {
  const { tx, plan } = context;
  const [named] = idsOfCodes(codes, "result");
  if (task === null && named === undefined) return null;
  const said = named === undefined ? null : await tx.findEntry(named);
  const all = await tx.occurrences(plan.id, task === null ? { ids: said ? [said.occurrenceId] : [] } : { task });
  const about = all.filter((one) => period === null || one.period === period);
  const entries = await tx.entries(about.map(({ id }) => id));
  const lines = about.flatMap((occurrence) => {
    const own = entries.filter(({ occurrenceId }) => occurrenceId === occurrence.id);
    const submission = named === undefined ? submissionOf(own) : own.find(({ id }) => id === named);
    if (!submission) return [];
    const waiting = { code: "", occurrence, authors: [], result: { occurrence, submission } };
    if (!hasTheRole(context, waiting)) return [];
    const decided = decidedLine(context, occurrence, own);
    return decided ? [decided] : [];
  });
  return lines.at(-1) ?? null;
}

/** Who decided it last, and how; null where nobody has. */
function decidedLine({ plan }: PlanContext, occurrence: Occurrence, entries: readonly ProgressEntry[]): Say | null {
  const last = standing(entries).findLast(({ decides }) => decides);
  if (!last) return null;
  return say(isSubmitted(last.after.process) ? "decision-confirmed-before" : "decision-returned-before", {
    code: occurrence.task,
    title: dutyPhrase(plan, occurrence),
    unit: occurrence.unit,
    name: actorPhrase({ name: last.officer }, last.standsFor),
    at: { at: last.at },
  });
}
