import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { getTableColumns, is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, localDate } from "../../src/domain/local-date.js";
import { findUnit } from "../../src/domain/unit.js";
import { createLog } from "../../src/log.js";
import { openOffice } from "../../src/office/office.js";
import { heartbeatLine } from "../../src/reports/heartbeat-lines.js";
import { housekeeping } from "../../src/service/housekeeping.js";
import { daysToDrop } from "../../src/storage/backup-shelf.js";
import { backupsInTrouble, lastBackup } from "../../src/storage/last-backup.js";
import { BY_ADDRESS, PERSONAL_COLUMNS } from "../../src/storage/personal-data.js";
import { activePlan } from "../../src/storage/plan-facts.js";
import { listOccurrences } from "../../src/storage/progress.js";
import { addOfficer, createInvite, linkAccount, listUnits } from "../../src/storage/roster.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { saveEntry } from "../../src/storage/save-entry.js";
import * as schema from "../../src/storage/schema.js";
import { officers } from "../../src/storage/schema.js";
import { loadTexts } from "../../src/text/texts.js";
import { backends } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";
import { testClock } from "../support/test-clock.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const NAME = "Đỗ Thị Kim";
const PRIVATE = "700700700";

describe.each(backends)("running an office on $name", (backend) => {
  let desk: OfficeDesk;
  let folder: string;
  let org: string;
  let unitId: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-operations-"));
    desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00", { TELEGRAM_BOT_TOKEN: "1:x" });
    await desk.json("import", CATALOGUE);
    org = desk.office.organization.id;
    unitId = findUnit(await listUnits(db(), org), "Thanh tra Sở")?.id ?? "";
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const db = () => desk.office.database.db;
  const count = async (statement: ReturnType<typeof sql>) => (await rowsOf(db(), statement)).length;

  /** Somebody with an account, who has given one figure, and to whom a message is on its way. */
  async function somebody(name: string, chatId: string): Promise<string> {
    const now = desk.clock.now();
    const id = await addOfficer(db(), org, { name, unitId, role: "officer" }, now);
    await linkAccount(db(), org, { channel: "telegram", userId: chatId }, id, chatId, now);
    await createInvite(db(), org, { unitId, role: "head", name }, now);
    const plan = await activePlan(db(), org);
    const [occurrence] = await listOccurrences(db(), plan?.id ?? "");
    if (!occurrence) throw new Error("the plan has no duty");
    const before = { process: occurrence.process, submittedAt: null, figure: null };
    const source = { channel: "telegram", chatId, messageId: "1" } as const;
    const entry = { metricId: null, before, after: { ...before, process: "in_progress" as const }, undoes: null };
    await saveEntry(db(), org, { occurrence, ...entry, note: "đang soạn", officerId: id, source, at: now });
    await db().execute(
      sql`insert into outbox (organization_id, key, channel, chat_id, slot_at, language, state, attempts, next_at, created_at)
          values (${org}, ${`slot/telegram:${chatId}:`}, 'telegram', ${chatId}, '2025-01-06T01:00:00Z', 'vi', 'ready', 0,
                  '2025-01-06T01:00:00Z', '2025-01-06T01:00:00Z')`,
    );
    return id;
  }

  describe("person", () => {
    it("exports all that is held about one person, also by their private chat, and notes that it did", async () => {
      const id = await somebody(NAME, PRIVATE);
      const file = path.join(folder, "kim.json");
      const printed = await desk.json<{ officer: { id: string }; held: Record<string, unknown[]> }>(
        ...["person", "export", "do thi kim", "--out", file],
      );
      expect(printed.officer.id).toBe(id);
      expect(Object.keys(printed.held).sort()).toEqual(
        ["accounts", "invites", "memberships", "outbox", "progress_updates"].sort(),
      );
      expect(JSON.stringify(printed)).not.toMatch(/code_hash|token_hash/);
      expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(printed);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(await count(sql`select 1 from office_acts where act = 'export_person' and subject = 'Thanh tra Sở'`)).toBe(
        1,
      );
    });

    it("erases nothing without --confirm, and says how", async () => {
      const { exitCode, stderr } = await desk.cli(["person", "erase", NAME]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining("--confirm") });
      expect(await count(sql`select 1 from officers where name = ${NAME}`)).toBe(1);
    });

    it("asks which one when several share a name, and takes an account", async () => {
      await addOfficer(db(), org, { name: "Đỗ Thị Kim", unitId, role: "officer" }, desk.clock.now());
      expect((await desk.cli(["person", "erase", NAME, "--confirm"])).stderr).toContain("--account");
      expect((await desk.cli(["person", "erase", "--account", `telegram:${PRIVATE}`, "--confirm"])).exitCode).toBe(0);
    });

    it("leaves no trace of the name or the private chat but in what they said for the office", async () => {
      await desk.cli(["person", "erase", NAME, "--confirm"]);
      const names = await rowsOf(db(), sql`select name from officers where name like 'Cán bộ đã xóa %' order by name`);
      expect(names.map(({ name }) => name)).toEqual(["Cán bộ đã xóa #1", "Cán bộ đã xóa #2"]);
      for (const table of Object.values(schema).flatMap((found) => (is(found, PgTable) ? [found] : []))) {
        const { name } = getTableConfig(table);
        const text = sql`select t::text from ${sql.identifier(name)} t`;
        expect({ name, rows: await count(sql`${text} where t::text like ${`%${NAME}%`}`) }).toEqual({ name, rows: 0 });
        const rows = await count(sql`${text} where t::text like ${`%${PRIVATE}%`}`);
        expect({ name, rows }).toEqual({ name, rows: name === "progress_updates" ? 1 : 0 });
      }
      // The message on its way to them goes nowhere, and the history still fits.
      expect(await count(sql`select 1 from outbox where ended_at is null`)).toBe(0);
      expect(await desk.json("verify")).toMatchObject({ ok: true, entries: 1 });
    });

    it("says what it wants when it does not understand", async () => {
      for (const argv of [
        ["person", "show", "An"],
        ["person", "export"],
        ["person", "export", "--account", "x"],
      ]) {
        const { exitCode, stdout, stderr } = await desk.cli(argv);
        expect({ exitCode, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({
          ...{ exitCode: 1, stdout: "", lines: 1 },
        });
      }
    });
  });

  describe("retention", () => {
    it("shows the days and sets them, within bounds", async () => {
      expect(await desk.json("retention")).toEqual({ inbox: 30, messages: 400, invites: 90 });
      expect(await desk.json("retention", "--invites", "30")).toEqual({ inbox: 30, messages: 400, invites: 30 });
      expect((await desk.cli(["retention", "--messages", "3"])).exitCode).toBe(1);
      expect(await desk.json("retention")).toMatchObject({ invites: 30 });
    });

    it("takes old messages and codes away each night, and leaves ledger and history", async () => {
      const log = createLog(desk.config, { write: () => undefined });
      const nightly = housekeeping(desk.office, desk.config, log);
      try {
        await db().execute(sql`update outbox set ended_at = '2025-01-06T02:00:00Z'`);
        const message = sql`(select min(id) from outbox)`;
        await db().execute(
          sql`insert into ledger (organization_id, said_key, outbox_id, audience, rung, slot_at, state, at)
              values (${org}, 'k', ${message}, 'unit', 'T0', '2025-01-06T01:00:00Z', 'sent', '2025-01-06T01:00:00Z')`,
        );
        const entries = await count(sql`select 1 from progress_updates`);
        desk.clock.set("2026-02-09T02:59:00+07:00");
        expect(await nightly.run()).toBe(false);
        desk.clock.set("2026-02-09T07:31:00+07:00");
        expect(await nightly.run()).toBe(true);
        expect(await nightly.run()).toBe(false);
        expect(await count(sql`select 1 from outbox`)).toBe(1);
        desk.clock.set("2026-02-11T03:00:00+07:00");
        expect(await nightly.run()).toBe(true);
        expect(await count(sql`select 1 from outbox`)).toBe(0);
        expect(await count(sql`select 1 from invites`)).toBe(0);
        expect(await count(sql`select 1 from ledger where outbox_id is null and said_key = 'k'`)).toBe(1);
        expect(await count(sql`select 1 from progress_updates`)).toBe(entries);
        expect(await desk.json("verify")).toMatchObject({ ok: true, seal: { rows: entries } });
      } finally {
        await nightly.stop();
      }
    });
  });

  describe("the daily backup", () => {
    it("is read back, restored for a try once a week, and noted", async () => {
      const shelf = path.join(folder, "daily");
      desk.clock.set("2026-02-20T03:00:00+07:00");
      expect(await desk.json("backup", shelf, "--daily")).toMatchObject({ tried: true });
      desk.clock.set("2026-02-21T03:00:00+07:00");
      expect(await desk.json("backup", shelf, "--daily")).toMatchObject({ tried: false });
      expect(readdirSync(shelf).sort()).toEqual(["nhacviec-2026-02-20.gz", "nhacviec-2026-02-21.gz"]);
      const last = await lastBackup(db(), org);
      expect(last?.at).toEqual(desk.clock.now());
    });

    it("that fails, or is two days old, is trouble the operator hears of", async () => {
      const later = (days: number) => new Date(desk.clock.now().getTime() + days * 86_400_000);
      expect(await backupsInTrouble(db(), org, later(2))).toBe(false);
      expect(await backupsInTrouble(db(), org, later(2.1))).toBe(true);
      const { exitCode } = await desk.cli(["backup", path.join(folder, "kim.json"), "--daily"]);
      expect(exitCode).toBe(1);
      expect(await backupsInTrouble(db(), org, later(0))).toBe(true);
    });

    it("is taken by the service itself for the embedded store alone", async () => {
      desk.clock.set("2026-02-22T03:00:00+07:00");
      const nightly = housekeeping(desk.office, desk.config, createLog(desk.config, { write: () => undefined }));
      expect(await nightly.run()).toBe(true);
      await nightly.stop();
      if (desk.config.database.kind === "embedded") {
        expect(readdirSync(path.join(desk.config.database.folder, "backups"))).toContain("nhacviec-2026-02-22.gz");
        expect(await backupsInTrouble(db(), org, desk.clock.now())).toBe(false);
      } else expect((await lastBackup(db(), org))?.file).not.toContain("2026-02-22");
    });
  });
});

it("the operator's daily line tells of backups in trouble, and only then", () => {
  const quiet = { sent: 3, waiting: 0, stuck: 0, uncertain: 0, failed: 0, unreached: 0, missed: 0 };
  expect(heartbeatLine({ ...quiet, backupsInTrouble: false }).id).toBe("heartbeat-well");
  const line = heartbeatLine({ ...quiet, backupsInTrouble: true });
  expect(loadTexts().plain("vi", line)).toContain("sao lưu");
});

describe("a shelf of backups", () => {
  const first = localDate("2025-01-01");

  it("keeps the newest seven and one of each of four weeks, whatever days there are", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 120 }), (numbers) => {
        const days = numbers.map((number) => addDays(first, number));
        const dropped = new Set(daysToDrop(days));
        const kept = days.filter((day) => !dropped.has(day)).sort();
        expect(kept.length).toBeLessThanOrEqual(11);
        expect(kept.slice(-7)).toEqual([...days].sort().slice(-7));
        // What is dropped today is not missed tomorrow: dropping again drops nothing.
        expect(daysToDrop(kept)).toEqual([]);
      }),
    );
  });

  it("reaches back most of a month when there is one each day", () => {
    const days = Array.from({ length: 60 }, (_, number) => addDays(first, number));
    const dropped = new Set(daysToDrop(days));
    const kept = days.filter((day) => !dropped.has(day));
    expect(kept[0]).toBe("2025-02-09");
    expect(kept.length).toBeGreaterThanOrEqual(9);
  });
});

describe("the list of personal data", () => {
  it("has every column of the schema that names an officer", () => {
    const named = Object.values(schema).flatMap((table) => {
      if (!is(table, PgTable)) return [];
      const { name, foreignKeys } = getTableConfig(table);
      return foreignKeys.flatMap((key) => {
        const { columns, foreignTable } = key.reference();
        return foreignTable === officers ? columns.map((column) => `${name}.${column.name}`) : [];
      });
    });
    expect(PERSONAL_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(named.sort());
  });

  it("knows every table that has a chat of its own", () => {
    const withChat = Object.values(schema).flatMap((table) => {
      if (!is(table, PgTable) || !("chatId" in getTableColumns(table))) return [];
      return [getTableConfig(table).name];
    });
    const known = [...BY_ADDRESS, ...PERSONAL_COLUMNS.map(({ table }) => table)];
    expect(withChat.filter((name) => !known.includes(name))).toEqual([]);
  });
});

const postgres = backends.find(({ name }) => name.startsWith("PostgreSQL"));

describe("move", () => {
  it("is refused on PostgreSQL and without an address", async () => {
    const [embedded] = backends;
    if (!embedded) throw new Error("no back end");
    const desk = await officeDesk(embedded, "2025-01-06T07:55:00+07:00");
    try {
      expect((await desk.cli(["move"])).stderr).toContain("--to postgres://");
      expect((await desk.cli(["move", "--to", "mysql://x"])).exitCode).toBe(1);
    } finally {
      await desk.close();
    }
  });

  it.runIf(postgres !== undefined)("takes everything to PostgreSQL, and only to an empty one", async () => {
    const [embedded] = backends;
    const place = await postgres?.open();
    if (!embedded || place?.database.kind !== "postgres") throw new Error("no back end");
    const desk = await officeDesk(embedded, "2025-01-06T07:55:00+07:00");
    try {
      await desk.json("import", CATALOGUE);
      const moved = await desk.json<{ rows: number; backup: string }>("move", "--to", place.database.url);
      const there = await openOffice(
        { ...desk.config, database: place.database },
        { clock: testClock("2025-01-06T07:56:00+07:00") },
      );
      const rows = async (db: typeof there.database.db) =>
        rowsOf(db, sql`select id::text, process, due_on::text, remind_on::text from occurrences order by id`);
      expect(await rows(there.database.db)).toEqual(await rows(desk.office.database.db));
      expect((await there.plan())?.tasks.length).toBe((await desk.office.plan())?.tasks.length);
      await there.close();
      const again = await desk.cli(["move", "--to", place.database.url]);
      expect({ exitCode: again.exitCode, stdout: again.stdout }).toEqual({ exitCode: 1, stdout: "" });
      // The copy it went by is a backup like any other.
      truncateSync(moved.backup, 20);
      expect((await desk.cli(["restore", moved.backup, "--yes"])).exitCode).toBe(1);
    } finally {
      await desk.close();
      await place.remove();
    }
  });
});
