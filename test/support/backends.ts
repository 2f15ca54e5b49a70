import { rmSync } from "node:fs";
import type { Config } from "../../src/config.js";
import { embeddedFolder } from "./embedded-folder.js";
import { newDatabase } from "./postgres-databases.js";
import { scratchFolder } from "./run-folder.js";

/** Where a suite keeps its data: fresh for each call, gone after `remove`. */
export type Place = {
  readonly database: Config["database"];
  readonly redisUrl: string | null;
  remove(): Promise<void>;
};

export type Backend = {
  readonly name: string;
  /** A store with the newest schema and no rows: `migrate` finds nothing to do. */
  open(): Promise<Place>;
  /** A place where no store has ever been. Costs seconds. */
  openBare(): Promise<Place>;
};

const POSTGRES = process.env.TEST_DATABASE_URL;
const REDIS = process.env.TEST_REDIS_URL ?? null;
/** Set by a run's `setup.ts`; where nobody will drop a template, databases start empty. */
const TEMPLATE = process.env.TEST_DATABASE_TEMPLATE ?? null;

const embedded: Backend = {
  name: "embedded store",
  open: async () => inFolder(await embeddedFolder()),
  openBare: async () => inFolder(scratchFolder("store")),
};

function inFolder(folder: string): Place {
  return {
    database: { kind: "embedded", folder },
    redisUrl: null,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A database of its own for every call, so that suites never see each other. */
function onPostgres(url: string): Backend {
  async function place(template: string | null): Promise<Place> {
    const own = await newDatabase(url, template);
    return { database: { kind: "postgres", url: own.url }, redisUrl: REDIS, remove: () => own.drop() };
  }
  return {
    name: REDIS === null ? "PostgreSQL" : "PostgreSQL and Redis",
    open: () => place(TEMPLATE),
    openBare: () => place(null),
  };
}

/**
 * The embedded store always; PostgreSQL (and Redis) where the environment names them. For tests about the store: what it
 * keeps, how it starts, what its statements do, what happens when it fails; and for the broad stories.
 */
export const backends: readonly Backend[] = POSTGRES === undefined ? [embedded] : [embedded, onPostgres(POSTGRES)];

/**
 * One of them: PostgreSQL where it is, the embedded store where not. For tests about what people read and what a rule
 * says, over a store only because the service has one: the same twice would show nothing more and cost as much again.
 * Every storage function they reach has a test on both (docs/development.md).
 */
export const oneBackend: readonly [Backend] = [POSTGRES === undefined ? embedded : onPostgres(POSTGRES)];
