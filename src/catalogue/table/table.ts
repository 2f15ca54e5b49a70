import { type Say, say } from "../../domain/say.js";

/** Where a row stands in its file, as a person would look for it. Rows, lines and tables count from 1. */
export type RowPlace =
  | { readonly sheet: string; readonly row: number }
  | { readonly line: number }
  | { readonly table: number; readonly row: number };

export type TableRow = {
  /** Text of each column: NFC, markup gone, spaces collapsed; line breaks inside a cell stay. */
  readonly cells: readonly string[];
  /** Columns (from 0) whose text belongs to a cell merged with one in a row above. */
  readonly mergedFromAbove: readonly number[];
  readonly place: RowPlace;
};

export type Table = {
  readonly rows: readonly TableRow[];
  /** The numbers in the first column were Word's automatic ones: counted, not read. */
  readonly autoNumbered?: boolean;
};

export type Format = "md" | "docx" | "xlsx" | "csv";

/** Where it stands in the file, in words. */
export function sayPlace(place: RowPlace): Say {
  if ("line" in place) return say("import-place-line", { line: String(place.line) });
  if ("sheet" in place) return say("import-place-sheet", { sheet: place.sheet, row: String(place.row) });
  return say("import-place-table", { table: String(place.table), row: String(place.row) });
}

/** One cell as every reader gives it: composed Unicode, no invisible marks, single spaces, lines trimmed. */
export function cellText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .split(/\r\n?|\n|\v/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** A cell's text where line breaks mean nothing. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A library refused the file's bytes: the person's file is at fault, not the program. */
export class MalformedFile extends Error {}

/** Runs a library's reader; whatever it throws means the file is malformed. Keep our own code outside. */
export async function readOrMalformed<Result>(read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    throw new MalformedFile("the reader of this format refused the file", { cause });
  }
}
