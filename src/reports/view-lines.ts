import { daysBetween, type LocalDate } from "../domain/local-date.js";
import { type Say, say } from "../domain/say.js";
import type { DutyLine, NamedPage, Snapshot } from "../domain/summary.js";
import { dutyPhrases, overdueLine } from "./duty-phrases.js";
import { firstFew } from "./first-few.js";
import { missingPhrase, NAMES_WANTED } from "./phrases.js";

/** A phone screen, with the heading and the line that counts the others. */
const MOST_LINES = 10;
/** The line about what is due later wants room too. */
const MOST_SOON = 9;
const PAGE = 10;

/** "sắp trễ": what is due soon, the nearest first; of what is due later the next and how much more there is. */
export function soonLines({ duties, counts, today, at }: Snapshot): Say[] {
  const named = dutyPhrases(duties);
  const due = (id: string, duty: DutyLine, more: Say["args"] = {}): Say[] => {
    const { dueOn } = duty;
    if (dueOn === null) return [];
    const units = { say: missingPhrase(duty) };
    const days = daysBetween(today, dueOn);
    return [say(id, { ...more, duty: { say: named(duty) }, units, due: { date: dueOn }, days })];
  };
  const { shown, rest } = firstFew(
    duties.filter((duty) => duty.counts.dueSoon > 0),
    MOST_SOON,
  );
  const others = rest.reduce((sum, duty) => sum + duty.counts.dueSoon, 0);
  const later = duties.find((duty) => duty.counts.underWay > 0);
  return [
    counts.dueSoon > 0
      ? say("views-soon-title", { count: counts.dueSoon, at: { at } })
      : say("views-soon-none", { at: { at } }),
    ...shown.flatMap((duty) => due("views-soon-line", duty)),
    ...(others > 0 ? [say("reports-others", { count: others })] : []),
    ...(later ? due("views-soon-later", later, { count: counts.underWay }) : []),
  ];
}

/** "trễ nhất": the units by how much they have overdue. */
export function worstLines({ units, counts, at }: Snapshot): Say[] {
  const late = units.filter((unit) => unit.counts.overdue > 0);
  if (late.length === 0) return [say("views-worst-none", { at: { at } })];
  const { shown, rest } = firstFew(late, MOST_LINES);
  return [
    say("views-worst-title", { count: counts.overdue, units: late.length, at: { at } }),
    ...shown.map(({ name, counts: { overdue, total } }, index) =>
      say("views-worst-line", { place: index + 1, name, count: overdue, total }),
    ),
    ...(rest.length > 0 ? [say("views-worst-others", { count: rest.length })] : []),
  ];
}

/**
 * The overdue duties, ten to a page, the longest overdue first; pages count from 1. Its lines name the first units of
 * each and count the others.
 */
export function overduePage({ duties, counts, today, at }: Snapshot, page: number): NamedPage {
  const named = dutyPhrases(duties);
  const late = lateDuties(duties);
  const pages = Math.ceil(late.length / PAGE);
  const shown = late.slice((page - 1) * PAGE, page * PAGE);
  return {
    pages,
    stretches: shown.map((duty) => ({ duty, skip: 0, most: NAMES_WANTED })),
    lines: (names) => {
      if (late.length === 0) return [say("reports-overdue-none")];
      if (shown.length === 0) return [say("views-no-page", { page, pages })];
      return [
        say("views-overdue-title", { count: counts.overdue, page, pages, at: { at } }),
        ...shown.map((duty, index) => overdueLine({ ...duty, names: names[index] ?? [] }, today, named)),
      ];
    },
  };
}

function lateDuties(duties: Snapshot["duties"]) {
  return duties.filter(({ counts }) => counts.overdue > 0);
}

/** The year in words: the twin of its picture. At most twelve lines. */
export function yearLines({ plan, duties, months = [], today, at }: Snapshot): Say[] {
  if (months.length === 0) return [say("reports-counts-none")];
  const sum = (upTo: string, of: "due" | "handedIn") =>
    months.reduce((total, line) => total + (line.month <= upTo ? line[of] : 0), 0);
  const month = today.slice(0, 7);
  const quarters = months.filter((_, index) => index % 3 === 2 || index === months.length - 1).slice(-8);
  return [
    say("views-year-title", { title: plan.title, at: { at } }),
    say("views-year-done", { count: sum(month, "handedIn"), all: sum("9999", "due") }),
    say("views-year-due", { today: dueBy(duties, today), month: sum(month, "due") }),
    ...quarters.map(({ month: end }) => {
      const args = { year: end.slice(0, 4), month: Number(end.slice(5)), due: sum(end, "due") };
      // Nobody knows yet what will have been handed in by then, of the month that runs neither.
      return end >= month
        ? say("views-year-ahead", args)
        : say("views-year-line", { ...args, handedIn: sum(end, "handedIn") });
    }),
  ];
}

/** How much was to be handed in by the end of `today`. What does not apply is not due, as in the months. */
function dueBy(duties: readonly DutyLine[], today: LocalDate): number {
  return duties.reduce(
    (sum, { dueOn, counts }) => (dueOn !== null && dueOn <= today ? sum + counts.total - counts.notApplicable : sum),
    0,
  );
}
