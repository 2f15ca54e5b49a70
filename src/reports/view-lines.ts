import { daysBetween } from "../domain/local-date.js";
import { type Say, say } from "../domain/say.js";
import type { NamedPage, Snapshot } from "../domain/summary.js";
import { dutyPhrases, overdueLine } from "./duty-phrases.js";
import { missingPhrase } from "./phrases.js";

/** A phone screen, with the heading and the line that counts the others. */
const MOST_LINES = 10;
const PAGE = 10;

/** "sắp trễ": what is not done and due next, the nearest first. */
export function soonLines({ duties, counts, today, at }: Snapshot): Say[] {
  const named = dutyPhrases(duties);
  const coming = duties.filter(({ counts: of, missing }) => of.overdue === 0 && missing > 0);
  if (coming.length === 0) return [say("views-soon-none", { at: { at } })];
  const shown = coming.slice(0, MOST_LINES);
  const others = coming.slice(MOST_LINES).reduce((sum, { missing }) => sum + missing, 0);
  return [
    say("views-soon-title", { count: counts.dueSoon, at: { at } }),
    ...shown.flatMap((duty) => {
      if (duty.dueOn === null) return [];
      return [
        say("views-soon-line", {
          duty: { say: named(duty) },
          units: { say: missingPhrase(duty) },
          due: { date: duty.dueOn },
          days: daysBetween(today, duty.dueOn),
          soon: duty.counts.dueSoon > 0 ? "yes" : "no",
        }),
      ];
    }),
    ...(others > 0 ? [say("reports-others", { count: others })] : []),
  ];
}

/** "trễ nhất": the units by how much they have overdue. */
export function worstLines({ units, counts, at }: Snapshot): Say[] {
  const late = units.filter((unit) => unit.counts.overdue > 0);
  if (late.length === 0) return [say("views-worst-none", { at: { at } })];
  const others = late.length - MOST_LINES;
  return [
    say("views-worst-title", { count: counts.overdue, units: late.length, at: { at } }),
    ...late
      .slice(0, MOST_LINES)
      .map(({ name, counts: { overdue, total } }, index) =>
        say("views-worst-line", { place: index + 1, name, count: overdue, total }),
      ),
    ...(others > 0 ? [say("views-worst-others", { count: others })] : []),
  ];
}

/**
 * The overdue duties, ten to a page, the longest overdue first; pages count from 1. Its lines name the first unit of each
 * and count the others.
 */
export function overduePage({ duties, counts, today, at }: Snapshot, page: number): NamedPage {
  const named = dutyPhrases(duties);
  const late = lateDuties(duties);
  const pages = Math.ceil(late.length / PAGE);
  const shown = late.slice((page - 1) * PAGE, page * PAGE);
  return {
    pages,
    stretches: shown.map((duty) => ({ duty, skip: 0, most: 1 })),
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
export function yearLines({ plan, months = [], today, at }: Snapshot): Say[] {
  if (months.length === 0) return [say("reports-counts-none")];
  const sum = (upTo: string, of: "due" | "handedIn") =>
    months.reduce((total, line) => total + (line.month <= upTo ? line[of] : 0), 0);
  const month = today.slice(0, 7);
  const quarters = months.filter((_, index) => index % 3 === 2 || index === months.length - 1).slice(-8);
  return [
    say("views-year-title", { title: plan.title, at: { at } }),
    say("views-year-now", { due: sum(month, "due"), handedIn: sum(month, "handedIn"), all: sum("9999", "due") }),
    ...quarters.map(({ month: end }) => {
      const args = { year: end.slice(0, 4), month: Number(end.slice(5)), due: sum(end, "due") };
      // Nobody knows yet what will have been handed in by then.
      return end > month
        ? say("views-year-ahead", args)
        : say("views-year-line", { ...args, handedIn: sum(end, "handedIn") });
    }),
  ];
}
