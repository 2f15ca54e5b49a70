import { addDays, type LocalDate } from "../../domain/local-date.js";
import { latestSnooze, type SnoozeBound } from "../../domain/mute.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { ladderOf } from "../../domain/plan.js";
import { nextRungOn } from "../../domain/reminder.js";
import { type Say, say } from "../../domain/say.js";
import { instantAt } from "../../domain/zone.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { parseSnooze, type SnoozeWords } from "../understanding/read-snooze.js";
import { parseTaskRef } from "../understanding/read-task.js";
import { resolveUntil } from "../understanding/read-until.js";
import { codeOf, findByCode } from "../update/find-task.js";
import { withoutUnit } from "../update/unit-meant.js";
import { commandAbout, dutyToSnooze } from "./duty-to-snooze.js";

/**
 * `/hoan 7 thứ sáu`: the unit hears nothing of this duty until that day; whoever stands above it still does. It ends by
 * itself, before the last reminder there is before the due date. `/hoan 7 thôi` ends it at once.
 */
export async function snooze(context: PlanContext, rest: string): Promise<Reply> {
  const { words, unitId } = takeUnit(context, rest);
  const found = await dutyToSnooze(context, words, untilWords(words, context.today), unitId);
  if ("reply" in found) return found.reply;
  const { duty } = found;
  if (duty.dueOn === null) return reply(say("snooze-nothing", about(context, duty)));
  if (words.until === "stop") return endSnooze(context, duty);
  const bound = latestSnooze(duty.dueOn, context.today, ladderOf(context.plan, duty), context.calendar);
  if (bound.latestOn <= context.today) {
    return reply(say("snooze-last-reminder", { ...about(context, duty), due: { date: duty.dueOn } }));
  }
  if (words.until === "ever") return mustEnd(askUntil(context, duty, bound, null));
  const until = words.until && resolveUntil(words.until, context.today);
  if (until === null) return askUntil(context, duty, bound, words.whole ? null : rest);
  if (until <= context.today) return askUntil(context, duty, bound, rest);
  return startSnooze(context, duty, until, bound);
}

/** The unit named behind the task, wherever: what is put off has no note that could speak of one. */
function takeUnit(context: PlanContext, rest: string): { readonly words: SnoozeWords; readonly unitId?: string } {
  const ref = parseTaskRef(rest);
  const task = ref && findByCode(context, codeOf(context, ref.task))?.task;
  const typed = ref?.rest.split(/\s+/) ?? [];
  for (let at = 0; task && at < typed.length; at++) {
    const named = withoutUnit(context, task, typed.slice(at).join(" "), () => true);
    if (!named) continue;
    const others = [...typed.slice(0, at), named.words].join(" ");
    return { words: parseSnooze(`${ref.task.typed} ${others}`), unitId: named.unitId };
  }
  return { words: parseSnooze(rest) };
}

async function startSnooze(
  context: PlanContext,
  duty: Occurrence,
  asked: LocalDate,
  bound: SnoozeBound,
): Promise<Reply> {
  const { tx, actor, now, zone, plan, calendar } = context;
  const until = asked < bound.latestOn ? asked : bound.latestOn;
  const untilAt = instantAt(until, "00:00", zone);
  await tx.mute({ officerId: actor.id, occurrenceId: duty.id, untilAt }, now);
  const next = nextRungOn(addDays(until, -1), duty, ladderOf(plan, duty), calendar);
  return reply(
    say("snooze-done", { ...about(context, duty), until: { date: until } }),
    ...(asked > until ? [cappedLine(bound)] : []),
    say("snooze-next", { day: { date: next } }),
    say("snooze-above"),
    say("snooze-how-to-end", { command: commandAbout("hoan", context, duty) }),
  );
}

function cappedLine({ because }: SnoozeBound): Say {
  return because === "late" ? say("snooze-capped-late") : say("snooze-capped-last");
}

async function endSnooze(context: PlanContext, duty: Occurrence): Promise<Reply> {
  const { tx, actor, now } = context;
  const ended = await tx.endMute({ officerId: actor.id, occurrenceId: duty.id }, now);
  return reply(say(ended ? "snooze-ended" : "snooze-none", about(context, duty)));
}

/** Until when? Three days that are allowed, or fewer where the last reminder is near. */
function askUntil(context: PlanContext, duty: Occurrence, bound: SnoozeBound, notUnderstood: string | null): Reply {
  const { today, calendar } = context;
  const days = [1, 3, 5].map((count) => calendar.addWorkingDays(today, count));
  const allowed = [...new Set([...days.filter((day) => day < bound.latestOn), bound.latestOn])].slice(0, 3);
  const command = commandAbout("hoan", context, duty);
  return {
    lines: [
      ...(notUnderstood === null ? [] : [say("snooze-unclear", { text: notUnderstood })]),
      say("snooze-until-when", { ...about(context, duty), latest: { date: bound.latestOn } }),
      say("update-type-instead", { line: { say: say("snooze-line", { command }) } }),
    ],
    choices: allowed.map((day) => ({ label: say("snooze-choice", { day: { date: day } }), line: `${command} ${day}` })),
    prefix: command,
  };
}

/** "/hoan 7 mãi": there is no for ever. */
export function mustEnd(question: Reply): Reply {
  return { ...question, lines: [say("snooze-must-end"), ...question.lines] };
}

function about({ plan }: PlanContext, duty: Occurrence) {
  return { code: duty.task, title: dutyPhrase(plan, duty) };
}

/** The day as it can be said again behind another duty. */
function untilWords({ until }: SnoozeWords, today: LocalDate): string {
  if (until === null) return "";
  if (until === "ever") return "mãi";
  return until === "stop" ? "thôi" : (resolveUntil(until, today) ?? "");
}
