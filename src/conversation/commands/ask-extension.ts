import { addDays, type LocalDate, localDate } from "../../domain/local-date.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { groundsFor, may } from "../../domain/permission.js";
import { isSubmitted } from "../../domain/progress.js";
import { requestCode } from "../../domain/request-code.js";
import { type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { actorPhrase, dutyPhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { resolvePeriod } from "../understanding/intent.js";
import { type ExtensionWords, parseExtension } from "../understanding/read-extension.js";
import { resolveUntil } from "../understanding/read-until.js";
import { codeOf, findByCode } from "../update/find-task.js";
import { resolveDuty } from "../update/resolve-duty.js";
import { withoutUnit } from "../update/unit-meant.js";
import { commandAbout } from "./duty-to-snooze.js";

type Dated = Occurrence & { readonly dueOn: LocalDate };

/**
 * `/giahan 7 20/3 chờ số liệu`: the lead unit asks for a later due date. The unit's head is told, or the coordinators;
 * until one of them decides the old date counts.
 */
export async function askExtension(context: PlanContext, rest: string): Promise<Reply> {
  const { actor, plan, today } = context;
  const typed = parseExtension(rest);
  if (!typed.task) return { lines: [say("extension-which")], prefix: "/giahan" };
  const code = codeOf(context, typed.task);
  const { words, unitId } = takeUnit(context, code, typed);
  const until = words.until && resolveUntil(words.until, today);
  const said = `${until ?? ""} ${words.reason}`.trim();
  const period = words.period && resolvePeriod(words.period, plan.year);
  const resolved = await resolveDuty(context, { code, period, unitId }, said, "giahan");
  if (!resolved.ok) return resolved.reply;
  const { occurrence } = resolved.duty;
  const { dueOn } = occurrence;
  if (!may(actor, { act: "ask-extension", units: [occurrence.unitId] })) return reply(say("extension-not-yours"));
  if (dueOn === null) return reply(say("extension-no-day", about(context, occurrence)));
  if (isSubmitted(occurrence.process)) return reply(say("extension-submitted", about(context, occurrence)));
  const duty = { ...occurrence, dueOn };
  const missing = whatIsMissing(context, duty, until, words.reason);
  if (missing || until === null) return missing ?? reply(say("extension-which"));
  return ask(context, duty, until, words.reason);
}

/** The unit named before the day, or alone behind it; a unit in the reason is the reason's. */
function takeUnit(
  context: PlanContext,
  code: string,
  typed: ExtensionWords,
): { readonly words: ExtensionWords; readonly unitId?: string } {
  const task = findByCode(context, code)?.task;
  const again = (rest: string) => parseExtension(`${typed.task?.typed ?? ""} ${rest}`);
  const mayFollow = (rest: string) => typed.until === null && again(rest).until !== null;
  const named = task ? withoutUnit(context, task, typed.reason, mayFollow) : null;
  if (!named || (typed.until !== null && named.words !== "")) return { words: typed };
  if (named.words === "") return { words: { ...typed, reason: "" }, unitId: named.unitId };
  const { until, period, reason } = again(named.words);
  return { words: { ...typed, until, reason, period: typed.period ?? period }, unitId: named.unitId };
}

/** The date first, then the reason: each is asked for with the words before it kept. */
function whatIsMissing(context: PlanContext, duty: Dated, until: LocalDate | null, reason: string): Reply | null {
  const command = commandAbout("giahan", context, duty);
  const args = { ...about(context, duty), due: { date: duty.dueOn } };
  const latest = latestDay(context, duty);
  // One that may be sent as it stands: a week after the due date, or from today where that is past.
  const week = addDays(duty.dueOn > context.today ? duty.dueOn : context.today, 7);
  const refused = { ...args, command, example: { date: latest !== null && week > latest ? latest : week } };
  if (until === null) return { lines: [say("extension-until-when", refused)], prefix: command };
  if (until <= duty.dueOn) return { lines: [say("extension-not-later", refused)], prefix: command };
  if (until < context.today) return { lines: [say("extension-past", refused)], prefix: command };
  if (latest !== null && until > latest) {
    return { lines: [say("extension-past-year", { ...refused, latest: { date: latest } })], prefix: command };
  }
  if (reason !== "") return null;
  const prefix = `${command} ${until}`;
  return { lines: [say("extension-why", { ...args, until: { date: until }, line: prefix })], prefix };
}

/** Nothing is put off beyond its plan's year; null where it is due on the last day as it is, or that day has passed. */
function latestDay({ plan, today }: PlanContext, { dueOn }: Dated): LocalDate | null {
  const last = localDate(`${plan.year}-12-31`);
  return dueOn < last && today <= last ? last : null;
}

async function ask(context: PlanContext, occurrence: Dated, toOn: LocalDate, reason: string): Promise<Reply> {
  const { tx, actor, now, incoming } = context;
  const { channel } = incoming.chat;
  const id = await tx.askExtension({ occurrence, toOn, reason, officerId: actor.id, channel }, now);
  const dates = { from: { date: occurrence.dueOn }, to: { date: toOn } };
  const grounds = groundsFor(actor, { act: "ask-extension", units: [occurrence.unitId] });
  const name = actorPhrase(actor, grounds?.standsFor);
  const duty = { ...about(context, occurrence), unit: occurrence.unit };
  const told = await tx.announce(
    { to: "deciders", unitId: occurrence.unitId, except: actor.id },
    {
      key: `extension/${id}`,
      lines: requestLines({ ...duty, ...dates, name, reason }, id),
      asks: requestCode("extension", id),
    },
    now,
  );
  return reply(
    say("extension-asked", { ...duty, ...dates }),
    say("extension-reason", { reason }),
    say(told > 0 ? "extension-told" : "extension-nobody-told"),
  );
}

function requestLines(args: NonNullable<Say["args"]>, id: number): Say[] {
  const code = requestCode("extension", id);
  return [say("extension-request", args), say("extension-how-to-decide", { code })];
}

function about({ plan }: PlanContext, occurrence: Occurrence) {
  return { code: occurrence.task, title: dutyPhrase(plan, occurrence) };
}
