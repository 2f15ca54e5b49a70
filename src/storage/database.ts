import path from "node:path";
import { fileURLToPath } from "node:url";
import type { PGlite, PGliteOptions } from "@electric-sql/pglite";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import { type FolderLock, lockFolder } from "./folder-lock.js";
import { prepareStatements } from "./prepare-statements.js";
import { makeStoreOnce, readPreparedStore, unpackStore } from "./prepared-store.js";
import * as schema from "./schema.js";

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;
/** A transaction, or the database itself where one statement is enough. */
export type Executor =
  | Database
  | PgTransaction<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

export type OpenDatabase = {
  readonly db: Database;
  readonly kind: "postgres" | "embedded";
  /** The embedded folder's lock, through which other processes may ask. */
  readonly lock: FolderLock | null;
  /** Brings the schema up to date. Safe to run from several replicas at once. */
  migrate(): Promise<void>;
  /** Resolves when the store answers, rejects with why it does not. */
  ping(): Promise<void>;
  /** Gives space back where the store has no autovacuum: the embedded one grows for ever otherwise. */
  vacuum(): Promise<void>;
  close(): Promise<void>;
};

const MIGRATIONS = fileURLToPath(new URL("../../migrations/", import.meta.url));
/** Any number will do as long as nothing else in the database uses it. */
const MIGRATION_LOCK = 7_201_913;
/** PGlite's default of 128 MB is meant for a server; an office's plan fits in 8 (measured: half the memory). */
const EMBEDDED_SETTINGS = ["shared_buffers = 8MB"];

export type DatabaseLocation =
  | { readonly kind: "postgres"; readonly url: string }
  | { readonly kind: "embedded"; readonly folder: string | "memory" };

/* Each store's driver is loaded where it is opened: a service needs one, and both cost a good part of a second. */

/** Opens the store. Embedded: takes the folder's lock first and throws `FolderInUse` when another process has it. */
export async function openDatabase(location: DatabaseLocation): Promise<OpenDatabase> {
  return location.kind === "postgres" ? openPostgres(location.url) : openEmbedded(location.folder);
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const [{ default: postgres }, { drizzle }, { migrate }] = await Promise.all([
    import("postgres"),
    import("drizzle-orm/postgres-js"),
    import("drizzle-orm/postgres-js/migrator"),
  ]);
  // Two at least: the migration holds one connection for its lock while another migrates.
  const client = postgres(url, { max: 10, onnotice: () => undefined, connect_timeout: 10 });
  const db = drizzle(prepareStatements(client), { schema });
  return {
    db: db as unknown as Database,
    kind: "postgres",
    lock: null,
    async migrate() {
      const lock = await client.reserve();
      try {
        await lock`select pg_advisory_lock(${MIGRATION_LOCK})`;
        await migrate(db, { migrationsFolder: MIGRATIONS });
      } finally {
        await lock`select pg_advisory_unlock(${MIGRATION_LOCK})`;
        lock.release();
      }
    },
    async ping() {
      await client`select 1`;
    },
    // The server's autovacuum does it.
    vacuum: async () => undefined,
    close: () => client.end({ timeout: 5 }),
  };
}

async function openEmbedded(folder: string | "memory"): Promise<OpenDatabase> {
  const [{ drizzle }, { migrate }] = await Promise.all([
    import("drizzle-orm/pglite"),
    import("drizzle-orm/pglite/migrator"),
  ]);
  const lock = folder === "memory" ? null : await lockFolder(folder);
  let client: PGlite;
  try {
    client = folder === "memory" ? await startInMemory() : await startInFolder(path.join(folder, "postgres"));
  } catch (error) {
    await lock?.release();
    throw error;
  }
  const db = drizzle(client, { schema });
  return {
    db: db as unknown as Database,
    kind: "embedded",
    lock,
    migrate: () => migrate(db, { migrationsFolder: MIGRATIONS }),
    async ping() {
      await client.query("select 1");
    },
    async vacuum() {
      await client.exec("vacuum");
    },
    async close() {
      await client.close();
      await lock?.release();
    },
  };
}

async function startInFolder(store: string): Promise<PGlite> {
  await makeStoreOnce(store, async (aside) => {
    const prepared = await readPreparedStore();
    if (prepared) unpackStore(prepared, aside);
    else await (await startServer(aside)).close();
  });
  return startServer(store);
}

async function startInMemory(): Promise<PGlite> {
  const prepared = await readPreparedStore();
  return startServer("memory://", prepared ? { loadDataDir: new Blob([prepared]) } : {});
}

async function startServer(where: string, options: PGliteOptions = {}): Promise<PGlite> {
  // Loaded here: the WebAssembly build costs 100 ms and 60 MB that a service on PostgreSQL need not pay.
  const { PGlite } = await import("@electric-sql/pglite");
  return PGlite.create(where, { ...options, postgresqlconf: EMBEDDED_SETTINGS });
}
