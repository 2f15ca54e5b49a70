import { sql } from "drizzle-orm";
import { bigint, customType, date, timestamp, uuid } from "drizzle-orm/pg-core";
import type { LocalDate } from "../../domain/local-date.js";

export const id = () => uuid("id").primaryKey();

/** Grows with every row: the order of what was said and done. */
export const sequence = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const day = (name: string) => date(name, { mode: "string" }).$type<LocalDate>();

/** Goes over as text: the embedded store's driver takes seconds to write megabytes out byte by byte. */
export const bytea = customType<{ data: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (bytes) => sql`decode(${Buffer.from(bytes).toString("base64")}::text, 'base64')`,
});
