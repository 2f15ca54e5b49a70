import { sql } from "drizzle-orm";
import type { Executor } from "../../src/storage/database.js";
import { rowsOf } from "../../src/storage/rows-of.js";

/** Every table of the store by the catalog's own account, not the program's. */
export async function tablesIn(db: Executor): Promise<string[]> {
  const rows = await rowsOf(
    db,
    sql`select table_name as "name" from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  return rows.map(({ name }) => String(name));
}

/** Every row of every table, as the database itself writes it. */
export async function contentsOf(db: Executor): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {};
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local timezone = 'UTC'`);
    for (const table of await tablesIn(tx)) {
      const rows = await rowsOf(tx, sql`select t::text as "row" from ${sql.identifier(table)} t`);
      contents[table] = rows.map(({ row }) => String(row)).sort();
    }
  });
  return contents;
}

/** References, triggers and columns, as the database itself describes them. */
export async function rulesOf(db: Executor): Promise<string[]> {
  const rows = await rowsOf(
    db,
    sql`select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as "rule"
          from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
        union all select pg_get_triggerdef(oid) || ' ' || tgenabled::text from pg_trigger where not tgisinternal
        union all select indexdef from pg_indexes where schemaname = 'public'
        union all select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
            || ' ' || is_identity || ' ' || coalesce(column_default, '')
          from information_schema.columns where table_schema = 'public'
        order by 1`,
  );
  return rows.map(({ rule }) => String(rule));
}
