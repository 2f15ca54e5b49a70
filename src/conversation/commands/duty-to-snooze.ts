import type { TaskDraft } from "../../domain/catalogue.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { may } from "../../domain/permission.js";
import { periodPhrase } from "../../domain/phrases.js";
import { findTask, shortTitle } from "../../domain/plan.js";
import { isOpen } from "../../domain/progress.js";
import { type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, unitNames } from "../phrases.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import { resolvePeriod, type TaskRef } from "../understanding/intent.js";
import type { SnoozeWords } from "../understanding/read-snooze.js";
import { oneOf } from "../update/duty.js";
import { findByCode, unknownTask } from "../update/find-task.js";
import { notYourUnit } from "../update/resolve-duty.js";
import { unitWords, wordsFor } from "../update/unit-meant.js";

const MOST_CHOICES = 4;
const MOST_NAMED = 2;

type Found = { readonly duty: Occurrence } | { readonly reply: Reply };

/** What has reminders to come. */
type Dated = Occurrence & { readonly dueOn: NonNullable<Occurrence["dueOn"]> };

/**
 * The one duty somebody wants to hear less of: the task they name, else the only one of the reminder they reply to.
 * Several readings are asked, never guessed.
 * @param until what was said of the day, to be said again of the duty chosen
 * @param unitId the unit that was named
 */
export async function dutyToSnooze(
  context: PlanContext,
  words: SnoozeWords,
  until: string,
  unitId: string | undefined,
): Promise<Found> {
  if (!words.task) return withoutTask(context, until);
  const task = findRef(context, words.task);
  if (!task) return { reply: unknownTask(context, words.task.typed) };
  const { tx, plan } = context;
  const about = { code: task.code, title: shortTitle(task) };
  const all = await tx.occurrences(plan.id, { task: task.code }, true);
  const own = all.filter((occurrence) => mine(context, occurrence));
  if (own.length === 0) {
    return { reply: reply(say("snooze-not-yours", { ...about, leads: unitNames(plan, task.leads, MOST_NAMED) })) };
  }
  const here = await inThisChat(context, own, unitId);
  if (!here) return { reply: whichUnit(context, task, own, words, until) };
  if (here.length === 0) return { reply: notYourUnit(context, task, unitId) };
  const open = here.filter(hasReminders);
  if (words.period) {
    const period = resolvePeriod(words.period, plan.year);
    const named = open.find((occurrence) => occurrence.period === period);
    return named
      ? { duty: named }
      : { reply: reply(say("snooze-no-period", { ...about, period: { say: periodPhrase(period) } })) };
  }
  const [nearest] = open;
  if (!nearest) return { reply: reply(say("snooze-nothing", about)) };
  const late = open.filter(({ dueOn }) => dueOn < context.today);
  return late.length > 1
    ? { reply: choose(context, late, until, say("snooze-which-period", about)) }
    : { duty: nearest };
}

async function withoutTask(context: PlanContext, until: string): Promise<Found> {
  const { tx, plan, incoming, actor } = context;
  const replied = incoming.replyTo === undefined ? null : await tx.saidMessage(incoming.chat, incoming.replyTo);
  const ids = replied?.duties.map(({ occurrenceId }) => occurrenceId) ?? [];
  const said = (await tx.occurrences(plan.id, { ids }, true)).filter((one) => mine(context, one)).filter(hasReminders);
  const [only, ...others] = said;
  if (only && others.length === 0) return { duty: only };
  const unitIds = [...new Set(actor.memberships.flatMap(({ unitId }) => unitId ?? []))];
  const owed = said.length > 0 ? said : await tx.occurrences(plan.id, { unitIds });
  const open = owed.filter((occurrence) => mine(context, occurrence)).filter(hasReminders);
  if (open.length === 0) return { reply: reply(say("snooze-nothing-at-all")) };
  const nearest = [...new Map(open.toReversed().map((occurrence) => [occurrence.task, occurrence])).values()];
  const answer = choose(context, nearest.toReversed(), until, say("snooze-which"));
  return { reply: until === "" ? { ...answer, prefix: "/hoan" } : answer };
}

function choose(context: PlanContext, among: readonly Occurrence[], until: string, question: Say): Reply {
  const { plan } = context;
  const oneTask = new Set(among.map(({ task }) => task)).size === 1;
  const choices: ReplyChoice[] = among.slice(0, MOST_CHOICES).map((occurrence) => ({
    label: oneTask
      ? say("update-period-choice", { period: { say: periodPhrase(occurrence.period) } })
      : say("duties-choice", { code: occurrence.task, title: dutyPhrase(plan, occurrence) }),
    line: `${commandAbout("hoan", context, occurrence)} ${until}`.trim(),
  }));
  const [first] = choices;
  return { lines: [question, ...(first ? [say("update-type-instead", { line: first.line })] : [])], choices };
}

/** "/hoan 7", with the period where the task has several, and the unit where this person speaks for several. */
export function commandAbout(
  command: "hoan" | "xong" | "visao" | "giahan" | "minhchung",
  context: PlanContext,
  occurrence: Occurrence,
): string {
  const { task: code, period } = occurrence;
  const task = findTask(context.plan, code);
  const about = task && task.schedule.length > 1 ? `/${command} ${code} ${period}` : `/${command} ${code}`;
  // Why a reminder came is the same for whoever asks.
  return task && command !== "visao" ? `${about}${unitWords(context, task, occurrence)}` : about;
}

function findRef(context: PlanContext, { typed, code }: TaskRef) {
  return (findByCode(context, typed) ?? findByCode(context, code))?.task ?? null;
}

function whichUnit(
  { plan }: PlanContext,
  task: TaskDraft,
  own: readonly Occurrence[],
  { period }: SnoozeWords,
  until: string,
): Reply {
  const owing = new Set(own.map(({ unitId }) => unitId));
  const about = `/hoan ${task.code}${period ? ` ${resolvePeriod(period, plan.year)}` : ""}`;
  const choices = plan.units
    .filter(({ id }) => owing.has(id))
    .map((unit) => ({
      label: say("update-unit-choice", { unit: unit.name }),
      line: `${about}${wordsFor(unit)} ${until}`.trim(),
    }));
  return oneOf(say("snooze-which-unit", { code: task.code, title: shortTitle(task) }), choices);
}

function mine({ actor }: PlanContext, { unitId }: Occurrence): boolean {
  return may(actor, { act: "snooze", units: [unitId] });
}

function hasReminders(occurrence: Occurrence): occurrence is Dated {
  return isOpen(occurrence.process) && occurrence.dueOn !== null;
}

/** Of somebody of several units the duties of the one named, or whose group this is; null when it must be asked. */
async function inThisChat(
  { tx, incoming }: PlanContext,
  own: readonly Occurrence[],
  named: string | undefined,
): Promise<Occurrence[] | null> {
  if (named !== undefined) return own.filter(({ unitId }) => unitId === named);
  if (new Set(own.map(({ unitId }) => unitId)).size === 1) return [...own];
  const unit = await tx.unitOfChat(incoming.chat);
  const here = own.filter(({ unitId }) => unitId === unit);
  return here.length > 0 ? here : null;
}
