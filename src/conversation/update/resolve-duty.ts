import type { TaskDraft } from "../../domain/catalogue.js";
import type { Metric } from "../../domain/metric.js";
import type { Occurrence } from "../../domain/occurrence.js";
import type { Period } from "../../domain/period.js";
import { may } from "../../domain/permission.js";
import { findMetric, findTask, leadUnitIds, type ProgressEntry, shortTitle } from "../../domain/plan.js";
import { isOpen } from "../../domain/progress.js";
import { type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, periodPhrase, unitNames } from "../phrases.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import { shorten } from "../shorten.js";
import type { TaskRef } from "../understanding/intent.js";
import { parseUpdates } from "../understanding/parse-updates.js";

/** The occurrence somebody speaks of, locked, and the metric where they named one ("10a"). */
export type Duty = {
  readonly task: TaskDraft;
  readonly metric: Metric | null;
  readonly occurrence: Occurrence;
  /** The entry to be put right, when that is what is being done. */
  readonly corrects?: ProgressEntry | undefined;
};

/** Buttons that fit under a question. */
const MOST_CHOICES = 6;
const MOST_NAMED = 2;

export type Resolved = { readonly ok: true; readonly duty: Duty } | { readonly ok: false; readonly reply: Reply };

/**
 * Finds what "7", "10a" or "BC quý 1" means for this person, here and now. Several readings are asked, never guessed.
 * @param words what was said of it, to be said again of the one chosen, behind `command`
 */
export async function resolveDuty(
  context: PlanContext,
  code: string,
  period: Period | null,
  words: string,
  command = "capnhat",
): Promise<Resolved> {
  const found = findByCode(context, code);
  if (!found) return refuse(unknownTask(context, code));
  const { task, metric } = found;
  const units = thoseThere(
    context,
    leadUnitIds(context.plan, task).filter((unit) => mayReport(context, unit)),
  );
  if (units.length === 0) return refuse(notYours(context, task));
  const unitId = await chooseUnit(context, units);
  if (unitId === null) return refuse(reply(say("update-which-unit", { code: task.code, title: shortTitle(task) })));
  const owed = await context.tx.occurrences(context.plan.id, { task: task.code, unitIds: [unitId] }, true);
  return chooseOccurrence(context, { task, metric }, owed, period, `/${command}`, words);
}

/** What this person's units still owe for a period, when nothing but the period was named; several are asked. */
export async function dutyOfPeriod(context: PlanContext, period: Period, words: string): Promise<Resolved> {
  const units = context.actor.memberships.flatMap(({ unitId }) => unitId ?? []);
  const unitIds = [...new Set(units)].filter((unit) => mayReport(context, unit));
  const owed = (await context.tx.occurrences(context.plan.id, { unitIds })).filter(
    (occurrence) => occurrence.period === period && isOpen(occurrence.process),
  );
  const [only, ...others] = [...new Set(owed.map((occurrence) => occurrence.task))];
  if (only === undefined) return refuse(reply(say("update-nothing-for", { period: periodPhrase(period) })));
  if (others.length === 0) return resolveDuty(context, only, period, words);
  const choices = [only, ...others].map((code) => ({
    label: say("duties-choice", { code, title: dutyPhrase(context.plan, { task: code, period }) }),
    line: `/capnhat ${code} ${period} ${words}`.trim(),
  }));
  return refuse(oneOf(say("update-which-task", { period: periodPhrase(period) }), choices));
}

/** A task by its code, or the task of a metric by the metric's id. */
export function findByCode({ plan }: PlanContext, code: string): { task: TaskDraft; metric: Metric | null } | null {
  const task = findTask(plan, code);
  return task ? { task, metric: null } : findMetric(plan, code);
}

/** "10a" is a task of that number where the plan has one, else part a of task 10. */
export function codeOf(context: PlanContext, { code, part, typed }: TaskRef): string {
  if (findByCode(context, typed)) return typed;
  return part !== null && findByCode(context, `${code}${part}`) ? `${code}${part}` : code;
}

/** A task as people write it, and nothing beside it: "07", "nv 7", "10a", "bc"; null for anything more. */
export function findTyped(context: PlanContext, text: string): ReturnType<typeof findByCode> {
  const [item, ...others] = parseUpdates(text);
  const plain = item?.reading.kind === "missing" && item.note === null && item.evidence === null && !item.period;
  const typed = plain && others.length === 0 ? item.task?.typed : undefined;
  return findByCode(context, text.trim()) ?? (typed === undefined ? null : findByCode(context, typed));
}

export function unknownTask({ plan }: PlanContext, code: string): Reply {
  const numbered = plan.tasks.filter((task) => /^\d+$/.test(task.code)).map((task) => Number(task.code));
  const others = plan.tasks.filter((task) => !/^\d+$/.test(task.code)).map((task) => task.code);
  return reply(
    say("update-unknown-task", {
      code: shorten(code),
      first: numbered.length > 0 ? Math.min(...numbered) : 0,
      last: numbered.length > 0 ? Math.max(...numbered) : 0,
      others: { list: others.slice(0, 6) },
    }),
  );
}

function mayReport({ actor }: PlanContext, unit: string): boolean {
  return may(actor, { act: "update", units: [unit] });
}

/** Without the units that have ended, where others are left: what was open there is their successor's. */
function thoseThere({ plan, today }: PlanContext, units: readonly string[]): readonly string[] {
  const ended = new Set(
    plan.units.filter(({ endedOn }) => endedOn !== undefined && endedOn <= today).map(({ id }) => id),
  );
  const there = units.filter((unit) => !ended.has(unit));
  return there.length > 0 ? there : units;
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

/** The chat's own unit where it is one of theirs, else their only one; null when it must be asked. */
async function chooseUnit({ tx, incoming }: PlanContext, units: readonly string[]): Promise<string | null> {
  const [only, ...others] = units;
  if (only !== undefined && others.length === 0) return only;
  const here = await tx.unitOfChat(incoming.chat);
  return here !== null && units.includes(here) ? here : null;
}

function chooseOccurrence(
  { today }: PlanContext,
  { task, metric }: Omit<Duty, "occurrence">,
  owed: readonly Occurrence[],
  period: Period | null,
  command: string,
  words: string,
): Resolved {
  const take = (occurrence: Occurrence): Resolved => ({ ok: true, duty: { task, metric, occurrence } });
  if (period !== null) {
    const named = owed.find((occurrence) => occurrence.period === period);
    return named ? take(named) : refuse(noSuchPeriod(task, period, owed));
  }
  const open = owed.filter((occurrence) => isOpen(occurrence.process));
  const overdue = open.filter((occurrence) => occurrence.dueOn !== null && occurrence.dueOn < today);
  if (overdue.length > 1) return refuse(whichPeriod({ task, metric }, overdue, command, words));
  const chosen = open[0] ?? owed.at(-1);
  return chosen
    ? take(chosen)
    : refuse(reply(say("update-nothing-owed", { code: task.code, title: shortTitle(task) })));
}

function whichPeriod(
  { task, metric }: Omit<Duty, "occurrence">,
  among: readonly Occurrence[],
  command: string,
  words: string,
): Reply {
  const choices = among.map(({ period }) => ({
    label: say("update-period-choice", { period: periodPhrase(period) }),
    line: `${command} ${metric?.id ?? task.code} ${period} ${words}`.trim(),
  }));
  return oneOf(say("update-which-period", { code: task.code, title: shortTitle(task) }), choices);
}

/** A question with its answers as buttons, and one of them in words for whoever has none. */
function oneOf(question: Say, choices: readonly ReplyChoice[]): Reply {
  const [first] = choices;
  return {
    lines: [question, ...(first ? [say("update-type-instead", { line: first.line })] : [])],
    choices: choices.slice(0, MOST_CHOICES),
  };
}

function noSuchPeriod(task: TaskDraft, period: Period, owed: readonly Occurrence[]): Reply {
  const shown = owed.slice(0, MOST_CHOICES).map((occurrence) => periodPhrase(occurrence.period));
  return reply(
    say("update-no-such-period", {
      code: task.code,
      period: periodPhrase(period),
      periods: { list: owed.length > shown.length ? [...shown, "…"] : shown },
    }),
  );
}

function refuse(answer: Reply): Resolved {
  return { ok: false, reply: answer };
}
