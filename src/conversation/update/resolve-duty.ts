import type { TaskDraft } from "../../domain/catalogue.js";
import type { Period } from "../../domain/period.js";
import { may } from "../../domain/permission.js";
import { periodPhrase } from "../../domain/phrases.js";
import { shortTitle } from "../../domain/plan.js";
import { isOpen } from "../../domain/progress.js";
import { say } from "../../domain/say.js";
import type { Unit } from "../../domain/unit.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, unitNames } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { chooseOccurrence } from "./choose-occurrence.js";
import { type Duty, type Meant, oneOf, type Resolved, refuse } from "./duty.js";
import { findByCode, unknownTask } from "./find-task.js";
import { unitsToSpeakFor, unitWords, wordsFor } from "./unit-meant.js";

const MOST_NAMED = 2;

/**
 * Finds what "7", "10a" or "BC quý 1" means for this person, here and now. Several readings are asked, never guessed.
 * @param words what was said of it, to be said again of the one chosen, behind `command`
 */
export async function resolveDuty(
  context: PlanContext,
  { code, period, unitId: named, ...meant }: Meant,
  words: string,
  command = "capnhat",
): Promise<Resolved> {
  const found = findByCode(context, code);
  if (!found) return refuse(unknownTask(context, code));
  const { task } = found;
  const own = unitsToSpeakFor(context, task, "update");
  if (own.length === 0) return refuse(notYours(context, task));
  if (named !== undefined && own.every(({ id }) => id !== named)) return refuse(notYourUnit(context, task, named));
  const unitId = named ?? (await chooseUnit(context, own));
  if (unitId === null) return refuse(whichUnit(found, own, period, `/${command}`, words));
  const owed = await context.tx.occurrences(context.plan.id, { task: task.code, unitIds: [unitId] }, true);
  const said = unitWords(context, task, { unitId });
  const choosing = { ...meant, period, command: `/${command}`, words };
  return chooseOccurrence(context, { ...found, unitWords: said }, owed, choosing);
}

/** What this person's units still owe for a period, when nothing but the period was named; several are asked. */
export async function dutyOfPeriod(context: PlanContext, period: Period, words: string): Promise<Resolved> {
  const units = context.actor.memberships.flatMap(({ unitId }) => unitId ?? []);
  const unitIds = [...new Set(units)].filter((unit) => mayReport(context, unit));
  const owed = (await context.tx.occurrences(context.plan.id, { unitIds })).filter(
    (occurrence) => occurrence.period === period && isOpen(occurrence.process),
  );
  const [only, ...others] = [...new Set(owed.map((occurrence) => occurrence.task))];
  if (only === undefined) return refuse(reply(say("update-nothing-for", { period: { say: periodPhrase(period) } })));
  if (others.length === 0) return resolveDuty(context, { code: only, period }, words);
  const choices = [only, ...others].map((code) => ({
    label: say("duties-choice", { code, title: dutyPhrase(context.plan, { task: code, period }) }),
    line: `/capnhat ${code} ${period} ${words}`.trim(),
  }));
  return refuse(oneOf(say("update-which-task", { period: { say: periodPhrase(period) } }), choices));
}

function mayReport({ actor }: PlanContext, unit: string): boolean {
  return may(actor, { act: "update", units: [unit] });
}

function notYours({ actor, plan }: PlanContext, task: TaskDraft): Reply {
  const names = [
    ...new Set(actor.memberships.map((membership) => membership.unitName).filter((name) => name !== null)),
  ];
  return reply(
    say("update-not-yours", {
      code: task.code,
      title: shortTitle(task),
      leads: unitNames(plan, task.leads, MOST_NAMED),
      units: names.length > 0 ? { list: names } : { say: say("chat-no-unit") },
    }),
  );
}

/** A unit that somebody named and does not speak for. */
export function notYourUnit({ plan }: PlanContext, task: TaskDraft, named = ""): Reply {
  const unit = plan.units.find(({ id }) => id === named)?.name ?? named;
  return reply(say("update-not-your-unit", { code: task.code, title: shortTitle(task), unit }));
}

/** The chat's own unit where it is one of theirs, else their only one; null when it must be asked. */
async function chooseUnit({ tx, incoming }: PlanContext, own: readonly Unit[]): Promise<string | null> {
  const [only, ...others] = own;
  if (only && others.length === 0) return only.id;
  const here = await tx.unitOfChat(incoming.chat);
  return own.find(({ id }) => id === here)?.id ?? null;
}

/** The same words again behind each unit; past the buttons the others can be typed like them. */
function whichUnit(
  { task, metric }: Pick<Duty, "task" | "metric">,
  own: readonly Unit[],
  period: Period | null,
  command: string,
  words: string,
): Reply {
  const about = `${command} ${metric?.id ?? task.code}${period === null ? "" : ` ${period}`}`;
  const choices = own.map((unit) => ({
    label: say("update-unit-choice", { unit: unit.name }),
    line: `${about}${wordsFor(unit)} ${words}`.trim(),
  }));
  return oneOf(say("update-which-unit", { code: task.code, title: shortTitle(task) }), choices);
}
