import { parse } from "csv-parse/sync";
import { decodeText } from "./decode-text.js";
import { cellText, MalformedFile, readOrMalformed, type Table } from "./table.js";

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** Vietnamese Excel separates with ";" (the comma is its decimal mark), others with "," or a tab. */
const DELIMITERS = [";", ",", "\t"] as const;

/**
 * The one table of a CSV file. The delimiter is the one under which most rows have the same width: the sentences in
 * the cells are full of commas and semicolons, so the first line alone, or all three at once, would mislead.
 */
export async function readCsv(bytes: Uint8Array): Promise<Table[]> {
  const text = decodeText(bytes);
  const attempts = await Promise.all(DELIMITERS.map((delimiter) => tryDelimiter(text, delimiter)));
  const best = attempts.reduce((a, b) => (b.regularity > a.regularity ? b : a));
  if (best.regularity < 0) throw new MalformedFile("no delimiter gives a readable file");
  let line = 1;
  const rows = best.records.map(({ record, info }) => {
    const row = { cells: record.map(cellText), mergedFromAbove: [], place: { line } };
    // A record ends on `info.lines`; quoted line breaks make it begin earlier.
    line = info.lines + 1;
    return row;
  });
  return [{ rows: rows.filter((row) => row.cells.some((cell) => cell !== "")) }];
}

async function tryDelimiter(
  text: string,
  delimiter: string,
): Promise<{ readonly records: readonly CsvRecord[]; readonly regularity: number }> {
  try {
    const options = { bom: true, delimiter, relax_column_count: true, info: true };
    const records = (await readOrMalformed(() => parse(text, options))) as unknown as CsvRecord[];
    return { records, regularity: regularity(records) };
  } catch (error) {
    if (!(error instanceof MalformedFile)) throw error;
    // A quote in mid-cell: the wrong delimiter, or a broken file when all three say so.
    return { records: [], regularity: -1 };
  }
}

/** Cells in rows of the commonest width, single-column rows not counted. */
function regularity(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { record } of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  counts.delete(1);
  return Math.max(0, ...[...counts].map(([width, rows]) => rows * Math.min(width, MOST_COLUMNS)));
}

/** A plan's table has six columns and seldom ten; beyond that width says nothing. */
const MOST_COLUMNS = 10;
