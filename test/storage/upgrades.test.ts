import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dialogue } from "../../src/conversation/dialogue-ports.js";
import { openOffice } from "../../src/office/office.js";
import { createConversation } from "../../src/service/talk.js";
import { type Executor, type OpenDatabase, openDatabase } from "../../src/storage/database.js";
import { memoryDialogues } from "../../src/storage/dialogues.js";
import { knownMigrations, type Migration } from "../../src/storage/migrations.js";
import { rebuildTables, runMigration } from "../../src/storage/prepare-tables.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { verifyHistory } from "../../src/storage/verify-history.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { testClock } from "../support/test-clock.js";
import { fillTables } from "./fill-tables.js";
import { tablesIn } from "./store-contents.js";

/** A column that a later version no longer has; what was in it is somewhere else, or was of no use. */
const GONE = ["outbox.late", "outbox.weekly"];
/** Another after every change of the plan, which each version's rows are. */
const RENEWED = ["organizations.revision"];

type Row = Readonly<Record<string, unknown>>;
type Contents = ReadonlyMap<string, readonly Row[]>;

async function contentsOf(db: Executor): Promise<Contents> {
  const tables = await tablesIn(db);
  const all = tables.map(
    (table) => sql`select ${table}::text as "table", to_jsonb(t)::text as "row" from ${sql.identifier(table)} t`,
  );
  const contents = new Map<string, Row[]>(tables.map((table) => [table, []]));
  for (const { table, row } of await rowsOf(db, sql.join(all, sql` union all `)))
    contents.get(String(table))?.push(JSON.parse(String(row)) as Row);
  return contents;
}

/** The rows of before that are not there after, each with all that was in it. */
function lostRows(before: Contents, after: Contents): string[] {
  return [...before].flatMap(([table, rows]) =>
    rows
      .filter((row) => !after.get(table)?.some((other) => isKept(table, row, other)))
      .map((row) => `${table} ${JSON.stringify(row)}`),
  );
}

function isKept(table: string, row: Row, other: Row): boolean {
  return Object.entries(row).every(([column, value]) => {
    const name = `${table}.${column}`;
    if (!(column in other)) return GONE.includes(name);
    return RENEWED.includes(name) || JSON.stringify(other[column]) === JSON.stringify(value);
  });
}

describe.each(backends)("a store of every schema there has been, on $name", (backend) => {
  let place: Place;
  const migrations = knownMigrations();
  const newest = migrations.at(-1);

  beforeAll(async () => {
    place = await backend.open();
  });
  afterAll(() => place.remove());

  async function noteMigration(db: Executor, { hash, when }: Migration): Promise<void> {
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${sql.raw(String(when))})`,
    );
  }

  /** The schema of the first version, with an office in it. */
  async function begin(database: OpenDatabase): Promise<void> {
    await database.whole.transaction(async (tx) => {
      await rebuildTables(tx, migrations.slice(0, 1));
      await tx.execute(sql`delete from drizzle.__drizzle_migrations`);
      for (const first of migrations.slice(0, 1)) await noteMigration(tx, first);
      await fillTables(tx, 0);
    });
  }

  it("keeps each row that was written under it up to the newest, where the history is whole and people are answered", async () => {
    const database = await openDatabase(place.database);
    const written: Contents[] = [];
    try {
      await begin(database);
      written.push(await contentsOf(database.whole));
      for (const [index, migration] of migrations.entries()) {
        if (index === 0 || migration === newest) continue;
        await database.whole.transaction(async (tx) => {
          await runMigration(tx, migration);
          await noteMigration(tx, migration);
          await fillTables(tx, index);
        });
        const now = await contentsOf(database.whole);
        const before = written.at(-1);
        if (before)
          expect({ migration: migration.name, lost: lostRows(before, now) }).toEqual({
            migration: migration.name,
            lost: [],
          });
        written.push(now);
      }
      await database.migrate();
      const now = await contentsOf(database.whole);
      for (const before of written) expect(lostRows(before, now)).toEqual([]);
      const moved = (now.get("due_changes") ?? []).map((row) => `${row.occurrence_id} ${row.from_on}`);
      expect(moved.length).toBeGreaterThan(0);
      for (const { occurrence_id, from_on } of now.get("extensions") ?? [])
        expect(moved).toContain(`${occurrence_id} ${from_on}`);
      expect(now.get("progress_updates")).toHaveLength(migrations.length - 1);
      const [org] = now.get("organizations") ?? [];
      expect(await verifyHistory(database.whole, String(org?.id))).toMatchObject({
        entries: migrations.length - 1,
        misfit: null,
      });
    } finally {
      await database.close();
    }

    const clock = testClock("2025-01-07T09:00:00+07:00");
    const config = { ...configOf({ LOG_LEVEL: "fatal", TELEGRAM_BOT_TOKEN: "1:a" }), database: place.database };
    const office = await openOffice(config, { clock });
    try {
      const talk = createConversation(office, { dialogues: memoryDialogues<Dialogue>(clock) });
      for (const userId of ["0", String(migrations.length - 2)]) {
        const answer = await talk.answer({
          key: `k${userId}`,
          messageId: `k${userId}`,
          chat: { channel: "telegram", chatId: userId, kind: "private" },
          from: { userId, name: "Lan" },
          text: "/viec",
          addressed: true,
          via: "text",
        });
        expect(answer?.text.text).toContain(`Việc thứ ${userId}`);
      }
    } finally {
      await office.close();
    }
  });
});

/**
 * What the version before reads or writes must be there while both run. These went before anybody ran two versions side
 * by side: nothing was released yet.
 */
const BEFORE_ANY_RELEASE = [
  "0002_late-is-worked-out: DROP COLUMN",
  "0005_message-parts: DROP COLUMN",
  "0010_revision-per-statement: DROP TRIGGER",
  "0010_revision-per-statement: DROP FUNCTION",
];
/** Made and taken away again by the same migration. */
const ITS_OWN = ["0017_history-chain: DROP TRIGGER"];
const TAKES_AWAY =
  /\b(DROP (?:TABLE|COLUMN|VIEW|TYPE|FUNCTION|TRIGGER|SCHEMA|SEQUENCE)|RENAME|TRUNCATE|DELETE FROM|ALTER COLUMN "\w+" (?:SET DATA )?TYPE|ALTER COLUMN "\w+" SET NOT NULL|ADD COLUMN (?=[^,;]*NOT NULL)(?![^,;]*(?:DEFAULT|GENERATED)))/gi;

describe("a migration", () => {
  const folder = fileURLToPath(new URL("../../migrations/", import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  /** Without what functions do when they are called, and without remarks. */
  const statementsOf = (name: string) =>
    readFileSync(`${folder}${name}`, "utf8")
      .replace(/\$\$[\s\S]*?\$\$/g, "")
      .replace(/--.*$/gm, "");

  it.each(files)("%s takes nothing away from the version before, which may still run beside", (name) => {
    const taken = [...statementsOf(name).matchAll(TAKES_AWAY)].map(
      ([found]) => `${name.replace(/\.sql$/, "")}: ${found.toUpperCase()}`,
    );
    expect(taken.filter((one) => ![...BEFORE_ANY_RELEASE, ...ITS_OWN].includes(one))).toEqual([]);
  });

  it("that took something away would be seen", () => {
    const harmful = [
      "alter table x drop column y",
      'ALTER TABLE x ADD COLUMN "y" text NOT NULL;',
      "drop table x",
      "ALTER TABLE x RENAME TO y",
    ];
    for (const statement of harmful) expect(statement).toMatch(new RegExp(TAKES_AWAY.source, "i"));
    for (const statement of ["ALTER TABLE x ADD COLUMN \"y\" text DEFAULT '' NOT NULL;", 'ADD COLUMN "y" text;'])
      expect(statement).not.toMatch(new RegExp(TAKES_AWAY.source, "i"));
  });
});
