import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/storage/database.js";
import { ensureAdministrators } from "../../src/storage/link-account.js";
import { ensureOrganization } from "../../src/storage/organization.js";
import { officersWithRoles } from "../../src/storage/roster.js";
import * as schema from "../../src/storage/schema.js";
import { organizations } from "../../src/storage/schema.js";
import { backends, type Place } from "../support/backends.js";

const META = fileURLToPath(new URL("../../migrations/meta/", import.meta.url));
const AT = new Date("2025-01-06T00:55:00Z");
const REPLICAS = 4;

describe("the migrations", () => {
  it("make exactly the schema of the code: generating again finds nothing to do", async () => {
    const last = readdirSync(META)
      .filter((name) => name.endsWith("_snapshot.json"))
      .sort()
      .at(-1);
    const stored = JSON.parse(readFileSync(`${META}${last}`, "utf8"));
    const missing = await generateMigration(stored, generateDrizzleJson(schema, stored.id));
    expect(missing).toEqual([]);
  });
});

/** Everything the migrations can make, as the database itself describes it, and which of them it has had. */
const DESCRIPTIONS = [
  sql`select table_name, column_name, column_default, is_nullable, data_type, udt_name, is_generated
      from information_schema.columns where table_schema = 'public' order by 1, 2`,
  sql`select conrelid::regclass::text, conname, pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
  sql`select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`,
  sql`select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1, 2`,
  sql`select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace order by 1`,
  sql`select hash, created_at from drizzle.__drizzle_migrations order by created_at`,
];

async function describeSchema(db: Database): Promise<unknown[]> {
  const described: unknown[] = [];
  for (const description of DESCRIPTIONS) {
    // One driver answers with the rows, the other with an object that has them.
    const found = (await db.execute(description)) as unknown[] | { readonly rows: unknown[] };
    described.push(Array.isArray(found) ? [...found] : found.rows);
  }
  return described;
}

describe.each(backends)("a store that starts empty on $name", ({ name, open, openBare }) => {
  let place: Place;
  beforeAll(async () => {
    place = await openBare();
  });
  afterAll(() => place.remove());

  it("is made once by replicas that start together, with one organization and one administrator", async () => {
    const isServer = place.database.kind === "postgres";
    const replicas = await Promise.all(
      Array.from({ length: isServer ? REPLICAS : 1 }, () => openDatabase(place.database)),
    );
    try {
      await Promise.all(replicas.map(({ migrate }) => migrate()));
      const started = replicas.map(async ({ db }) => {
        const { id } = await ensureOrganization(db);
        await ensureAdministrators(db, id, [{ channel: "telegram", userId: "1001" }], AT);
        return id;
      });
      const ids = await Promise.all(started);
      expect(new Set(ids).size).toBe(1);
      const [{ db } = { db: null }] = replicas;
      if (!db) throw new Error(`nothing was opened on ${name}`);
      expect(await db.select().from(organizations)).toHaveLength(1);
      expect(await officersWithRoles(db, ids[0] ?? "")).toMatchObject([
        { name: "Quản trị 1001", memberships: [{ role: "admin", unitId: null }] },
      ]);
    } finally {
      for (const replica of replicas) await replica.close();
    }
  });

  it("is left as it is by a second run, and keeps its rows", async () => {
    const database = await openDatabase(place.database);
    try {
      const tables = () =>
        database.db.execute(
          sql`select table_name, column_name, data_type from information_schema.columns where table_schema = 'public' order by 1, 2`,
        );
      const before = JSON.stringify(await tables());
      expect(before).toContain("progress_updates");
      await database.migrate();
      await database.migrate();
      expect(JSON.stringify(await tables())).toBe(before);
      expect(await database.db.select().from(organizations)).toHaveLength(1);
    } finally {
      await database.close();
    }
  });

  it("comes to the very schema that a prepared one has before it is migrated", async () => {
    const prepared = await open();
    const stores = [await openDatabase(place.database), await openDatabase(prepared.database)];
    try {
      const [migrated, atOnce] = await Promise.all(stores.map(({ db }) => describeSchema(db)));
      expect(JSON.stringify(migrated)).toContain("progress_updates");
      expect(atOnce).toEqual(migrated);
    } finally {
      for (const store of stores) await store.close();
      await prepared.remove();
    }
  });
});
