import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diskFinding, skewFindings } from "../../src/cli/doctor/check-machine.js";
import { versionFindings } from "../../src/cli/doctor/check-operation.js";
import type { Finding } from "../../src/cli/doctor/finding.js";
import { doctorCommand } from "../../src/cli/doctor.js";
import { parseCommandLine } from "../../src/cli/parse-command-line.js";
import { runCommandLine } from "../../src/cli/run-request.js";
import { type Config, channelsOf, readConfig } from "../../src/config.js";
import { findUnit } from "../../src/domain/unit.js";
import { openOffice } from "../../src/office/office.js";
import { StartProblem, storeProblem } from "../../src/start-problem.js";
import { bindChat } from "../../src/storage/chats.js";
import { noteBackup, noteFailedBackup } from "../../src/storage/last-backup.js";
import { writeSetting } from "../../src/storage/organization.js";
import { listUnits } from "../../src/storage/roster.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { startZaloServer, type ZaloServer } from "../fakes/zalo-server.js";
import { oneBackend } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { type OfficeDesk, officeDesk } from "../support/office-desk.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const AT = "2025-01-06T07:55:00+07:00";
const WRONG = "1234567:AAF-wrong_token_for_tests_0123456789";

type Found = { readonly check: string; readonly ok: boolean | null; readonly text: string };
/** What is found of one injected fault: by which check, whether it must be mended, and a word of how. */
type Expected = { readonly check: string; readonly ok: false | null; readonly mend: string | RegExp };

let telegram: TelegramServer;
/** Where nobody listens. */
let freePort = "";
let zalo: ZaloServer;
beforeAll(async () => {
  telegram = await startTelegramServer();
  zalo = await startZaloServer();
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  freePort = String((probe.address() as AddressInfo).port);
  probe.close();
});
afterAll(async () => {
  await telegram.close();
  await zalo.close();
});

describe.each(oneBackend)("doctor on $name names the fault and how to mend it:", (backend) => {
  let desk: OfficeDesk;
  beforeAll(async () => {
    desk = await officeDesk(backend, AT, { PORT: "0" });
    await desk.json("import", CATALOGUE);
  });
  afterAll(() => desk.close());

  const db = () => desk.office.database.db;
  const org = () => desk.office.organization.id;

  /** What doctor says in this office under these settings. */
  async function examine(env: Readonly<Record<string, string>> = {}): Promise<Found[]> {
    const config: Config = { ...configOf({ PORT: "0", ...env }), database: desk.config.database };
    const parsed = parseCommandLine(["doctor", "--json"], desk.office.texts);
    if (parsed.kind === "answer") throw new Error("doctor takes no such words");
    const parts = {
      office: { ...desk.office, channels: channelsOf(config) },
      config,
      talk: async () => desk.talk,
      directory: "/",
      progress: () => undefined,
    };
    const { stdout } = await runCommandLine(parsed, parts);
    return (JSON.parse(stdout) as { findings: Found[] }).findings;
  }

  function expectFound(findings: readonly Found[], { check, ok, mend }: Expected): void {
    const found = findings.find((finding) => finding.check === check && finding.ok === ok);
    expect({ found, among: found ? "" : findings }).toMatchObject({ found: { check, ok } });
    expect(found?.text).toMatch(mend);
  }

  const bot = () => ({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot });

  it.each<[string, () => Readonly<Record<string, string>>, Expected]>([
    [
      "a wrong token of Telegram",
      () => ({ ...bot(), TELEGRAM_BOT_TOKEN: WRONG }),
      { check: "telegram", ok: false, mend: "@BotFather" },
    ],
    [
      "a wrong token of Zalo",
      () => ({ ZALO_BOT_TOKEN: WRONG, ZALO_API_ROOT: zalo.root }),
      { check: "zalo", ok: false, mend: "ZALO_BOT_TOKEN" },
    ],
    [
      "Telegram out of reach",
      () => ({ ...bot(), TELEGRAM_API_ROOT: "http://127.0.0.1:1" }),
      { check: "telegram", ok: false, mend: "TELEGRAM_API_ROOT" },
    ],
    [
      "a webhook that leads elsewhere",
      () => ({ ...bot(), PUBLIC_URL: "https://127.0.0.1:1", WEBHOOK_SECRET: "secret-of-8" }),
      { check: "telegram-webhook", ok: null, mend: "khởi động" },
    ],
    [
      "a public address that does not answer",
      () => ({ ...bot(), PUBLIC_URL: "https://127.0.0.1:1", WEBHOOK_SECRET: "secret-of-8" }),
      { check: "public-address", ok: null, mend: "chứng thư" },
    ],
    [
      "Redis out of reach",
      () => ({ REDIS_URL: "redis://127.0.0.1:1" }),
      { check: "dialogues", ok: false, mend: "REDIS_URL" },
    ],
    [
      "a clock set by hand beside a real token",
      () => ({ ...bot(), CLOCK_START: AT }),
      { check: "clock-set", ok: false, mend: "CLOCK_START" },
    ],
    // The desk's clock stands in January 2025, the fake's answers carry the machine's date.
    ["a clock that is wrong", bot, { check: "clock-skew", ok: false, mend: "NTP" }],
    ["no coordinator", () => ({}), { check: "coordinator", ok: null, mend: "invite" }],
    ["units nobody can reach", () => ({}), { check: "contacts", ok: null, mend: "/nhom" }],
    ["no backup", bot, { check: "backup", ok: null, mend: "nhacviec backup" }],
    ["no service at its address", () => ({ PORT: freePort }), { check: "service", ok: null, mend: "npm start" }],
  ])("%s", async (_fault, env, expected) => {
    expectFound(await examine(env()), expected);
  });

  /** A program at the service's address that answers everything with `body`. */
  async function whileListening(status: number, body: string, look: (port: string) => Promise<void>): Promise<void> {
    const server = createServer((_, answer) => answer.writeHead(status).end(body)).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      await look(String((server.address() as AddressInfo).port));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it("another program at its address", async () => {
    await whileListening(200, "It works!", async (PORT) => {
      expectFound(await examine({ PORT }), { check: "port", ok: false, mend: "PORT" });
    });
  });

  it("a running service of which a part fails", async () => {
    const body = JSON.stringify({
      ok: false,
      parts: { telegram: { ok: false, problem: "no answer" }, store: { ok: true } },
    });
    await whileListening(503, body, async (PORT) => {
      expectFound(await examine({ PORT }), { check: "service-telegram", ok: false, mend: "no answer" });
    });
  });

  it("a group the bot was shut out of", async () => {
    const unit = findUnit(await listUnits(db(), org()), "Thanh tra Sở");
    const address = { channel: "telegram", chatId: "-5" } as const;
    await bindChat(db(), org(), { address, unitId: unit?.id ?? "", title: null }, null, desk.clock.now());
    await db().execute(sql`update chats set active = false, lost = true where chat_id = '-5'`);
    expectFound(await examine(), { check: "lost-chats", ok: false, mend: /Thanh tra Sở.*\/nhom/ });
    await db().execute(sql`delete from chats where chat_id = '-5'`);
  });

  it("a slot that nobody worked on", async () => {
    await writeSetting(db(), org(), "reminder-watermark", "2025-01-02T08:00:00+07:00");
    expectFound(await examine(), { check: "reminders", ok: false, mend: "khởi động lại" });
    await writeSetting(db(), org(), "reminder-watermark", AT);
    expect((await examine()).find(({ check }) => check === "reminders")?.ok).toBe(true);
  });

  it("Zalo's month nearly used up", async () => {
    await db().execute(
      sql`insert into channel_usage (organization_id, channel, month, sent) values (${org()}, 'zalo', '2025-01', 2950)`,
    );
    const office = { ...desk.office, channels: new Set(["zalo"] as const) };
    const result = await doctorCommand.run({
      ...{ office, config: desk.config, talk: async () => desk.talk, values: {}, positionals: [], directory: "/" },
      progress: () => undefined,
    });
    const { json } = (result.ok ? result : result.found) ?? { json: { findings: [] } };
    expectFound((json as { findings: Found[] }).findings, { check: "zalo-budget", ok: null, mend: /2.?950/ });
  });

  it("a backup that is old, and one that failed", async () => {
    const days = (count: number) => new Date(desk.clock.now().getTime() - count * 86_400_000);
    await noteBackup(db(), org(), { at: days(3), file: "/b/old.gz", restoredAt: null });
    expectFound(await examine(), { check: "backup", ok: false, mend: "--daily" });
    await noteBackup(db(), org(), { at: days(1), file: "/b/new.gz", restoredAt: null });
    expect((await examine()).find(({ check }) => check === "backup")?.ok).toBe(true);
    await noteFailedBackup(db(), org());
    expectFound(await examine(), { check: "backup", ok: false, mend: "--daily" });
  });

  it("a schema that a newer program made", async () => {
    const newer = sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('from-the-future', 9999999999999)`;
    const { whole } = desk.office.database;
    await whole.execute(newer);
    expectFound(await examine(), { check: "schema", ok: false, mend: "bản mới" });
    await whole.execute(sql`delete from drizzle.__drizzle_migrations where hash = 'from-the-future'`);
    expect((await examine()).some(({ check }) => check === "schema")).toBe(false);
  });

  it("no plan", async () => {
    const bare = await officeDesk(backend, AT, { PORT: "0" });
    try {
      const { findings } = await bare.json<{ findings: Found[] }>("doctor");
      expectFound(findings, { check: "plan", ok: null, mend: "nhacviec import" });
    } finally {
      await bare.close();
    }
  });
});

describe("doctor names what it can't be shown here", () => {
  it.each<[string, readonly Finding[], string]>([
    ["a disk nearly full", [diskFinding("/var/lib/nhacviec", 100 * 1_048_576)], "doctor-disk-full"],
    ["a clock behind", skewFindings(-61), "doctor-clock-behind"],
    ["a clock ahead", skewFindings(61), "doctor-clock-ahead"],
    ["a PostgreSQL too old", versionFindings(130_014), "doctor-postgres-old"],
  ])("%s", (_fault, findings, id) => {
    expect(findings).toMatchObject([{ ok: false, say: { id } }]);
  });

  it("and leaves what is well alone", () => {
    expect(diskFinding("/var/lib/nhacviec", 2 ** 40).ok).toBe(true);
    expect([
      ...skewFindings(-60),
      ...skewFindings(60),
      ...versionFindings(150_004),
      ...versionFindings(170_000),
    ]).toEqual([]);
  });
});

describe("doctor, or the start, says what is wrong with a store that can't be opened:", () => {
  const postgres = { kind: "postgres", url: "postgres://bot:s3cret-value@127.0.0.1:1/nhacviec" } as const;

  it.each<[string, Config["database"], string]>([
    ["a database out of reach", postgres, "start-database-away"],
    ["a folder that can't be written", { kind: "embedded", folder: "/dev/null/data" }, "start-folder-unusable"],
  ])("%s", async (_fault, database, id) => {
    const opening = openOffice({ ...configOf({}), database });
    await expect(opening).rejects.toMatchObject({ say: { id } });
    await expect(opening).rejects.toBeInstanceOf(StartProblem);
  });

  it.each([
    ["a wrong password", "28P01", "start-database-refused"],
    ["a database that is not there", "3D000", "start-database-missing"],
    ["rights that are missing", "42501", "start-database-rights"],
    ["a server that is full", "53300", "start-database-away"],
  ])("%s", (_fault, code, id) => {
    const problem = storeProblem(Object.assign(new Error("no"), { code }), postgres);
    expect(problem).toMatchObject({ say: { id } });
    expect(JSON.stringify((problem as StartProblem).say)).not.toContain("s3cret-value");
  });

  it.each([
    [
      "a public address without https",
      { PUBLIC_URL: "http://bot.example.vn", WEBHOOK_SECRET: "secret-of-8" },
      "PUBLIC_URL",
    ],
    ["a webhook without its secret", { PUBLIC_URL: "https://bot.example.vn" }, "WEBHOOK_SECRET"],
    [
      "a secret that providers refuse",
      { PUBLIC_URL: "https://bot.example.vn", WEBHOOK_SECRET: "có dấu!" },
      "WEBHOOK_SECRET",
    ],
  ])("%s", (_fault, env, name) => {
    const read = readConfig(env, false);
    expect(read.ok ? [] : read.faults.map(({ args }) => args?.name)).toContain(name);
  });
});
