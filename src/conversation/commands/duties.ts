import type { Occurrence } from "../../domain/occurrence.js";
import { findTask } from "../../domain/plan.js";
import { type DueState, dueState, isOpen } from "../../domain/progress.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase, namesUpTo } from "../phrases.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import { asJudged } from "../update/as-judged.js";
import { enteredMetrics } from "../update/metrics.js";
import { exampleFor } from "../update/retype.js";
import { unitWords } from "../update/unit-meant.js";
import { readAttention } from "./attention.js";

const PAGE = 8;
/** Buttons under a list help for the first few; all of them would bury the text on a phone. */
const MOST_CHOICES = 4;
const MOST_NAMED = 2;
const MOST_PAUSED = 6;

const QUESTIONS = {
  capnhat: "update-choose",
  xong: "finish-choose",
  khongphatsinh: "nil-choose",
  minhchung: "evidence-choose",
} as const;

const EVERY: ReadonlySet<DueState> = new Set(["overdue", "due_soon", "upcoming"]);

/** A duty and how it stands today. */
type Due = { readonly occurrence: Occurrence; readonly state: DueState };

/** `/viec`: what this person's units owe now, nearest first, of these states; `page` counts from 1. */
export async function listDuties(
  context: PlanContext,
  page: number,
  states: ReadonlySet<DueState> = EVERY,
): Promise<Reply> {
  const own = await ownOccurrences(context);
  if (own === null) return reply(say("duties-no-unit"));
  const paused = [...new Set(own.filter(({ process }) => process === "paused").map(({ task }) => task))];
  // Nobody is reminded of what was put aside, so it must not be forgotten.
  const aside = paused.length > 0 ? [say("duties-paused", { codes: namesUpTo(paused, MOST_PAUSED) })] : [];
  const all = dutiesAmong(context, own);
  if (all.length === 0) return reply(say("duties-none"), ...aside);
  const duties = all.filter(({ state }) => states.has(state));
  if (duties.length === 0) return reply(say("duties-none-of-these"));
  const pages = Math.ceil(duties.length / PAGE);
  const shown = duties.slice((page - 1) * PAGE, page * PAGE);
  if (shown.length === 0) return reply(say("duties-no-page", { page, pages }));
  const several = new Set(duties.map(({ occurrence }) => occurrence.unitId)).size > 1;
  const shownDuties = shown.map(({ occurrence }) => occurrence);
  const attention = await readAttention(context, shownDuties, "without-seen");
  return {
    lines: [
      titleLine(duties),
      ...shown.flatMap((due) => [dutyLine(context, due, several), ...attention.lines(due.occurrence)]),
      ...(page < pages ? [say("duties-more", { left: duties.length - page * PAGE, next: page + 1 })] : []),
      ...aside,
      ...howToAnswer(context, shown),
    ],
    choices: choicesFor(context, shown, "capnhat").map((choice) => ({ ...choice, lasting: true })),
  };
}

/** The first step of a dialogue: which duty? What is typed next, or pressed, is put behind the command. */
export async function chooseDuty(context: PlanContext, command: keyof typeof QUESTIONS): Promise<Reply> {
  const own = await ownOccurrences(context);
  if (own === null) return reply(say("duties-no-unit"));
  const duties = dutiesAmong(context, own);
  if (duties.length === 0) return reply(say("duties-none"));
  return {
    lines: [say(QUESTIONS[command])],
    choices: choicesFor(context, duties, command),
    prefix: `/${command}`,
  };
}

/** What this person's units owe, in whatever state; null for somebody without a unit. */
async function ownOccurrences({ tx, plan, actor }: PlanContext): Promise<Occurrence[] | null> {
  const unitIds = [...new Set(actor.memberships.flatMap(({ unitId }) => unitId ?? []))];
  return unitIds.length === 0 ? null : tx.occurrences(plan.id, { unitIds });
}

/**
 * What is open and has a day: of each task everything late or due soon, else its nearest period. December's report is
 * nobody's worry in January.
 */
function dutiesAmong({ today, calendar }: PlanContext, occurrences: readonly Occurrence[]): Due[] {
  const seen = new Set<string>();
  return occurrences.flatMap((occurrence) => {
    if (!isOpen(occurrence.process) || occurrence.dueOn === null) return [];
    const state = dueState({ ...occurrence, submittedOn: null }, today, calendar);
    const key = `${occurrence.task}/${occurrence.unitId}`;
    if (state === "upcoming" && seen.has(key)) return [];
    seen.add(key);
    return [{ occurrence, state }];
  });
}

function titleLine(duties: readonly Due[]): Say {
  const units = namesUpTo([...new Set(duties.map(({ occurrence }) => occurrence.unit))], MOST_NAMED);
  const late = duties.filter(({ state }) => state === "overdue").length;
  return say(late > 0 ? "duties-title-late" : "duties-title", { units, count: duties.length, late });
}

function dutyLine(context: PlanContext, { occurrence, state }: Due, withUnit: boolean): Say {
  const args = {
    code: occurrence.task,
    title: dutyPhrase(context.plan, occurrence),
    when: whenPhrase(context, occurrence, state),
  };
  const kind = state.replace("_", "-");
  return withUnit
    ? say(`duties-line-${kind}-unit`, { ...args, unit: occurrence.unit })
    : say(`duties-line-${kind}`, args);
}

/** "quá hạn 2 ngày làm việc (14/01/2025)", "chậm nhất 14/01/2025, còn 3 ngày làm việc"; far ahead only the day. */
function whenPhrase({ calendar, today }: PlanContext, { dueOn }: Occurrence, state: DueState): Arg {
  if (dueOn === null) return "";
  const day = { date: dueOn };
  if (state === "overdue")
    return { say: say("duties-late", { day, count: calendar.workingDaysBetween(dueOn, today) }) };
  if (dueOn === today) return { say: say("duties-today") };
  const last = calendar.lastWorkingDayOnOrBefore(dueOn);
  if (last === today) return { say: say("duties-last-day", { day }) };
  const count = calendar.workingDaysBetween(today, last);
  return { say: state === "due_soon" && count > 0 ? say("duties-soon", { day, count }) : say("duties-ahead", { day }) };
}

/** How to answer, with the numbers of what is on the screen. */
function howToAnswer(context: PlanContext, shown: readonly Due[]): Say[] {
  const duties = shown.flatMap(({ occurrence }) => {
    const planned = findTask(context.plan, occurrence.task);
    if (!planned) return [];
    const { task } = asJudged(context, { task: planned, metric: null, occurrence });
    const said = unitWords(context, task, occurrence);
    return [{ task, occurrence, unitWords: said, metric: enteredMetrics(task)[0] }];
  });
  const measured = duties.find(({ metric }) => metric !== undefined);
  const plain = duties.find(({ metric }) => metric === undefined);
  return [
    ...(measured?.metric ? [say("duties-how-figure", { example: exampleFor(measured, measured.metric) })] : []),
    ...(plain ? [say("duties-how-done", { code: plain.task.code })] : []),
  ];
}

function choicesFor({ plan }: PlanContext, duties: readonly Due[], command: string): ReplyChoice[] {
  const codes = [...new Set(duties.map(({ occurrence }) => occurrence.task))].slice(0, MOST_CHOICES);
  return codes.map((code) => {
    const task = findTask(plan, code);
    return {
      label: say("duties-choice", { code, title: task?.shortTitle ?? task?.title ?? code }),
      line: `/${command} ${code}`,
    };
  });
}
