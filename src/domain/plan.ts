import type { Approval, EvidenceDemand } from "./acceptance.js";
import type { Question, TaskDraft, UnitSetDraft } from "./catalogue.js";
import { DEFAULT_LADDER, type Ladder, type QuietHours } from "./ladder.js";
import type { LocalDate } from "./local-date.js";
import type { EarlierMetrics, Figure, Metric } from "./metric.js";
import type { Occurrence } from "./occurrence.js";
import type { ChannelName } from "./officer.js";
import type { Process } from "./progress.js";
import type { ReportSettings } from "./report-settings.js";
import type { Unit } from "./unit.js";

/** A task as its latest version words it, with what it measured before: each duty is judged by what held for it. */
export type PlannedTask = TaskDraft & {
  /** Absent while no version has changed its targets. */
  readonly earlier?: readonly EarlierMetrics[];
};

/** The plan in force, as stored: its tasks in the plan's order. */
export type Plan = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly year: number;
  readonly coordinatingUnitId: string | null;
  readonly leadingUnitId: string | null;
  readonly tasks: readonly PlannedTask[];
  readonly units: readonly Unit[];
  readonly sets: readonly UnitSetDraft[];
  readonly questions: readonly Question[];
  /** For tasks without one of their own. */
  readonly ladder: Ladder;
  readonly quietHours: QuietHours | null;
  /** For tasks that do not say otherwise. */
  readonly approval?: Approval;
  readonly evidence?: EvidenceDemand;
  /** Absent where the plan says nothing of its report. */
  readonly report?: ReportSettings;
};

/** A figure in force and who gave it. */
export type FigureRecord = {
  readonly occurrenceId: string;
  readonly metricId: string;
  readonly figure: Figure;
  /** The day the figure speaks of, where the person said one. */
  readonly asOf: LocalDate | null;
  readonly estimate: boolean;
  readonly updatedAt: Date;
  readonly updatedBy: string;
  readonly officerId: string;
};

/** How one occurrence stood before or after an entry; `figure` is the entry's metric's, null when it had none. */
export type ProgressState = {
  readonly process: Process;
  readonly submittedAt: string | null;
  readonly figure: (Figure & { readonly asOf: LocalDate | null; readonly estimate: boolean }) | null;
};

/** Where a thing was said: the message behind a number. */
export type Source = { readonly channel: ChannelName; readonly chatId: string; readonly messageId: string };

/** One entry of the append-only history. */
export type ProgressEntry = {
  readonly id: number;
  readonly occurrenceId: string;
  readonly metricId: string | null;
  readonly before: ProgressState;
  readonly after: ProgressState;
  readonly note: string | null;
  readonly undoes: number | null;
  /** The entry it puts right; absent or null, it is no correction. */
  readonly corrects?: number | null;
  /** Said after its period's report had gone out; absent, it was before. */
  readonly amends?: boolean;
  /** It confirms what was handed in, or sends it back; absent, it is the work of whoever reports. */
  readonly decides?: boolean;
  readonly officerId: string;
  readonly officer: string;
  /** The person in whose place `officer` acted; absent, in their own. */
  readonly standsFor?: { readonly officerId: string; readonly officer: string };
  readonly source: Source;
  readonly at: Date;
};

/** The task with `code` ("7", "bc"), or null. */
export function findTask(plan: Pick<Plan, "tasks">, code: string): PlannedTask | null {
  const wanted = code.toUpperCase();
  return plan.tasks.find((task) => task.code.toUpperCase() === wanted) ?? null;
}

/**
 * The ladder a duty climbs: the one it began to climb, else its task's, else the plan's. The times of the day are always
 * today's: a slot that the plan no longer has would never come.
 */
export function ladderOf(plan: Pick<Plan, "tasks" | "ladder">, { task, ladder }: Pick<Occurrence, "task" | "ladder">) {
  const current = findTask(plan, task)?.ladder ?? plan.ladder;
  return ladder ? { ...ladder, slots: current.slots } : current;
}

/** Every time of the day at which some ladder of the plan has a slot, in order; the usual ones where there is no plan. */
export function slotTimes(plan: Pick<Plan, "tasks" | "ladder"> | null): string[] {
  const ladders = plan ? laddersOf(plan) : [DEFAULT_LADDER];
  return [...new Set(ladders.flatMap(({ slots }) => slots))].sort();
}

/** The plan's ladder, and those of the tasks that have one of their own. */
export function laddersOf({ tasks, ladder }: Pick<Plan, "tasks" | "ladder">): Ladder[] {
  return [ladder, ...tasks.flatMap((task) => task.ladder ?? [])];
}

/** The metric with `id` and the task it stands in, or stood in before a version left it out; null when none ever had it. */
export function findMetric(plan: Pick<Plan, "tasks">, id: string): { task: PlannedTask; metric: Metric } | null {
  for (const task of plan.tasks)
    for (const metric of metricsEver(task)) if (metric.id.toUpperCase() === id.toUpperCase()) return { task, metric };
  return null;
}

/** Every metric the task has or had, each in its latest form: a duty that is over may have one that the plan no longer has. */
export function metricsEver({ metrics, earlier = [] }: Pick<PlannedTask, "metrics" | "earlier">): readonly Metric[] {
  if (earlier.length === 0) return metrics;
  const ever = new Map<string, Metric>();
  for (const metric of [...metrics, ...[...earlier].reverse().flatMap((one) => one.metrics)])
    if (!ever.has(metric.id)) ever.set(metric.id, metric);
  return [...ever.values()];
}

/** Worked out once for each plan as it was read: every message asks several times, and a set may have a thousand units. */
const leadsFound = new WeakMap<Pick<Plan, "units" | "sets">, Map<TaskDraft, readonly string[]>>();

/** Ids of the units behind a task's leads: a unit stands for itself, a set for its members, and for both who followed. */
export function leadUnitIds(plan: Pick<Plan, "units" | "sets">, task: TaskDraft): readonly string[] {
  const found = leadsFound.get(plan) ?? new Map<TaskDraft, readonly string[]>();
  leadsFound.set(plan, found);
  const ids = found.get(task) ?? findLeads(plan, task);
  found.set(task, ids);
  return ids;
}

function findLeads(plan: Pick<Plan, "units" | "sets">, task: TaskDraft): readonly string[] {
  const leads = new Set(unitsBehind(plan, task.leads));
  // A set grows while it is gone through: whoever follows the successor is found too.
  for (const { successor } of leads) {
    const next = plan.units.find(({ code }) => code === successor);
    if (next) leads.add(next);
  }
  return [...leads].map((unit) => unit.id);
}

/** The units behind codes of units and sets, each once. */
export function unitsBehind(plan: Pick<Plan, "units" | "sets">, codes: readonly string[]): Unit[] {
  const members = new Set(codes.flatMap((code) => plan.sets.find((set) => set.code === code)?.members ?? [code]));
  return plan.units.filter((unit) => members.has(unit.code));
}

const SHORT = 48;

/** The task's title in a few words, for a phone screen. */
export function shortTitle(task: Pick<TaskDraft, "title" | "shortTitle">): string {
  if (task.shortTitle !== undefined) return task.shortTitle;
  if (task.title.length <= SHORT) return task.title;
  const cut = task.title.slice(0, SHORT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), SHORT / 2))}…`;
}
