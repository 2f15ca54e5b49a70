import { sql } from "drizzle-orm";
import { say } from "../domain/say.js";
import { type BackupHeader, BackupRefused } from "./backup-format.js";
import type { Executor } from "./database.js";
import { readRows } from "./read-backup.js";
import { rowsOf } from "./rows-of.js";
import { type StoredTable, sequenceOf, tableSql } from "./stored-tables.js";

/**
 * Writes a backup's rows into empty tables, each value read as the database wrote it; what counts up goes on after the
 * highest number.
 * @throws BackupRefused when the file is not whole, or speaks of a table or column there is not
 */
export async function loadRows(
  tx: Executor,
  file: string,
  header: BackupHeader,
  tables: readonly StoredTable[],
): Promise<void> {
  const inserts = new Map(header.tables.map(({ name, columns }) => [name, insertInto(tables, name, columns, file)]));
  for await (const { table, rows } of readRows(file)) await inserts.get(table.name)?.(tx, rows);
  for (const { name, columns } of tables) {
    for (const column of columns) if (column.identity) await goOn(tx, name, column.name);
  }
}

type Insert = (tx: Executor, rows: readonly string[]) => Promise<void>;

function insertInto(tables: readonly StoredTable[], name: string, columns: readonly string[], file: string): Insert {
  const table = tables.find((stored) => stored.name === name);
  const known = columns.flatMap((column) => table?.columns.filter((stored) => stored.name === column) ?? []);
  if (!table || known.length !== columns.length) throw new BackupRefused(say("backup-damaged", { file }));
  const into = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const values = sql.join(
    known.map(({ type }, index) => sql.raw(`(value->>${index})::${type}`)),
    sql`, `,
  );
  return async (tx, rows) => {
    const batch = `[${rows.join(",")}]`;
    await tx.execute(
      sql`insert into ${tableSql(name)} (${into}) overriding system value
          select ${values} from json_array_elements(${batch}::text::json)`,
    );
  };
}

/**
 * By `alter table`: unlike setval() it is taken back with the transaction. Never back to a number that was given out:
 * another organization's rows would get what an older backup has for this one's.
 */
async function goOn(tx: Executor, table: string, column: string): Promise<void> {
  const name = sql.identifier(column);
  const [highest] = await rowsOf(
    tx,
    sql`select greatest((select coalesce(max(${name}), 0) + 1 from ${tableSql(table)}),
                        (select last_value + is_called::int from ${await sequenceOf(tx, table, column)}))::text as "next"`,
  );
  await tx.execute(
    sql`alter table ${tableSql(table)} alter column ${name} restart with ${sql.raw(String(highest?.next))}`,
  );
}
