import { sql } from "drizzle-orm";
import { say } from "../domain/say.js";
import { type BackupHeader, BackupRefused } from "./backup-format.js";
import type { Executor } from "./database.js";
import { loadRows } from "./load-rows.js";
import type { Migration } from "./migrations.js";
import { type Organization, recodeOrganization } from "./organization.js";
import { suspendRules } from "./prepare-tables.js";
import { rowsOf } from "./rows-of.js";
import { ofOrganization, storedTables, tableNames, tableSql } from "./stored-tables.js";

type Beside = {
  readonly others: readonly Organization[];
  /** Migrations the backup has not had. */
  readonly since: readonly Migration[];
};

/**
 * Puts a backup in the place of one organization's rows, in a store that others share and have locked meanwhile.
 * @throws BackupRefused when the file is another's, of several, of an older schema (tables can't be made anew under the
 *   others), or has numbers that another one's rows have here
 */
export async function replaceBeside(
  tx: Executor,
  file: string,
  header: BackupHeader,
  into: Pick<Organization, "id" | "code">,
  { others, since }: Beside,
): Promise<void> {
  const [theirs, another] = header.organizations;
  if (!theirs || another) throw new BackupRefused(say("restore-several", { file }));
  const owner = others.find(({ id }) => id === theirs.id);
  if (owner) throw new BackupRefused(say("restore-of-another", { file, code: owner.code }));
  if (since.length > 0) throw new BackupRefused(say("restore-older-beside", { file, schema: header.schema.name }));
  const tables = await storedTables(tx, tableNames());
  const rules = await suspendRules(tx, tables);
  for (const { name } of tables)
    await tx.execute(sql`delete from ${tableSql(name)} where ${ofOrganization(name, into.id)}`);
  // In the file it may go by a code that is another's here.
  await tx.execute(sql`set constraints organizations_code deferred`);
  try {
    await loadRows(tx, file, header, tables);
  } catch (error) {
    throw isTaken(error) ? new BackupRefused(say("restore-numbers-taken", { file }), error) : error;
  }
  await recodeOrganization(tx, theirs.id, into.code);
  await tx.execute(sql`set constraints organizations_code immediate`);
  await refuseStrangers(tx, file, header, theirs.id);
  await rules.resume();
}

/** Every row of the file is the organization's own: none was added to another's. */
async function refuseStrangers(tx: Executor, file: string, { tables }: BackupHeader, org: string): Promise<void> {
  for (const { name, rows } of tables) {
    const own = sql`select count(*) as "rows" from ${tableSql(name)} where ${ofOrganization(name, org)}`;
    const [counted] = await rowsOf(tx, own);
    if (Number(counted?.rows) !== rows) throw new BackupRefused(say("backup-damaged", { file }));
  }
}

const UNIQUE_VIOLATION = "23505";

function isTaken(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && at.code === UNIQUE_VIOLATION) return true;
  }
  return false;
}
