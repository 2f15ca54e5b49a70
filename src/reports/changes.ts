import type { WorkCalendar } from "../domain/calendar.js";
import type { TaskDraft } from "../domain/catalogue.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Figure } from "../domain/metric.js";
import { dueState, isSubmitted, type Process } from "../domain/progress.js";
import type { Changes, FigureChange, ProgressSummary, SummaryItem, TargetLine, TaskCount } from "../domain/summary.js";
import { stateOf } from "./count-states.js";
import { compareNames } from "./names.js";

/** What is another than it was: both summaries are of the same scope. */
export function changesBetween(before: ProgressSummary, after: ProgressSummary): Changes {
  const past = new Map(before.items.map((item) => [keyOf(item), item]));
  const count = (is: (item: SummaryItem, then: SummaryItem | undefined) => boolean) => {
    const counts = new Map<string, number>();
    for (const item of after.items) if (is(item, past.get(keyOf(item)))) add(counts, item.task, 1);
    return inPlanOrder(counts, after.items);
  };
  const isLate = (item: SummaryItem | undefined) => item !== undefined && stateOf(item) === "overdue";
  const isDone = (item: SummaryItem | undefined) => item !== undefined && isSubmitted(item.process);
  const isNew = (item: SummaryItem, then: SummaryItem | undefined) => isDone(item) && !isDone(then);
  const spoke = after.items.filter((item) => item.updates > (past.get(keyOf(item))?.updates ?? 0));
  return {
    since: before.today,
    done: count(isNew),
    awaiting: after.items.filter((item) => awaits(item) && isNew(item, past.get(keyOf(item)))).length,
    reopened: count((item, then) => !isDone(item) && isDone(then)),
    overdue: count((item, then) => isLate(item) && !isLate(then)),
    figures: figureChanges(new Map(before.targets.map((line) => [line.id, line])), after.targets),
    reported: sortedNames(spoke.map(({ unit }) => unit)),
  };
}

/** An occurrence somebody spoke about since: how it stood before, and how it stands. */
export type ChangedOccurrence = {
  readonly task: string;
  readonly unit: string;
  readonly dueOn: LocalDate | null;
  readonly before: { readonly process: Process; readonly submittedOn: LocalDate | null };
  readonly after: { readonly process: Process; readonly submittedOn: LocalDate | null };
};

export type ChangesInput = {
  readonly tasks: readonly Pick<TaskDraft, "code">[];
  readonly since: LocalDate;
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  readonly changed: readonly ChangedOccurrence[];
  /** How many open occurrences of each task were due from `since` to yesterday. */
  readonly passed: ReadonlyMap<string, number>;
  readonly figures: readonly FigureChange[];
};

/** The same out of the history alone, without looking at what nobody spoke about. */
export function changesOf({ tasks, since, today, calendar, changed, passed, figures }: ChangesInput): Changes {
  const [done, reopened, overdue] = [new Map<string, number>(), new Map<string, number>(), new Map(passed)];
  for (const { task, dueOn, before, after } of changed) {
    const [was, is] = [isSubmitted(before.process), isSubmitted(after.process)];
    if (is && !was) add(done, task, 1);
    if (was && !is) add(reopened, task, 1);
    const late = (work: typeof before, on: LocalDate) => dueState({ ...work, dueOn }, on, calendar) === "overdue";
    // It was counted as passed with those nobody spoke about; whether it became late is its own question.
    const counted = late(after, today) && dueOn !== null && dueOn >= since;
    add(overdue, task, Number(late(after, today) && !late(before, since)) - Number(counted));
  }
  const inOrder = (counts: ReadonlyMap<string, number>) =>
    inPlanOrder(
      counts,
      tasks.map(({ code: task }) => ({ task })),
    );
  return {
    since,
    done: inOrder(done),
    awaiting: changed.filter((one) => awaits(one.after) && !isSubmitted(one.before.process)).length,
    reopened: inOrder(reopened),
    overdue: inOrder(overdue),
    figures,
    reported: sortedNames(changed.map(({ unit }) => unit)),
  };
}

/** A target's figure as it was, and how many units had given theirs. */
export type FigureThen = Pick<TargetLine, "figure" | "unitsReported">;

/**
 * The targets whose figure is another than `before` has it, in their order; where the units' figures give none together,
 * also those of which a unit has taken its own back.
 */
export function figureChanges(before: ReadonlyMap<string, FigureThen>, after: readonly TargetLine[]): FigureChange[] {
  return after.flatMap(({ id, figure, target, unitsReported: reported, unitsOwing: owing }) => {
    const then = before.get(id) ?? { figure: null, unitsReported: 0 };
    if (same(then.figure, figure) && (figure !== null || reported >= then.unitsReported)) return [];
    const reportedBefore = then.unitsReported;
    return [{ id, unit: target.unit, before: then.figure, after: figure, reportedBefore, reported, owing }];
  });
}

function awaits({ process }: Pick<SummaryItem, "process">): boolean {
  return process === "awaiting_confirmation";
}

function same(a: Figure | null, b: Figure | null): boolean {
  return a?.value === b?.value && a?.numerator === b?.numerator && a?.denominator === b?.denominator;
}

function keyOf({ task, period, unit }: SummaryItem): string {
  return `${task}/${period}/${unit}`;
}

function add(counts: Map<string, number>, task: string, count: number): void {
  counts.set(task, (counts.get(task) ?? 0) + count);
}

function inPlanOrder(counts: ReadonlyMap<string, number>, tasks: readonly { readonly task: string }[]): TaskCount[] {
  return [...new Set(tasks.map(({ task }) => task))].flatMap((task) => {
    const count = counts.get(task) ?? 0;
    return count > 0 ? [{ task, count }] : [];
  });
}

function sortedNames(names: readonly string[]): string[] {
  return [...new Set(names)].sort(compareNames);
}
