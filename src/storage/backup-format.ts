import type { Say } from "../domain/say.js";

/*
 * A backup is gzipped lines of UTF-8. The first is the header; then come the rows of each table in the header's order,
 * each an array of the columns' values as the database writes them as text (or null); the last carries a SHA-256 of
 * every byte before it. Text, so that timestamps, doubles and JSON come back exactly, on either store.
 */
export const BACKUP_FORMAT = "nhacviec-backup";
export const BACKUP_VERSION = 1;

export type BackupTable = { readonly name: string; readonly columns: readonly string[]; readonly rows: number };

export type BackupHeader = {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: typeof BACKUP_VERSION;
  /** The last migration of the store it was taken from: the hash decides, the name is for people. */
  readonly schema: { readonly name: string; readonly hash: string };
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  /** By the service's clock, ISO 8601. */
  readonly takenAt: string;
  readonly tables: readonly BackupTable[];
};

/** Why a file can't be written, or is not restored, in words for the person who asked. */
export class BackupRefused extends Error {
  readonly say: Say;

  constructor(problem: Say, cause?: unknown) {
    super(problem.id, { cause });
    this.name = "BackupRefused";
    this.say = problem;
  }
}

/** How many rows the backup holds in all. */
export function countRows({ tables }: Pick<BackupHeader, "tables">): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

/** The header in a file's first line; "newer" when it is a backup in a form this program does not know, else null. */
export function parseHeader(line: string): BackupHeader | "newer" | null {
  const found = parseObject(line);
  if (found?.format !== BACKUP_FORMAT || typeof found.version !== "number") return null;
  if (found.version > BACKUP_VERSION) return "newer";
  const { schema, organizations, takenAt, tables } = found;
  const sound =
    isObject(schema) &&
    [schema.name, schema.hash, takenAt].every((text) => typeof text === "string") &&
    Array.isArray(organizations) &&
    Array.isArray(tables) &&
    tables.every(isTable);
  // Every field has just been looked at.
  return sound ? (found as BackupHeader) : null;
}

/** The checksum in a file's last line, or null when the line is something else. */
export function parseTrailer(line: string): string | null {
  const sha256 = parseObject(line)?.sha256;
  return typeof sha256 === "string" ? sha256 : null;
}

function isTable(table: unknown): boolean {
  return (
    isObject(table) &&
    typeof table.name === "string" &&
    Number.isSafeInteger(table.rows) &&
    Array.isArray(table.columns) &&
    table.columns.every((column) => typeof column === "string")
  );
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const found: unknown = JSON.parse(line);
    return isObject(found) ? found : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
