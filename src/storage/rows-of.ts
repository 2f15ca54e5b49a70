import type { SQL } from "drizzle-orm";
import type { Executor } from "./database.js";

/** The rows of a statement the query builder has no words for: one driver gives an array, the other an object. */
export async function rowsOf<T = Record<string, unknown>>(db: Executor, statement: SQL): Promise<T[]> {
  const result: unknown = await db.execute(statement);
  return (Array.isArray(result) ? result : (result as { readonly rows: readonly unknown[] }).rows) as T[];
}
