import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Database, type OpenDatabase, openDatabase } from "../../src/storage/database.js";
import type { Executor } from "../../src/storage/executor.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { backends, type Place } from "../support/backends.js";

const POSTGRES = backends.find(({ name }) => name.startsWith("PostgreSQL"));

/** What somebody does in a transaction, and when its connection goes: `cut` ends it on the server. */
type Story = (tx: Parameters<Parameters<Database["transaction"]>[0]>[0], cut: () => Promise<void>) => Promise<unknown>;

describe.skipIf(!POSTGRES)("a transaction whose connection breaks, on PostgreSQL", () => {
  let place: Place;
  let store: OpenDatabase;
  let other: OpenDatabase;
  let uncaught: unknown[];
  const note = (error: unknown) => void uncaught.push(error);

  beforeAll(async () => {
    place = (await POSTGRES?.open()) ?? expect.fail();
    store = await openDatabase(place.database);
    other = await openDatabase(place.database);
  });
  afterAll(async () => {
    await Promise.all([store.close(), other.close()]);
    await place.remove();
  });
  beforeEach(() => {
    uncaught = [];
    process.on("uncaughtException", note);
  });
  afterEach(() => void process.off("uncaughtException", note));

  async function sessionOf(tx: Executor): Promise<number> {
    const [row] = await rowsOf(tx, sql`select pg_backend_pid() as "pid"`);
    return Number(row?.pid);
  }

  /** Ends the session and waits until the server has none of that number. */
  async function end(pid: number): Promise<void> {
    await other.whole.execute(sql`select pg_terminate_backend(${pid})`);
    const left = async () => rowsOf(other.whole, sql`select 1 from pg_stat_activity where pid = ${pid}`);
    await expect.poll(left).toEqual([]);
  }

  const sleeping = (tx: Executor) => tx.execute(sql`select pg_sleep(60)`);

  it.each<[string, Story]>([
    ["while a statement is under way", (tx, cut) => Promise.all([sleeping(tx), cut()])],
    ["inside a savepoint", (tx, cut) => tx.transaction((inner) => Promise.all([sleeping(inner), cut()]))],
    ["between two statements", async (tx, cut) => cut().then(() => tx.execute(sql`select 1`))],
    ["before its commit", async (_tx, cut) => cut()],
    [
      "and whose work would go on regardless",
      async (tx, cut) => {
        await Promise.all([sleeping(tx).catch(() => undefined), cut()]);
        await tx.execute(sql`select 1`);
      },
    ],
  ])("is refused %s; nothing is thrown where nobody can catch it, and the store goes on", async (_when, story) => {
    const broken = store.whole.transaction(async (tx) => {
      const pid = await sessionOf(tx);
      return story(tx, () => end(pid));
    });
    await expect(broken).rejects.toThrow();
    await store.ping();
    expect(await store.whole.transaction(sessionOf)).toBeGreaterThan(0);
    expect(uncaught).toEqual([]);
  });

  it("leaves refusals of the store itself as they were: the rest of the transaction is taken back", async () => {
    const refused = store.whole.transaction(async (tx) => {
      await tx.execute(sql`create table gone (a int)`);
      await tx.execute(sql`select 1 / 0`);
    });
    await expect(refused).rejects.toMatchObject({ cause: { code: "22012" } });
    const [row] = await rowsOf(store.whole, sql`select to_regclass('gone') as "table"`);
    expect(row).toEqual({ table: null });
  });
});
