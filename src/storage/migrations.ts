import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Executor } from "./database.js";
import { rowsOf } from "./rows-of.js";

export type Migration = {
  readonly name: string;
  readonly hash: string;
  /** What drizzle orders them by, in ms. */
  readonly when: number;
  readonly statements: readonly string[];
};

const MIGRATIONS = new URL("../../migrations/", import.meta.url);

/** The migrations this program knows, the oldest first. */
export function knownMigrations(): Migration[] {
  const journal = JSON.parse(readFileSync(new URL("meta/_journal.json", MIGRATIONS), "utf8")) as Journal;
  return readMigrationFiles({ migrationsFolder: fileURLToPath(MIGRATIONS) }).map((file, index) => {
    const name = journal.entries[index]?.tag ?? file.hash;
    return { name, hash: file.hash, when: file.folderMillis, statements: file.sql };
  });
}

type Journal = { readonly entries: readonly { readonly tag: string }[] };

/** The last migration the store has had; its name is its hash where a newer program made it. */
export async function storedSchema(db: Executor): Promise<Pick<Migration, "name" | "hash">> {
  const [last] = await rowsOf(
    db,
    sql`select hash from drizzle.__drizzle_migrations order by created_at desc, id desc limit 1`,
  );
  const hash = String(last?.hash);
  return { name: knownMigrations().find((known) => known.hash === hash)?.name ?? hash, hash };
}
