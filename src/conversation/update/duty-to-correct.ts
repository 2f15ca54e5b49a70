import type { Occurrence } from "../../domain/occurrence.js";
import { may } from "../../domain/permission.js";
import { periodPhrase } from "../../domain/phrases.js";
import { type ProgressEntry, shortTitle } from "../../domain/plan.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { type Reply, reply } from "../reply.js";
import type { UpdateItem } from "../understanding/intent.js";
import { asJudged } from "./as-judged.js";
import { type Duty, oneOf, type Resolved } from "./duty.js";
import { codeOf, findByCode, unknownTask } from "./find-task.js";
import { meantMetric } from "./metrics.js";
import { periodMeant } from "./period-meant.js";
import { commandFor, wordsOf } from "./retype.js";
import { unitWords, wordsFor } from "./unit-meant.js";

type Found = Pick<Duty, "task" | "metric">;
/** A duty and the last entry about what is to be put right. */
type Entered = { readonly occurrence: Occurrence; readonly entry: ProgressEntry };

/**
 * The duty whose figure or state somebody wants to put right, with the entry that gave it, both read behind the lock.
 * Only what was entered can be corrected; of several periods or units entered, the one meant is asked.
 */
export async function dutyToCorrect(context: PlanContext, item: UpdateItem): Promise<Resolved> {
  const { tx, plan } = context;
  if (!item.task) return refuse({ lines: [say("correct-which")], prefix: "/sua" });
  const code = codeOf(context, item.task);
  const found = findByCode(context, code);
  if (!found) return refuse(unknownTask(context, code));
  const period = periodMeant(context, item.period, found.task);
  const owed = await tx.occurrences(plan.id, { task: found.task.code });
  const asked = owed.filter(
    (one) => (period === null || one.period === period) && (item.unitId === undefined || one.unitId === item.unitId),
  );
  const entered = await enteredAmong(context, found, asked, item);
  const [first] = entered;
  if (!first) return refuse(nothingToCorrect(found, owed[0]));
  const mine = entered.filter((one) => mayCorrect(context, one));
  if (mine.length === 0) return refuse(notYours(found, first));
  const here = await inOneUnit(context, mine, item.unitId);
  if (!here) return refuse(whichUnit(context, found, mine, item));
  const [only, ...others] = here;
  if (!only || others.length > 0) return refuse(whichPeriod(context, found, here, item));
  return behindLock(context, found, only, item);
}

/** The entries that stand: neither taken back nor the taking back of one. */
export function standing(entries: readonly ProgressEntry[]): ProgressEntry[] {
  const undone = new Set(entries.map(({ undoes }) => undoes));
  return entries.filter(({ id, undoes }) => undoes === null && !undone.has(id));
}

async function behindLock(context: PlanContext, found: Found, chosen: Entered, item: UpdateItem): Promise<Resolved> {
  const { tx, plan } = context;
  const locked = await tx.occurrences(plan.id, { ids: [chosen.occurrence.id] }, true);
  const [entered] = await enteredAmong(context, found, locked, item);
  if (!entered) return refuse(nothingToCorrect(found, chosen.occurrence));
  if (!mayCorrect(context, entered)) return refuse(notYours(found, entered));
  const { occurrence, entry } = entered;
  const said = unitWords(context, found.task, occurrence, "correct");
  return { ok: true, duty: asJudged(context, { ...found, occurrence, corrects: entry, unitWords: said }) };
}

/** Of each occurrence the last standing entry about the figure, or the state, that is spoken of; the latest first. */
async function enteredAmong(
  { tx }: PlanContext,
  found: Found,
  occurrences: readonly Occurrence[],
  item: UpdateItem,
): Promise<Entered[]> {
  const entries = standing(await tx.entries(occurrences.map(({ id }) => id))).filter(isAbout(found, item));
  const last = new Map(entries.map((entry) => [entry.occurrenceId, entry]));
  return occurrences
    .flatMap((occurrence) => {
      const entry = last.get(occurrence.id);
      return entry ? [{ occurrence, entry }] : [];
    })
    .sort((a, b) => b.entry.id - a.entry.id);
}

/** A state may have been moved by any entry; a figure is its metric's alone. */
function isAbout(found: Found, { reading }: UpdateItem): (entry: ProgressEntry) => boolean {
  const metric = found.metric ?? meantMetric(found);
  if (reading.kind === "state" || metric === "none") return () => true;
  return ({ metricId }) => (metric === "several" ? metricId !== null : metricId === metric.id);
}

function mayCorrect({ actor }: PlanContext, { occurrence, entry }: Entered): boolean {
  return may(actor, { act: "correct", units: [occurrence.unitId], author: entry.officerId });
}

/** What was entered in the unit named, in one alone, or in the unit whose group this is; null when it must be asked. */
async function inOneUnit(
  { tx, incoming }: PlanContext,
  entered: readonly Entered[],
  named: string | undefined,
): Promise<readonly Entered[] | null> {
  if (named !== undefined) return entered;
  if (new Set(entered.map(({ occurrence }) => occurrence.unitId)).size === 1) return entered;
  const unit = await tx.unitOfChat(incoming.chat);
  const here = entered.filter(({ occurrence }) => occurrence.unitId === unit);
  return here.length > 0 ? here : null;
}

function nothingToCorrect({ task, metric }: Found, occurrence: Occurrence | undefined): Reply {
  const id = metric?.id ?? task.code;
  const line = `${occurrence ? commandFor({ task, occurrence }, id) : `/capnhat ${id}`} …`;
  return reply(say("correct-nothing", { id, title: shortTitle(task), line }));
}

function notYours({ task, metric }: Found, { occurrence, entry }: Entered): Reply {
  const args = { id: metric?.id ?? task.code, title: shortTitle(task), name: entry.officer, unit: occurrence.unit };
  return reply(say("correct-not-yours", args));
}

function whichUnit(context: PlanContext, found: Found, entered: readonly Entered[], item: UpdateItem): Reply {
  const { code } = found.task;
  const owing = new Set(entered.map(({ occurrence }) => occurrence.unitId));
  const meant = periodMeant(context, item.period, found.task);
  const period = meant === null ? "" : ` ${meant}`;
  const choices = context.plan.units.flatMap((unit) => {
    const line = `/sua ${found.metric?.id ?? code}${period}${wordsFor(unit)} ${wordsOf(item)}`.trim();
    return owing.has(unit.id) ? [{ label: say("update-unit-choice", { unit: unit.name }), line }] : [];
  });
  return oneOf(say("correct-which-unit", { code, title: shortTitle(found.task) }), choices);
}

function whichPeriod(context: PlanContext, found: Found, entered: readonly Entered[], item: UpdateItem): Reply {
  const { task, metric } = found;
  const choices = entered.map(({ occurrence, entry }) => {
    const said = unitWords(context, task, occurrence, "correct");
    const command = commandFor({ task, occurrence, corrects: entry, unitWords: said }, metric?.id ?? task.code);
    const label = say("update-period-choice", { period: { say: periodPhrase(occurrence.period) } });
    return { label, line: `${command} ${wordsOf(item)}`.trim() };
  });
  return oneOf(say("correct-which-period", { code: task.code, title: shortTitle(task) }), choices);
}

function refuse(answer: Reply): Resolved {
  return { ok: false, reply: answer };
}
