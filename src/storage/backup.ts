import { createHash } from "node:crypto";
import { eq, type SQL, sql } from "drizzle-orm";
import { type WriteOptions, writeAside } from "./backup-file.js";
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupHeader } from "./backup-format.js";
import type { Database, Executor } from "./database.js";
import { storedSchema } from "./migrations.js";
import { rowsOf } from "./rows-of.js";
import { organizations } from "./schema.js";
import { ofOrganization, type StoredTable, storedTables, tableNames, tableSql } from "./stored-tables.js";

/** So many rows are in memory at once, however many there are; of a table that holds files only one. */
const ROWS_AT_ONCE = 500;

/**
 * Writes all the organization has into a file, as it stands at one moment: a service on PostgreSQL works on meanwhile, the
 * embedded store's other work waits.
 * @throws BackupRefused when the file can't be written
 */
export async function takeBackup(
  db: Database,
  org: string,
  file: string,
  takenAt: Date,
  options: WriteOptions,
): Promise<BackupHeader> {
  return db.transaction(
    async (tx) => {
      for (const setting of SESSION) await tx.execute(setting);
      const tables = await storedTables(tx, tableNames());
      const header = await describeStore(tx, org, tables, takenAt);
      await writeAside(file, withChecksum(linesOf(tx, org, header, tables)), options);
      return header;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** One form of every value whoever asks; never rows left out in silence; no limit on how long the disk may take. */
const SESSION: readonly SQL[] = [
  sql`set local timezone = 'UTC'`,
  sql`set local datestyle = 'ISO'`,
  sql`set local intervalstyle = 'postgres'`,
  sql`set local bytea_output = 'hex'`,
  sql`set local extra_float_digits = 1`,
  sql`set local row_security = off`,
  sql`set local statement_timeout = 0`,
  sql`set local idle_in_transaction_session_timeout = 0`,
];

async function describeStore(
  tx: Executor,
  org: string,
  tables: readonly StoredTable[],
  takenAt: Date,
): Promise<BackupHeader> {
  const counted = [];
  for (const { name, columns } of tables) {
    const [counts] = await rowsOf(
      tx,
      sql`select count(*) as "rows" from ${tableSql(name)} where ${ofOrganization(name, org)}`,
    );
    counted.push({ name, columns: columns.map((column) => column.name), rows: Number(counts?.rows) });
  }
  return {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    schema: await storedSchema(tx),
    organizations: await tx
      .select({ id: organizations.id, name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, org)),
    takenAt: takenAt.toISOString(),
    tables: counted,
  };
}

async function* linesOf(
  tx: Executor,
  org: string,
  header: BackupHeader,
  tables: readonly StoredTable[],
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for (const { name, columns, key } of tables) {
    const values = columns.map((column) => sql`${sql.identifier(column.name)}::text`);
    const order = key.length > 0 ? sql` order by ${sql.join(key.map(identifier), sql`, `)}` : sql``;
    await tx.execute(
      sql`declare backup_rows no scroll cursor for
          select array_to_json(array[${sql.join(values, sql`, `)}])::text as "row" from ${tableSql(name)}
          where ${ofOrganization(name, org)}${order}`,
    );
    const atOnce = columns.some(({ type }) => type === "bytea") ? 1 : ROWS_AT_ONCE;
    for (;;) {
      const rows = await rowsOf(tx, sql`fetch ${sql.raw(String(atOnce))} from backup_rows`);
      if (rows.length > 0) yield rows.map(({ row }) => `${String(row)}\n`).join("");
      if (rows.length < atOnce) break;
    }
    await tx.execute(sql`close backup_rows`);
  }
}

function identifier(name: string) {
  return sql.identifier(name);
}

async function* withChecksum(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  yield `${JSON.stringify({ sha256: hash.digest("hex") })}\n`;
}
