import type { Period } from "../domain/period.js";
import { isSubmitted } from "../domain/progress.js";
import { type Say, say } from "../domain/say.js";
import type { ProgressSummary, SummaryItem } from "../domain/summary.js";
import { stateOf } from "./count-states.js";
import { type Duty, duties } from "./duties.js";
import { isWithin } from "./is-within.js";
import { compareNames, shortenText } from "./names.js";
import { periodPhrase } from "./phrases.js";

/** What fits a chat message and a patient thumb. */
const MOST_LINES = 30;
const TITLE_LENGTH = 60;

/**
 * `/thieu`: who has not reported, by task. In `period` (and the periods within it) everything still open counts;
 * without one, what is overdue or due soon.
 */
export function missingLines(summary: ProgressSummary, period?: Period): Say[] {
  const at = { at: summary.at };
  const title =
    period === undefined
      ? say("reports-missing-title", { at })
      : say("reports-missing-title-period", { period: { say: periodPhrase(period) }, at });
  return [title, ...missingGroups(summary, period)];
}

/** The groups below the title, or one line that says nobody is missing. At most 29 lines. */
export function missingGroups(summary: ProgressSummary, period?: Period): Say[] {
  const asked = summary.items.filter((item) => isOwed(item) && (period === undefined || isWithin(item.period, period)));
  const groups = duties(asked).flatMap((duty): Group[] => {
    const missing = duty.items.filter((item) => isMissing(item, period !== undefined));
    if (missing.length === 0) return [];
    return [{ duty, names: missing.map((item) => item.unit).sort(compareNames) }];
  });
  if (groups.length === 0) return [say("reports-missing-none")];
  // Every heading is shown before any name: a long list must not hide that another task is late too.
  const fitting = groups.length < MOST_LINES ? groups : groups.slice(0, MOST_LINES - 2);
  const hidden = groups.slice(fitting.length).reduce((count, { names }) => count + names.length, 0);
  let lines = MOST_LINES - 1 - fitting.length - (hidden > 0 ? 1 : 0);
  let left = fitting.filter(isList).length;
  return [
    ...fitting.flatMap((group) => {
      if (!isList(group)) return [heading(group)];
      const names = nameLines(group.names, Math.floor(lines / left));
      lines -= names.length;
      left--;
      return [heading(group), ...names];
    }),
    ...(hidden > 0 ? [say("reports-others", { count: hidden })] : []),
  ];
}

type Group = { readonly duty: Duty; readonly names: readonly string[] };

function isOwed(item: SummaryItem): boolean {
  return item.dueOn !== null && item.process !== "not_applicable";
}

function isMissing(item: SummaryItem, early: boolean): boolean {
  if (isSubmitted(item.process)) return false;
  const state = stateOf(item);
  return early || state === "overdue" || state === "dueSoon";
}

/** A duty only one unit owes says its name in the heading. */
function isList({ duty }: Group): boolean {
  return duty.items.length > 1;
}

function heading({ duty, names }: Group): Say {
  const { task, title, period, dueOn, items } = duty;
  const args = {
    task,
    title: shortenText(title, TITLE_LENGTH),
    period: { say: periodPhrase(period) },
    due: { date: dueOn },
  };
  return items.length === 1
    ? say("reports-missing-one", { ...args, name: names[0] ?? "" })
    : say("reports-missing-group", { ...args, missing: names.length, owing: items.length });
}

function nameLines(names: readonly string[], room: number): Say[] {
  const shown = names.length <= room ? names : names.slice(0, Math.max(0, room - 1));
  const others = names.length - shown.length;
  return [
    ...shown.map((name) => say("reports-missing-name", { name })),
    ...(others > 0 && room > 0 ? [say("reports-missing-others", { count: others })] : []),
  ];
}
