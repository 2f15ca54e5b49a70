import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmOn } from "../../src/cli/confirm.js";
import { parseCommandLine } from "../../src/cli/parse-command-line.js";
import { runCommandLine, runRequest } from "../../src/cli/run-request.js";
import type { Say } from "../../src/domain/say.js";
import { findUnit } from "../../src/domain/unit.js";
import { planDue } from "../../src/reminders/plan-due.js";
import { planningOf } from "../../src/service/reminding.js";
import { bindChat } from "../../src/storage/chats.js";
import { openDatabase } from "../../src/storage/database.js";
import { listLedger } from "../../src/storage/ledger.js";
import { countWaiting } from "../../src/storage/outbox.js";
import { listUnits } from "../../src/storage/roster.js";
import { rowsOf } from "../../src/storage/rows-of.js";
import { backends } from "../support/backends.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+07:00$/;

type Contents = { file: string; store: string; takenAt: string; rows: number; tables: Record<string, number> };
type Restored = Contents & { upgraded: boolean; remind: boolean; unsent: number; owed: number };

describe.each(backends)("backup and restore on $name", (backend) => {
  let desk: OfficeDesk;
  let folder: string;
  let org: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "nhacviec-cli-"));
    desk = await officeDesk(backend, "2025-01-06T07:55:00+07:00");
    await desk.json("import", CATALOGUE);
    const { db } = desk.office.database;
    org = desk.office.organization.id;
    const unitId = findUnit(await listUnits(db, org), "Văn phòng Sở")?.id ?? "";
    const address = { channel: "rehearsal", chatId: "group" } as const;
    await bindChat(db, org, { address, unitId, title: null }, null, desk.clock.now());
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const inFolder = (name: string) => path.join(folder, name);
  const tick = () => planDue(planningOf(desk.office));
  const tickAt = (at: string) => {
    desk.clock.set(at);
    return tick();
  };
  const ledger = () => listLedger(desk.office.database.db, org, {});

  async function refusal(argv: readonly string[]): Promise<string> {
    const { stdout, stderr, exitCode } = await desk.cli(argv, folder);
    expect({ stdout, exitCode, lines: stderr.trimEnd().split("\n").length }).toEqual({
      stdout: "",
      exitCode: 1,
      lines: 1,
    });
    return stderr;
  }

  /** Runs a command as at a terminal where somebody answers. */
  async function answering(answer: boolean, argv: readonly string[]) {
    const asked: Say[] = [];
    const parsed = parseCommandLine(argv, desk.office.texts);
    if (parsed.kind !== "run") throw new Error("not a command");
    const { office, config, talk } = desk;
    const confirm = async (question: Say) => {
      asked.push(question);
      return answer;
    };
    const parts = { office, config, talk: async () => talk, directory: folder, progress: () => undefined, confirm };
    return { ...(await runCommandLine(parsed, parts)), asked };
  }

  /** The backup with another header, and a right checksum. */
  function withHeader(name: string, change: object): string {
    const [head = "", ...rest] = gunzipSync(readFileSync(inFolder("first.gz")))
      .toString()
      .trimEnd()
      .split("\n");
    const body = [JSON.stringify({ ...(JSON.parse(head) as object), ...change }), ...rest.slice(0, -1)];
    const text = body.map((line) => `${line}\n`).join("");
    const sha256 = createHash("sha256").update(text).digest("hex");
    writeFileSync(inFolder(name), gzipSync(`${text}${JSON.stringify({ sha256 })}\n`));
    return name;
  }

  it("backup writes the file where the person stands, and says what is in it", async () => {
    const { stdout, exitCode } = await desk.cli(["backup", "first.gz", "--json"], folder);
    expect(exitCode).toBe(0);
    const made = JSON.parse(stdout) as Contents;
    expect(made).toMatchObject({ file: inFolder("first.gz"), store: desk.office.database.kind });
    expect(made.takenAt).toMatch(INSTANT);
    expect(made.tables.plans).toBe(1);
    expect(made.rows).toBe(Object.values(made.tables).reduce((sum, rows) => sum + rows, 0));
    const words = await desk.cli(["backup", "second.gz"], folder);
    expect(words.stdout).toContain(inFolder("second.gz"));
  });

  it("backup leaves a file that is there alone, unless it is forced", async () => {
    writeFileSync(inFolder("there.gz"), "quý");
    expect(await refusal(["backup", "there.gz"])).toContain("--force");
    expect(readFileSync(inFolder("there.gz"), "utf8")).toBe("quý");
    expect((await desk.cli(["backup", "there.gz", "--force"], folder)).exitCode).toBe(0);
    expect(await refusal(["backup", "không có/a.gz"])).toContain("Không có thư mục");
  });

  it("restore puts aside what it replaces, so that the way back is a restore too", async () => {
    const aside = () => readdirSync(folder).filter((name) => name.startsWith("before-restore-"));
    const first = JSON.parse((await desk.cli(["restore", "first.gz", "--json"], folder)).stdout) as { before: string };
    expect(aside()).toEqual([path.basename(first.before)]);
    const { stdout, exitCode } = await desk.cli(["restore", first.before], folder);
    expect(exitCode).toBe(0);
    const second = aside().find((name) => name !== path.basename(first.before));
    expect(stdout).toContain(`nhacviec restore ${inFolder(second ?? "")}`);
    expect((await desk.office.plan())?.code).toBe("CCHC-2025");
    expect(await desk.json("restore", inFolder("first.gz"), "--yes")).toMatchObject({ before: null });
    expect(aside()).toHaveLength(2);
  });

  it("restore asks whoever sits at a terminal before it replaces anything", async () => {
    const no = await answering(false, ["restore", "first.gz"]);
    expect(no).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining("giữ nguyên") });
    expect(no.asked).toHaveLength(1);
    const yes = await answering(true, ["restore", "first.gz"]);
    expect(yes).toMatchObject({ exitCode: 0, stderr: "" });
    expect((await answering(false, ["restore", "first.gz", "--yes"])).asked).toEqual([]);
  });

  it("restore refuses what it can't restore before it asks, in one sentence", async () => {
    writeFileSync(inFolder("text.gz"), "không phải");
    const whole = readFileSync(inFolder("first.gz"));
    writeFileSync(inFolder("cut.gz"), whole.subarray(0, -100));
    const newer = { schema: { name: "0099_of-tomorrow", hash: "0".repeat(64) } };
    const column = { tables: [{ name: "units", columns: ["nickname"], rows: 0 }] };
    for (const [name, words] of [
      ["missing.gz", "ENOENT"],
      ["text.gz", "không phải tệp sao lưu"],
      ["cut.gz", "bị cụt"],
      [withHeader("form.gz", { version: 2 }), "mới hơn"],
      [withHeader("newer.gz", newer), "0099_of-tomorrow"],
      [withHeader("rows.gz", column), "hỏng"],
    ] as const) {
      expect(await refusal(["restore", name])).toContain(words);
      expect(await refusal(["restore", name, "--yes", "--json"])).toContain(words);
    }
    expect((await desk.office.plan())?.code).toBe("CCHC-2025");
  });

  it("restore leaves a store alone that a newer program has used", async () => {
    const db = desk.office.database.whole;
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`,
    );
    expect(await refusal(["restore", "first.gz", "--yes"])).toContain("of tomorrow");
    await db.execute(sql`delete from drizzle.__drizzle_migrations where hash = 'of tomorrow'`);
  });

  it("restore is refused by a service that runs on the store; backup is not", async () => {
    const ask = (...argv: string[]) => runRequest(desk.office, desk.config, desk.talk, { argv, directory: folder });
    expect(await ask("restore", "first.gz", "--yes")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("dừng dịch vụ"),
    });
    expect(await ask("backup", "asked.gz")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(gunzipSync(readFileSync(inFolder("asked.gz"))).length).toBeGreaterThan(10_000);
  });

  it.skipIf(backend.name === "embedded store")(
    "restore says so when a service won't let go of the tables",
    async () => {
      const service = await openDatabase(desk.config.database);
      let letGo = () => {};
      const released = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      let hold = () => {};
      const held = new Promise<void>((resolve) => {
        hold = resolve;
      });
      const working = service.db.transaction(async (tx) => {
        await tx.execute(sql`select 1 from units for update`);
        hold();
        await released;
      });
      await held;
      expect(await refusal(["restore", "first.gz", "--yes"])).toContain("đang bận");
      letGo();
      await working;
      await service.close();
      expect((await desk.cli(["restore", "first.gz", "--yes"], folder)).exitCode).toBe(0);
    },
  );

  it("a restore sends nothing of the past: neither what was on its way nor what came due since", async () => {
    await tick();
    expect(await tickAt("2025-01-09T08:00:00+07:00")).toBe(1);
    await desk.json("backup", inFolder("thursday.gz"));
    desk.clock.set("2025-01-13T09:00:00+07:00");
    const restored = await desk.json<Restored>("restore", inFolder("thursday.gz"), "--yes");
    expect(restored).toMatchObject({ upgraded: false, remind: false, unsent: 1 });
    expect(restored.owed).toBeGreaterThan(0);
    expect(await countWaiting(desk.office.database.db, org)).toBe(0);
    const rows = await ledger();
    const last = (task: string, rung: string) => rows.find((row) => row.task === task && row.rung === rung);
    expect(last("1", "T-3")).toMatchObject({ state: "dropped", reason: "restored from a backup" });
    expect(last("1", "T-1")).toMatchObject({ state: "dropped", reason: "restored from a backup", channel: null });
    expect(await tick()).toBe(0);
    // What comes next comes as ever.
    expect(await tickAt("2025-01-14T08:00:00+07:00")).toBe(1);
    const due = await rowsOf(desk.office.database.db, sql`select rung from ledger where state = 'pending'`);
    expect(due).toContainEqual({ rung: "T0" });
  });

  it("says how many were left unsaid, and how people hear of it", async () => {
    desk.clock.set("2025-01-13T09:00:00+07:00");
    const { stdout } = await desk.cli(["restore", "thursday.gz", "--yes"], folder);
    expect(stdout).toMatch(/\d+ lần nhắc đã đến hạn.*\/nhac/);
    expect(stdout).toContain("1 tin đang chờ gửi");
  });

  it("with --remind says at the next slot, once, what came due since", async () => {
    desk.clock.set("2025-01-13T09:00:00+07:00");
    const restored = await desk.json<Restored>("restore", inFolder("thursday.gz"), "--yes", "--remind");
    expect(restored.owed).toBeGreaterThan(0);
    expect(await tick()).toBe(0);
    expect((await ledger()).filter(({ slotAt }) => slotAt > new Date("2025-01-10T00:00:00Z"))).toEqual([]);
    expect(await tickAt("2025-01-14T08:00:00+07:00")).toBe(1);
  });

  it("an office that never ran, moved at once, still hears everything at its first slot", async () => {
    desk.clock.set("2025-01-09T07:00:00+07:00");
    expect(await desk.json<Restored>("restore", inFolder("first.gz"), "--yes")).toMatchObject({ unsent: 0 });
    desk.clock.set("2025-01-06T07:55:00+07:00");
    expect(await desk.json<Restored>("restore", inFolder("first.gz"), "--yes")).toMatchObject({ unsent: 0, owed: 0 });
    expect(await tickAt("2025-01-09T08:00:00+07:00")).toBe(1);
  });
});

describe("the question before a restore", () => {
  it.each([
    ["có\n", true],
    ["CO\n", true],
    ["y\n", true],
    ["yes \n", true],
    ["\n", false],
    ["không\n", false],
    ["có thể\n", false],
    ["", false],
  ])("takes %j as %j", async (typed, meant) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end(typed);
    expect(await confirmOn(input, output, "Thay?")).toBe(meant);
    expect(String(output.read())).toContain("Thay?");
  });
});
