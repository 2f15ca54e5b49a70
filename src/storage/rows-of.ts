import type { SQL } from "drizzle-orm";
import type { Executor } from "./executor.js";

/** The rows of a statement the query builder has no words for. */
export async function rowsOf<T = Record<string, unknown>>(db: Executor, statement: SQL): Promise<T[]> {
  return rowsIn<T>((await db.execute(statement)) as unknown as Answered);
}

/** What a store answers: one driver gives an array, the other an object. */
export type Answered = readonly unknown[] | { readonly rows: readonly unknown[] };

/** The rows of either driver's answer. */
export function rowsIn<T>(answered: Answered): T[] {
  return ("rows" in answered ? answered.rows : answered) as T[];
}
