import { Placeholder, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Executor } from "./database.js";
import { type Answered, rowsIn } from "./rows-of.js";

/** Puts a value of the use at hand into a statement. */
export type Given<Values> = (name: keyof Values & string) => Placeholder;

/**
 * A statement for what runs with each message. Its text is put together once, as it is loaded: doing so at each use takes
 * the query builder longer than the store needs to answer.
 */
export function written<Values extends Record<string, unknown>, T>(
  write: (given: Given<Values>) => SQL,
): (db: Executor, values: Values) => Promise<T[]> {
  const { sql, params } = new PgDialect().sqlToQuery(write((name) => new Placeholder(name)));
  const names = params.map((param) => (param as Placeholder).name);
  return async (db, values) => {
    const query = { sql, params: names.map((name) => values[name]) };
    return rowsIn<T>((await db._.session.prepareQuery(query, undefined, undefined, false).execute()) as Answered);
  };
}
