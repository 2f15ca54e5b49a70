import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { makeStoreOnce } from "../../src/storage/prepared-store.js";
import { buildProgram, type Program } from "../support/program.js";

type Storage = typeof import("../../src/storage/database.js");

let folder: string;
let store: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nhacviec-prepared-store-"));
  store = path.join(folder, "postgres");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("making a store's folder", () => {
  it("is done once: what is there is left as it is", async () => {
    const make = vi.fn((aside: string) => writeFileSync(path.join(aside, "PG_VERSION"), "18"));
    await makeStoreOnce(store, make);
    writeFileSync(path.join(store, "row"), "kept");
    await makeStoreOnce(store, make);
    expect(make).toHaveBeenCalledTimes(1);
    expect(readFileSync(path.join(store, "row"), "utf8")).toBe("kept");
  });

  it("that was broken off is not taken for a store, and begins anew from nothing", async () => {
    const broken = makeStoreOnce(store, (aside) => {
      writeFileSync(path.join(aside, "PG_VERSION"), "18");
      throw new Error("the disk is full");
    });
    await expect(broken).rejects.toThrow("the disk is full");
    expect(existsSync(store)).toBe(false);
    await makeStoreOnce(store, (aside) => writeFileSync(path.join(aside, "whole"), ""));
    expect(existsSync(path.join(store, "whole"))).toBe(true);
    expect(existsSync(path.join(store, "PG_VERSION"))).toBe(false);
  });

  it("keeps other accounts of the machine out, whose files PGlite would let them write", async () => {
    await makeStoreOnce(store, () => undefined);
    expect(statSync(store).mode & 0o777).toBe(0o700);
  });
});

describe("the store that comes with the build", () => {
  let program: Program;
  let built: Storage;
  beforeAll(async () => {
    program = await buildProgram();
    // The compiled program: from the sources there is no prepared store to find.
    built = await import(pathToFileURL(path.join(path.dirname(program.main), "storage/database.js")).href);
  });
  afterAll(() => program.remove());

  /** PostgreSQL numbers each folder that initdb makes; a copy keeps its number. */
  function number(dataFolder: string): string {
    return readFileSync(path.join(dataFolder, "postgres/global/pg_control")).toString("hex", 0, 8);
  }

  async function tableCount(database: Awaited<ReturnType<Storage["openDatabase"]>>): Promise<number> {
    const tables = await database.db.execute(
      sql`select count(*)::int as n from information_schema.tables where table_schema = 'public'`,
    );
    return Number((tables as unknown as { rows: { n: number }[] }).rows[0]?.n);
  }

  it("is where a new folder starts from, also over what a killed first start left", async () => {
    mkdirSync(`${store}.unfinished/base`, { recursive: true });
    writeFileSync(`${store}.unfinished/PG_VERSION`, "18");
    const database = await built.openDatabase({ kind: "embedded", folder });
    try {
      expect(await tableCount(database)).toBeGreaterThan(10);
      await database.migrate();
    } finally {
      await database.close();
    }
    const other = await program.folder();
    expect(number(folder)).toBe(number(other));
    expect(existsSync(`${store}.unfinished`)).toBe(false);
  });

  it.each(["folder", "memory"])(
    "is there before any migration, with our settings, for a store in %s",
    async (where) => {
      const database = await built.openDatabase({ kind: "embedded", folder: where === "memory" ? "memory" : folder });
      try {
        expect(await tableCount(database)).toBeGreaterThan(10);
        expect(await database.db.execute(sql`show shared_buffers`)).toMatchObject({
          rows: [{ shared_buffers: "8MB" }],
        });
      } finally {
        await database.close();
      }
    },
  );
});
