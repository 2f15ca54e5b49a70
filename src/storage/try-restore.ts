import { sql } from "drizzle-orm";
import { type BackupHeader, countRows } from "./backup-format.js";
import { openDatabase } from "./database.js";
import { restoreBackup } from "./restore.js";
import { rowsOf } from "./rows-of.js";
import { tableNames, tableSql } from "./stored-tables.js";

/**
 * Restores a backup into an embedded store in memory that is thrown away, and counts what came back.
 * @throws BackupRefused as `restoreBackup`; an error when rows are missing
 */
export async function tryRestore(file: string, header: BackupHeader): Promise<void> {
  const scratch = await openDatabase({ kind: "embedded", folder: "memory" });
  try {
    await scratch.migrate();
    const rows = await restoreBackup(scratch, file, header, null, async (tx) => {
      let all = 0;
      for (const name of tableNames()) {
        const [counted] = await rowsOf(tx, sql`select count(*) as "rows" from ${tableSql(name)}`);
        all += Number(counted?.rows);
      }
      return all;
    });
    if (rows !== countRows(header)) throw new Error(`a restore of ${file} gave ${rows} of ${countRows(header)} rows`);
  } finally {
    await scratch.close();
  }
}
