import { sql } from "drizzle-orm";
import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { id } from "./columns.js";

export const organizations = pgTable("organizations", {
  id: id(),
  /** What `ORGANIZATION` calls it. The default is for a program that knows of no codes yet. */
  code: text("code").notNull().unique("organizations_code").default(sql`gen_random_uuid()`),
  name: text("name").notNull(),
  place: text("place").notNull().default(""),
  zone: text("zone").notNull(),
  /**
   * A new one whenever the plan, a unit, a set or a day of the calendar changes (triggers see to it): what was read
   * under it is good for as long as it stands. Random, not counted: one that was rolled back never comes again.
   */
  revision: uuid("revision").notNull().default(sql`gen_random_uuid()`),
});

/** Whose a row is. */
export const organization = () =>
  uuid("organization_id")
    .notNull()
    .references(() => organizations.id);

/** Small facts of the service itself: the reminder watermark, the rehearsal clock. */
export const settings = pgTable(
  "settings",
  { organizationId: organization(), key: text("key").notNull(), value: jsonb("value").notNull() },
  (table) => [primaryKey({ columns: [table.organizationId, table.key] })],
);
