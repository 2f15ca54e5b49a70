import { addDays, type LocalDate } from "../../domain/local-date.js";
import { latestMute } from "../../domain/mute.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import { dayAt, instantAt } from "../../domain/zone.js";
import type { LinkedContext } from "../context.js";
import type { StandIns } from "../reminder-ports.js";
import { type Reply, reply } from "../reply.js";
import { parseQuiet } from "../understanding/read-snooze.js";
import { resolveUntil } from "../understanding/read-until.js";
import { mustEnd } from "./snooze.js";

/**
 * `/tat 20/1`: this person, on leave, gets no reminders in private until that day; groups go on. It ends by itself,
 * after a month at most. The answer says who is told instead.
 */
export async function mute(context: LinkedContext, rest: string): Promise<Reply> {
  const { tx, actor, now, today, zone } = context;
  const words = parseQuiet(rest);
  if (words.until === "stop") return unmute(context);
  if (words.until === "ever") return mustEnd(await askUntil(context, null));
  const asked = words.until && resolveUntil(words.until, today);
  if (asked === null || asked <= today) {
    return askUntil(context, rest.trim() === "" || (asked === null && words.whole) ? null : rest);
  }
  const latest = latestMute(today);
  const until = asked < latest ? asked : latest;
  await tx.mute({ officerId: actor.id, occurrenceId: null, untilAt: instantAt(until, "00:00", zone) }, now);
  return reply(
    say("mute-done", { until: { date: until } }),
    ...(asked > until ? [say("mute-capped")] : []),
    ...(await standInLines(context)),
    say("mute-how-to-end"),
  );
}

/** `/bat`, `/tat thôi`: reminders in private again. */
export async function unmute({ tx, actor, now }: LinkedContext): Promise<Reply> {
  const ended = await tx.endMute({ officerId: actor.id, occurrenceId: null }, now);
  return reply(say(ended ? "mute-ended" : "mute-none"));
}

async function askUntil({ tx, actor, now, today, zone }: LinkedContext, notUnderstood: string | null): Promise<Reply> {
  const since = await tx.mutedUntil(actor.id, now);
  const choices: readonly (readonly [LocalDate, Say])[] = [
    [addDays(today, 3), say("mute-choice-days", { count: 3 })],
    [addDays(today, 7), say("mute-choice-week")],
    [addDays(today, 14), say("mute-choice-fortnight")],
  ];
  return {
    lines: [
      ...(notUnderstood === null ? [] : [say("snooze-unclear", { text: notUnderstood })]),
      ...(since ? [say("mute-in-force", { until: { date: dayAt(since, zone) } })] : []),
      say("mute-until-when"),
    ],
    choices: choices.map(([day, label]) => ({ label, line: `/tat ${day}` })),
    prefix: "/tat",
  };
}

/** Of each unit this person answers for: whom its reminders reach now. */
async function standInLines({ tx, actor, now }: LinkedContext): Promise<Say[]> {
  const units = new Map(
    actor.memberships.flatMap(({ role, unitId, unitName }) =>
      unitId !== null && (role === "officer" || role === "head") ? [[unitId, unitName ?? ""] as const] : [],
    ),
  );
  const lines: Say[] = [];
  for (const [unitId, unit] of units) lines.push(standInLine(unit, await tx.standIns(unitId, actor.id, now)));
  return lines;
}

function standInLine(unit: string, { group, officers, heads, coordinators }: StandIns): Say {
  const names = (people: readonly string[]): Arg => ({ list: people });
  if (group) return say("mute-group-hears", { unit });
  if (officers.length > 0) return say("mute-officers-hear", { unit, names: names(officers) });
  if (heads.length > 0) return say("mute-head-hears", { unit, names: names(heads) });
  if (coordinators.length > 0) return say("mute-coordinator-hears", { unit, names: names(coordinators) });
  return say("mute-nobody-hears", { unit });
}
