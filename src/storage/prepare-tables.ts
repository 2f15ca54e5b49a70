import { sql } from "drizzle-orm";
import type { Executor } from "./database.js";
import type { Migration } from "./migrations.js";
import { rowsOf } from "./rows-of.js";
import { type StoredTable, tableNames, tableSql } from "./stored-tables.js";

/** Empties every table at once; unlike a delete it asks no trigger and leaves nothing behind. */
export async function emptyTables(tx: Executor): Promise<void> {
  await tx.execute(sql`truncate ${sql.join(tableNames().map(tableSql), sql`, `)} restart identity`);
}

/** Makes the tables anew, empty, as these migrations leave them. What else the database holds is not touched. */
export async function rebuildTables(tx: Executor, migrations: readonly Migration[]): Promise<void> {
  const functions = await rowsOf(
    tx,
    sql`select distinct t.tgfoid::regprocedure::text as "function"
        from pg_trigger t where not t.tgisinternal and t.tgrelid in (${ownTables()})`,
  );
  await tx.execute(sql`drop table ${sql.join(tableNames().map(tableSql), sql`, `)} cascade`);
  for (const { function: signature } of functions) await tx.execute(sql.raw(`drop function ${String(signature)}`));
  for (const migration of migrations) await runMigration(tx, migration);
}

/** Its statements in their order, in the caller's transaction. */
export async function runMigration(tx: Executor, { statements }: Migration): Promise<void> {
  for (const statement of statements) await tx.execute(sql.raw(statement));
}

/**
 * Takes the tables' triggers and references away while they are filled: a trigger would do its work a second time, and
 * the rows of a file come in no order that references could agree to. `resume` checks every reference.
 */
export async function suspendRules(tx: Executor, tables: readonly StoredTable[]): Promise<{ resume(): Promise<void> }> {
  const names = tables.map(({ name }) => name);
  const references = await rowsOf(
    tx,
    sql`select c.conrelid::regclass::text as "table", quote_ident(c.conname) as "name",
          pg_get_constraintdef(c.oid) as "definition"
        from pg_constraint c where c.contype = 'f' and c.conparentid = 0 and c.conrelid in (${oidsOf(names)})
        order by c.conrelid, c.conname`,
  );
  for (const name of names) await tx.execute(sql`alter table ${tableSql(name)} disable trigger user`);
  for (const { table, name } of references) await alter(tx, table, `drop constraint ${String(name)}`);
  return {
    async resume() {
      for (const { table, name, definition } of references) {
        await alter(tx, table, `add constraint ${String(name)} ${String(definition)}`);
      }
      for (const name of names) await tx.execute(sql`alter table ${tableSql(name)} enable trigger user`);
    },
  };
}

async function alter(tx: Executor, table: unknown, change: string): Promise<void> {
  await tx.execute(sql.raw(`alter table ${String(table)} ${change}`));
}

function ownTables() {
  return oidsOf(tableNames());
}

function oidsOf(names: readonly string[]) {
  const list = sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  );
  return sql`select oid from pg_class where relnamespace = 'public'::regnamespace and relname in (${list})`;
}
