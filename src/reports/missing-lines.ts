import { isWithin, type Period } from "../domain/period.js";
import { type Say, say } from "../domain/say.js";
import type { DutyLine, Snapshot } from "../domain/summary.js";
import { shortenText } from "./names.js";
import { periodPhrase } from "./phrases.js";

/** What fits a chat message and a patient thumb. */
const MOST_LINES = 30;
const TITLE_LENGTH = 60;

/**
 * `/thieu`: who has not reported, by task. In `period` (and the periods within it) everything still open counts;
 * without one, what is overdue or due soon.
 */
export function missingLines(snapshot: Snapshot, period?: Period): Say[] {
  const at = { at: snapshot.at };
  const title =
    period === undefined
      ? say("reports-missing-title", { at })
      : say("reports-missing-title-period", { period: { say: periodPhrase(period) }, at });
  return [title, ...missingGroups(snapshot, period)];
}

/** The groups below the title, or one line that says nobody is missing. At most 29 lines. */
export function missingGroups(snapshot: Snapshot, period?: Period): Say[] {
  const groups = snapshot.duties.filter(
    (duty) =>
      duty.missing > 0 &&
      duty.dueOn !== null &&
      (period === undefined ? duty.counts.overdue + duty.counts.dueSoon > 0 : isWithin(duty.period, period)),
  );
  if (groups.length === 0) return [say("reports-missing-none")];
  // Every heading is shown before any name: a long list must not hide that another task is late too.
  const fitting = groups.length < MOST_LINES ? groups : groups.slice(0, MOST_LINES - 2);
  const hidden = groups.slice(fitting.length).reduce((count, { missing }) => count + missing, 0);
  let lines = MOST_LINES - 1 - fitting.length - (hidden > 0 ? 1 : 0);
  let left = fitting.filter(isList).length;
  return [
    ...fitting.flatMap((duty) => {
      if (!isList(duty)) return [heading(duty)];
      const names = nameLines(duty, Math.floor(lines / left));
      lines -= names.length;
      left--;
      return [heading(duty), ...names];
    }),
    ...(hidden > 0 ? [say("reports-others", { count: hidden })] : []),
  ];
}

/** A duty only one unit owes says its name in the heading. */
function isList(duty: DutyLine): boolean {
  return owing(duty) > 1;
}

function owing({ counts }: DutyLine): number {
  return counts.total - counts.notApplicable;
}

function heading(duty: DutyLine): Say {
  const { task, title, period, dueOn, names, missing } = duty;
  const args = {
    task,
    title: shortenText(title, TITLE_LENGTH),
    period: { say: periodPhrase(period) },
    due: dueOn === null ? "" : { date: dueOn },
  };
  return isList(duty)
    ? say("reports-missing-group", { ...args, missing, owing: owing(duty) })
    : say("reports-missing-one", { ...args, name: names[0] ?? "" });
}

function nameLines({ names, missing }: DutyLine, room: number): Say[] {
  const shown = names.slice(0, missing <= room ? room : Math.max(0, room - 1));
  const others = missing - shown.length;
  return [
    ...shown.map((name) => say("reports-missing-name", { name })),
    ...(others > 0 && room > 0 ? [say("reports-missing-others", { count: others })] : []),
  ];
}
