import type { WorkCalendar } from "../../domain/calendar.js";
import type { TaskDraft } from "../../domain/catalogue.js";
import type { LocalDate } from "../../domain/local-date.js";
import { taskOn } from "../../domain/metrics-in-force.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { periodPhrase, targetPhrase } from "../../domain/phrases.js";
import type { PlannedTask } from "../../domain/plan.js";
import { isSubmitted } from "../../domain/progress.js";
import { type Say, say } from "../../domain/say.js";
import { groupBy } from "../group-by.js";
import { sayList } from "../phrases.js";

/** One all-day entry of a calendar. */
export type FeedEvent = {
  /** The same for as long as the duty lives, whatever becomes of its day. */
  readonly uid: string;
  /** The last working day on which the law still allows it: what is due on a Sunday has to be done by Friday. */
  readonly on: LocalDate;
  readonly title: Say;
  readonly description: readonly Say[];
  /** Nothing is left to do: no alarm. */
  readonly done: boolean;
  /** Grows with each change. */
  readonly sequence: number;
  readonly modifiedAt: Date;
};

export type FeedInput = {
  readonly plan: { readonly id: string; readonly tasks: readonly PlannedTask[] };
  readonly occurrences: readonly Occurrence[];
  /** Of the whole plan: units that owe the same on the same day share an entry. Of one's own units: one each. */
  readonly whole: boolean;
  readonly calendar: WorkCalendar;
  readonly planChanges: Changes;
  readonly changes: ReadonlyMap<string, Changes>;
  readonly now: Date;
};

type Changes = { readonly count: number; readonly lastAt: Date };

/** The dated duties as a calendar shows them, by day. What does not apply, and what has no day, is left out. */
export function feedEvents(input: FeedInput): FeedEvent[] {
  const tasks = new Map(input.plan.tasks.map((task) => [task.code, task]));
  const dated = input.occurrences.filter(isDated);
  return [...groupBy(dated, (occurrence) => uidOf(occurrence, input))]
    .flatMap(([uid, duties]) => {
      const [first] = duties;
      const task = first && tasks.get(first.task);
      return task ? [toEvent(uid, duties, taskOn(task, first.dueOn, input.now), input)] : [];
    })
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

type Dated = Occurrence & { readonly dueOn: LocalDate };

function isDated(occurrence: Occurrence): occurrence is Dated {
  return occurrence.dueOn !== null && occurrence.process !== "not_applicable";
}

/** A duty that was given more time leaves its fellows, and is an entry of its own from then on. */
function uidOf({ id, task, period, originalDueOn }: Occurrence, { whole, plan }: FeedInput): string {
  return whole && originalDueOn === undefined ? `${plan.id}.${task}.${period}` : id;
}

function toEvent(uid: string, duties: readonly Dated[], task: TaskDraft, input: FeedInput): FeedEvent {
  const [first] = duties;
  if (!first) throw new RangeError("an entry of no duties");
  const { calendar, changes, planChanges } = input;
  const made = duties.flatMap(({ id }) => changes.get(id) ?? []);
  const open = duties.filter(({ process }) => !isSubmitted(process));
  const done = open.length === 0;
  const on = calendar.lastWorkingDayOnOrBefore(first.dueOn);
  return {
    uid,
    on,
    title: titleOf(first, task, done, duties.length > 1 ? { open: open.length, total: duties.length } : null),
    description: descriptionOf(first, task, duties, on),
    done,
    sequence: made.reduce((sum, { count }) => sum + count, planChanges.count),
    modifiedAt: new Date(Math.max(...[planChanges, ...made].map(({ lastAt }) => lastAt.getTime()))),
  };
}

function titleOf(
  { period }: Dated,
  { code, shortTitle, title, schedule }: TaskDraft,
  done: boolean,
  shared: { readonly open: number; readonly total: number } | null,
): Say {
  const about = { code, title: shortTitle ?? title };
  const named =
    schedule.length > 1
      ? say("feed-title-period", { ...about, period: { say: periodPhrase(period) } })
      : say("feed-title", about);
  if (done) return say("feed-done", { duty: { say: named } });
  return shared ? say("feed-shared", { duty: { say: named }, ...shared }) : named;
}

function descriptionOf(first: Dated, task: TaskDraft, duties: readonly Dated[], on: LocalDate): Say[] {
  const { dueOn, originalDueOn } = first;
  const names = duties.filter(({ process }) => !isSubmitted(process)).map(({ unit }) => unit);
  return [
    say("feed-what", { title: task.title }),
    say(on === dueOn ? "feed-due" : "feed-due-working-day", { due: { date: dueOn }, on: { date: on } }),
    ...(originalDueOn === undefined ? [] : [say("feed-extended", { from: { date: originalDueOn } })]),
    ...(task.metrics.length === 0
      ? []
      : [say("feed-targets", { targets: sayList(task.metrics.map(({ target }) => targetPhrase(target))) })]),
    ...(names.length === 0 ? [] : [say("feed-units", { names: { list: names } })]),
    say("feed-clause", { clause: task.clause }),
    ...(names.length === 0 ? [] : [say("feed-how", { code: task.code })]),
  ];
}
