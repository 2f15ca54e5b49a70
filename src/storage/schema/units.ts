import { boolean, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { UnitKind, UnitOverlay } from "../../domain/unit.js";
import { day, id } from "./columns.js";
import { organization } from "./organizations.js";

export const units = pgTable(
  "units",
  {
    id: id(),
    organizationId: organization(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    aliases: text("aliases").array().notNull(),
    kind: text("kind").$type<UnitKind>().notNull(),
    /** The first day it is no longer there (merged, dissolved); what is open then follows the successor. */
    endedOn: day("ended_on"),
    successorId: uuid("successor_id"),
    /** What the office said of it beside the catalogue: it stands until the catalogue says something new. */
    overlay: jsonb("overlay").$type<UnitOverlay>(),
    /** Invented for the rehearsal. */
    sample: boolean("sample").notNull().default(false),
  },
  (table) => [uniqueIndex("units_code").on(table.organizationId, table.code)],
);

export const unitSets = pgTable(
  "unit_sets",
  {
    id: id(),
    organizationId: organization(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    aliases: text("aliases").array().notNull(),
  },
  (table) => [uniqueIndex("unit_sets_code").on(table.organizationId, table.code)],
);

export const unitSetMembers = pgTable(
  "unit_set_members",
  {
    organizationId: organization(),
    setId: uuid("set_id")
      .notNull()
      .references(() => unitSets.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    /** The days between which the unit belongs to the set, both included; null is open. */
    fromOn: day("from_on"),
    untilOn: day("until_on"),
  },
  (table) => [primaryKey({ columns: [table.setId, table.unitId] })],
);
