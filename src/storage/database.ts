import path from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import type { PGlite, PGliteOptions } from "@electric-sql/pglite";
import type { Sql } from "postgres";
import type { Database, Executor } from "./executor.js";
import { type FolderLock, lockFolder } from "./folder-lock.js";
import { requireOwnSessions } from "./own-sessions.js";
import { prepareStatements } from "./prepare-statements.js";
import { makeStoreOnce, readPreparedStore, unpackStore } from "./prepared-store.js";
import { behindWall, raiseWall, type Wall } from "./second-wall.js";

export type { Database, Executor };

export type OpenDatabase = {
  readonly db: Database;
  /** Sees every organization and owns the tables: for what concerns the store itself, such as a restore. */
  readonly whole: Database;
  /** Whether the server holds `db` to one organization; null where nothing asks it to. */
  readonly wall: Wall | null;
  readonly kind: "postgres" | "embedded";
  /** The embedded folder's lock, through which other processes may ask. */
  readonly lock: FolderLock | null;
  /** Brings the schema up to date. Safe to run from several replicas at once. */
  migrate(): Promise<void>;
  /**
   * The same store with a `db` that sees this organization alone, where the server can see to it. Closing closes both.
   * `hurried`: the server ends a statement of `db` that takes a minute, and a transaction nobody goes on with.
   */
  forOrganization(org: string, sessions?: { readonly hurried: boolean }): Promise<OpenDatabase>;
  /** Resolves when the store answers, rejects with why it does not. */
  ping(): Promise<void>;
  /** Gives space back where the store has no autovacuum: the embedded one grows for ever otherwise. */
  vacuum(): Promise<void>;
  close(): Promise<void>;
};

const MIGRATIONS = fileURLToPath(new URL("../../migrations/", import.meta.url));
/** Any number will do as long as nothing else in the database uses it. */
const MIGRATION_LOCK = 7_201_913;
/** A connection nobody has needed for so long is given back: a server has a few hundred for all organizations together. */
const IDLE_SECONDS = 60;
/**
 * Of a service's sessions. Its longest statement takes half a second (360,000 duties counted), so a minute is a fault or a
 * lock that does not end. A transaction that idles is one of a machine that went dark: without an end the server would
 * keep its rows locked for two hours, from every other replica too.
 */
const HURRIED = { statement_timeout: "60000", idle_in_transaction_session_timeout: "60000" };
/**
 * PostgreSQL's WebAssembly is run as it is compiled first. To optimise it takes each process a second of the processor and 90 MB,
 * under Node 24 600 MB; an update is answered a tenth sooner by it, which a small machine needs less. The first flag implies
 * the others only where it is given on the command line.
 */
const UNOPTIMISED = ["--liftoff-only", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];
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
  const connect = (connection: Record<string, string> = {}) =>
    postgres(url, { max: 10, idle_timeout: IDLE_SECONDS, onnotice: () => undefined, connect_timeout: 10, connection });
  const over = (sessions: Sql) => drizzle(prepareStatements(sessions));
  const client = connect();
  const owner = over(client);
  const whole = owner as unknown as Database;

  function opened(db: Database, sessions: Sql, wall: Wall | null): OpenDatabase {
    return {
      db,
      whole,
      wall,
      kind: "postgres",
      lock: null,
      async migrate() {
        const lock = await client.reserve();
        try {
          await requireOwnSessions(client, lock);
          typesKnown(client);
          await lock`select pg_advisory_lock(${MIGRATION_LOCK})`;
          try {
            await migrate(owner, { migrationsFolder: MIGRATIONS });
            await raiseWall(whole);
          } finally {
            await lock`select pg_advisory_unlock(${MIGRATION_LOCK})`;
          }
        } finally {
          lock.release();
        }
      },
      async forOrganization(org, { hurried } = { hurried: false }) {
        const ends = hurried ? HURRIED : {};
        const behind = await behindWall((settings) => connect({ ...ends, ...settings }), org);
        // A pooler that keeps settings back refuses these too.
        if (behind.wall === "pooler" || (behind.wall === "no-role" && !hurried))
          return opened(whole, client, behind.wall);
        const sessions = behind.wall === "up" ? behind.client : connect(ends);
        if (behind.wall === "up") typesKnown(sessions);
        return opened(over(sessions) as unknown as Database, sessions, behind.wall);
      },
      async ping() {
        await sessions`select 1`;
      },
      // The server's autovacuum does it.
      vacuum: async () => undefined,
      async close() {
        await Promise.all([...new Set([sessions, client])].map((open) => open.end({ timeout: 5 })));
      },
    };
  }

  return opened(whole, client, null);
}

/**
 * After a first statement. postgres.js asks for the array types on every connection, though they are the same on each, and
 * the answer of one that breaks meanwhile is thrown where nobody can catch it.
 */
function typesKnown(client: Sql): void {
  Object.assign(client.options, { fetch_types: false });
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
  const db = drizzle(client);
  const whole = db as unknown as Database;
  const store: OpenDatabase = {
    db: whole,
    whole,
    wall: null,
    kind: "embedded",
    lock,
    migrate: () => migrate(db, { migrationsFolder: MIGRATIONS }),
    // One process with one connection, which its restores need as the owner: there is nobody else to wall off.
    forOrganization: async () => store,
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
  return store;
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
  for (const flag of UNOPTIMISED) setFlagsFromString(flag);
  // Loaded here: the WebAssembly build costs 100 ms and 60 MB that a service on PostgreSQL need not pay.
  const { PGlite } = await import("@electric-sql/pglite");
  return PGlite.create(where, { ...options, postgresqlconf: EMBEDDED_SETTINGS });
}
