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

/**
 * The merged areas of each sheet, by the sheet's name. read-excel-file gives a merged area's text in its first cell
 * and nothing in the others, without saying that they belong together; a lead unit merged over six rows would be
 * lost on five of them. ECMA-376 part 1, 18.3.1.55 (mergeCells), 18.2.19 (sheets).
 */
export async function readMergedAreas(bytes: Uint8Array): Promise<ReadonlyMap<string, MergedAreas>> {
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
      return [sheet.getAttribute("name") ?? "", areas.flatMap((area) => parseArea(area.getAttribute("ref") ?? ""))];
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
