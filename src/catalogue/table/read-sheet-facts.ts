import { parse } from "node-html-parser";
import yauzl from "yauzl";
import { readOrMalformed } from "./table.js";

/** Rows and columns from 0, both ends included. */
export type MergedAreas = readonly {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}[];

export type SheetFacts = {
  readonly merged: MergedAreas;
  /** Nobody who looks at the file sees it: last year's plan, a list of choices. */
  readonly hidden: boolean;
};

/**
 * What read-excel-file does not tell of each sheet, by its name. It gives a merged area's text in its first cell and
 * nothing in the others, without saying that they belong together; a lead unit merged over six rows would be lost on
 * five of them. ECMA-376 part 1, 18.3.1.55 (mergeCells), 18.2.19 (sheets), 18.18.68 (their state).
 */
export async function readSheetFacts(bytes: Uint8Array): Promise<ReadonlyMap<string, SheetFacts>> {
  const parts = await readOrMalformed(() => xmlParts(bytes));
  const targets = new Map(
    elements(parts.get("xl/_rels/workbook.xml.rels") ?? "", "Relationship").map((relation) => [
      relation.getAttribute("Id"),
      partName(relation.getAttribute("Target") ?? ""),
    ]),
  );
  return new Map(
    elements(parts.get("xl/workbook.xml") ?? "", "sheet").map((sheet) => {
      const xml = parts.get(targets.get(sheet.getAttribute("r:id")) ?? "") ?? "";
      // mergeCells comes after the cells (CT_Worksheet is a sequence), so the bulk needs no parsing.
      const areas = elements(xml.slice(Math.max(0, xml.lastIndexOf("</sheetData>"))), "mergeCell");
      const merged = areas.flatMap((area) => parseArea(area.getAttribute("ref") ?? ""));
      const hidden = /^(?:very)?hidden$/i.test(sheet.getAttribute("state") ?? "");
      return [sheet.getAttribute("name") ?? "", { merged, hidden }];
    }),
  );
}

async function xmlParts(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    if (!/^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(entry.fileName)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
  }
  return parts;
}

function elements(xml: string, name: string) {
  return parse(xml, { lowerCaseTagName: true }).getElementsByTagName(name.toLowerCase());
}

/** Targets are relative to xl/, or absolute in the package. */
function partName(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

function parseArea(ref: string): MergedAreas {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref);
  if (!match) return [];
  const [, fromColumn = "", fromRow = "", toColumn = "", toRow = ""] = match;
  const [firstRow, lastRow] = [Number(fromRow) - 1, Number(toRow) - 1];
  return [{ firstRow, lastRow, firstColumn: columnIndex(fromColumn), lastColumn: columnIndex(toColumn) }];
}

function columnIndex(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
