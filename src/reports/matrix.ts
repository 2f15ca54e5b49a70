import type { LocalDate } from "../domain/local-date.js";
import type { DutyLine, Matrix, State } from "../domain/summary.js";
import { compareNames } from "./names.js";

/** What a phone's width holds beside the names. */
const MOST_COLUMNS = 8;
/** A duty of fewer units is no report that all of them owe. */
const LEAST_UNITS = 3;

type Column = Pick<DutyLine, "task" | "period" | "dueOn">;

/**
 * The reports to show side by side: those that several units owe, by due date. Where they are too many, those around
 * today: what is due next last, so that the reader sees what has come before it.
 */
export function matrixColumns(duties: readonly DutyLine[], today: LocalDate): Column[] {
  const shared = new Map<string, Column & { readonly units: number }>();
  for (const { task, period, dueOn, counts } of duties) {
    if (dueOn === null) continue;
    const key = `${task} ${period}`;
    const known = shared.get(key);
    // An extension gives one unit a day of its own; the column keeps the day of the others, which came first.
    shared.set(key, { task, period, dueOn: known?.dueOn ?? dueOn, units: (known?.units ?? 0) + counts.total });
  }
  const columns = [...shared.values()].filter(({ units }) => units >= LEAST_UNITS);
  const passed = columns.filter(({ dueOn }) => dueOn !== null && dueOn < today).length;
  const from = Math.max(0, Math.min(passed - MOST_COLUMNS + 2, columns.length - MOST_COLUMNS));
  return columns.slice(from, from + MOST_COLUMNS).map(({ task, period, dueOn }) => ({ task, period, dueOn }));
}

type Cell = {
  readonly task: string;
  readonly period: string;
  readonly unit: string;
  readonly state: State | null;
};

/** Units × reports, out of each unit's state in each. */
export function matrixOf(columns: readonly Column[], cells: readonly Cell[]): Matrix {
  const placeOf = new Map(columns.map(({ task, period }, index) => [`${task} ${period}`, index]));
  const rows = new Map<string, (State | null)[]>();
  for (const { task, period, unit, state } of cells) {
    const place = placeOf.get(`${task} ${period}`);
    if (place === undefined) continue;
    const row = rows.get(unit) ?? columns.map(() => null);
    row[place] = state;
    rows.set(unit, row);
  }
  const late = (row: readonly (State | null)[]) => row.filter((state) => state === "overdue").length;
  return {
    columns,
    rows: [...rows]
      .map(([unit, states]) => ({ unit, cells: states }))
      .sort((a, b) => late(b.cells) - late(a.cells) || compareNames(a.unit, b.unit)),
  };
}
