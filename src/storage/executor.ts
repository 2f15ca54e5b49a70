import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";

/** Without drizzle's relational queries: nothing here uses them, and each transaction would build one for every table. */
export type Database = PgDatabase<PgQueryResultHKT>;
/** A transaction, or the database itself where one statement is enough. */
export type Executor = Database | PgTransaction<PgQueryResultHKT>;
