import type { Amendment, PeriodReport, ReportRow, ReportTarget } from "../domain/period-report.js";
import { periodPhrase } from "../domain/phrases.js";
import { isSubmitted } from "../domain/progress.js";
import { type Say, say } from "../domain/say.js";
import { stateOf } from "./count-states.js";
import { firstFew } from "./first-few.js";
import { compareNames } from "./names.js";
import { figurePhrase, linkedPhrase, sayList, statePhrases, tierPhrase, verdictOn } from "./phrases.js";

/** A line of a cell: a plan's or a person's own words stay as they are. Marked, it wants somebody's eye. */
export type CellLine = { readonly text: Say | string; readonly mark?: "missing" | "amended" };

/** The table's columns, in the order of the report's form. */
export const COLUMNS = [
  "code",
  "title",
  "leads",
  "supports",
  "deadline",
  "result",
  "figures",
  "products",
  "notes",
] as const;
export type Column = (typeof COLUMNS)[number];

const MOST_UNITS = 8;

/** What stands in each column of a task's row: the same in the document and in the workbook. */
export function cellsOf(row: ReportRow, report: PeriodReport): Readonly<Record<Column, readonly CellLine[]>> {
  const { task, title, leads, supports, deadline, products, evidence } = row;
  return {
    code: [{ text: task }],
    title: [{ text: title }],
    leads: leads.map((text) => ({ text })),
    supports: supports.length === 0 ? [] : [{ text: supports.join("; ") }],
    deadline: [{ text: deadline }, ...movedDates(row)],
    result: resultLines(row, report),
    figures: row.targets.flatMap((target) => figureLines(target, report)),
    products: [
      ...products.map((text) => ({ text })),
      ...evidence.map((text) => ({ text: say("report-shown", { text }) })),
    ],
    notes: [
      { text: row.clause },
      ...(row.note === null ? [] : [{ text: row.note }]),
      ...row.amendments.map((amendment): CellLine => ({ text: amendmentPhrase(amendment), mark: "amended" })),
    ],
  };
}

/** Where one day stands for the whole row, it is said: "Cả năm 2025" may have been extended. */
function movedDates({ items }: ReportRow): CellLine[] {
  const days = [...new Set(items.map(({ dueOn }) => dueOn))];
  const [day] = days;
  return days.length === 1 && day ? [{ text: say("reports-due", { due: { date: day } }) }] : [];
}

function resultLines({ items, targets, task }: ReportRow, report: PeriodReport): CellLine[] {
  const [only, ...others] = items;
  if (!only) return [];
  const silent = report.missing.find((one) => one.task === task && one.metric === null);
  if (others.length === 0) {
    const [process, ...due] = statePhrases(only, report.today);
    // That it is not due yet is seen from the column beside.
    const parts = [...(process ? [process] : []), ...(stateOf(only) === "underWay" ? [] : due)];
    const state: CellLine = { text: say("report-list", { parts: sayList(parts) }) };
    return silent && targets.length === 0 ? [state, { text: nothingHeard(silent.units), mark: "missing" }] : [state];
  }
  const owed = items.filter(({ process }) => process !== "not_applicable");
  const done = owed.filter(({ process }) => isSubmitted(process));
  const awaiting = done.filter(({ process }) => process === "awaiting_confirmation").length;
  const late = done.filter(({ due }) => due === "done_late").length;
  const nil = items.length - owed.length;
  const unheard = [...new Set(owed.filter(({ process }) => !isSubmitted(process)).map(({ unit }) => unit))];
  return [
    { text: say("report-handed-in", { done: done.length, owed: owed.length, awaiting }) },
    ...(late > 0 ? [{ text: say("report-late", { count: late }) }] : []),
    ...(nil > 0 ? [{ text: say("report-nil", { count: nil }) }] : []),
    ...(unheard.length > 0
      ? [{ text: say("report-not-yet", { units: someUnits(unheard) }), mark: "missing" as const }]
      : []),
  ];
}

/** A figure with its verdict, and who has not given theirs. */
export function figureLines(target: ReportTarget, { missing }: PeriodReport): CellLine[] {
  const silent = missing.find((one) => one.metric === target.id);
  const nobody: CellLine[] = silent
    ? [{ text: say("report-no-figure", { id: target.id, units: someUnits(silent.units) }), mark: "missing" }]
    : [];
  if (!target.figure) {
    if (verdictOn(target) === "uncombined") return [{ text: say("report-uncombined", { id: target.id }) }, ...nobody];
    return nobody;
  }
  return [
    { text: targetSentence(target) },
    ...target.alsoJudgedBy.map((linked) => ({ text: linkedPhrase(linked, target) })),
    ...nobody,
  ];
}

/** "10a: 92,5 % (740/800), ước, đến 10/03/2025, 3/4 đơn vị – chưa đạt (mục tiêu > 95 %)". */
function targetSentence(target: ReportTarget): Say {
  const { id, figure, estimate, stale, asOf, unitsReported, unitsOwing } = target;
  const details = [
    ...(estimate ? [say("report-estimate")] : []),
    ...(stale && asOf ? [say("report-stale", { asOf: { date: asOf } })] : []),
    ...(unitsOwing > 1 ? [say("reports-units-behind", { reported: unitsReported, owing: unitsOwing })] : []),
  ];
  return say("report-figure", {
    id,
    parts: sayList([...(figure ? [figurePhrase(figure, target.target.unit)] : []), ...details]),
    verdict: { say: say("reports-verdict", { verdict: verdictOn(target) }) },
    target: { say: tierPhrase(target) },
  });
}

function nothingHeard(units: readonly string[]): Say {
  return say("report-nothing-heard", { units: someUnits(units) });
}

/** Names, past a handful only counted: sixty schools fill a page of their own. */
export function someUnits(names: readonly string[]) {
  const { shown, rest } = firstFew([...names].sort(compareNames), MOST_UNITS);
  if (rest.length === 0) return { list: shown };
  return { say: say("report-units-more", { units: { list: shown }, count: rest.length }) };
}

/** "Bổ sung sau khi chốt: Văn phòng Sở, 7: 82 % → 83 % (Nguyễn Văn An, 09:12 12/03/2025)". */
function amendmentPhrase({ unit, period, metric, measure, before, after, by, at }: Amendment): Say {
  const args = { unit, period: { say: periodPhrase(period) }, by, at: { at } };
  const state = (process: Amendment["before"]["process"]) => ({ say: say("reports-process", { process }) });
  if (metric === null)
    return say("report-amended-state", { ...args, before: state(before.process), after: state(after.process) });
  const figure = (of: Amendment["before"]["figure"]) => ({
    say: of ? figurePhrase(of, measure) : say("report-none"),
  });
  return say("report-amended-figure", { ...args, metric, before: figure(before.figure), after: figure(after.figure) });
}
