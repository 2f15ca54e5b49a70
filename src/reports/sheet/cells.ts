import type { Cell, CellObject } from "write-excel-file/node";
import type { LocalDate } from "../../domain/local-date.js";
import type { CellLine } from "../report-cells.js";
import { safeText } from "../safe-text.js";

/** One sheet: its name, its columns' widths in characters, its rows with the head first. */
export type SheetDraft = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
};

/** What a cell of a workbook can hold. */
const MOST_CHARACTERS = 32_767;
const LOOK = { wrap: true, alignVertical: "top", borderStyle: "thin" } as const;
const MARK = { missing: "#FFFF00", amended: "#CCFFFF" } as const;

/** Words, never a formula, whatever they begin with. */
export function wordsCell(text: string, mark?: CellLine["mark"]): CellObject {
  return { value: inCell(text), type: String, ...LOOK, ...(mark && { backgroundColor: MARK[mark] }) };
}

/** A heading of a column, bold on grey. */
export function headCell(text: string): CellObject {
  return {
    ...wordsCell(text),
    fontWeight: "bold",
    align: "center",
    alignVertical: "center",
    backgroundColor: "#E7E6E6",
  };
}

/** A number as it is, shown with two decimals at most; nothing where there is none. */
export function numberCell(value: number | null | undefined): CellObject {
  return value === null || value === undefined
    ? wordsCell("")
    : { value, type: Number, ...LOOK, format: format(value) };
}

/** As many decimals as it has: a Vietnamese program writes "92,5" and "1.000". */
function format(value: number): string {
  if (Number.isInteger(value)) return "#,##0";
  return Number.isInteger(Math.round(value * 100) / 10) ? "#,##0.0" : "#,##0.00";
}

/** A day as a workbook's date, so that it sorts. */
export function dayCell(day: LocalDate | null): CellObject {
  return day === null
    ? wordsCell("")
    : { value: new Date(`${day}T00:00:00Z`), type: Date, ...LOOK, format: "dd/mm/yyyy" };
}

function inCell(text: string): string {
  // Spreadsheet programs read "_x0041_" as a letter's code; spelled out, it stays what was typed.
  const safe = safeText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  if (safe.length <= MOST_CHARACTERS) return safe;
  // Not between the halves of an emoji.
  return `${safe.slice(0, MOST_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
