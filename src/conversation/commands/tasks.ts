import { approvalOf, demandsEvidence } from "../../domain/acceptance.js";
import type { WorkCalendar } from "../../domain/calendar.js";
import type { TaskDraft } from "../../domain/catalogue.js";
import { dueOn, formatRule } from "../../domain/deadline.js";
import { fold } from "../../domain/fold.js";
import { taskToday } from "../../domain/metrics-in-force.js";
import { periodPhrase, targetPhrase } from "../../domain/phrases.js";
import { type PlannedTask, shortTitle } from "../../domain/plan.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { unitNames } from "../phrases.js";
import { type Reply, type ReplyChoice, reply } from "../reply.js";
import { findTyped, unknownTask } from "../update/find-task.js";
import { taskAttention } from "./attention.js";
import { evidenceLines } from "./evidence-kept.js";

const PAGE = 10;
/** Periods of one duty listed in full; a monthly one shows the next few. */
const MOST_PERIODS = 4;
const MOST_LEADS = 2;
const MOST_SUPPORTS = 2;
const MOST_CHOICES = 4;

/** `/nhiemvu`: the catalogue in pages; `/nhiemvu 7`: one task in the plan's own words. */
export async function showTasks(context: PlanContext, rest: string): Promise<Reply> {
  const word = rest.trim();
  const page = /^(?:trang|page|p)\s*(\d+)$/i.exec(word);
  if (word === "" || page) return listTasks(context, page ? Number(page[1]) : 1);
  const found = findTyped(context, word);
  if (found) return showTask(context, found.task);
  const [first, ...others] = findByWords(context, word);
  if (!first) return unknownTask(context, word);
  return others.length === 0 ? showTask(context, first) : listFound(context, word, [first, ...others]);
}

function listTasks(context: PlanContext, page: number): Reply {
  const { plan } = context;
  const pages = Math.ceil(plan.tasks.length / PAGE);
  const shown = plan.tasks.slice((page - 1) * PAGE, page * PAGE);
  if (shown.length === 0) return reply(say("tasks-no-page", { page, pages }));
  const next: ReplyChoice[] =
    page < pages ? [{ label: say("tasks-next"), line: `/nhiemvu trang ${page + 1}`, lasting: true }] : [];
  return {
    lines: [
      say("tasks-title", { year: String(plan.year), count: plan.tasks.length, page, pages }),
      ...shown.map((task) => taskLine(context, task)),
      say("tasks-hint", { code: shown[0]?.code ?? "" }),
    ],
    choices: next,
  };
}

function listFound(context: PlanContext, text: string, tasks: readonly TaskDraft[]): Reply {
  return {
    lines: [
      say("tasks-found", { text, count: tasks.length }),
      ...tasks.slice(0, PAGE).map((task) => taskLine(context, task)),
      ...(tasks.length > PAGE ? [say("tasks-found-more", { left: tasks.length - PAGE })] : []),
    ],
    choices: tasks.slice(0, MOST_CHOICES).map((task) => ({
      label: say("duties-choice", { code: task.code, title: shortTitle(task) }),
      line: `/nhiemvu ${task.code}`,
      lasting: true,
    })),
  };
}

function taskLine({ plan, calendar }: PlanContext, task: TaskDraft): Say {
  return say("tasks-line", {
    code: task.code,
    title: shortTitle(task),
    leads: unitNames(plan, task.leads, MOST_LEADS),
    due: dueDay(task, calendar),
  });
}

async function showTask(context: PlanContext, task: PlannedTask): Promise<Reply> {
  const { plan } = context;
  const lines: Say[] = [
    say("task-title", { code: task.code, title: task.title }),
    say("task-clause", { clause: task.clause }),
    say("task-leads", { leads: unitNames(plan, task.leads) }),
  ];
  if (task.supports.length > 0) {
    lines.push(say("task-supports", { supports: unitNames(plan, task.supports, MOST_SUPPORTS) }));
  }
  lines.push(say("task-deadline", { text: task.deadlineText, due: duePhrase(task, context.calendar) }));
  lines.push(...scheduleLines(context, task));
  const { metrics } = taskToday(task, context.calendar, { today: context.today, at: context.now });
  for (const metric of metrics) {
    lines.push(
      say(metric.tier === "strive" ? "task-metric-strive" : "task-metric", {
        id: metric.id,
        label: metric.label,
        target: { say: targetPhrase(metric.target) },
      }),
    );
    for (const also of metric.alsoJudgedBy ?? []) {
      lines.push(say("task-metric-also", { source: also.source, target: { say: targetPhrase(also) } }));
    }
  }
  if (task.products.length > 0) lines.push(say("task-products", { products: task.products.join("; ") }));
  lines.push(say(approvalOf(plan, task) === "none" ? "task-approval-none" : "task-approval-head"));
  if (demandsEvidence(plan, task)) lines.push(say("task-evidence-required"));
  lines.push(...(await evidenceLines(context, task)), ...(await taskAttention(context, task.code)));
  lines.push(...questionLines(context, task));
  return {
    lines,
    choices: [
      { label: say("task-history-choice"), line: `/lichsu ${task.code}`, lasting: true },
      { label: say("task-update-choice"), line: `/capnhat ${task.code}`, lasting: true },
    ],
  };
}

/** The periods of a duty that has several: those still ahead, the nearest first. */
function scheduleLines({ today, calendar }: PlanContext, { schedule }: TaskDraft): Say[] {
  if (schedule.length < 2) return [];
  const ahead = schedule
    .flatMap(({ period, rule }) => {
      const on = dueOn(rule, calendar);
      return on !== null && on >= today ? [{ period, on }] : [];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const left = ahead.length - MOST_PERIODS;
  return [
    ...ahead
      .slice(0, MOST_PERIODS)
      .map(({ period, on }) => say("task-period", { period: { say: periodPhrase(period) }, due: { date: on } })),
    ...(left > 0 ? [say("task-periods-more", { left })] : []),
  ];
}

/** What the plan leaves open is for whoever may settle it; the others follow the default. */
function questionLines({ plan, actor }: PlanContext, task: TaskDraft): Say[] {
  if (!actor.memberships.some(({ role }) => role === "coordinator" || role === "admin")) return [];
  return plan.questions
    .filter(({ about }) => about === task.code)
    .map(({ text, default: fallback }) => say("task-question", { text, default: fallback }));
}

function duePhrase(task: TaskDraft, calendar: WorkCalendar): Arg {
  const on = dueOn(task.rule, calendar);
  if (on === null) return { say: say("tasks-standing") };
  return {
    say: say(formatRule(task.rule).startsWith("before") ? "tasks-due-before" : "tasks-due", { day: { date: on } }),
  };
}

function dueDay(task: TaskDraft, calendar: WorkCalendar): Arg {
  const on = dueOn(task.rule, calendar);
  return on === null ? { say: say("tasks-standing") } : { date: on };
}

/** "số hóa" finds task 4: all words in a short title, else in a whole one. */
function findByWords({ plan }: PlanContext, text: string): PlannedTask[] {
  const wanted = fold(text).split(" ");
  const among = (words: string) => wanted.every((word) => fold(words).split(" ").includes(word));
  const short = plan.tasks.filter((task) => among(shortTitle(task)));
  return short.length > 0 ? short : plan.tasks.filter((task) => among(task.title));
}
