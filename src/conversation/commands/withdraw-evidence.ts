import type { TaskDraft } from "../../domain/catalogue.js";
import type { Evidence } from "../../domain/evidence.js";
import { shortTitle } from "../../domain/plan.js";
import { type Arg, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import { evidencePhrase } from "./evidence-kept.js";
import { mayWithdraw } from "./may-withdraw.js";

/** "rút", "rút MC12 nhầm tệp": what follows the task in `/minhchung 7 …`. */
const WITHDRAW = /^(?:rút(?: lại)?|rut(?: lai)?|thu hồi|thu hoi|withdraw)(?:\s+MC(\d{1,12}))?(?:\s+([\s\S]+))?$/i;
const MOST_CHOICES = 6;

export type WithdrawWords = { readonly id: number | null; readonly reason: string };

/** What is to be withdrawn and why; null when nothing is. */
export function parseWithdrawal(words: string): WithdrawWords | null {
  const found = WITHDRAW.exec(words.trim());
  if (!found) return null;
  const [, id, reason = ""] = found;
  return { id: id === undefined ? null : Number(id), reason: reason.trim() };
}

/**
 * `/minhchung 7 rút`: what this person may withdraw, to choose from; `/minhchung 7 rút MC12 lý do` withdraws it. It stays
 * in the history with who withdrew it and why, and is evidence no more.
 */
export async function withdrawEvidence(
  context: PlanContext,
  task: TaskDraft,
  { id, reason }: WithdrawWords,
): Promise<Reply> {
  const { tx, plan, actor, now, incoming } = context;
  const about = { code: task.code, title: shortTitle(task) };
  // Locked like every change of a duty's evidence: the same thing withdrawn twice at once is seen.
  const occurrences = await tx.occurrences(plan.id, { task: task.code }, true);
  const kept = await tx.evidence(occurrences.map((one) => one.id));
  const own = kept.filter((one) => mayWithdraw(context, occurrences, one));
  const command = `/minhchung ${task.code} rút`;
  if (id === null) return choose(own, command, about);
  const wanted = kept.find((one) => one.id === id);
  if (!wanted) return reply(say("evidence-withdraw-gone", { ...about, command }));
  if (!own.includes(wanted)) return reply(say("evidence-withdraw-refused", { ...about, name: wanted.officer }));
  const what = evidencePhrase(wanted);
  const prefix = `${command} MC${id}`;
  if (reason === "") {
    return {
      lines: [say("evidence-withdraw-why", { ...about, what, line: typed(task.code, id) })],
      prefix,
      anyWords: true,
    };
  }
  await tx.withdrawEvidence({ evidenceId: id, officerId: actor.id, channel: incoming.chat.channel, reason }, now);
  return reply(say("evidence-withdrawn", { ...about, what }), say("extension-reason", { reason: shorten(reason) }));
}

/** The line as this reader types it. */
function typed(code: string, id = 0): Arg {
  return { say: say("evidence-withdraw-typed", { code, id: `MC${id}` }) };
}

function choose(own: readonly Evidence[], command: string, about: { code: string; title: string }): Reply {
  if (own.length === 0) return reply(say("evidence-withdraw-none", about));
  const latest = own.toReversed().slice(0, MOST_CHOICES);
  return {
    lines: [
      say("evidence-withdraw-which", { ...about, line: typed(about.code, latest[0]?.id) }),
      ...latest.map((one) =>
        say("evidence-withdraw-line", {
          id: `MC${one.id}`,
          what: evidencePhrase(one),
          name: one.officer,
          at: { at: one.at },
        }),
      ),
    ],
    choices: latest.map((one) => ({
      label: say("evidence-withdraw-choice", { id: `MC${one.id}`, what: evidencePhrase(one) }),
      line: `${command} MC${one.id}`,
    })),
  };
}
