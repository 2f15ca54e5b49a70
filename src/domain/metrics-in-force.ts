import type { WorkCalendar } from "./calendar.js";
import { dueOn } from "./deadline.js";
import type { LocalDate } from "./local-date.js";
import type { EarlierMetrics, Metric } from "./metric.js";
import type { Occurrence } from "./occurrence.js";
import { spanOf } from "./period.js";
import { metricsEver, type PlannedTask } from "./plan.js";

/** What a verdict speaks of: a day, and an instant after which nothing was known to whoever asks. */
export type Moment = { readonly today: LocalDate; readonly at: Date };

type Measured = Pick<PlannedTask, "metrics" | "earlier">;
type Dated = Pick<Occurrence, "dueOn" | "period">;

/** What the task measures on `day`, and by which targets, as the plan was known at `at`. */
export function metricsOn({ metrics, earlier = [] }: Measured, day: LocalDate, at: Date): readonly Metric[] {
  const instant = at.toISOString();
  const known = earlier.filter(({ replacedAt }) => replacedAt <= instant);
  let held = earlier[known.length]?.metrics ?? metrics;
  for (const { until, metrics: before } of known.reverse()) {
    // What was a correction holds wherever that held which it corrected.
    if (until === null) continue;
    if (day >= until) return held;
    held = before;
  }
  return held;
}

/** One object for each wording of a task, however often it is asked for. */
const views = new WeakMap<PlannedTask, Map<readonly Metric[], PlannedTask>>();

/** The task with what it measures on `day`. */
export function taskOn(task: PlannedTask, day: LocalDate, at: Date): PlannedTask {
  const metrics = task.earlier ? metricsOn(task, day, at) : task.metrics;
  if (metrics === task.metrics) return task;
  const known = views.get(task) ?? new Map<readonly Metric[], PlannedTask>();
  views.set(task, known);
  const view = known.get(metrics) ?? { ...task, metrics };
  known.set(metrics, view);
  return view;
}

/** The task as it stands today; of one that is over, as it was on its last day. */
export function taskToday(task: PlannedTask, calendar: WorkCalendar, { today, at }: Moment): PlannedTask {
  if (!task.earlier) return task;
  const ends = dueOn(task.rule, calendar);
  return taskOn(task, ends !== null && ends < today ? ends : today, at);
}

/** The task with the metrics that one of its duties is judged by. */
export function taskFor(task: PlannedTask, duty: Dated, { today, at }: Moment): PlannedTask {
  return task.earlier ? taskOn(task, judgedOn(duty, today), at) : task;
}

/**
 * The tasks with the metrics that a line over several of their duties is judged by: those of the duty that is judged
 * last. What a task has no duty for stays as it is.
 */
export function tasksOver(
  tasks: readonly PlannedTask[],
  duties: readonly (Dated & { readonly task: string })[],
  { today, at }: Moment,
): readonly PlannedTask[] {
  const changed = new Set(tasks.flatMap(({ code, earlier }) => (earlier ? [code] : [])));
  if (changed.size === 0) return tasks;
  const last = new Map<string, LocalDate>();
  for (const duty of duties) {
    if (!changed.has(duty.task)) continue;
    const day = judgedOn(duty, today);
    const known = last.get(duty.task);
    if (known === undefined || day > known) last.set(duty.task, day);
  }
  return tasks.map((task) => taskOn(task, last.get(task.code) ?? today, at));
}

/** What a figure of the duty is counted in: as it was judged, else in its metric's latest form; "" of a state. */
export function measureFor(
  task: PlannedTask | null,
  metricId: string | null,
  duty: Dated | undefined,
  moment: Moment,
): string {
  if (!task || !duty || metricId === null) return "";
  const metrics = [...taskFor(task, duty, moment).metrics, ...metricsEver(task)];
  return metrics.find(({ id }) => id === metricId)?.target.unit ?? "";
}

/** The day whose targets judge a duty: today while it runs, its due date (without one its period's end) ever after. */
export function judgedOn(duty: Dated, today: LocalDate): LocalDate {
  const ends = duty.dueOn ?? spanOf(duty.period).endsOn;
  return ends < today ? ends : today;
}

/**
 * The earlier metrics of a task once `next` take the place of those it has: as they are where that changes no verdict.
 * @param from the day from which `next` hold; null: they correct the last ones
 */
export function replaceMetrics(
  task: Measured,
  next: readonly Metric[],
  from: LocalDate | null,
  at: Date,
): readonly EarlierMetrics[] {
  const { metrics, earlier = [] } = task;
  const days =
    from === null ? [] : [from, ...earlier.flatMap(({ until }) => (until !== null && until > from ? until : []))];
  const held = [metrics, ...days.map((day) => metricsOn(task, day, at))];
  if (held.every((one) => judgesAlike(one, next))) return earlier;
  return [...earlier, { metrics, until: from, replacedAt: at.toISOString() }];
}

function judgesAlike(a: readonly Metric[], b: readonly Metric[]): boolean {
  return a.length === b.length && a.every((metric, place) => verdictKey(metric) === verdictKey(b[place]));
}

/** All of a metric that its verdict hangs on. */
export function verdictKey(metric: Metric | undefined): string {
  if (!metric) return "";
  const { id, target, tier, alsoJudgedBy = [], figureOf = null, computed = null } = metric;
  const linked = alsoJudgedBy.map(({ source, op, value, unit }) => [source, op, value, unit]);
  return JSON.stringify([id, target.op, target.value, target.unit, tier, linked, figureOf, computed]);
}
