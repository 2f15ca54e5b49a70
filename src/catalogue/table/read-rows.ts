import { type Say, say } from "../../domain/say.js";
import { findFooter } from "./find-footer.js";
import { type FoundHeading, findHeading, headingAt } from "./find-headings.js";
import { columnProblems, headingProblems, noHeading } from "./heading-problems.js";
import { numberRows } from "./number-rows.js";
import { type Cells, type PlanRow, TEXT_FIELDS } from "./plan-row.js";
import { readCode } from "./row-code.js";
import { cellOf, kindOf } from "./row-kind.js";
import { type RowPlace, sayPlace, type Table, type TableRow } from "./table.js";

export type IgnoredColumn = { readonly heading: string; readonly place: RowPlace };

/** The first line of what stands below a table. */
export type Footer = { readonly text: string; readonly place: RowPlace };

export type ReadRows =
  | {
      readonly ok: true;
      readonly rows: readonly PlanRow[];
      readonly ignored: readonly IgnoredColumn[];
      readonly footers: readonly Footer[];
    }
  | { readonly ok: false; readonly problems: readonly Say[] };

/** The plan's longest cell has 700 characters; the patterns that read titles are not made for books. */
const LONGEST_CELL = 5000;

/**
 * The tasks' rows of all tables, in order: repeated headings dropped, continuation rows joined, group rows turned
 * into sections. Every problem found is reported, each with its place.
 */
export function readRows(tables: readonly Table[]): ReadRows {
  const problems: Say[] = [];
  const rows: PlanRow[] = [];
  const ignored = new Map<string, IgnoredColumn>();
  const footers: Footer[] = [];
  let heading: FoundHeading | null = null;
  let group: NonNullable<PlanRow["group"]> | undefined;

  for (const table of tables) {
    const own = findHeading(table.rows);
    if (!own) {
      problems.push(...headingProblems(table));
      if (!heading || widthOf(table) !== heading.cells.length) continue;
    }
    let at = own && !(heading && hasNumberedRow(table.rows.slice(0, own.at), heading)) ? own.at : 0;
    let afterBreak = true;
    let end = heading ? findFooter(table.rows, heading) : table.rows.length;
    while (at < end) {
      const row = table.rows[at];
      const found: FoundHeading | null = headingAt(table.rows, at);
      if (!row) break;
      at += found?.height ?? 1;
      if (found) {
        heading = found;
        end = findFooter(table.rows, heading);
        afterBreak = true;
        problems.push(...columnProblems(found, row));
        continue;
      }
      if (!heading || row.cells.every((cell) => cell === "") || isColumnNumbers(row)) continue;
      if (row.cells.some((cell) => cell.length > LONGEST_CELL)) {
        problems.push(say("import-cell-too-long", { place: { say: sayPlace(row.place) }, limit: LONGEST_CELL }));
        continue;
      }
      noteIgnored(row, heading, ignored, problems);
      const kind = kindOf(row, heading, afterBreak, rows.at(-1));
      if (kind.is === "group") group = { mark: kind.mark, text: kind.text };
      else if (kind.is === "problem") problems.push(kind.problem);
      else if (kind.is === "task") rows.push({ ...kind.row, ...(group && { group }) });
      else rows.splice(-1, 1, continued(kind.row, kind.cells));
      afterBreak = afterBreak && kind.is === "group";
    }
    const below = table.rows[end];
    if (below) footers.push({ text: below.cells.find((cell) => cell !== "") ?? "", place: below.place });
  }
  if (problems.length === 0 && !heading) problems.push(noHeading(tables));
  if (problems.length > 0) return { ok: false, problems };
  const numbered = numberRows(rows);
  return numbered.ok ? { ...numbered, ignored: [...ignored.values()], footers } : numbered;
}

/** Joined as the page broke it: a space inside a sentence, a new line before the next item of a list. */
function continued(row: PlanRow, more: Cells): PlanRow {
  const joined = TEXT_FIELDS.map((field) => {
    const [before, after] = [row[field], more[field]];
    const separator = before === "" || after === "" ? "" : /^[-+•–]\s/.test(after) ? "\n" : " ";
    return [field, `${before}${separator}${after}`] as const;
  });
  return { ...row, ...(Object.fromEntries(joined) as Cells) };
}

function hasNumberedRow(rows: readonly TableRow[], heading: FoundHeading): boolean {
  return rows.some((row) => readCode(cellOf(row, heading, "code")) !== null && cellOf(row, heading, "title") !== "");
}

/** "(1) (2) (3)", or "A B 1 2", under the headings. */
function isColumnNumbers(row: TableRow): boolean {
  const filled = row.cells.filter((cell) => cell !== "");
  return (
    filled.length >= 3 &&
    filled.length === row.cells.length &&
    filled.every((cell) => /^\(?(?:\d{1,2}|[A-Z])\)?$/.test(cell))
  );
}

function widthOf(table: Table): number {
  return Math.max(0, ...table.rows.map((row) => row.cells.length));
}

/** A cell in a column without a heading would be lost unseen: refused. One in a known, unused column is asked about. */
function noteIgnored(row: TableRow, heading: FoundHeading, ignored: Map<string, IgnoredColumn>, problems: Say[]): void {
  const used = new Set(heading.columns.values());
  for (const [column, cell] of row.cells.entries()) {
    if (cell === "" || used.has(column)) continue;
    const name = heading.ignored.get(column);
    if (name === undefined && (heading.cells[column] ?? "") === "")
      problems.push(say("import-column-unnamed", { place: { say: sayPlace(row.place) }, found: cell.slice(0, 60) }));
    else if (name !== undefined && !ignored.has(name)) ignored.set(name, { heading: name, place: row.place });
  }
}
