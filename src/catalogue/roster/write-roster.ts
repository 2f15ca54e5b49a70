/** A person's link code, in the words of whoever reads the list. */
export type CodeRow = {
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  readonly code: string;
  /** A link that opens the bot with the code typed in; null where there is none. */
  readonly link: string | null;
  readonly until: string;
};

/** The list as a sheet; every cell is text, so that a name that looks like a formula stays a name. */
export async function rosterXlsx(heading: readonly string[], rows: readonly CodeRow[]): Promise<Uint8Array> {
  // Loaded when wanted: most starts never write one.
  const { default: writeXlsxFile } = await import("write-excel-file/node");
  const text = (value: string) => ({ value, type: String });
  const sheet = [
    heading.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
    ...cellsOf(rows).map((cells) => cells.map(text)),
  ];
  return writeXlsxFile(sheet, { columns: WIDTHS.map((width) => ({ width })) }).toBuffer();
}

const WIDTHS = [28, 32, 20, 12, 44, 20];
/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** The list as CSV with a byte order mark, without which Excel misreads Vietnamese. */
export function rosterCsv(heading: readonly string[], rows: readonly CodeRow[]): Uint8Array {
  const lines = [heading, ...cellsOf(rows)].map((cells) => cells.map(csvCell).join(","));
  return new TextEncoder().encode(`\uFEFF${lines.join("\r\n")}\r\n`);
}

function csvCell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellsOf(rows: readonly CodeRow[]): string[][] {
  return rows.map(({ name, unit, role, code, link, until }) => [name, unit, role, code, link ?? "", until]);
}
