import { type HTMLElement, NodeType, type Node as ParsedNode, parse } from "node-html-parser";
import { cellText, type RowPlace, type TableRow } from "./table.js";

export type HtmlTable = { readonly rows: readonly TableRow[]; readonly autoNumbered: boolean };

/**
 * The outermost tables of some HTML, merged cells spread out: a cell over several rows is repeated in each and listed
 * in `mergedFromAbove`; one over several columns keeps its text in the first.
 * Word's automatic numbers come as empty list items: in the first column they are counted from 1 through the file.
 * @param placeOf where a row is: the table's number in the file, the row's number in it, its offset in `html`
 */
export function readHtmlRows(
  html: string,
  placeOf: (table: number, row: number, offset: number) => RowPlace,
): HtmlTable[] {
  const root = parse(html);
  let autoNumber = 0;
  return outermostTables(root).map((table, tableIndex) => {
    const carried = new Map<number, { text: string; rowsLeft: number }>();
    let autoNumbered = false;
    const rows = ownRows(table).map((row, rowIndex) => {
      const cells: string[] = [];
      const mergedFromAbove: number[] = [];
      const fillCarried = () => {
        for (let above = carried.get(cells.length); above; above = carried.get(cells.length)) {
          if (--above.rowsLeft <= 0) carried.delete(cells.length);
          mergedFromAbove.push(cells.length);
          cells.push(above.text);
        }
      };
      for (const cell of ownCells(row)) {
        fillCarried();
        const column = cells.length;
        const isAutoNumber = column === 0 && cell.querySelector("ol > li") !== null && cell.textContent.trim() === "";
        if (isAutoNumber) {
          autoNumbered = true;
          autoNumber++;
        }
        const text = isAutoNumber ? String(autoNumber) : cellText(textOf(cell));
        const rowSpan = spanOf(cell, "rowspan");
        for (let offset = 0; offset < spanOf(cell, "colspan"); offset++) {
          if (rowSpan > 1) carried.set(cells.length, { text: offset === 0 ? text : "", rowsLeft: rowSpan - 1 });
          cells.push(offset === 0 ? text : "");
        }
      }
      fillCarried();
      return { cells, mergedFromAbove, place: placeOf(tableIndex + 1, rowIndex + 1, row.range[0]) };
    });
    return { rows, autoNumbered };
  });
}

const BLOCKS = new Set(["P", "DIV", "LI", "TR", "UL", "OL", "TABLE", "H1", "H2", "H3", "H4", "H5", "H6"]);

/** Text with line breaks where paragraphs, list items and <br> are; footnote marks left out. */
function textOf(node: ParsedNode): string {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text.replace(/\s+/g, " ");
  if (node.nodeType !== NodeType.ELEMENT_NODE) return "";
  const element = node as HTMLElement;
  if (element.tagName === "BR") return "\n";
  if (element.tagName === "SUP" && element.querySelector("a[href^='#footnote'], a[href^='#endnote']")) return "";
  const inner = element.childNodes.map(textOf).join("");
  if (element.tagName === "LI" && element.parentNode?.tagName === "UL") return `\n- ${inner.trim()}\n`;
  return BLOCKS.has(element.tagName) ? `\n${inner}\n` : inner;
}

function outermostTables(root: HTMLElement): HTMLElement[] {
  return root.querySelectorAll("table").filter((table) => closest(table.parentNode, "TABLE") === null);
}

function ownRows(table: HTMLElement): HTMLElement[] {
  return table.querySelectorAll("tr").filter((row) => closest(row, "TABLE") === table);
}

function ownCells(row: HTMLElement): HTMLElement[] {
  return row.childNodes.filter(
    (node): node is HTMLElement =>
      node.nodeType === NodeType.ELEMENT_NODE && ["TD", "TH"].includes((node as HTMLElement).tagName),
  );
}

function closest(element: HTMLElement | null, tagName: string): HTMLElement | null {
  for (let at = element; at; at = at.parentNode) if (at.tagName === tagName) return at;
  return null;
}

/** HTML's own upper bound for colspan; more is an attack, not a table. */
const WIDEST = 1000;

function spanOf(cell: HTMLElement, name: "colspan" | "rowspan"): number {
  const span = Number(cell.getAttribute(name) ?? "1");
  return Number.isInteger(span) && span >= 1 ? Math.min(span, WIDEST) : 1;
}
