import type { SQL } from "drizzle-orm";
import type { Executor } from "./database.js";

/** The first row of a statement that is written out; each store's driver hands its rows on in another way. */
export async function firstRow<T>(db: Executor, statement: SQL): Promise<T | undefined> {
  const result: unknown = await db.execute(statement);
  const rows = Array.isArray(result) ? result : (result as { readonly rows: readonly unknown[] }).rows;
  return rows[0] as T | undefined;
}
