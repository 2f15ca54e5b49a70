import { type HeadingRow, joinHeadings, readHeading, readHeadingRow } from "./heading.js";
import type { TableRow } from "./table.js";

/** A heading and the rows it takes: one, or two where "Đơn vị thực hiện" stands above "Chủ trì" and "Phối hợp". */
export type FoundHeading = HeadingRow & {
  readonly at: number;
  readonly height: 1 | 2;
  readonly cells: readonly string[];
};

/** The heading that begins at row `at`, or null when that row is none. */
export function headingAt(rows: readonly TableRow[], at: number): FoundHeading | null {
  const cells = rows[at]?.cells ?? [];
  const below = rows[at + 1]?.cells ?? [];
  if (isSubHeading(cells, below)) {
    const joined = joinHeadings(cells, below);
    const row = readHeadingRow(joined);
    if (row.missing.length === 0) return { ...row, at, height: 2, cells: joined };
  }
  const row = readHeadingRow(cells);
  return row.missing.length === 0 ? { ...row, at, height: 1, cells } : null;
}

/** The first heading among the rows; null where there is none. */
export function findHeading(rows: readonly TableRow[]): FoundHeading | null {
  for (const at of rows.keys()) {
    const found = headingAt(rows, at);
    if (found) return found;
  }
  return null;
}

/** The row nearest to a heading, for saying what is missing: the one that names most fields. */
export function nearestHeading(rows: readonly TableRow[]): (HeadingRow & { readonly row: TableRow }) | null {
  const candidates = rows.map((row) => ({ ...readHeadingRow(row.cells), row }));
  return candidates.reduce<(typeof candidates)[number] | null>(
    (best, candidate) => (best && best.columns.size >= candidate.columns.size ? best : candidate),
    null,
  );
}

/**
 * Whether `below` only names columns, or repeats what merged cells already say. `above` must be a heading itself:
 * a task's row may stand right above a heading repeated on the next page.
 */
function isSubHeading(above: readonly string[], below: readonly string[]): boolean {
  if (!readHeadingRow(above).columns.has("code")) return false;
  const own = below.filter((cell, column) => cell !== "" && cell !== above[column]);
  return own.length > 0 && own.every((cell) => readHeading(cell) !== "unknown");
}
