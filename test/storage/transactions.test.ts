import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, type Executor, type OpenDatabase, openDatabase } from "../../src/storage/database.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { backends, type Place } from "../support/backends.js";

describe.each(backends)("a transaction on the $name", (backend) => {
  let place: Place;
  let store: OpenDatabase;
  let db: Database;

  beforeAll(async () => {
    place = await backend.open();
    store = await openDatabase(place.database);
    db = store.whole;
    await db.execute(sql`create table words (word text primary key)`);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  const write = (tx: Executor, word: string) => tx.execute(sql`insert into words values (${word})`);
  const words = async (start: string) =>
    (await rowsOf<{ word: string }>(db, sql`select word from words where word like ${`${start}%`} order by 1`)).map(
      ({ word }) => word,
    );

  it("keeps all of it, and gives back what it came to", async () => {
    const outcome = await db.transaction(async (tx) => {
      await write(tx, "all-1");
      await write(tx, "all-2");
      return "done";
    });
    expect([outcome, await words("all")]).toEqual(["done", ["all-1", "all-2"]]);
  });

  it("keeps nothing when its work fails, and passes the reason on", async () => {
    const failing = db.transaction(async (tx) => {
      await write(tx, "none");
      throw new Error("thought better of it");
    });
    await expect(failing).rejects.toThrow("thought better of it");
    expect(await words("none")).toEqual([]);
  });

  it("keeps the rest when only a transaction inside it fails", async () => {
    await db.transaction(async (tx) => {
      await write(tx, "outer-1");
      const inner = tx.transaction(async (nested) => {
        await write(nested, "outer-inner");
        throw new Error("only the inner one");
      });
      await expect(inner).rejects.toThrow("only the inner one");
      await tx.transaction((nested) => write(nested, "outer-2"));
    });
    expect(await words("outer")).toEqual(["outer-1", "outer-2"]);
  });

  it("says so when a statement inside it fails that its work looked away from", async () => {
    const failing = db.transaction(async (tx) => {
      await write(tx, "twice");
      await write(tx, "twice").catch(() => undefined);
    });
    await expect(failing).rejects.toThrow();
    expect(await words("twice")).toEqual([]);
  });

  it("lets many run at once, each with its own rows", async () => {
    const many = Array.from({ length: 40 }, (_, index) => index);
    const counts = await Promise.all(
      many.map((index) =>
        db.transaction(async (tx) => {
          await write(tx, `many-${index}`);
          const [row] = await rowsOf<{ own: number }>(
            tx,
            sql`select count(*)::int as own from words where word = ${`many-${index}`}`,
          );
          return row?.own;
        }),
      ),
    );
    expect(counts).toEqual(many.map(() => 1));
    expect(await words("many")).toHaveLength(40);
  });
});

const onServer = backends.filter(({ name }) => name.startsWith("PostgreSQL"));

describe.each(onServer)("a transaction whose connection is lost, on $name", (backend) => {
  async function opened<T>(use: (store: OpenDatabase) => Promise<T>): Promise<T> {
    const place = await backend.open();
    const store = await openDatabase(place.database);
    try {
      return await use(store);
    } finally {
      await store.close();
      await place.remove();
    }
  }

  /** Ends the transaction's connection as a server that restarts does, and waits until the driver knows. */
  async function cut(db: Database, tx: Executor): Promise<void> {
    const [own] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`);
    await db.execute(sql`select pg_terminate_backend(${own?.pid ?? 0}, 5000)`);
    // The driver hears of it in a turn of its own; a question over another connection comes back later than that.
    for (let turn = 0; turn < 5; turn++) await db.execute(sql`select 1`);
  }

  it("fails, though it asked nothing at that moment, and the next works", () =>
    opened(async ({ whole: db }) => {
      let afterwards: Promise<unknown> = Promise.resolve("never asked");
      let goneOn: () => void = () => undefined;
      const over = new Promise<void>((resolve) => {
        goneOn = resolve;
      });
      const failing = db.transaction(async (tx) => {
        await cut(db, tx);
        // Into a connection that is gone: refused here, where the driver would throw beyond anybody's reach.
        afterwards = tx.execute(sql`select 1`).then(
          () => "answered",
          () => "refused",
        );
        goneOn();
        return "as if nothing had been";
      });
      await expect(failing).rejects.toThrow(/connection/i);
      await over;
      expect(await afterwards).toBe("refused");
      expect(await db.transaction((tx) => rowsOf(tx, sql`select 1 as one`))).toEqual([{ one: 1 }]);
    }));

  it("leaves no connection behind that nobody can use", () =>
    opened(async ({ whole: db }) => {
      for (let time = 0; time < 12; time++)
        await db
          .transaction((tx) => cut(db, tx))
          .then(
            () => expect.unreachable(),
            () => undefined,
          );
      const many = await Promise.all(
        Array.from({ length: 12 }, () => db.transaction((tx) => rowsOf(tx, sql`select 1 as one`))),
      );
      expect(many.flat()).toEqual(Array.from({ length: 12 }, () => ({ one: 1 })));
    }));

  it("is refused once the store is closed, rather than wait for ever", async () => {
    const place = await backend.open();
    const store = await openDatabase(place.database);
    await store.close();
    await expect(store.whole.transaction((tx) => tx.execute(sql`select 1`))).rejects.toThrow("CONNECTION_ENDED");
    await place.remove();
  });
});
