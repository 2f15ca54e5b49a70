import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { openDatabase } from "../../src/storage/database.js";

/*
 * Databases of the tests' own on a server, named by the minute they were made in, so that what a killed run left can be
 * told from what a running one needs.
 */
const NAME = /^nhacviec_test_([0-9a-z]+)_/;
/** No run takes this long. */
const LEFT_BEHIND_MINUTES = 6 * 60;
/** Any number nobody else uses: workers of one run take turns at making the template. */
const TEMPLATE_LOCK = 7_201_914;

type Server = postgres.Sql;

export type OwnDatabase = { readonly url: string; drop(): Promise<void> };

/** A name like no other, for a database made now. */
export function databaseName(now: number): string {
  return `nhacviec_test_${minutesOf(now).toString(36)}_${randomBytes(6).toString("hex")}`;
}

/** A new database on the server, empty or with the schema of `template`, which the first to ask for it makes. */
export async function newDatabase(url: string, template: string | null): Promise<OwnDatabase> {
  const server = connect(url);
  try {
    if (template !== null) await makeTemplateOnce(server, url, template);
    const name = databaseName(Date.now());
    await server.unsafe(`create database ${name}${template === null ? "" : ` template ${template}`}`);
    // What a commit wrote outlives its process either way; whether it would outlive the machine, no test asks. A benchmark,
    // which has no template, waits for the disk as a service does.
    if (template !== null) await server.unsafe(`alter database ${name} set synchronous_commit = off`);
    return {
      url: urlOf(url, name),
      async drop() {
        await server.unsafe(`drop database ${name} with (force)`);
        await server.end();
      },
    };
  } catch (error) {
    await server.end();
    throw error;
  }
}

/** Drops a run's template, if it came to be, and whatever killed runs left on the server. */
export async function dropDatabases(url: string, template: string | null, now: number): Promise<void> {
  const server = connect(url);
  try {
    if (template !== null) await server.unsafe(`drop database if exists ${template} with (force)`);
    const rows = await server<{ name: string }[]>`select datname as name from pg_database`;
    for (const { name } of rows) {
      const made = NAME.exec(name)?.[1];
      if (made !== undefined && minutesOf(now) - Number.parseInt(made, 36) > LEFT_BEHIND_MINUTES)
        await server.unsafe(`drop database if exists ${name} with (force)`);
    }
  } finally {
    await server.end();
  }
}

/** Renamed into place when it is complete, so that a worker killed in the middle leaves no half of one. */
async function makeTemplateOnce(server: Server, url: string, template: string): Promise<void> {
  if (await isThere(server, template)) return;
  await server`select pg_advisory_lock(${TEMPLATE_LOCK})`;
  try {
    if (await isThere(server, template)) return;
    const making = databaseName(Date.now());
    await server.unsafe(`create database ${making}`);
    const database = await openDatabase({ kind: "postgres", url: urlOf(url, making) });
    await database.migrate().finally(() => database.close());
    await server.unsafe(`alter database ${making} rename to ${template}`);
  } finally {
    await server`select pg_advisory_unlock(${TEMPLATE_LOCK})`;
  }
}

async function isThere(server: Server, name: string): Promise<boolean> {
  const found = await server`select 1 from pg_database where datname = ${name}`;
  return found.length > 0;
}

function connect(url: string): Server {
  return postgres(url, { max: 1, onnotice: () => undefined });
}

function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function minutesOf(ms: number): number {
  return Math.floor(ms / 60_000);
}
