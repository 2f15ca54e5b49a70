import { sql } from "drizzle-orm";
import type { Executor } from "./database.js";
import { knownMigrations, storedSchema } from "./migrations.js";
import { rowsOf } from "./rows-of.js";

/** The server's version as it numbers it: 150004 is 15.4. */
export async function serverVersion(db: Executor): Promise<number> {
  const [row] = await rowsOf(db, sql`select current_setting('server_version_num') as "version"`);
  return Number(row?.version);
}

/** The last migration the store has had when this program does not know it, so a newer one was here; else null. */
export async function unknownSchema(db: Executor): Promise<string | null> {
  const { hash } = await storedSchema(db);
  return knownMigrations().some((known) => known.hash === hash) ? null : hash;
}
