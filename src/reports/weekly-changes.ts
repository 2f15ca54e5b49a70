import { type Arg, type Say, say } from "../domain/say.js";
import type { Changes, FigureChange, ProgressSummary, TaskCount } from "../domain/summary.js";
import { changesBetween } from "./changes.js";
import { firstFew } from "./first-few.js";
import { figurePhrase, sayList } from "./phrases.js";

/** Codes read fast, figures and names do not. */
const MOST_TASKS = 10;
const MOST_FIGURES = 3;
const MOST_UNITS = 3;

/** What has changed between two summaries of the whole plan, in at most six lines. */
export function weeklyChanges(before: ProgressSummary, after: ProgressSummary): Say[] {
  return changeLines(changesBetween(before, after));
}

/**
 * What got done, what became overdue, which targets' figures moved, who reported. At most six lines; where nothing
 * changed it says so.
 */
export function changeLines({ since, done, awaiting, reopened, overdue, figures, reported }: Changes): Say[] {
  const told = [
    ...tasksLine("weekly-done", done, awaiting),
    ...tasksLine("weekly-reopened", reopened),
    ...tasksLine("weekly-overdue", overdue),
    ...figuresLine(figures),
    ...reportedLine(reported),
  ];
  const day = { since: { date: since } };
  return told.length > 0 ? [say("weekly-since", day), ...told] : [say("weekly-nothing", day)];
}

/** "BC (12), 7": each task once, with how many units or periods of it where they are several. */
function tasksLine(id: string, tasks: readonly TaskCount[], awaiting = 0): Say[] {
  if (tasks.length === 0) return [];
  const named = tasks.map(({ task, count }) =>
    count === 1 ? say("weekly-task", { task }) : say("weekly-task-several", { task, count }),
  );
  const count = tasks.reduce((sum, one) => sum + one.count, 0);
  return [say(id, { count, awaiting, tasks: upTo(named, MOST_TASKS) })];
}

function figuresLine(figures: readonly FigureChange[]): Say[] {
  if (figures.length === 0) return [];
  return [say("weekly-figures", { count: figures.length, figures: upTo(figures.map(figureChange), MOST_FIGURES) })];
}

/** A figure that is there no more was taken back, or stands beside others with which it gives none together. */
function figureChange({ id, unit, before, after, reportedBefore, reported, owing }: FigureChange): Say {
  const units = { id, reported, owing };
  if (!after) {
    if (reported === 0) return say("weekly-figure-gone", { id });
    return say(reported < reportedBefore ? "weekly-figure-fewer" : "weekly-figure-uncombined", units);
  }
  const now = { say: figurePhrase(after, unit) };
  if (before) return say("weekly-figure", { id, before: { say: figurePhrase(before, unit) }, after: now });
  return say(reportedBefore > 0 ? "weekly-figure-together" : "weekly-figure-new", { ...units, after: now });
}

function reportedLine(names: readonly string[]): Say[] {
  if (names.length === 0) return [];
  const units = names.map((name) => say("weekly-unit", { name }));
  return [say("weekly-reported", { count: names.length, units: upTo(units, MOST_UNITS) })];
}

function upTo(says: readonly Say[], most: number): Arg {
  const { shown, rest } = firstFew(says, most);
  return sayList([...shown, ...(rest.length > 0 ? [say("weekly-others", { count: rest.length })] : [])]);
}
