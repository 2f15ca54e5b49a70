import readSheets, { type CellValue } from "read-excel-file/universal";
import { type MergedAreas, readSheetFacts } from "./read-sheet-facts.js";
import { cellText, readOrMalformed, type Table, type TableRow } from "./table.js";

/**
 * Every sheet of a workbook that shows as a table. The reader's "universal" entry is used in Node on purpose: it unpacks by the
 * zip directory, which has been checked; its Node entry walks the raw bytes, where undeclared parts could hide.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Table[]> {
  const buffer = bytes.slice().buffer as ArrayBuffer;
  const sheets = await readOrMalformed(() => readSheets(buffer));
  const facts = await readSheetFacts(bytes);
  return sheets.flatMap(({ sheet, data }) => {
    const { merged = [], hidden = false } = facts.get(sheet) ?? {};
    if (hidden) return [];
    const rows = data.map((values, index) => ({
      cells: values.map(valueText),
      mergedFromAbove: [],
      place: { sheet, row: index + 1 },
    }));
    return [{ rows: spread(rows, merged).filter((row) => row.cells.some((cell) => cell !== "")) }];
  });
}

/** Repeats the text of a merged area down its first column; the columns beside it stay blank. */
function spread(rows: readonly TableRow[], areas: MergedAreas): TableRow[] {
  const spreadRows = rows.map((row) => ({ ...row, cells: [...row.cells], mergedFromAbove: [] as number[] }));
  for (const { firstRow, lastRow, firstColumn, lastColumn } of areas) {
    const text = spreadRows[firstRow]?.cells[firstColumn] ?? "";
    for (let index = firstRow + 1; index <= Math.min(lastRow, spreadRows.length - 1); index++) {
      const row = spreadRows[index];
      if (!row) continue;
      const width = Math.min(lastColumn + 1, row.cells.length);
      for (let column = firstColumn; column < width; column++) row.mergedFromAbove.push(column);
      if (firstColumn < row.cells.length) row.cells[firstColumn] = text;
    }
  }
  return spreadRows;
}

/** The library's types say `typeof Date` where a Date comes. */
function valueText(value: CellValue | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  const unknownValue: unknown = value;
  if (!(unknownValue instanceof Date)) return cellText(String(value));
  // Excel's days come as midnight UTC.
  const [year = "", month = "", day = ""] = unknownValue.toISOString().slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
}
