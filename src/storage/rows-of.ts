import type { SQL } from "drizzle-orm";
import type { Executor } from "./database.js";

/** The rows of a statement that is written out; each store's driver hands them on in another way. */
export async function rowsOf<T>(db: Executor, statement: SQL): Promise<T[]> {
  const result: unknown = await db.execute(statement);
  return (Array.isArray(result) ? result : (result as { readonly rows: readonly unknown[] }).rows) as T[];
}
