import { periodPhrase } from "../../domain/phrases.js";
import { shortTitle } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { readPage } from "../pages.js";
import { type Reply, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import { resolvePeriod } from "../understanding/intent.js";
import { type EvidenceWords, parseEvidence } from "../understanding/read-evidence.js";
import type { Duty, Meant } from "../update/duty.js";
import { codeOf, findByCode, unknownTask } from "../update/find-task.js";
import { type Given, keepEvidence } from "../update/keep-evidence.js";
import { resolveDuty } from "../update/resolve-duty.js";
import { withoutUnit } from "../update/unit-meant.js";
import { chooseDuty } from "./duties.js";
import { commandAbout } from "./duty-to-snooze.js";
import { countsPhrase, sendKeptFile, showEvidence } from "./evidence-kept.js";
import { parseWithdrawal, withdrawEvidence } from "./withdraw-evidence.js";

/**
 * `/minhchung 7 https://…`, `/minhchung 7 số 123/BC-VP`, a file with `/minhchung 7` beside it: kept as evidence of the
 * duty. `/minhchung 7` alone shows what there is and asks for more; `/minhchung 7 tệp 2` sends a kept file.
 */
export async function evidence(context: PlanContext, rest: string): Promise<Reply> {
  const typed = parseEvidence(rest);
  const withFiles = (context.incoming.media?.length ?? 0) > 0;
  if (!typed.task) {
    if (withFiles) return reply(say("evidence-file-of-what"));
    return typed.words === ""
      ? chooseDuty(context, "minhchung")
      : reply(say("evidence-of-what", { text: shorten(typed.words) }));
  }
  const code = codeOf(context, typed.task);
  const found = findByCode(context, code);
  if (!found) return unknownTask(context, code);
  const named = withoutUnit(context, found.task, typed.words, beginsEvidence);
  const words = named ? { ...parseEvidence(`${typed.task.typed} ${named.words}`), period: typed.period } : typed;
  const period = words.period && resolvePeriod(words.period, context.plan.year);
  if (!withFiles && words.file !== null) return sendKeptFile(context, found.task, words.file);
  const withdrawal = withFiles ? null : parseWithdrawal(words.words);
  if (withdrawal) return withdrawEvidence(context, found.task, withdrawal);
  const list = readPage(words.words);
  if (!withFiles && list.words === "") return showEvidence(context, found.task, period, list.page);
  const meant: Meant = { code, period, unitId: named?.unitId, ahead: "near", lookBack: true };
  return handIn(context, meant, words, withFiles);
}

async function handIn(context: PlanContext, meant: Meant, words: EvidenceWords, withFiles: boolean): Promise<Reply> {
  const resolved = await resolveDuty(context, meant, withFiles ? "" : words.words, "minhchung");
  if (!resolved.ok) {
    const asks = withFiles && resolved.reply.choices !== undefined;
    return asks ? { ...resolved.reply, lines: [...resolved.reply.lines, say("evidence-send-again")] } : resolved.reply;
  }
  const { duty } = resolved;
  const command = commandAbout("minhchung", context, duty.occurrence);
  if (words.badLink !== null)
    return refuse(say("evidence-bad-link", { text: shorten(words.badLink), command }), command);
  const given = givenIn(context, words);
  if (given.length === 0) return refuse(say("evidence-nothing", { text: shorten(words.words), command }), command);
  const { lines, added } = await keepEvidence(context, duty, given);
  return { lines: [...lines, ...(await standing(context, duty, command, added))], files: command };
}

/** Behind a unit's name a number or an address goes on as evidence; words may describe it. */
function beginsEvidence(words: string): boolean {
  return /^(?:https?:|số\s|so\s|\d)/i.test(words);
}

function refuse(line: Reply["lines"][number], command: string): Reply {
  return { lines: [line], prefix: command, files: command };
}

function givenIn({ files }: PlanContext, { links, document, words }: EvidenceWords): Given[] {
  return [
    ...links.map((text): Given => ({ kind: "link", text })),
    ...(document === null ? [] : [{ kind: "document", text: document } as const]),
    ...files.map((received): Given => ({ kind: "file", received, text: words })),
  ];
}

/** Of which duty it is, what there is of it now, and how to go on. */
async function standing(context: PlanContext, { task, occurrence }: Duty, command: string, added: number) {
  const { unit, period } = occurrence;
  const where =
    task.schedule.length > 1
      ? { say: say("update-unit-period", { unit, period: { say: periodPhrase(period) } }) }
      : unit;
  const about = { code: task.code, title: shortTitle(task), where };
  const counts = countsPhrase(await context.tx.evidence([occurrence.id]));
  return [
    say(added > 0 ? "evidence-duty" : "evidence-duty-unchanged", { ...about, counts }),
    say("evidence-next", { command }),
  ];
}
