import type { Evidence } from "../../domain/evidence.js";
import type { Extension } from "../../domain/extension.js";
import { measureFor } from "../../domain/metrics-in-force.js";
import type { ChannelName } from "../../domain/officer.js";
import { periodPhrase } from "../../domain/phrases.js";
import { leadUnitIds, metricsEver, type PlannedTask, type ProgressEntry, shortTitle } from "../../domain/plan.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { pageOf, readPage } from "../pages.js";
import { actorPhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import { findTyped, unknownTask } from "../update/find-task.js";
import { evidencePhrase } from "./evidence-kept.js";
import { statePhrase } from "./undo.js";

/** What fits a phone screen. */
const PAGE = 10;
/** Of each line: all of them together are one message. */
const MOST_NOTE = 120;

/** `/lichsu 7`: who said what, when and where, the latest first. */
export async function showHistory(context: PlanContext, rest: string): Promise<Reply> {
  const { tx, plan } = context;
  const { words: word, page } = readPage(rest);
  if (word === "") return reply(say("history-which"));
  const found = findTyped(context, word);
  if (!found) return unknownTask(context, word);
  const occurrences = await tx.occurrences(plan.id, { task: found.task.code });
  const ids = occurrences.map((occurrence) => occurrence.id);
  const several = leadUnitIds(plan, found.task).length > 1;
  const dutyOf = (occurrenceId: string) => occurrences.find(({ id }) => id === occurrenceId);
  const moment = { today: context.today, at: context.now };
  const unitOf = ({ occurrenceId, metricId }: ProgressEntry) =>
    measureFor(found.task, metricId, dutyOf(occurrenceId), moment);
  const whereOf = (occurrenceId: string): Arg[] => {
    const occurrence = dutyOf(occurrenceId);
    if (!occurrence) return [];
    const period = found.task.schedule.length > 1 ? [{ say: periodPhrase(occurrence.period) }] : [];
    return several ? [occurrence.unit, ...period] : period;
  };
  const said = [
    ...(await tx.entries(ids)).map((entry) => ({
      at: entry.at,
      line: entryLine(found.task, entry, unitOf(entry), whereOf(entry.occurrenceId)),
    })),
    ...(await tx.allEvidence(ids)).flatMap((kept) => evidenceLines(kept, wherePhrase(whereOf(kept.occurrenceId)))),
    ...(await tx.extensions(ids)).flatMap((extension) => extensionLines(extension, whereOf(extension.occurrenceId))),
  ];
  const about = { code: found.task.code, title: shortTitle(found.task) };
  if (said.length === 0) return reply(say("history-none", about));
  const latest = said.reverse().sort((a, b) => b.at.getTime() - a.at.getTime());
  const command = `/lichsu ${found.task.code}`;
  const shown = pageOf(latest, page, PAGE, command);
  if (!shown.ok) return shown.reply;
  const lines = [say("history-title", { ...about, count: latest.length }), ...shown.items.map(({ line }) => line)];
  return { lines: [...lines, ...shown.more], choices: shown.choices };
}

/** The request and its decision, each when it was made; one that was replaced by another was never decided. */
function extensionLines(extension: Extension, where: readonly Arg[]): { at: Date; line: Say }[] {
  const { fromOn, toOn, askedAt, officer, reason, decision } = extension;
  const dates = { from: { date: fromOn }, to: { date: toOn }, where: wherePhrase(where) };
  const line = say("history-extension-asked", {
    at: { at: askedAt },
    name: officer,
    channel: channelPhrase(extension.channel),
    reason: shorten(reason, MOST_NOTE),
    ...dates,
  });
  const asked = { at: askedAt, line };
  if (!decision || (!decision.approved && decision.reason === null)) return [asked];
  const { approved, at } = decision;
  const name = actorPhrase({ name: decision.officer }, decision.standsFor);
  const made = { at: { at }, name, channel: channelPhrase(decision.channel), ...dates };
  const note =
    decision.reason === null ? "" : { say: say("history-note", { note: shorten(decision.reason, MOST_NOTE) }) };
  return [
    asked,
    {
      at,
      line: approved ? say("history-extension-approved", made) : say("history-extension-rejected", { ...made, note }),
    },
  ];
}

/** When and where it was handed in, and taken back. */
function evidenceLines(kept: Evidence, where: Arg): { at: Date; line: Say }[] {
  const { at, officer, standsFor, source, withdrawal } = kept;
  const name = actorPhrase({ name: officer }, standsFor);
  const what = evidencePhrase(kept);
  const channel = channelPhrase(source.channel);
  const handedIn = { at, line: say("history-evidence", { at: { at }, name, channel, what, where }) };
  if (!withdrawal) return [handedIn];
  const note = { say: say("history-note", { note: shorten(withdrawal.reason, MOST_NOTE) }) };
  const back = { at: { at: withdrawal.at }, name: withdrawal.officer, channel: channelPhrase(withdrawal.channel) };
  return [handedIn, { at: withdrawal.at, line: say("history-evidence-withdrawn", { ...back, what, where, note }) }];
}

/** " (Zalo)"; nothing where nobody noted it then. */
function channelPhrase(channel: ChannelName | null): Arg {
  if (channel === null) return "";
  return { say: say("history-channel", { channel: { say: say(`chat-channel-${channel}`) } }) };
}

function wherePhrase(where: readonly Arg[]): Arg {
  return where.length > 0 ? { say: say("history-where", { where: { list: where } }) } : "";
}

/** @param unit of the figure's measure */
function entryLine(task: PlannedTask, entry: ProgressEntry, unit: string, where: readonly Arg[]): Say {
  const named = entry.metricId !== null && metricsEver(task).length > 1;
  const before = statePhrase(entry.before, entry.metricId, unit);
  const args = {
    at: { at: entry.at },
    name: actorPhrase({ name: entry.officer }, entry.standsFor),
    channel: { say: say(`chat-channel-${entry.source.channel}`) },
    before: named ? { say: say("history-of-metric", { id: entry.metricId ?? "", before }) } : before,
    after: statePhrase(entry.after, entry.metricId, unit),
    where: wherePhrase(where),
    note: entry.note === null ? "" : { say: say("history-note", { note: shorten(entry.note, MOST_NOTE) }) },
    amends: entry.amends ? { say: say("history-amends") } : "",
  };
  if (entry.undoes !== null) return say("history-line-undo", args);
  if (entry.decides)
    return say(entry.after.process === "done" ? "history-line-confirmed" : "history-line-returned", args);
  const isCorrection = (entry.corrects ?? null) !== null;
  return isCorrection ? say("history-line-correction", args) : say("history-line", args);
}
