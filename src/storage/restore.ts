import { sql } from "drizzle-orm";
import { say } from "../domain/say.js";
import { type BackupHeader, BackupRefused } from "./backup-format.js";
import type { Database, Executor, OpenDatabase } from "./database.js";
import { loadRows } from "./load-rows.js";
import { knownMigrations, type Migration, storedSchema } from "./migrations.js";
import { listOrganizations, type Organization, recodeOrganization } from "./organization.js";
import { emptyTables, rebuildTables, runMigration, suspendRules } from "./prepare-tables.js";
import { replaceBeside } from "./restore-beside.js";
import { rowsOf } from "./rows-of.js";
import { raiseWall } from "./second-wall.js";
import { ofOrganization, storedTables, tableNames, tableSql } from "./stored-tables.js";

/** A service that works on this database lets go of a table within moments; more is a reason to say so. */
const LOCK_WAIT_MS = 5_000;
/** Lock not available; deadlock. */
const BUSY = new Set(["55P03", "40P01"]);
/** Classes of SQLSTATE: data exception, integrity constraint violation, program limit exceeded. */
const WRONG_DATA = /^(22|23|54)...$/;

/** Opening a store makes one row of its own here, so one row is nothing to lose. */
const MADE_BY_OPENING = "organizations";

/** Whether a restore would lose anything: of this organization, or without one of anybody. */
export async function holdsData(db: Executor, org?: string): Promise<boolean> {
  for (const { name } of await storedTables(db, tableNames())) {
    const enough = name === MADE_BY_OPENING ? 2 : 1;
    const own = org === undefined ? sql`true` : ofOrganization(name, org);
    const rows = await rowsOf(db, sql`select 1 from ${tableSql(name)} where ${own} limit ${sql.raw(String(enough))}`);
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
 * Puts a backup in the place of all an organization has: in one transaction, so all of it or nothing, and nobody sees it
 * half done. Where it has the store to itself, a backup of an older schema is loaded into that schema and brought up to
 * date by the migrations since. Beside others only its own rows are touched.
 * @param into the organization it replaces, whose code it goes on under; null for all the store holds
 * @param settle is run at its end, on the restored rows
 * @throws BackupRefused when the file is not whole, its schema is not known here, it would take something from another
 *   organization, or the store is too busy to be locked
 */
export async function restoreBackup<T>(
  database: OpenDatabase,
  file: string,
  header: BackupHeader,
  into: Pick<Organization, "id" | "code"> | null,
  settle: (tx: Database) => Promise<T>,
): Promise<T> {
  const db = database.whole;
  const since = await migrationsSince(header, db);
  const restored = db.transaction(async (tx) => {
    await lockTables(tx);
    const others = into && (await listOrganizations(tx)).filter(({ id }) => id !== into.id);
    if (into && others && others.length > 0) await replaceBeside(tx, file, header, into, { others, since });
    else await replaceAll(tx, file, header, into, since);
    if (database.kind === "postgres") await raiseWall(tx);
    for (const name of tableNames()) await tx.execute(sql`analyze ${tableSql(name)}`);
    return settle(tx);
  });
  const settled = await restored.catch((error: unknown) => {
    const isWrong = !(error instanceof BackupRefused) && isWrongData(error);
    throw isWrong ? new BackupRefused(say("backup-wrong-rows", { file }), error) : error;
  });
  // A server does so in its own time; the embedded store may be switched off the next moment.
  if (database.kind === "embedded") await db.execute(sql`checkpoint`);
  return settled;
}

async function replaceAll(
  tx: Executor,
  file: string,
  header: BackupHeader,
  into: Pick<Organization, "code"> | null,
  since: readonly Migration[],
): Promise<void> {
  if (since.length === 0) await emptyTables(tx);
  else await rebuildTables(tx, knownMigrations().slice(0, -since.length));
  const tables = await storedTables(tx, since.length === 0 ? tableNames() : tablesOf(header));
  const rules = await suspendRules(tx, tables);
  await loadRows(tx, file, header, tables);
  await rules.resume();
  for (const migration of since) await runMigration(tx, migration);
  const [theirs, another] = header.organizations;
  if (into && theirs && !another) await recodeOrganization(tx, theirs.id, into.code);
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
  return codesOf(error).some((code) => BUSY.has(code));
}

/** Whether the store refused what it was given, rather than failed: its own words would quote people's rows. */
function isWrongData(error: unknown): boolean {
  return codesOf(error).some((code) => WRONG_DATA.test(code));
}

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) if ("code" in at) codes.push(String(at.code));
  return codes;
}
