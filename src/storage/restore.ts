import { sql } from "drizzle-orm";
import { say } from "../domain/say.js";
import { type BackupHeader, BackupRefused } from "./backup-format.js";
import type { Database, Executor, OpenDatabase } from "./database.js";
import { loadRows } from "./load-rows.js";
import { knownMigrations, type Migration, storedSchema } from "./migrations.js";
import { emptyTables, rebuildTables, runMigration, suspendRules } from "./prepare-tables.js";
import { rowsOf } from "./rows-of.js";
import { storedTables, tableNames, tableSql } from "./stored-tables.js";

/** A service that works on this database lets go of a table within moments; more is a reason to say so. */
const LOCK_WAIT_MS = 5_000;
/** Lock not available; deadlock. */
const BUSY = new Set(["55P03", "40P01"]);

/** Opening a store makes one row of its own here, so one row is nothing to lose. */
const MADE_BY_OPENING = "organizations";

/** Whether a restore would lose anything. */
export async function holdsData(db: Executor): Promise<boolean> {
  for (const { name } of await storedTables(db, tableNames())) {
    const enough = name === MADE_BY_OPENING ? 2 : 1;
    const rows = await rowsOf(db, sql`select 1 from ${tableSql(name)} limit ${sql.raw(String(enough))}`);
    if (rows.length >= enough) return true;
  }
  return false;
}

/**
 * The migrations a backup has not had, for a store of this program's schema.
 * @throws BackupRefused when this program does not know the backup's schema, or is older than the store
 */
export async function migrationsSince({ schema }: BackupHeader, db: Executor): Promise<readonly Migration[]> {
  const known = knownMigrations();
  const store = await storedSchema(db);
  if (store.hash !== known.at(-1)?.hash) throw new BackupRefused(say("restore-newer-store", { schema: store.name }));
  const had = known.findIndex(({ hash }) => hash === schema.hash);
  if (had < 0) throw new BackupRefused(say("restore-newer-schema", { schema: schema.name }));
  return known.slice(had + 1);
}

/**
 * Puts a backup in the place of all the store holds: in one transaction, so all of it or nothing, and nobody sees it half
 * done. A backup of an older schema is loaded into that schema and brought up to date by the migrations since.
 * @param settle is run at its end, on the restored rows
 * @throws BackupRefused when the file is not whole, its schema is not known here, or the store is too busy to be locked
 */
export async function restoreBackup<T>(
  database: OpenDatabase,
  file: string,
  header: BackupHeader,
  settle: (tx: Database) => Promise<T>,
): Promise<T> {
  const { db } = database;
  const since = await migrationsSince(header, db);
  const settled = await db.transaction(async (tx) => {
    await lockTables(tx);
    if (since.length === 0) await emptyTables(tx);
    else await rebuildTables(tx, knownMigrations().slice(0, -since.length));
    const tables = await storedTables(tx, since.length === 0 ? tableNames() : tablesOf(header));
    const rules = await suspendRules(tx, tables);
    await loadRows(tx, file, header, tables);
    await rules.resume();
    for (const migration of since) await runMigration(tx, migration);
    for (const name of tableNames()) await tx.execute(sql`analyze ${tableSql(name)}`);
    return settle(tx);
  });
  // A server does so in its own time; the embedded store may be switched off the next moment.
  if (database.kind === "embedded") await db.execute(sql`checkpoint`);
  return settled;
}

function tablesOf({ tables }: BackupHeader): string[] {
  return tables.map(({ name }) => name);
}

async function lockTables(tx: Executor): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`);
  await tx.execute(sql`set local row_security = off`);
  await tx.execute(sql`set local lock_timeout = ${sql.raw(String(LOCK_WAIT_MS))}`);
  const names = sql.join(tableNames().map(tableSql), sql`, `);
  try {
    await tx.execute(sql`lock table ${names} in access exclusive mode`);
  } catch (error) {
    throw isBusy(error) ? new BackupRefused(say("restore-store-busy"), error) : error;
  }
}

/** Whether a lock could not be had in time. */
export function isBusy(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && BUSY.has(String(at.code))) return true;
  }
  return false;
}
