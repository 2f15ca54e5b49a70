import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareRehearsal } from "../../src/office/rehearsal.js";
import { takeBackup } from "../../src/storage/backup.js";
import { type Database, type OpenDatabase, openDatabase } from "../../src/storage/database.js";
import { evidenceBytes, saveEvidence } from "../../src/storage/evidence.js";
import { knownMigrations } from "../../src/storage/migrations.js";
import { checkBackup } from "../../src/storage/read-backup.js";
import { holdsData, restoreBackup } from "../../src/storage/restore.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { officers, organizations, outbox, settings } from "../../src/storage/schema.js";
import { backends } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import { contentsOf, rulesOf, tablesIn } from "./store-contents.js";

const AT = "2025-01-06T07:55:00+07:00";
const TAKEN = new Date("2025-01-07T09:00:00Z");

const [embedded, server] = backends;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nhacviec-backup-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function saved(db: Database): Promise<string> {
  const file = path.join(folder, `${randomUUID()}.gz`);
  const [organization] = await rowsOf(db, sql`select id from organizations`);
  await takeBackup(db, String(organization?.id), file, TAKEN, { overwrite: false });
  return file;
}

async function put(database: OpenDatabase, file: string): Promise<void> {
  await restoreBackup(database, file, await checkBackup(file), null, async () => undefined);
}

describe.each(backends)("a backup of a full store on $name", (backend) => {
  let desk: OfficeDesk;
  let database: OpenDatabase;
  let db: Database;
  let org: string;
  beforeAll(async () => {
    desk = await officeDesk(backend, AT);
    ({ database } = desk.office);
    db = database.whole;
    org = desk.office.organization.id;
    await prepareRehearsal(desk.office);
  });
  afterAll(() => desk.close());

  const addOfficer = (name: string, id: string = randomUUID()) =>
    db.insert(officers).values({ id, organizationId: org, name, language: "vi", createdAt: TAKEN });
  const addMessage = async (key: string) => {
    const message = {
      organizationId: org,
      key,
      channel: "telegram",
      chatId: "1",
      slotAt: TAKEN,
      language: "vi",
    } as const;
    const state = { state: "ready", attempts: 0, nextAt: TAKEN, createdAt: TAKEN } as const;
    const [row] = await db
      .insert(outbox)
      .values({ ...message, ...state })
      .returning({ id: outbox.id });
    return row?.id ?? 0;
  };

  it("has every table and every column there is, and for its owner's eyes only", async () => {
    const file = await saved(db);
    const header = await checkBackup(file);
    expect(header.tables.map(({ name }) => name)).toEqual(await tablesIn(db));
    const columns = await rowsOf(
      db,
      sql`select table_name || '.' || column_name as "name" from information_schema.columns where table_schema = 'public'`,
    );
    const dumped = header.tables.flatMap(({ name, columns: own }) => own.map((column) => `${name}.${column}`));
    expect(dumped.sort()).toEqual(columns.map(({ name }) => String(name)).sort());
    const contents = await contentsOf(db);
    for (const { name, rows } of header.tables) expect({ name, rows }).toEqual({ name, rows: contents[name]?.length });
    expect(header.takenAt).toBe(TAKEN.toISOString());
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("brings back exactly what there was, over whatever came since, with every rule in force", async () => {
    await addMessage("before");
    const [before, rules] = [await contentsOf(db), await rulesOf(db)];
    const file = await saved(db);
    await addOfficer("Người đến sau");
    await addMessage("after");
    await db.execute(sql`update tasks set position = position + 100`);
    expect(await contentsOf(db)).not.toEqual(before);
    await put(database, file);
    expect(await contentsOf(db)).toEqual(before);
    expect(await rulesOf(db)).toEqual(rules);
    expect(rules.filter((rule) => rule.includes("FOREIGN KEY")).length).toBeGreaterThan(30);
  });

  it("numbers new rows on from the highest", async () => {
    const highest = await addMessage("highest");
    const file = await saved(db);
    await addMessage("gone");
    await put(database, file);
    expect(await addMessage("next")).toBe(highest + 1);
  });

  it("keeps every text, number, list and document to the last bit", async () => {
    const text = fc.string({ unit: "binary" }).map((value) => value.replaceAll("\u0000", ""));
    const double = fc.oneof(fc.double(), fc.constantFrom(-0, 5e-324, 1.7976931348623157e308, 0.1 + 0.2));
    const document = fc.oneof(fc.jsonValue(), fc.constantFrom(null, "null", [null], { "": -0 }, "👩‍👩‍👧"));
    const row = fc.record({
      text,
      list: fc.array(fc.oneof(text, fc.constantFrom("NULL", "", '"', "\\", "{,}", "ữ\n\t"))),
      double,
      whole: fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.constant(null)),
      document,
      at: fc.date({
        min: new Date("0001-01-01T00:00:00Z"),
        max: new Date("9999-12-31T00:00:00Z"),
        noInvalidDate: true,
      }),
      micros: fc.nat(999),
    });
    const [occurrence] = await rowsOf(db, sql`select id from occurrences limit 1`);
    const [officer] = await rowsOf(db, sql`select id from officers limit 1`);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 5, maxLength: 25 }), async (rows) => {
        for (const [index, { text: name, list, double: value, whole, document: json, at, micros }] of rows.entries()) {
          const unit = `insert into units (id, organization_id, code, name, aliases, kind)`;
          const aliases = sql`(select coalesce(array_agg(value), '{}') from json_array_elements_text(${JSON.stringify(list)}::text::json))`;
          await db.execute(
            sql`${sql.raw(unit)} values (${randomUUID()}, ${org}, ${randomUUID()}, ${name}, ${aliases}, 'office')`,
          );
          const written = Object.is(value, -0) ? "-0" : String(value);
          await db.execute(
            sql`insert into figures (organization_id, occurrence_id, metric_id, value, estimate, updated_at, officer_id)
                values (${org}, ${occurrence?.id}, ${randomUUID()}, ${written}::text::float8, false,
                  ${at.toISOString()}::text::timestamptz + ${micros}::int * interval '1 microsecond', ${officer?.id})`,
          );
          await db.execute(
            sql`insert into settings values (${org}, ${`odd-${index}-${randomUUID()}`}, ${jsonText(json)}::text::jsonb)`,
          );
          if (whole !== null && (await isNew(whole))) {
            await db.execute(
              sql`insert into progress_updates (organization_id, occurrence_id, before, after, undoes, officer_id, channel, chat_id, message_id, at)
                  values (${org}, ${occurrence?.id}, 'null', ${jsonText(json)}::text::jsonb, ${String(whole)}::text::bigint, ${officer?.id}, 'telegram', '', '', ${TAKEN.toISOString()}::text::timestamptz)`,
            );
          }
        }
        const before = await contentsOf(db);
        const file = await saved(db);
        await db.delete(settings);
        await put(database, file);
        expect(await contentsOf(db)).toEqual(before);
      }),
      { numRuns: 3 },
    );
  });

  async function isNew(undoes: bigint): Promise<boolean> {
    const rows = await rowsOf(db, sql`select 1 from progress_updates where undoes = ${String(undoes)}::text::bigint`);
    return rows.length === 0;
  }

  it("reads many rows a piece at a time", async () => {
    await db.execute(
      sql`insert into inbox select ${org}::uuid, 'telegram', n::text, ${TAKEN.toISOString()}::text::timestamptz from generate_series(1, 2500) n`,
    );
    const before = await contentsOf(db);
    const file = await saved(db);
    await put(database, file);
    expect(await contentsOf(db)).toEqual(before);
  });

  it("brings back a file larger than what is read at a time, to the last byte", async () => {
    const [duty] = await rowsOf(db, sql`select id from occurrences limit 1`);
    const [officer] = await rowsOf(db, sql`select id from officers limit 1`);
    const bytes = randomBytes(1_500_000);
    const { id } = await saveEvidence(
      db,
      org,
      {
        kind: "file",
        text: "",
        file: { name: "ảnh.jpg", mimeType: "image/jpeg", bytes },
        occurrenceId: String(duty?.id),
        officerId: String(officer?.id),
        source: { channel: "telegram", chatId: "1", messageId: "1" },
      },
      TAKEN,
    );
    await put(database, await saved(db));
    expect(Buffer.from((await evidenceBytes(db, org, id)) ?? []).equals(bytes)).toBe(true);
  });

  it("tells a store that holds something from one that was only opened", async () => {
    expect(await holdsData(db)).toBe(true);
    const kept = await saved(db);
    await db.execute(
      sql`truncate ${sql.join(
        (await tablesIn(db)).map((name) => sql.identifier(name)),
        sql`, `,
      )}`,
    );
    await db.insert(organizations).values({ id: org, name: "", place: "", zone: "Asia/Ho_Chi_Minh" });
    expect(await holdsData(db)).toBe(false);
    await put(database, kept);
    expect(await holdsData(db)).toBe(true);
  });

  it("undoes everything when what is done at its end fails, the numbering too", async () => {
    const file = await saved(db);
    const last = await addMessage("kept");
    const [before, rules] = [await contentsOf(db), await rulesOf(db)];
    const fails = restoreBackup(database, file, await checkBackup(file), null, async () => {
      throw new Error("no");
    });
    await expect(fails).rejects.toThrow("no");
    expect(await contentsOf(db)).toEqual(before);
    expect(await rulesOf(db)).toEqual(rules);
    expect(await addMessage("following")).toBeGreaterThan(last);
  });
});

/** JSON.stringify drops the sign of -0, and so does jsonb: only the text form is ours to keep. */
function jsonText(value: unknown): string {
  return JSON.stringify(value)?.replaceAll("\\u0000", "") ?? "null";
}

describe.each(backends)("a backup of an older schema, restored on $name", (backend) => {
  const migrations = knownMigrations();
  // From the first all migrations are run over old rows, from the last but one a single one. The way is the same on both
  // stores, and opening two embedded ones takes many seconds.
  const tried = backend === embedded ? [1] : [1, migrations.length - 1];
  it.each(tried.map((count) => [migrations[count - 1]?.name ?? "", count] as const))(
    "made at %s, is brought up to date as an upgrade would have",
    async (name, count) => {
      const [old, target] = [await backend.open(), await backend.open()];
      const source = await openDatabase(old.database);
      const restored = await openDatabase(target.database);
      try {
        await migrateUpTo(source.db, count);
        const org = randomUUID();
        await source.db.execute(
          sql`insert into organizations (id, name, zone) values (${org}, 'Sở Cũ', 'Asia/Ho_Chi_Minh')`,
        );
        await source.db.execute(
          sql`insert into settings (organization_id, key, value) values (${org}, 'reminder-watermark', '"x"')`,
        );
        await source.db.execute(
          sql`insert into outbox (organization_id, key, channel, chat_id, slot_at, language, state, attempts, next_at, created_at${hasLate(count) ? sql`, late, weekly` : sql``})
              values (${org}, 'k', 'telegram', '-1', ${AT}::text::timestamptz, 'vi', 'ready', 0, ${AT}::text::timestamptz, ${AT}::text::timestamptz${hasLate(count) ? sql`, false, true` : sql``})`,
        );
        const file = await saved(source.db);
        expect((await checkBackup(file)).schema.name).toBe(name);
        await source.migrate();
        await restored.migrate();
        const rules = await rulesOf(restored.db);
        await put(restored, file);
        const [theirs, ours] = [await contentsOf(source.db), await contentsOf(restored.db)];
        // A revision is made up anew by each upgrade.
        for (const contents of [theirs, ours]) contents.organizations = [String(contents.organizations?.length)];
        expect(ours).toEqual(theirs);
        expect(ours.outbox).toHaveLength(1);
        expect(await rulesOf(restored.db)).toEqual(rules);
      } finally {
        await source.close();
        await restored.close();
        await old.remove();
        await target.remove();
      }
    },
  );

  /** The first schemas had two columns of which a later one made other things. */
  const hasLate = (count: number) => count <= migrations.findIndex(({ name }) => name === "0002_late-is-worked-out");

  /** Empties a new store first: one where there never was any takes the embedded store seconds to make. */
  async function migrateUpTo(db: Database, count: number): Promise<void> {
    for (const schema of ["public", "drizzle"]) {
      await db.execute(sql.raw(`drop schema ${schema} cascade`));
      await db.execute(sql.raw(`create schema ${schema}`));
    }
    await db.execute(
      sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
    );
    for (const { statements, hash, when } of migrations.slice(0, count)) {
      for (const statement of statements) await db.execute(sql.raw(statement));
      await db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`);
    }
  }
});

describe.skipIf(!server)("an office that moves", () => {
  it.each([
    ["from the embedded store to PostgreSQL", embedded, server],
    ["from PostgreSQL to the embedded store", server, embedded],
  ] as const)("%s loses nothing", async (_, from, to) => {
    if (!from || !to) throw new Error("two back ends are wanted");
    const here = await officeDesk(from, AT);
    const there = await officeDesk(to, AT);
    try {
      await prepareRehearsal(here.office);
      const file = await saved(here.office.database.whole);
      await put(there.office.database, file);
      const contents = await contentsOf(here.office.database.whole);
      expect(await contentsOf(there.office.database.whole)).toEqual(contents);
      expect(contents.occurrences?.length).toBeGreaterThan(100);
      // And on from there, back again.
      await put(here.office.database, await saved(there.office.database.whole));
      expect(await contentsOf(here.office.database.whole)).toEqual(contents);
    } finally {
      await here.close();
      await there.close();
    }
  });
});

describe.skipIf(!server)("on PostgreSQL, while a service works", () => {
  it("a backup is of one moment", async () => {
    const place = await (server ?? embedded)?.open();
    if (!place) throw new Error("no back end");
    const database = await openDatabase(place.database);
    try {
      await database.migrate();
      const { db } = database;
      const org = randomUUID();
      await db.insert(organizations).values({ id: org, name: "", place: "", zone: "Asia/Ho_Chi_Minh" });
      let working = true;
      const work = (async () => {
        for (let n = 0; working; n++) {
          // One of each, together: a backup between the two tables' reading would have more of one.
          await db.transaction(async (tx) => {
            await tx
              .insert(officers)
              .values({ id: randomUUID(), organizationId: org, name: `${n}`, language: "vi", createdAt: TAKEN });
            await tx.insert(settings).values({ organizationId: org, key: `${n}`, value: n });
          });
        }
      })();
      const headers = [];
      for (let tries = 0; tries < 8; tries++) headers.push(await checkBackup(await saved(db)));
      working = false;
      await work;
      for (const { tables } of headers) {
        const rows = (name: string) => tables.find((table) => table.name === name)?.rows;
        expect(rows("officers")).toBe(rows("settings"));
      }
      expect(headers.at(-1)?.tables.find(({ name }) => name === "officers")?.rows).toBeGreaterThan(0);
    } finally {
      await database.close();
      await place.remove();
    }
  });
});
