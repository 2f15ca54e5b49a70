import type { TaskDraft } from "../../domain/catalogue.js";
import { leadUnitIds, type ProgressEntry, shortTitle } from "../../domain/plan.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { periodPhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { findTyped, unknownTask } from "../update/resolve-duty.js";
import { statePhrase } from "./undo.js";

/** What fits a phone screen; the rest is in the report's sheet of sources. */
const MOST = 10;

/** `/lichsu 7`: who said what, when and where, the latest first. */
export async function showHistory(context: PlanContext, rest: string): Promise<Reply> {
  const { tx, plan } = context;
  const word = rest.trim();
  if (word === "") return reply(say("history-which"));
  const found = findTyped(context, word);
  if (!found) return unknownTask(context, word);
  const occurrences = await tx.occurrences(plan.id, { task: found.task.code });
  const entries = (await tx.entries(occurrences.map((occurrence) => occurrence.id))).reverse();
  const about = { code: found.task.code, title: shortTitle(found.task) };
  if (entries.length === 0) return reply(say("history-none", about));
  const several = leadUnitIds(plan, found.task).length > 1;
  const lines = entries.slice(0, MOST).map((entry) => {
    const occurrence = occurrences.find((candidate) => candidate.id === entry.occurrenceId);
    const where = [
      ...(several && occurrence ? [occurrence.unit] : []),
      ...(found.task.schedule.length > 1 && occurrence ? [periodPhrase(occurrence.period)] : []),
    ];
    return entryLine(found.task, entry, where);
  });
  const left = entries.length - MOST;
  return reply(
    say("history-title", { ...about, count: entries.length }),
    ...lines,
    ...(left > 0 ? [say("history-more", { left })] : []),
  );
}

function entryLine({ metrics }: TaskDraft, entry: ProgressEntry, where: readonly Arg[]): Say {
  const unit = metrics.find(({ id }) => id === entry.metricId)?.target.unit ?? "";
  const named = entry.metricId !== null && metrics.length > 1;
  const before = statePhrase(entry.before, entry.metricId, unit);
  const args = {
    at: { at: entry.at },
    name: entry.officer,
    channel: { say: say(`chat-channel-${entry.source.channel}`) },
    before: named ? { say: say("history-of-metric", { id: entry.metricId ?? "", before }) } : before,
    after: statePhrase(entry.after, entry.metricId, unit),
    where: where.length > 0 ? { say: say("history-where", { where: { list: where } }) } : "",
    note: entry.note === null ? "" : { say: say("history-note", { note: entry.note }) },
  };
  return say(entry.undoes === null ? "history-line" : "history-line-undo", args);
}
