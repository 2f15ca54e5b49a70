import { fold } from "../../domain/fold.js";
import type { Period } from "../../domain/period.js";
import { idsOfCodes } from "../../domain/request-code.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { pageOf, readPage } from "../pages.js";
import { type Reply, reply } from "../reply.js";
import { resolvePeriod, type TaskRef } from "../understanding/intent.js";
import { readPeriod } from "../understanding/read-period.js";
import { parseTaskRef } from "../understanding/read-task.js";
import { tokenise } from "../understanding/tokens.js";
import { codeOf, findByCode } from "../update/find-task.js";
import { decidedExtension, settleExtension } from "./decide-extension.js";
import { settleResult, whyNotWaiting } from "./decide-result.js";
import {
  allWaiting,
  hasASay,
  hasTheRole,
  MOST_LINES,
  mayDecide,
  type Waiting,
  waitingChoices,
  waitingLines,
} from "./waiting.js";

const CODES = /^(?:(?:GH|KQ)\d{1,12}\b[\s,;]*)+/i;
const ALL = new Set(["tat ca", "het", "toan bo", "all"]);
const MOST_NAMED = 3;

/** `/duyet`, `/duyet 7 TCCB`, `/duyet KQ12`: confirms a result, or grants a later due date. Alone it lists what waits. */
export function approve(context: PlanContext, rest: string): Promise<Reply> {
  return decide(context, rest, true);
}

/** `/tuchoi 7 lý do`: the result goes back to be worked on, the due date stays; why is told to whoever asked. */
export function reject(context: PlanContext, rest: string): Promise<Reply> {
  return decide(context, rest, false);
}

/** What the words behind the command name, and what is left of them: a reason, or a remark. */
type Named = {
  readonly codes: readonly string[];
  readonly task: string | null;
  readonly period: Period | null;
  readonly words: string;
};

/** Nobody decides what they handed in themselves. Several that may be meant are asked, never guessed. */
async function decide(context: PlanContext, rest: string, approved: boolean): Promise<Reply> {
  const waiting = await allWaiting(context);
  const list = readPage(rest);
  const named = readNamed(context, list.words === "" ? "" : rest);
  const about = waiting.filter((one) => isNamed(one, named));
  const { meant, reason } = inUnit(context, about, named.words);
  const theirs = meant.filter((one) => hasTheRole(context, one));
  const open = theirs.filter((one) => mayDecide(context, one));
  const [only, ...others] = open;
  if (!only) return (await changedSince(context, waiting, named)) ?? nothingToDecide(context, meant, theirs, named);
  const isList = named.codes.length === 0 && named.task === null && (approved || reason === "");
  if (approved && (isList || ALL.has(fold(reason)))) return listWaiting(open);
  if (named.codes.length === 0 && others.length > 0) return whichOne(context, open, approved, reason);
  if (!approved && reason === "") return askWhyNot(context, open);
  const lines = [];
  for (const one of open) lines.push(...(await settle(context, one, approved, reason === "" ? null : reason)));
  return reply(...lines);

  async function listWaiting(all: readonly Waiting[]): Promise<Reply> {
    const shown = pageOf(all, list.page, MOST_LINES, "/duyet");
    if (!shown.ok) return shown.reply;
    return {
      lines: [
        say("decision-title", { count: all.length }),
        ...(await waitingLines(context, shown.items)),
        ...shown.more,
        say("decision-how", { code: shown.items[0]?.code ?? "" }),
      ],
      choices: [...waitingChoices(shown.items, "/duyet"), ...shown.choices],
    };
  }
}

function settle(context: PlanContext, waiting: Waiting, approved: boolean, reason: string | null) {
  return "request" in waiting
    ? settleExtension(context, waiting.request, approved, reason)
    : settleResult(context, waiting.result, approved, reason);
}

function readNamed(context: PlanContext, rest: string): Named {
  const [written = ""] = CODES.exec(rest.trim()) ?? [];
  if (written !== "") {
    const codes = written.toUpperCase().match(/(?:GH|KQ)\d+/g) ?? [];
    return { codes, task: null, period: null, words: rest.trim().slice(written.length).trim() };
  }
  const ref = parseTaskRef(rest);
  const task = ref && taskOf(context, ref.task);
  if (!ref || task === null) return { codes: [], task: null, period: null, words: rest.trim() };
  const tokens = tokenise(ref.rest);
  const period = readPeriod(tokens, 0);
  const next = period && tokens.list[period.next];
  return {
    codes: [],
    task,
    period: period && resolvePeriod(period.value, context.plan.year),
    words: (period ? (next ? tokens.text.slice(next.start) : "") : ref.rest).trim(),
  };
}

/** A task of the plan, or the words as they stand: a number that names nothing finds nothing. */
function taskOf(context: PlanContext, ref: TaskRef): string | null {
  return findByCode(context, codeOf(context, ref))?.task.code ?? ref.code;
}

function isNamed({ code, occurrence }: Waiting, { codes, task, period }: Named): boolean {
  if (codes.length > 0) return codes.includes(code);
  return (task === null || occurrence.task === task) && (period === null || occurrence.period === period);
}

/** A unit named in front of the reason narrows it down to what is that unit's. */
function inUnit({ plan }: PlanContext, about: readonly Waiting[], words: string) {
  const said = fold(words);
  const forms = about.flatMap(({ occurrence }) => {
    const unit = plan.units.find(({ id }) => id === occurrence.unitId);
    const names = unit ? [unit.code, unit.name, ...unit.aliases] : [occurrence.unit];
    return names.map((name) => ({ unitId: occurrence.unitId, form: fold(name) }));
  });
  const [longest] = forms
    .filter(({ form }) => form !== "" && (said === form || said.startsWith(`${form} `)))
    .sort((a, b) => b.form.length - a.form.length);
  if (!longest) return { meant: about, reason: words };
  const skipped = longest.form.split(" ").length;
  return {
    meant: about.filter(({ occurrence }) => occurrence.unitId === longest.unitId),
    reason: words.trim().split(/\s+/).slice(skipped).join(" "),
  };
}

/** A button of a message that tells of a result as it was: nothing is decided, and how it is now is shown. */
async function changedSince(context: PlanContext, waiting: readonly Waiting[], named: Named): Promise<Reply | null> {
  const [id] = idsOfCodes(named.codes, "result");
  const before = id === undefined ? null : await context.tx.findEntry(id);
  const now = waiting.find((one) => "result" in one && one.occurrence.id === before?.occurrenceId);
  if (!now || !mayDecide(context, now)) return null;
  return {
    lines: [say("decision-changed", { code: now.occurrence.task }), ...(await waitingLines(context, [now]))],
    choices: [...waitingChoices([now], "/duyet"), ...waitingChoices([now], "/tuchoi")],
  };
}

async function nothingToDecide(
  context: PlanContext,
  meant: readonly Waiting[],
  theirs: readonly Waiting[],
  named: Named,
): Promise<Reply> {
  const [own] = theirs;
  if (own && "request" in own) return reply(say("extension-own"));
  if (own) return reply(await ownResult(context, own));
  const [other] = meant;
  // What waits for others is no refusal to whoever has a say: nothing waits for them.
  const isBare = named.codes.length === 0 && named.task === null;
  if (other && isBare && hasASay(context)) return reply(say("decision-none"));
  if (other) return reply(say("request" in other ? "extension-refused" : "decision-refused"));
  const [asked] = idsOfCodes(named.codes, "extension");
  const decided = asked === undefined ? await whyNotWaiting(context, named) : await decidedExtension(context, asked);
  return reply(decided ?? say("decision-none"));
}

/** "Không tự xác nhận việc mình nộp", and who can. */
async function ownResult({ tx, today }: PlanContext, { occurrence, authors }: Waiting) {
  const able = await tx.confirmers(occurrence.unitId, authors, today);
  const names = able.slice(0, MOST_NAMED).map(({ name }) => name);
  return names.length > 0
    ? say("decision-own", { code: occurrence.task, names: { list: names } })
    : say("decision-own-nobody", { code: occurrence.task });
}

async function whichOne(
  context: PlanContext,
  open: readonly Waiting[],
  approved: boolean,
  reason: string,
): Promise<Reply> {
  const command = approved ? "/duyet" : "/tuchoi";
  return {
    lines: [
      say("decision-several", { count: open.length, line: `${command} ${open[0]?.code ?? ""}` }),
      ...(await waitingLines(context, open)),
    ],
    choices: waitingChoices(open, command, reason),
  };
}

async function askWhyNot(context: PlanContext, open: readonly Waiting[]): Promise<Reply> {
  const prefix = `/tuchoi ${open.map(({ code }) => code).join(" ")}`;
  return {
    lines: [...(await waitingLines(context, open)), say("decision-why-not", { line: prefix })],
    prefix,
    anyWords: true,
  };
}
