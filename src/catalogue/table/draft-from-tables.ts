import type { TaskDraft, UnitDraft, UnitSetDraft } from "../../domain/catalogue.js";
import { type LocalDate, yearOf } from "../../domain/local-date.js";
import type { Say } from "../../domain/say.js";
import {
  autoNumberQuestion,
  columnQuestions,
  footerQuestions,
  rowQuestions,
  strayYearQuestion,
  yearQuestions,
} from "./draft-questions.js";
import type { KnownUnits } from "./known-units.js";
import type { PlanRow } from "./plan-row.js";
import type { TableQuestion } from "./question.js";
import { readDeadline, yearsIn } from "./read-deadline.js";
import { readMetrics } from "./read-metrics.js";
import { readRows } from "./read-rows.js";
import { readUnits } from "./read-units.js";
import { splitProducts } from "./split-products.js";
import { oneLine, type Table } from "./table.js";

export type TableDraft = {
  readonly year: number;
  readonly tasks: readonly TaskDraft[];
  /** Units and sets the cells name and `known` lacks. */
  readonly units: readonly UnitDraft[];
  readonly sets: readonly UnitSetDraft[];
  readonly questions: readonly TableQuestion[];
};

export type DraftContext = {
  /** `year` when the plan is already known; else it is read from the deadlines. */
  readonly plan: { readonly code: string; readonly year?: number };
  readonly known: KnownUnits;
  readonly today: LocalDate;
};

export type DraftResult =
  | { readonly ok: true; readonly draft: TableDraft }
  | { readonly ok: false; readonly problems: readonly Say[] };

/**
 * The plan's catalogue table ("Danh mục", clause DM) as tasks. What is said is kept verbatim; what is unsaid or
 * unclear becomes a question with the default that was followed. The same tables and the same known units give the
 * same draft, codes included.
 * @returns every problem at once, each naming its place, when the tables can't be read without losing something
 */
export function draftFromTables(tables: readonly Table[], { plan, known, today }: DraftContext): DraftResult {
  const read = readRows(tables);
  if (!read.ok) return read;
  const { rows } = read;
  const named = commonestYear(rows);
  const year = plan.year ?? named ?? yearOf(today);
  const units = readUnits(rows, known);
  const drafts = rows.map((row) => {
    const title = oneLine(row.title);
    const deadline = readDeadline(oneLine(row.deadline), year);
    const metrics = readMetrics(row.code, title);
    const { leads, supports } = units.of.get(row.code) ?? { leads: [], supports: [] };
    const task: TaskDraft = {
      code: row.code,
      title,
      clause: `DM-${row.code}`,
      ...(row.section !== undefined && { section: row.section }),
      origin: "table",
      leads,
      supports,
      deadlineText: oneLine(row.deadline),
      rule: deadline.rule,
      schedule: deadline.schedule,
      products: splitProducts(row.products),
      metrics: metrics.metrics,
    };
    const years = deadline.understood ? yearsIn(row.deadline) : [];
    const stray = strayYearQuestion(task, years, named === undefined ? [year] : [year, named]);
    return { task, questions: [...rowQuestions(task, deadline, metrics), ...stray] };
  });
  const questions = [
    ...yearQuestions(plan.year, named, year),
    ...columnQuestions(read.ignored),
    ...footerQuestions(read.footers),
    ...(tables.some(({ autoNumbered }) => autoNumbered) ? [autoNumberQuestion(rows.length)] : []),
    ...units.questions,
    ...drafts.flatMap((draft) => draft.questions),
  ];
  const tasks = drafts.map(({ task }) => task);
  return { ok: true, draft: { year, tasks, units: units.units, sets: units.sets, questions } };
}

/** The year most deadlines name; the earlier of two named equally often. */
function commonestYear(rows: readonly PlanRow[]): number | undefined {
  const counts = new Map<number, number>();
  for (const year of rows.flatMap((row) => yearsIn(row.deadline))) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b)[0]?.[0];
}
