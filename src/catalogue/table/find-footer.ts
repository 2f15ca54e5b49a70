import type { FoundHeading } from "./find-headings.js";
import { plain } from "./fold.js";
import { readCode } from "./row-code.js";
import { cellOf } from "./row-kind.js";
import type { TableRow } from "./table.js";

/** What stands below a table on its sheet: notes, the place and day, who signs, who receives it. */
const BELOW =
  /^(?:(?:noi nhan|ghi chu|chu thich|luu y|nguoi lap|lap bieu)(?![\p{L}\p{N}])|(?:tm|kt|tl|tuq)\. ?\p{L}|(?:[\p{L} ]+, ?)?ngay (?:\d{1,2}|[.…]+) thang (?:\d{1,2}|[.…]+))/u;
const SIGNER =
  /^(?:pho )?(?:giam doc|chu tich|chanh van phong|truong (?:phong|ban)|hieu truong|thu truong(?: (?:don vi|co quan))?)(?: so)?$/;
/** A task has a number, a title, a lead and a day; two or three cells side by side are a signature. */
const MOST_CELLS = 3;

/**
 * The row from which on nothing belongs to the table any more; the number of rows where all of it does. Only below the
 * last numbered row, so that no task is ever cut off.
 */
export function findFooter(rows: readonly TableRow[], heading: FoundHeading): number {
  const last = rows.findLastIndex((row) => readCode(cellOf(row, heading, "code")) !== null);
  const below = rows.findIndex((row, at) => at > last && isBelow(row));
  return below === -1 ? rows.length : below;
}

function isBelow({ cells }: TableRow): boolean {
  const filled = cells.filter((cell) => cell !== "");
  const [line = ""] = plain(filled[0] ?? "").split("\n");
  return filled.length <= MOST_CELLS && (BELOW.test(line) || SIGNER.test(line));
}
