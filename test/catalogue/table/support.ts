import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { crc32, deflateRawSync } from "node:zlib";
import { Document, Packer, Paragraph, TableCell, TextRun, TableRow as WordRow, Table as WordTable } from "docx";
import { expect } from "vitest";
import writeExcel, { type Cell } from "write-excel-file/node";
import yauzl from "yauzl";
import { type DraftContext, draftFromTables, type TableDraft } from "../../../src/catalogue/table/draft-from-tables.js";
import type { Table } from "../../../src/catalogue/table/table.js";
import { localDate } from "../../../src/domain/local-date.js";
import type { Say } from "../../../src/domain/say.js";
import { loadTexts } from "../../../src/text/texts.js";

export const PLAN_FILE = new URL("../fixtures/plan-table-import.md", import.meta.url);
export const HEADINGS = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Sản phẩm"];

const texts = loadTexts();

/** The Vietnamese sentence; fails when either language lacks it or one of its arguments. */
export function vi(say: Say): string {
  expect(texts.plain("en", say)).not.toContain("{");
  return texts.plain("vi", say);
}

/** Tables as a reader would give them, from bare rows; row n of table t stands at line t·100 + n. */
export function tablesOf(...tables: readonly (readonly (readonly string[])[])[]): Table[] {
  return tables.map((rows, tableIndex) => ({
    rows: rows.map((cells, index) => ({
      cells: [...cells],
      mergedFromAbove: [],
      place: { line: (tableIndex + 1) * 100 + index + 1 },
    })),
  }));
}

const EMPTY_STORE: DraftContext = {
  plan: { code: "CCHC-2025" },
  known: { units: [], sets: [] },
  today: localDate("2025-01-06"),
};

export function draft(tables: readonly Table[], context: Partial<DraftContext> = {}): TableDraft {
  const result = draftFromTables(tables, { ...EMPTY_STORE, ...context });
  if (!result.ok) throw new Error(result.problems.map(vi).join("\n"));
  return result.draft;
}

/** The sentences of a refusal. */
export function refusals(tables: readonly Table[]): string[] {
  const result = draftFromTables(tables, EMPTY_STORE);
  if (result.ok) throw new Error("expected a refusal");
  return result.problems.map(vi);
}

/** The plan's table as its five pages of bare rows, headings included; the fixture has no "|" inside a cell. */
export function planPages(): string[][][] {
  const pages = readFileSync(PLAN_FILE, "utf8").split(/\n\n+/);
  return pages
    .filter((page) => page.startsWith("|"))
    .map((page) =>
      page
        .trim()
        .split("\n")
        .filter((line) => !/^\|-/.test(line))
        .map((line) =>
          line
            .replace(/^\||\|$/g, "")
            .split("|")
            .map((cell) => cell.replace(/<\/?u>/g, "").trim()),
        ),
    );
}

export async function writeDocx(tables: readonly (readonly (readonly string[])[])[]): Promise<Uint8Array> {
  const children = tables.flatMap((rows) => [
    new WordTable({
      rows: rows.map((cells) => new WordRow({ children: cells.map((text) => wordCell(text)) })),
    }),
    new Paragraph(""),
  ]);
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** Every second word run underlined or bold, as the scanned plan is. */
export function wordCell(text: string, options: { columnSpan?: number; rowSpan?: number } = {}): TableCell {
  const lines = text.split("\n").map(
    (line) =>
      new Paragraph({
        children: line.split(/(?<= )/).map((word, index) => {
          return index % 2 === 0 ? new TextRun(word) : new TextRun({ text: word, bold: true, underline: {} });
        }),
      }),
  );
  return new TableCell({ children: lines, ...options });
}

export async function writeXlsx(sheets: readonly { readonly sheet: string; readonly data: Cell[][] }[]) {
  const file = writeExcel(sheets.map(({ sheet, data }) => ({ sheet, data })));
  return new Uint8Array(await file.toBuffer());
}

/** The same archive with one of its texts changed. */
export async function rewriteZip(bytes: Uint8Array, name: string, change: (text: string) => string) {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false });
  const parts: ZipPart[] = [];
  for await (const entry of zip.eachEntry()) {
    const data = await buffer(await zip.openReadStreamPromise(entry));
    const isChanged = entry.fileName === name;
    parts.push({ name: entry.fileName, data: isChanged ? Buffer.from(change(data.toString("utf8"))) : data });
  }
  return writeZip(parts);
}

export function writeCsv(rows: readonly (readonly string[])[], delimiter: string): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join("\r\n");
}

export type ZipPart = { readonly name: string; readonly data: Uint8Array; readonly declaredSize?: number };

/** A zip archive whose directory may lie about the unpacked sizes. PKWARE APPNOTE 4.3.7 and 4.3.12. */
export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declaredSize = data.length } of parts) {
    const nameBytes = Buffer.from(name);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declaredSize, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, nameBytes, packed]);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, entries, end]));
}
