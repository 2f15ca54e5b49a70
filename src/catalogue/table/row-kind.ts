import { type Say, say } from "../../domain/say.js";
import type { FoundHeading } from "./find-headings.js";
import type { Field } from "./heading.js";
import { type Cells, type PlanRow, TEXT_FIELDS } from "./plan-row.js";
import { groupMark, groupMarkOfTitle, readCode } from "./row-code.js";
import { sayPlace, type TableRow } from "./table.js";

export type Kind =
  | { readonly is: "task"; readonly row: PlanRow }
  | { readonly is: "group"; readonly mark: string | null; readonly text: string }
  | { readonly is: "continuation"; readonly row: PlanRow; readonly cells: Cells }
  | { readonly is: "problem"; readonly problem: Say };

/**
 * What a row under a heading is.
 * @param afterBreak no row has come since the heading: what has no number here was cut off by the page
 * @param previous the task a continuation would belong to
 */
export function kindOf(row: TableRow, heading: FoundHeading, afterBreak: boolean, previous: PlanRow | undefined): Kind {
  const numberCell = cellOf(row, heading, "code");
  const own = row.mergedFromAbove.includes(heading.columns.get("code") ?? -1) ? "" : numberCell;
  const cells = cellsOf(row, heading);
  const onlyTitle = TEXT_FIELDS.every((field) => field === "title" || cells[field] === "");
  if (onlyTitle) {
    const title = cells.title.replaceAll("\n", " ");
    const mark = groupMark(own) ?? groupMarkOfTitle(own === "" ? title : own);
    if (mark !== null) return { is: "group", mark, text: [own, title].filter((text) => text !== "").join(" ") };
    // A heading merged over the whole row, or in capitals.
    if (own !== "" && readCode(own) === null && title === "") return { is: "group", mark: null, text: own };
    if (own === "" && isCapitals(title)) return { is: "group", mark: null, text: title };
  }
  const place = { place: { say: sayPlace(row.place) } };
  if (own === "") {
    const isMerged = numberCell !== "";
    const begins =
      /^[\p{Lu}\p{N}(*]/u.test(cells.title) && !row.mergedFromAbove.includes(heading.columns.get("title") ?? -1);
    if (!previous || (begins && !afterBreak && !isMerged))
      return { is: "problem", problem: say("import-row-no-number", place) };
    return { is: "continuation", row: previous, cells: ownCellsOf(row, heading) };
  }
  const code = readCode(own);
  if (code === null) return { is: "problem", problem: say("import-row-number-unreadable", { ...place, found: own }) };
  if (cells.title === "") return { is: "problem", problem: say("import-row-no-title", { ...place, code }) };
  return { is: "task", row: { ...cells, code, place: row.place } };
}

/** The row's cell in the column that has this field; empty where the table has no such column. */
export function cellOf(row: TableRow, heading: FoundHeading, field: Field): string {
  const column = heading.columns.get(field);
  return column === undefined ? "" : (row.cells[column] ?? "");
}

function cellsOf(row: TableRow, heading: FoundHeading): Cells {
  return Object.fromEntries(TEXT_FIELDS.map((field) => [field, cellOf(row, heading, field)])) as Cells;
}

/** What this row adds: text merged from above has been read there. */
function ownCellsOf(row: TableRow, heading: FoundHeading): Cells {
  const cells = TEXT_FIELDS.map((field) => {
    const merged = row.mergedFromAbove.includes(heading.columns.get(field) ?? -1);
    return [field, merged ? "" : cellOf(row, heading, field)] as const;
  });
  return Object.fromEntries(cells) as Cells;
}

function isCapitals(text: string): boolean {
  return /\p{L}.*\s.*\p{L}/u.test(text) && text === text.toUpperCase();
}
