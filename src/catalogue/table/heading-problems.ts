import { type Arg, type Say, say } from "../../domain/say.js";
import { type FoundHeading, nearestHeading } from "./find-headings.js";
import type { Field } from "./heading.js";
import { sayPlace, type Table, type TableRow } from "./table.js";

/** Fewer recognised headings than this, and a table without the rest is some other table of the document. */
const CLEARLY_OURS = 3;

/** Columns nobody knows, and two that claim the same field. */
export function columnProblems(heading: FoundHeading, row: TableRow): Say[] {
  const place = { place: { say: sayPlace(row.place) } };
  const problems = heading.unknown.map((found) => say("import-column-unknown", { ...place, found, wanted: wanted() }));
  if (heading.rivals.length > 0)
    problems.push(say("import-column-twice", { ...place, found: { list: heading.rivals } }));
  return problems;
}

/** A table that names most of the headings but not all is ours and broken; saying nothing would drop its tasks. */
export function headingProblems(table: Table): Say[] {
  const nearest = nearestHeading(table.rows);
  if (!nearest || nearest.columns.size < CLEARLY_OURS || !nearest.columns.has("title")) return [];
  return [
    say("import-heading-missing", {
      place: { say: sayPlace(nearest.row.place) },
      found: { list: nearest.row.cells.filter((cell) => cell !== "") },
      missing: { list: nearest.missing.map((field) => ({ say: say(`import-field-${field}`) })) },
    }),
  ];
}

/** No table is ours: the row that comes nearest, and what it lacks. */
export function noHeading(tables: readonly Table[]): Say {
  const rows = tables.flatMap((table) => table.rows);
  const nearest = nearestHeading(rows.filter((row) => row.cells.some((cell) => cell !== "")));
  if (!nearest) return say("import-no-table");
  return say("import-no-heading", {
    place: { say: sayPlace(nearest.row.place) },
    found: { list: nearest.row.cells.filter((cell) => cell !== "").map((cell) => cell.slice(0, 60)) },
    wanted: wanted(),
  });
}

function wanted(): Arg {
  const fields: readonly Field[] = ["code", "title", "leads", "supports", "deadline", "products"];
  return { list: fields.map((field) => ({ say: say(`import-field-${field}`) })) };
}
