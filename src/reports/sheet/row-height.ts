import type { Cell } from "write-excel-file/node";

/** Points of one line of Times New Roman 12. */
const LINE = 15.75;
const PADDING = 3;
/** Spreadsheet programs take no more. */
const MOST = 409;
/** Letters are narrower than the digit a column's width is counted in; not all of that is used, bold is wider. */
const LETTERS_PER_DIGIT = 1.12;

/**
 * The row with the height its longest cell needs: programs that only show or print a workbook, LibreOffice among them,
 * don't make a row taller for words that wrap.
 * @param widths of the columns, in digits
 */
export function tallEnough(row: readonly Cell[], widths: readonly number[]): Cell[] {
  const lines = row.map((cell, index) => linesOf(cell, widths.slice(index)));
  const height = Math.min(MOST, Math.max(1, ...lines) * LINE + PADDING);
  return row.map((cell, index) => (index === 0 && isObject(cell) ? { ...cell, height } : cell));
}

function linesOf(cell: Cell, widths: readonly number[]): number {
  if (!isObject(cell) || typeof cell.value !== "string") return 1;
  const span = "columnSpan" in cell ? (cell.columnSpan ?? 1) : 1;
  const room = widths.slice(0, span).reduce((sum, width) => sum + width, 0) * LETTERS_PER_DIGIT;
  return cell.value.split("\n").reduce((sum, line) => sum + wrappedLines(line, room), 0);
}

/** How many lines the words take, broken where they can be. */
function wrappedLines(text: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > room) [lines, used] = [lines + 1, 0];
    // A word longer than the cell goes on in the next lines.
    lines += Math.ceil(Math.max(0, length - room) / room);
    used += (used > 0 ? 1 : 0) + length;
  }
  return lines;
}

function isObject(cell: Cell): cell is Extract<Cell, { value?: unknown }> {
  return typeof cell === "object" && cell !== null && !(cell instanceof Date);
}
