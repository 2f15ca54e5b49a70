import type { Role } from "../../domain/officer.js";
import { isPersonName } from "../../domain/person-name.js";
import { type Say, say } from "../../domain/say.js";
import { nearestUnits, ownUnit, type Unit } from "../../domain/unit.js";
import { words } from "../table/fold.js";
import { unitFinder } from "../table/known-units.js";
import { oneLine, type RowPlace, sayPlace, type Table, type TableRow } from "../table/table.js";
import { readRole } from "./read-role.js";

/** One person of the list: a role in a unit. Telephone numbers and whatever else a list holds are not read. */
export type RosterRow = {
  readonly name: string;
  readonly unit: Unit;
  readonly role: Role;
  readonly place: RowPlace;
};

export type RosterReading =
  | { readonly ok: true; readonly rows: readonly RosterRow[] }
  | { readonly ok: false; readonly problems: readonly Say[] };

type Field = "name" | "unit" | "role";

/** The wordings of each heading after folding; other columns are left alone. */
const HEADINGS: readonly (readonly [Field, RegExp])[] = [
  ["role", /^(?:vai tro|chuc vu|chuc danh|nhiem vu duoc giao|role)\b/],
  ["name", /^(?:ho va ten|ho ten|ten can bo|ten nguoi|can bo|nguoi|full name|name)\b/],
  ["unit", /^(?:ten don vi|don vi|phong|co quan|noi cong tac|truong|bo phan|unit)\b/],
];

type Heading = { readonly at: number; readonly columns: ReadonlyMap<Field, number> };

/** Whether one of the tables is a list of people: it has a column of names and one of units. */
export function isRoster(tables: readonly Table[]): boolean {
  return tables.some(({ rows }) => headingOf(rows) !== null);
}

/**
 * Reads the list of people out of a file's tables, its columns in any order. Everything that is wrong is told at once,
 * each with its row; a unit is found or asked about, never guessed.
 */
export function readRoster(tables: readonly Table[], units: readonly Unit[]): RosterReading {
  const own = units.filter(ownUnit);
  const find = unitFinder({ units: own, sets: [] });
  const rows: RosterRow[] = [];
  const problems: Say[] = [];
  const seen = new Map<string, RowPlace>();
  let found = false;
  for (const table of tables) {
    const heading = headingOf(table.rows);
    if (!heading) continue;
    found = true;
    for (const row of table.rows.slice(heading.at + 1)) {
      const read = readRow(row, heading, own, find);
      if (read === null) continue;
      if ("id" in read) {
        problems.push(read);
        continue;
      }
      const key = [personKey(read.name), read.unit.code, read.role].join("\n");
      const first = seen.get(key);
      if (first)
        problems.push(say("roster-twice", { ...placed(row), name: read.name, first: { say: sayPlace(first) } }));
      else rows.push(read);
      seen.set(key, first ?? row.place);
    }
  }
  if (!found) problems.push(say("roster-no-heading"));
  else if (rows.length === 0 && problems.length === 0) problems.push(say("roster-no-rows"));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rows };
}

/** One person to a machine: marks count ("An" and "Ân" are two people), case and spaces do not. */
export function personKey(name: string): string {
  return oneLine(name).normalize("NFC").toLowerCase();
}

function readRow(
  row: TableRow,
  { columns }: Heading,
  units: readonly Unit[],
  find: (piece: string) => string | null,
): RosterRow | Say | null {
  const cell = (field: Field) => oneLine(row.cells[columns.get(field) ?? -1] ?? "");
  const [name, unitText, roleText] = [cell("name"), cell("unit"), cell("role")];
  // A heading inside the list ("Phòng Tổ chức Cán bộ" over its people) or an empty row names nobody.
  if (name === "" && (unitText === "" || roleText === "")) return null;
  if (name === "") return say("roster-no-name", placed(row));
  if (!isPersonName(name.normalize("NFC"))) return say("roster-bad-name", { ...placed(row), name });
  if (unitText === "") return say("roster-no-unit", { ...placed(row), name });
  const code = find(unitText);
  const unit = units.find((each) => each.code === code);
  if (!unit) {
    const near = nearestUnits(units, unitText).map((each) => each.name);
    const args = { ...placed(row), unit: unitText };
    return near.length > 0
      ? say("roster-unknown-unit-near", { ...args, near: { list: near } })
      : say("roster-unknown-unit", args);
  }
  const role = readRole(roleText, unit.kind);
  if (role === null) return say("roster-unknown-role", { ...placed(row), role: roleText });
  return { name, unit, role, place: row.place };
}

function placed({ place }: TableRow) {
  return { place: { say: sayPlace(place) } };
}

function headingOf(rows: readonly TableRow[]): Heading | null {
  for (const [at, { cells }] of rows.entries()) {
    const columns = new Map<Field, number>();
    for (const [index, cell] of cells.entries()) {
      const text = words(cell).join(" ");
      const field = text.length > 40 ? undefined : HEADINGS.find(([, wording]) => wording.test(text))?.[0];
      if (field !== undefined && !columns.has(field)) columns.set(field, index);
    }
    if (columns.has("name") && columns.has("unit")) return { at, columns };
  }
  return null;
}
