import { isWithin, type Period } from "../domain/period.js";
import { periodPhrase } from "../domain/phrases.js";
import { type Say, say } from "../domain/say.js";
import type { DutyLine, NamedPage, Snapshot } from "../domain/summary.js";
import { isList, isWhole, type MissingPart, missingOverview, missingRest, owing } from "./missing-pages.js";
import { shortenText } from "./names.js";

/** What fits a chat message and a patient thumb, the title and the way to the next page among them. */
const MOST_LINES = 30;
const TITLE_LENGTH = 60;

/** Of one period, of one task, or of both. */
export type MissingAsked = { readonly period?: Period | undefined; readonly task?: string | undefined };

/**
 * `/thieu`: who has not reported, by duty, page by page from 1. Page 1 shows every duty with its first names; the pages
 * after it name the others. A page that is not there has no lines.
 */
export function missingPage(snapshot: Snapshot, asked: MissingAsked, page: number): NamedPage {
  const duties = missingDuties(snapshot, asked);
  const whole = missingOverview(duties, MOST_LINES - 1);
  const overview = isWhole(whole) ? whole : missingOverview(duties, MOST_LINES - 2);
  const rest = missingRest(duties, overview, MOST_LINES - 2);
  const pages = 1 + rest.length;
  const shown = page === 1 ? overview.parts : (rest[page - 2] ?? []);
  const title = titleLine(snapshot, asked, duties, page, pages);
  return {
    pages,
    stretches: shown,
    lines: (names) => {
      if (duties.length === 0) return [title, say("reports-missing-none")];
      const body = shown.flatMap((part, index) => partLines(part, names[index] ?? []));
      return [title, ...body, ...(page === 1 ? hiddenLine(overview.hidden) : [])];
    },
  };
}

/** Who has not reported in the period, below a title of its own, by the names the snapshot has. At most 29 lines. */
export function missingGroups(snapshot: Snapshot, period: Period): Say[] {
  const duties = missingDuties(snapshot, { period });
  if (duties.length === 0) return [say("reports-missing-none")];
  const { parts, hidden } = missingOverview(duties, MOST_LINES - 1);
  return [...parts.flatMap((part) => partLines(part, part.duty.names)), ...hiddenLine(hidden)];
}

/**
 * In the period (and those within it) everything still open counts; without one, what is overdue or due soon, and of a
 * task of which nothing is, what comes next.
 */
function missingDuties({ duties }: Snapshot, { period, task }: MissingAsked): DutyLine[] {
  const open = duties.filter(
    (duty) => duty.missing > 0 && duty.dueOn !== null && (task === undefined || duty.task === task),
  );
  if (period !== undefined) return open.filter((duty) => isWithin(duty.period, period));
  const near = open.filter(({ counts }) => counts.overdue + counts.dueSoon > 0);
  return near.length === 0 && task !== undefined ? open.slice(0, 1) : near;
}

function titleLine(
  { at }: Snapshot,
  { period }: MissingAsked,
  duties: readonly DutyLine[],
  page: number,
  pages: number,
): Say {
  const count = duties.reduce((sum, { missing }) => sum + missing, 0);
  const left =
    duties.length === 0
      ? ""
      : {
          say:
            duties.length === 1
              ? say("reports-missing-left-units", { count })
              : say("reports-missing-left-duties", { count, duties: duties.length }),
        };
  const args = { left, page: pages === 1 ? "" : { say: say("reports-missing-page", { page, pages }) }, at: { at } };
  return period === undefined
    ? say("reports-missing-title", args)
    : say("reports-missing-title-period", { ...args, period: { say: periodPhrase(period) } });
}

function hiddenLine(count: number): Say[] {
  return count > 0 ? [say("reports-others", { count })] : [];
}

function partLines(part: MissingPart & { readonly others?: number }, names: readonly string[]): Say[] {
  const { duty, most, others = 0 } = part;
  if (!isList(duty)) return [heading(duty, names[0])];
  return [
    heading(duty),
    ...names.slice(0, most).map((name) => say("reports-missing-name", { name })),
    ...(others > 0 ? [say("reports-missing-others", { count: others })] : []),
  ];
}

function heading(duty: DutyLine, name?: string): Say {
  const { task, title, period, dueOn, missing } = duty;
  const args = {
    task,
    title: shortenText(title, TITLE_LENGTH),
    period: { say: periodPhrase(period) },
    due: dueOn === null ? "" : { date: dueOn },
  };
  return name === undefined
    ? say("reports-missing-group", { ...args, missing, owing: owing(duty) })
    : say("reports-missing-one", { ...args, name });
}
