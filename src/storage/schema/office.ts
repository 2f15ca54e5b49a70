import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { OfficeActDetails, OfficeActName } from "../../domain/office-act.js";
import { id, instant, sequence } from "./columns.js";
import { organization } from "./organizations.js";
import { officers } from "./people.js";

/** What was done about units, people and the plan, by whom and when. Append-only: a trigger refuses changes. */
export const officeActs = pgTable(
  "office_acts",
  {
    id: sequence(),
    organizationId: organization(),
    /** Null: the operator, at the command line. */
    officerId: uuid("officer_id").references(() => officers.id),
    act: text("act").$type<OfficeActName>().notNull(),
    /** What it was about, by the name it had then. */
    subject: text("subject").notNull(),
    details: jsonb("details").$type<OfficeActDetails>().notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("office_acts_latest").on(table.organizationId, table.id)],
);

/** What was read out of a file handed in by chat, between its preview and the yes. */
export const handedIn = pgTable(
  "handed_in",
  {
    id: id(),
    organizationId: organization(),
    officerId: uuid("officer_id")
      .notNull()
      .references(() => officers.id),
    fileName: text("file_name").notNull(),
    /** What the reader gave: tables, or the text of a catalogue. */
    content: jsonb("content").notNull(),
    /** Of what was shown; another one means that the office has changed meanwhile. */
    digest: text("digest").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("handed_in_by_officer").on(table.officerId, table.at)],
);
