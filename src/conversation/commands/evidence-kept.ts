import type { TaskDraft } from "../../domain/catalogue.js";
import type { Evidence } from "../../domain/evidence.js";
import type { Occurrence } from "../../domain/occurrence.js";
import type { Period } from "../../domain/period.js";
import { may } from "../../domain/permission.js";
import { periodPhrase } from "../../domain/phrases.js";
import { leadUnitIds, shortTitle } from "../../domain/plan.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { pageOf } from "../pages.js";
import { actorPhrase } from "../phrases.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import { sizePhrase } from "../update/keep-evidence.js";
import { mayWithdraw } from "./may-withdraw.js";

/** What fits a phone screen, the latest first. */
const PAGE = 10;
const MOST_CHOICES = 6;

const NOTHING = { items: [], more: [], choices: [] } as const;

/** A piece of evidence and, of a file, its number among the task's files. */
type Numbered = { readonly evidence: Evidence; readonly number: number | null };

/** What is kept of a task, for everybody who may see the plan; whoever may hand in more is asked for it. */
export async function showEvidence(
  context: PlanContext,
  task: TaskDraft,
  period: Period | null,
  page: number,
): Promise<Reply> {
  const occurrences = await context.tx.occurrences(context.plan.id, { task: task.code });
  const kept = await numbered(context, occurrences);
  const named = new Set(occurrences.filter((one) => period === null || one.period === period).map(({ id }) => id));
  const all = kept.filter(({ evidence }) => named.has(evidence.occurrenceId)).reverse();
  const command = `/minhchung ${task.code}${period === null ? "" : ` ${period}`}`;
  const shownPage = pageOf(all, page, PAGE, command);
  if (all.length > 0 && !shownPage.ok) return shownPage.reply;
  const { items: shown, more, choices: next } = shownPage.ok ? shownPage : NOTHING;
  const about = { code: task.code, title: shortTitle(task) };
  const title =
    all.length === 0
      ? say("evidence-none", about)
      : say("evidence-title", { ...about, counts: countsPhrase(all.map(({ evidence }) => evidence)) });
  const choices = [...next, ...fileChoices(context, task, shown), ...withdrawChoice(context, task, occurrences, shown)];
  const lines = [
    title,
    ...shown.map((one) => keptLine(one, whereOf(context, task, occurrences, one.evidence))),
    ...more,
    ...(hasFiles(shown) ? [howToFetch(context, task, shown)] : []),
  ];
  const units = leadUnitIds(context.plan, task);
  if (!may(context.actor, { act: "update", units })) return { lines, choices };
  return { lines: [...lines, say("evidence-ask", { command })], choices, prefix: command, files: command };
}

/** Sends file `number` of a task; files count from 1 in the order they came. */
export async function sendKeptFile(context: PlanContext, task: TaskDraft, number: number): Promise<Reply> {
  if (context.incoming.chat.channel === "zalo") return reply(say("evidence-zalo"));
  const kept = await numbered(context, await context.tx.occurrences(context.plan.id, { task: task.code }));
  const wanted = kept.find((one) => one.number === number)?.evidence;
  const bytes = wanted?.file ? await context.tx.evidenceBytes(wanted.id) : null;
  if (!wanted?.file || !bytes) return reply(say("evidence-no-such-file", { code: task.code, number }));
  const { name, mimeType, sha256 } = wanted.file;
  return {
    lines: [
      say("evidence-file", { code: task.code, title: shortTitle(task), text: name }),
      say("evidence-file-from", { name: wanted.officer, at: { at: wanted.at }, sum: sha256.slice(0, 12) }),
    ],
    documents: [{ bytes, fileName: name, mimeType }],
  };
}

/** The one line about it in `/nhiemvu n`; none while there is nothing. */
export async function evidenceLines({ tx, plan }: PlanContext, { code }: TaskDraft): Promise<Say[]> {
  const occurrences = await tx.occurrences(plan.id, { task: code });
  const kept = await tx.evidence(occurrences.map(({ id }) => id));
  return kept.length === 0 ? [] : [say("task-evidence", { code, counts: countsPhrase(kept) })];
}

/** "2 tệp, 1 liên kết". */
export function countsPhrase(kept: readonly Evidence[]): Arg {
  if (kept.length === 0) return { say: say("evidence-count-none") };
  const kinds = ["file", "link", "document"] as const;
  const counts = kinds.map((kind) => ({ kind, count: kept.filter((one) => one.kind === kind).length }));
  return {
    list: counts
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => ({ say: say(`evidence-count-${kind}`, { count }) })),
  };
}

/** What a piece is, in words: "liên kết https://…", "tệp bao-cao.pdf (1,2 MB)". */
export function evidencePhrase({ kind, text, file }: Evidence): Arg {
  if (!file) return { say: say(`evidence-what-${kind}`, { text }) };
  const beside = text === "" ? "" : { say: say("history-note", { note: shorten(text) }) };
  return { say: say("evidence-what-file", { text: file.name, size: sizePhrase(file.size), note: beside }) };
}

/** For whoever may withdraw something of what is shown. */
function withdrawChoice(
  context: PlanContext,
  { code }: TaskDraft,
  occurrences: readonly Occurrence[],
  shown: readonly Numbered[],
): ReplyChoice[] {
  const able = shown.some(({ evidence }) => mayWithdraw(context, occurrences, evidence));
  return able ? [{ label: say("evidence-withdraw"), line: `/minhchung ${code} rút`, lasting: true }] : [];
}

/** Files count from 1 in the order they came, whatever was withdrawn since. */
async function numbered({ tx }: PlanContext, occurrences: readonly Occurrence[]): Promise<Numbered[]> {
  let files = 0;
  return (await tx.allEvidence(occurrences.map(({ id }) => id)))
    .map((evidence) => ({ evidence, number: evidence.kind === "file" ? ++files : null }))
    .filter(({ evidence }) => evidence.withdrawal === null);
}

function keptLine({ evidence, number }: Numbered, where: readonly Arg[]): Say {
  const args = {
    what: evidencePhrase(evidence),
    name: actorPhrase({ name: evidence.officer }, evidence.standsFor),
    at: { at: evidence.at },
    where: where.length > 0 ? { say: say("history-where", { where: { list: where } }) } : "",
  };
  return number === null ? say("evidence-line", args) : say("evidence-line-file", { ...args, number });
}

/** Unit and period, as far as the task has several. */
function whereOf(
  { plan }: PlanContext,
  task: TaskDraft,
  occurrences: readonly Occurrence[],
  { occurrenceId }: Evidence,
): Arg[] {
  const occurrence = occurrences.find(({ id }) => id === occurrenceId);
  if (!occurrence) return [];
  const units = leadUnitIds(plan, task).length > 1 ? [occurrence.unit] : [];
  return task.schedule.length > 1 ? [...units, { say: periodPhrase(occurrence.period) }] : units;
}

function hasFiles(shown: readonly Numbered[]): boolean {
  return shown.some(({ number }) => number !== null);
}

function howToFetch({ incoming }: PlanContext, { code }: TaskDraft, shown: readonly Numbered[]): Say {
  if (incoming.chat.channel === "zalo") return say("evidence-zalo");
  return say("evidence-fetch", { code, number: shown.find(({ number }) => number !== null)?.number ?? 1 });
}

/** Zalo's bots can send no files. */
function fileChoices({ incoming }: PlanContext, { code }: TaskDraft, shown: readonly Numbered[]): ReplyChoice[] {
  if (incoming.chat.channel === "zalo") return [];
  return shown
    .flatMap(({ evidence, number }) => (evidence.file && number !== null ? [{ name: evidence.file.name, number }] : []))
    .slice(0, MOST_CHOICES)
    .map(({ name, number }) => ({
      label: say("evidence-choice", { number, text: name }),
      line: `/minhchung ${code} tệp ${number}`,
      lasting: true,
    }));
}
