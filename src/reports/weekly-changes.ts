import type { Figure } from "../domain/metric.js";
import { isSubmitted } from "../domain/progress.js";
import { type Arg, type Say, say } from "../domain/say.js";
import type { ProgressSummary, SummaryItem, TargetLine } from "../domain/summary.js";
import { stateOf } from "./count-states.js";
import { groupBy } from "./group-by.js";
import { compareNames } from "./names.js";
import { figurePhrase, sayList } from "./phrases.js";

/** Codes read fast, figures and names do not. */
const MOST_TASKS = 10;
const MOST_FIGURES = 3;
const MOST_UNITS = 3;

/**
 * What is another than it was: what got done, what became overdue, which targets' figures moved, who reported. Both
 * summaries are of the whole plan. At most six lines; where nothing changed it says so.
 */
export function weeklyChanges(before: ProgressSummary, after: ProgressSummary): Say[] {
  const past = new Map(before.items.map((item) => [keyOf(item), item]));
  const changed = (is: (item: SummaryItem) => boolean) =>
    after.items.filter((item) => {
      const then = past.get(keyOf(item));
      return is(item) && !(then && is(then));
    });
  const reopened = after.items.filter((item) => {
    const then = past.get(keyOf(item));
    return then && isSubmitted(then.process) && !isSubmitted(item.process);
  });
  const told = [
    ...tasksLine(
      "weekly-done",
      changed(({ process }) => isSubmitted(process)),
    ),
    ...tasksLine("weekly-reopened", reopened),
    ...tasksLine(
      "weekly-overdue",
      changed((item) => stateOf(item) === "overdue"),
    ),
    ...figuresLine(before.targets, after.targets),
    ...reportedLine(after.items.filter((item) => item.updates > (past.get(keyOf(item))?.updates ?? 0))),
  ];
  const since = { date: before.today };
  return told.length > 0 ? [say("weekly-since", { since }), ...told] : [say("weekly-nothing", { since })];
}

function keyOf({ task, period, unit }: SummaryItem): string {
  return `${task}/${period}/${unit}`;
}

/** "BC (12), 7": each task once, with how many units or periods of it where they are several. */
function tasksLine(id: string, items: readonly SummaryItem[]): Say[] {
  if (items.length === 0) return [];
  const byTask = [...groupBy(items, ({ task }) => task)].map(([task, of]) =>
    of.length === 1 ? say("weekly-task", { task }) : say("weekly-task-several", { task, count: of.length }),
  );
  return [say(id, { count: items.length, tasks: upTo(byTask, MOST_TASKS) })];
}

function figuresLine(before: readonly TargetLine[], after: readonly TargetLine[]): Say[] {
  const past = new Map(before.map((line) => [line.id, line.figure]));
  const moved = after.flatMap(({ id, figure, target }) => {
    const then = past.get(id) ?? null;
    if (same(then, figure)) return [];
    const shown = (one: Figure): Arg => ({ say: figurePhrase(one, target.unit) });
    if (then && figure) return [say("weekly-figure", { id, before: shown(then), after: shown(figure) })];
    if (figure) return [say("weekly-figure-new", { id, after: shown(figure) })];
    return [say("weekly-figure-gone", { id })];
  });
  return moved.length === 0 ? [] : [say("weekly-figures", { count: moved.length, figures: upTo(moved, MOST_FIGURES) })];
}

function same(a: Figure | null, b: Figure | null): boolean {
  return a?.value === b?.value && a?.numerator === b?.numerator && a?.denominator === b?.denominator;
}

function reportedLine(items: readonly SummaryItem[]): Say[] {
  const units = [...new Set(items.map(({ unit }) => unit))].sort(compareNames);
  if (units.length === 0) return [];
  const names = units.map((name) => say("weekly-unit", { name }));
  return [say("weekly-reported", { count: units.length, units: upTo(names, MOST_UNITS) })];
}

function upTo(says: readonly Say[], most: number): Arg {
  const others = says.length - most;
  return sayList([...says.slice(0, most), ...(others > 0 ? [say("weekly-others", { count: others })] : [])]);
}
