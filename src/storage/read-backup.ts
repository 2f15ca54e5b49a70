import { createHash } from "node:crypto";
import { say } from "../domain/say.js";
import { readLines } from "./backup-file.js";
import { type BackupHeader, BackupRefused, type BackupTable, parseHeader, parseTrailer } from "./backup-format.js";

/** Some rows of one table, each the JSON text of its values. */
export type BackupRows = { readonly table: BackupTable; readonly rows: readonly string[] };

const ROWS_AT_ONCE = 500;
/** Wide rows come in smaller batches, so that no statement grows without bound. */
const CHARS_AT_ONCE = 1_048_576;

/**
 * Reads a backup from its first line to its last and holds it against its checksum; keeps nothing but the header.
 * @throws BackupRefused when it is no backup, not a whole one, or not as it was written
 */
export async function checkBackup(file: string): Promise<BackupHeader> {
  const rows = readRows(file);
  for (;;) {
    const step = await rows.next();
    if (step.done) return step.value;
  }
}

/**
 * The rows of a backup in the file's order. Whether they are as they were written is known only at the end.
 * @returns its header
 * @throws BackupRefused as {@link checkBackup}
 */
export async function* readRows(file: string): AsyncGenerator<BackupRows, BackupHeader> {
  const hash = createHash("sha256");
  const lines = readLines(file);
  const next = async (): Promise<string> => {
    const step = await lines.next();
    if (step.done) throw new BackupRefused(say("backup-truncated", { file }));
    return step.value;
  };
  try {
    const first = await lines.next();
    const header = headerOf(first.done ? "" : first.value, file);
    hash.update(`${first.value}\n`);
    for (const table of header.tables) yield* rowsOfTable(table, next, (line) => hash.update(`${line}\n`));
    const sum = parseTrailer(await next());
    const isWhole = sum === hash.digest("hex") && (await lines.next()).done === true;
    if (!isWhole) throw new BackupRefused(say("backup-damaged", { file }));
    return header;
  } finally {
    await lines.return(undefined);
  }
}

function headerOf(line: string, file: string): BackupHeader {
  const header = parseHeader(line);
  if (header === null) throw new BackupRefused(say("backup-not-one", { file }));
  if (header === "newer") throw new BackupRefused(say("backup-newer-form", { file }));
  return header;
}

async function* rowsOfTable(
  table: BackupTable,
  next: () => Promise<string>,
  seen: (line: string) => void,
): AsyncGenerator<BackupRows> {
  let rows: string[] = [];
  let chars = 0;
  for (let read = 0; read < table.rows; read++) {
    const row = await next();
    seen(row);
    rows.push(row);
    chars += row.length;
    if (rows.length < ROWS_AT_ONCE && chars < CHARS_AT_ONCE) continue;
    yield { table, rows };
    [rows, chars] = [[], 0];
  }
  if (rows.length > 0) yield { table, rows };
}
