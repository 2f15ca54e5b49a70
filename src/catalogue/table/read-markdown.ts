import { lexer, parser, type Token, type Tokens } from "marked";
import { type Say, say } from "../../domain/say.js";
import { decodeText } from "./decode-text.js";
import { readHtmlRows } from "./read-html-rows.js";
import { readOrMalformed, sayPlace, type Table } from "./table.js";

/**
 * Every table of a Markdown file: GFM tables and `<table>` blocks. Rendered by marked and read back as HTML, so that
 * entities, `<br>` and emphasis are undone by those who know them.
 * @returns a refusal when a row has more cells than its heading: GFM drops them, and a "|" in a sentence does that
 */
export async function readMarkdown(bytes: Uint8Array): Promise<Table[] | { readonly problem: Say }> {
  const text = decodeText(bytes).replace(/\r\n?/g, "\n");
  const tables: Table[] = [];
  let line = 1;
  for (const token of await readOrMalformed(() => lexer(text))) {
    if (token.type === "table") {
      const wide = overfullLine(token as Tokens.Table);
      if (wide !== null) {
        const place = sayPlace({ line: line + wide });
        return { problem: say("import-row-too-wide", { place: { say: place } }) };
      }
    }
    tables.push(...tablesOf(token, line));
    line += token.raw.split("\n").length - 1;
  }
  return tables;
}

function tablesOf(token: Token, line: number): Table[] {
  if (token.type === "table") {
    // The line under the heading holds the dashes.
    const lineOf = (row: number) => line + (row === 1 ? 0 : row);
    return readHtmlRows(parser([token]), (_table, row) => ({ line: lineOf(row) }));
  }
  if (token.type !== "html") return [];
  return readHtmlRows(token.raw, (_table, _row, offset) => ({
    line: line + token.raw.slice(0, offset).split("\n").length - 1,
  }));
}

/** Index of the first line with more cells than the heading, or null. */
function overfullLine(table: Tokens.Table): number | null {
  const lines = table.raw.trimEnd().split("\n");
  const index = lines.findIndex((line) => cellCount(line) > table.header.length);
  return index === -1 ? null : index;
}

/** GFM: only a backslash keeps a "|" from ending a cell; the outer ones are optional. */
function cellCount(line: string): number {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).length;
}
