import type { Officer } from "../../domain/officer.js";
import { may } from "../../domain/permission.js";
import { findTask, type ProgressEntry, type ProgressState } from "../../domain/plan.js";
import { addressKey } from "../../domain/route.js";
import { type Arg, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, figurePhrase, processPhrase, verdictLines } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { asJudged } from "../update/as-judged.js";
import type { Duty } from "../update/duty.js";
import { readState, saveChange } from "../update/save-change.js";

const UNDO_MINUTES = 15;

/** Takes back this person's last entry, within 15 minutes and while nobody has built on it. An undo is an entry too. */
export async function undo(context: PlanContext): Promise<Reply> {
  const { tx, actor, now, plan } = context;
  const entry = await tx.lastEntryOf(actor.id);
  if (!entry) return reply(say("undo-nothing"));
  const [occurrence] = await tx.occurrences(plan.id, { ids: [entry.occurrenceId] }, true);
  const planned = occurrence && findTask(plan, occurrence.task);
  if (!occurrence || !planned) return reply(say("undo-nothing"));
  const duty = asJudged(context, { task: planned, metric: null, occurrence });
  const { task } = duty;
  if (!mayUndo(actor, entry, occurrence.unitId)) return reply(say("undo-not-yours"));
  const code = entry.metricId ?? task.code;
  if (now.getTime() - entry.at.getTime() > UNDO_MINUTES * 60_000) {
    return reply(say("undo-too-late", { code, minutes: UNDO_MINUTES, at: { at: entry.at } }));
  }
  // Read behind the lock: the same /huy twice at once finds the entry undone already.
  const { undone, others } = await since(context, entry);
  if (undone) return reply(say("undo-nothing"));
  const [builtOn] = others.filter((other) => other.metricId === null || other.metricId === entry.metricId);
  if (builtOn?.decides) return reply(say("undo-decided", { code, name: builtOn.officer, at: { at: builtOn.at } }));
  if (builtOn) return reply(say("undo-built-upon", { code, name: builtOn.officer, at: { at: builtOn.at } }));
  const { state: before } = await readState(context, duty, entry.metricId);
  // Where other figures came in since, the work stays under way with them: only this figure goes.
  const shared = entry.metricId !== null && others.length > 0;
  const after = shared ? { ...before, figure: entry.before.figure } : entry.before;
  const saved = await saveChange(context, duty, {
    metricId: entry.metricId,
    before,
    after,
    note: null,
    undoes: entry.id,
  });
  await tellOfUndo(context, duty, entry);
  const metric = task.metrics.find(({ id }) => id === entry.metricId);
  const unit = metric?.target.unit ?? "";
  const next = await tx.lastEntryOf(actor.id);
  return reply(
    say("undo-done", { code, title: metric && task.metrics.length > 1 ? metric.label : dutyPhrase(plan, occurrence) }),
    say("undo-change", {
      before: statePhrase(before, entry.metricId, unit),
      after: statePhrase(entry.before, entry.metricId, unit),
    }),
    ...(metric && entry.before.figure ? verdictLines(metric, entry.before.figure) : []),
    ...(saved.amends ? [say("update-amends")] : []),
    ...(next && sameMessage(next, entry) ? [say("undo-more")] : []),
  );
}

/** Who was told of a decision hears that it stands no more. */
async function tellOfUndo(context: PlanContext, duty: Duty, { id, decides }: ProgressEntry): Promise<void> {
  const { tx, plan, actor, now, incoming } = context;
  const { occurrence } = duty;
  if (!decides) return;
  const about = { code: occurrence.task, title: dutyPhrase(plan, occurrence), unit: occurrence.unit };
  await tx.announce(
    { to: "unit", unitId: occurrence.unitId, except: addressKey(incoming.chat) },
    { key: `decided/${occurrence.id}/undone/${id}`, lines: [say("confirm-undone", { ...about, name: actor.name })] },
    now,
  );
}

/** Whoever may correct may take their correction back, whoever decides their decision. */
function mayUndo(actor: Officer, { corrects = null, decides }: ProgressEntry, unit: string): boolean {
  if (decides) return may(actor, { act: "confirm", units: [unit] });
  const corrected = corrects !== null && may(actor, { act: "correct", units: [unit], author: actor.id });
  return corrected || may(actor, { act: "undo", units: [unit] });
}

/** Entries of one message of several lines. */
function sameMessage({ source: a }: ProgressEntry, { source: b }: ProgressEntry): boolean {
  return a.channel === b.channel && a.chatId === b.chatId && a.messageId === b.messageId;
}

/** Whether the entry was undone meanwhile, and the later entries about its occurrence that stand. */
async function since(
  { tx }: PlanContext,
  entry: ProgressEntry,
): Promise<{ undone: boolean; others: readonly ProgressEntry[] }> {
  const entries = await tx.entries([entry.occurrenceId]);
  const undone = new Set(entries.map((other) => other.undoes));
  return {
    undone: undone.has(entry.id),
    others: entries.filter((other) => other.undoes === null && !undone.has(other.id) && other.id > entry.id),
  };
}

/** A state as one phrase: its figure when the entry was about one, else the process. */
export function statePhrase(state: ProgressState, metricId: string | null, unit: string): Arg {
  return metricId === null ? processPhrase(state.process) : figurePhrase(state.figure, unit);
}
