import { may } from "../../domain/permission.js";
import { findTask, type Plan } from "../../domain/plan.js";
import { isOpen } from "../../domain/progress.js";
import { say } from "../../domain/say.js";
import type { LinkedContext, PlanContext } from "../context.js";
import { dutyPhrase, figurePhrase } from "../phrases.js";
import type { SaidMessage } from "../reminder-ports.js";
import type { Reply, ReplyChoice } from "../reply.js";
import { checkFigure } from "../understanding/check-figure.js";
import { type FigureReading, namedPeriod, type UpdateItem } from "../understanding/intent.js";
import { parseReply } from "../understanding/parse-updates.js";
import type { Duty } from "../update/duty.js";
import { enteredMetrics } from "../update/metrics.js";
import { periodMeant } from "../update/period-meant.js";
import { readConfirmed, recordOn } from "../update/record-items.js";
import { resolveDuty } from "../update/resolve-duty.js";
import { commandFor, stateWords, wordsOf } from "../update/retype.js";
import { unitWords } from "../update/unit-meant.js";

/** Without a reply a bare answer may be about the last reminder of the chat, if it is as young as this. */
const RECENT_HOURS = 24;
const MOST_CHOICES = 6;

/**
 * "82%", "xong", "không phát sinh" said to a reminder. In reply to one about a single duty it counts as if its number
 * stood before it; of several, the one meant is asked. Without a reply (Zalo has none) it is only offered for the
 * chat's last reminder.
 * @returns null when no reminder can be meant
 */
export async function answerReminder(context: LinkedContext, text: string): Promise<Reply | null> {
  const { tx, incoming, now } = context;
  const { words, confirmed } = readConfirmed(text);
  const [item] = parseReply(words);
  if (!item || namedPeriod(item.period)) return null;
  const since = new Date(now.getTime() - RECENT_HOURS * 3_600_000);
  const { chat, replyTo } = incoming;
  const said = await (replyTo === undefined ? tx.latestSaid(chat, since) : tx.saidMessage(chat, replyTo));
  const plan = said && (await tx.plan());
  if (!said || !plan) return null;
  const about = { ...context, plan, calendar: await tx.calendar() };
  return replyTo === undefined ? propose(about, said, item) : record(about, said, item, confirmed);
}

async function record(
  context: PlanContext,
  said: SaidMessage,
  item: UpdateItem,
  confirmed: boolean,
): Promise<Reply | null> {
  const spokenOf = await dutiesOf(context, said);
  const mine = spokenOf.filter((duty) => mayReport(context, duty));
  if (mine.length === 0) return refusal(context, spokenOf, item);
  const now = mine.filter((duty) => isOfPeriod(context, duty, item, mine.length === 1));
  const [only, ...others] = now;
  if (only && others.length === 0) {
    const [occurrence] = await context.tx.occurrences(context.plan.id, { ids: [only.occurrence.id] }, true);
    return occurrence ? recordOne(context, { ...only, occurrence }, item, confirmed) : null;
  }
  const meant = only ? now : mine;
  const open = meant.filter(({ occurrence }) => isOpen(occurrence.process));
  return askWhich(possible(open.length > 0 ? open : meant, item), context.plan, item);
}

/**
 * "tháng này không phát sinh" to a reminder of last month's is of another month, so it is asked; and of no duty that has no
 * months, but where a figure is told of the only one.
 */
function isOfPeriod(
  context: PlanContext,
  { task, occurrence }: Duty,
  { period: said, reading }: UpdateItem,
  alone: boolean,
): boolean {
  if (said === null) return true;
  const meant = periodMeant(context, said, task);
  return meant === null ? alone && reading.kind === "figure" : meant === occurrence.period;
}

/** "8" to a reminder of task 7 is more likely eight per cent than task 8, but it is asked. */
function recordOne(context: PlanContext, duty: Duty, item: UpdateItem, confirmed: boolean): Promise<Reply> | Reply {
  if (namesOnly(duty, item)) return recordOn(context, duty, withoutValue(item), false);
  const namesOther = context.plan.tasks.some((task) => namesOnly({ ...duty, task }, item));
  return namesOther && !confirmed ? proposeOne(duty, context.plan, item) : recordOn(context, duty, item, confirmed);
}

async function propose(context: PlanContext, said: SaidMessage, item: UpdateItem): Promise<Reply | null> {
  const mine = (await dutiesOf(context, said)).filter(
    (duty) => mayReport(context, duty) && isOpen(duty.occurrence.process),
  );
  const possibly = mine.filter((duty) => canMean(duty, item));
  const [only, ...others] = possibly.filter((duty) => isOfPeriod(context, duty, item, possibly.length === 1));
  if (!only) return null;
  return others.length > 0 ? askWhich([only, ...others], context.plan, item) : proposeOne(only, context.plan, item);
}

function proposeOne(duty: Duty, plan: Plan, item: UpdateItem): Reply {
  const { code } = duty.task;
  const line = lineFor(duty, item);
  const value = valuePhrase(duty, item);
  return {
    lines: [
      say("answer-propose", { code, title: dutyPhrase(plan, duty.occurrence), value }),
      say("update-type-instead", { line }),
    ],
    choices: [{ label: say("answer-yes", { code, value }), line }],
    yesNo: true,
  };
}

/** What the message spoke of, in the order of the due dates. */
async function dutiesOf(context: PlanContext, { duties }: SaidMessage): Promise<Duty[]> {
  const { tx, plan } = context;
  const ids = duties.map(({ occurrenceId }) => occurrenceId);
  return (await tx.occurrences(plan.id, { ids })).flatMap((occurrence) => {
    const task = findTask(plan, occurrence.task);
    return task ? [{ task, metric: null, occurrence, unitWords: unitWords(context, task, occurrence) }] : [];
  });
}

function mayReport({ actor }: PlanContext, { occurrence }: Duty): boolean {
  return may(actor, { act: "update", units: [occurrence.unitId] });
}

/** Who may report what the message spoke of; null where this person reports the task for another unit. */
async function refusal(context: PlanContext, [first]: readonly Duty[], item: UpdateItem): Promise<Reply | null> {
  if (!first) return null;
  const { task, period } = first.occurrence;
  const resolved = await resolveDuty(context, { code: task, period }, wordsOf(item));
  return resolved.ok ? null : resolved.reply;
}

/** Those that can take what was said; all of them when none can, so that the answer says why. */
function possible(duties: readonly Duty[], item: UpdateItem): readonly Duty[] {
  const fitting = duties.filter((duty) => canMean(duty, item));
  return fitting.length > 0 ? fitting : duties;
}

function canMean(duty: Duty, item: UpdateItem): boolean {
  return namesOnly(duty, item) || item.reading.kind === "state" || metricsFor(duty, item).length > 0;
}

/** The duty's metrics in whose range and unit the figure lies. */
function metricsFor({ task }: Duty, { reading }: UpdateItem) {
  if (reading.kind === "invalid") return enteredMetrics(task);
  const readings: readonly FigureReading[] =
    reading.kind === "figure" ? [reading] : reading.kind === "ambiguous" ? reading.readings : [];
  return enteredMetrics(task).filter((metric) =>
    readings.some((one) => checkFigure(one, metric, null).kind !== "refused"),
  );
}

/** "7" to a reminder of task 7 may be its number as well as seven per cent. */
function namesOnly({ task }: Duty, { reading }: UpdateItem): boolean {
  return reading.kind === "figure" && reading.unit === null && String(reading.value) === task.code;
}

function withoutValue(item: UpdateItem): UpdateItem {
  return { ...item, note: null, reading: { kind: "missing" } };
}

function askWhich(duties: readonly Duty[], plan: Plan, item: UpdateItem): Reply {
  const choices = duties.slice(0, MOST_CHOICES).map((duty) => choiceOf(duty, plan, item));
  const [first] = choices;
  return {
    lines: [
      say("answer-which", { words: wordsOf(item) }),
      ...(first ? [say("update-type-instead", { line: first.line })] : []),
    ],
    choices,
  };
}

function choiceOf(duty: Duty, plan: Plan, item: UpdateItem): ReplyChoice {
  const { task, occurrence } = duty;
  return {
    label: say("duties-choice", { code: task.code, title: dutyPhrase(plan, occurrence) }),
    line: lineFor(duty, namesOnly(duty, item) ? withoutValue(item) : item),
  };
}

function lineFor(duty: Duty, item: UpdateItem): string {
  const [metric, ...others] = metricsFor(duty, item);
  const id = metric && others.length === 0 ? metric.id : duty.task.code;
  return `${commandFor(duty, id)} ${wordsOf(item)}`.trim();
}

function valuePhrase(duty: Duty, item: UpdateItem) {
  const { reading } = item;
  if (reading.kind === "state") return stateWords(reading.process);
  const unit = metricsFor(duty, item)[0]?.target.unit ?? "";
  return reading.kind === "figure" ? figurePhrase(reading, reading.unit ?? unit) : wordsOf(item);
}
