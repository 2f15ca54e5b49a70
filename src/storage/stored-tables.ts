import { getTableName, is, type SQL, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type { Executor } from "./executor.js";
import { rowsOf } from "./rows-of.js";
import * as schema from "./schema.js";

type StoredColumn = {
  readonly name: string;
  /** As the database writes it, to be used in a cast. */
  readonly type: string;
  readonly identity: boolean;
};
export type StoredTable = {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
  readonly key: readonly string[];
};

/** Every table of the schema: what else a shared database holds is somebody else's. */
export function tableNames(): string[] {
  return Object.values(schema)
    .flatMap((found) => (is(found, PgTable) ? [getTableName(found)] : []))
    .sort();
}

/** These tables as they stand in the store, with the columns that hold something of their own. */
export async function storedTables(db: Executor, names: readonly string[]): Promise<StoredTable[]> {
  const rows = await rowsOf(
    db,
    sql`select c.relname as "table", a.attname as "name", format_type(a.atttypid, a.atttypmod) as "type",
          a.attidentity <> '' as "identity", coalesce(a.attnum = any (i.indkey), false) as "key"
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        left join pg_index i on i.indrelid = c.oid and i.indisprimary
        where c.relkind in ('r', 'p') and not c.relispartition
        order by c.relname, a.attnum`,
  );
  return names.flatMap((name) => {
    const columns = rows.filter(({ table }) => table === name);
    if (columns.length === 0) return [];
    const key = columns.filter((column) => column.key === true).map((column) => String(column.name));
    return [{ name, columns: columns.map(toColumn), key }];
  });
}

function toColumn({ name, type, identity }: Record<string, unknown>): StoredColumn {
  return { name: String(name), type: String(type), identity: identity === true };
}

/** A table's own name, never another of the search path. */
export function tableSql(name: string): SQL {
  return sql`"public".${sql.identifier(name)}`;
}

/** What a column draws its numbers from. */
export async function sequenceOf(db: Executor, table: string, column: string): Promise<SQL> {
  const [found] = await rowsOf(db, sql`select pg_get_serial_sequence(${`public.${table}`}, ${column}) as "sequence"`);
  return sql.raw(String(found?.sequence));
}

/** The column that says whose a row is. */
export function organizationColumn(table: string): SQL {
  return sql`${sql.identifier(table === "organizations" ? "id" : "organization_id")}`;
}

/** The condition for an organization's own rows of a table. */
export function ofOrganization(table: string, org: string): SQL {
  return sql`${organizationColumn(table)} = ${org}`;
}
