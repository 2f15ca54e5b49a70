import type { Occurrence } from "../../domain/occurrence.js";
import { shortTitle } from "../../domain/plan.js";
import { isOpen } from "../../domain/progress.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase } from "../phrases.js";
import type { SaidMessage } from "../reminder-ports.js";
import { type Reply, reply } from "../reply.js";
import type { UpdateItem } from "../understanding/intent.js";
import { parseUpdates } from "../understanding/parse-updates.js";
import { findByCode, unknownTask } from "../update/find-task.js";
import { periodMeant } from "../update/period-meant.js";
import { commandAbout } from "./duty-to-snooze.js";
import { rungPhrase } from "./rung-lines.js";
import { sourceLines, whyDuty } from "./why-duty.js";

/** Without a reply the last reminder of the chat is meant, if it is no older than this. */
const RECENT_DAYS = 7;
const MOST_LINES = 8;
const MOST_CHOICES = 4;
/** Of a deadline's words quoted beside others; of one duty alone they are told in full. */
const LONGEST_RULE = 80;

/** `/visao` to a reminder, `/visao 7`: why it came, by which rule and rung, and what comes next. */
export async function why(context: PlanContext, rest: string): Promise<Reply> {
  const { tx, plan, incoming, now } = context;
  const { chat, replyTo } = incoming;
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
  const replied = replyTo === undefined ? null : await tx.saidMessage(chat, replyTo);
  const [item] = parseUpdates(rest);
  if (item?.task) return whyTask(context, item, replied);
  const said = replyTo === undefined ? await tx.latestSaid(chat, since) : replied;
  if (!said) return reply(say(replyTo === undefined ? "why-which" : "why-not-a-reminder"));
  const ids = said.duties.map(({ occurrenceId }) => occurrenceId);
  const occurrences = await tx.occurrences(plan.id, { ids });
  const [only, ...others] = occurrences;
  if (!only) return withoutDuty(said);
  return others.length === 0 ? whyDuty(context, only, said) : listWhy(context, occurrences, said);
}

/** Of a task the duty the reminder spoke of, else what the asker's own unit owes next, else anybody. */
async function whyTask(
  context: PlanContext,
  { task, period }: UpdateItem,
  replied: SaidMessage | null,
): Promise<Reply> {
  const { tx, plan, actor } = context;
  const found = task && (findByCode(context, task.typed) ?? findByCode(context, task.code));
  if (!found) return unknownTask(context, task?.typed ?? "");
  const all = await tx.occurrences(plan.id, { task: found.task.code });
  const wanted = periodMeant(context, period, found.task);
  const asked = wanted ? all.filter((occurrence) => occurrence.period === wanted) : all;
  const units = new Set(actor.memberships.map(({ unitId }) => unitId));
  const said = new Set(replied?.duties.map(({ occurrenceId }) => occurrenceId));
  const own = asked.filter(({ unitId }) => units.has(unitId));
  const duty =
    asked.find(({ id }) => said.has(id)) ??
    own.find(({ process }) => isOpen(process)) ??
    own.at(-1) ??
    firstOpen(asked);
  if (!duty) return reply(say("update-nothing-owed", { code: found.task.code, title: shortTitle(found.task) }));
  return whyDuty(context, duty, said.has(duty.id) ? replied : await tx.latestSaidAbout(duty.id));
}

function firstOpen(occurrences: readonly Occurrence[]): Occurrence | undefined {
  return occurrences.find(({ process }) => isOpen(process)) ?? occurrences.at(-1);
}

/** A message about several duties: each with its rung, clause and rule, and one of them in full at a press. */
function listWhy(context: PlanContext, occurrences: readonly Occurrence[], said: SaidMessage): Reply {
  const { plan } = context;
  const rungs = new Map(said.duties.map(({ occurrenceId, rung }) => [occurrenceId, rung]));
  const shown = occurrences.slice(0, MOST_LINES);
  const left = occurrences.length - shown.length;
  return {
    lines: [
      say("why-several", { at: { at: said.sentAt }, count: occurrences.length }),
      ...shown.flatMap((occurrence) => [
        say("why-line", {
          code: occurrence.task,
          title: dutyPhrase(plan, occurrence),
          due: occurrence.dueOn === null ? "" : { date: occurrence.dueOn },
          rung: rungPhrase(rungs.get(occurrence.id) ?? ""),
        }),
        ...sourceLines(context, occurrence, LONGEST_RULE),
      ]),
      ...(left > 0 ? [say("why-more", { left })] : []),
      say("why-one", { code: shown[0]?.task ?? "" }),
    ],
    choices: shown.slice(0, MOST_CHOICES).map((occurrence) => ({
      label: say("duties-choice", { code: occurrence.task, title: dutyPhrase(plan, occurrence) }),
      line: commandAbout("visao", context, occurrence),
      lasting: true,
    })),
  };
}

function withoutDuty({ parts, sentAt, duties }: SaidMessage): Reply {
  const at = { at: sentAt };
  if (parts.includes("weekly")) return reply(say("why-weekly", { at }));
  if (parts.includes("morning")) return reply(say("why-morning", { at }));
  return reply(duties.length > 0 ? say("why-withdrawn", { at }) : say("why-notice", { at }));
}
