import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../../src/app.js";
import { parseCommandLine } from "../../src/cli/parse-command-line.js";
import { runCommandLine } from "../../src/cli/run-request.js";
import type { Config } from "../../src/config.js";
import { importPlan } from "../../src/office/import-plan.js";
import { openOffice } from "../../src/office/office.js";
import { statusDocument } from "../../src/reports/status-document.js";
import { StartProblem } from "../../src/start-problem.js";
import { createApiToken } from "../../src/storage/api-tokens.js";
import { loadTexts } from "../../src/text/texts.js";
import { startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { backends, type Place } from "../support/backends.js";
import { configOf } from "../support/config.js";
import { type TestClock, testClock } from "../support/test-clock.js";

const CATALOGUE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));
const POSTGRES = backends.find(({ name }) => name.startsWith("PostgreSQL"));
const ADMIN = 1001;
const LAN = { id: 2001, name: "Lan" };
const GROUP = -100500;

/** One office: its bot and its process. */
type Side = { readonly bot: TelegramServer; readonly config: Config; readonly service: Service };

describe.skipIf(!POSTGRES)("two organizations in one database, each with a process and a bot", () => {
  let place: Place;
  let clock: TestClock;
  let ours: Side;
  let theirs: Side;
  const texts = loadTexts();

  beforeAll(async () => {
    if (!POSTGRES) throw new Error("no PostgreSQL");
    place = await POSTGRES.open();
    clock = testClock("2025-01-06T07:55:00+07:00");
    const office = await openOffice(configFor({}), { clock });
    expect(await said(office, "organizations", "add", "so-b")).toContain("default, so-b");
    await office.close();
    ours = await aSide("default", "1111111:AAF-fake_token_for_tests_only_0123456");
    theirs = await aSide("so-b", "2222222:AAF-fake_token_for_tests_only_0123456");
  });

  afterAll(async () => {
    for (const { service, bot } of [ours, theirs]) {
      await service.stop();
      await bot.close();
    }
    await place.remove();
  });

  function configFor(env: Readonly<Record<string, string>>): Config {
    const config = configOf({ ADMINS: `telegram:${ADMIN}`, PORT: "0", LOG_LEVEL: "fatal", ...env });
    return { ...config, database: place.database, redisUrl: place.redisUrl };
  }

  async function aSide(code: string, token: string): Promise<Side> {
    const bot = await startTelegramServer({ token });
    const config = configFor({ ORGANIZATION: code, TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: bot.apiRoot });
    const office = await openOffice(config, { clock });
    expect((await importPlan(office, { file: CATALOGUE, dryRun: false })).ok).toBe(true);
    await office.close();
    return { bot, config, service: await startService(config, { clock }) };
  }

  /** What a command prints. */
  async function said(office: Service["office"], ...argv: string[]): Promise<string> {
    const parsed = parseCommandLine(argv, texts);
    if (parsed.kind === "answer") throw new Error(parsed.answer.stderr);
    const parts = { office, config: configFor({}), talk: () => Promise.reject(new Error("nobody talks")) };
    const answer = await runCommandLine(parsed, { ...parts, directory: ".", progress: () => undefined });
    return answer.stdout + answer.stderr;
  }

  async function ask({ bot }: Side, chat: number, text: string, from?: { id: number; name?: string }) {
    bot.userSays({ chat, text, ...(from ? { from } : {}) });
    return (await bot.nextSent(chat)).text;
  }

  async function inviteCode(side: Side): Promise<string> {
    return /\/lienket ([A-Z0-9]{8})/.exec(await ask(side, ADMIN, "/moi Văn phòng Sở officer"))?.[1] ?? "";
  }

  async function figure({ service }: Side) {
    const summary = await service.office.summary({ kind: "plan" });
    const items = summary ? statusDocument(summary, service.office.zone).items : [];
    const found = items.find(({ task, unit }) => task === "7" && unit === "Văn phòng Sở");
    return { value: found?.metrics[0]?.value ?? null, updates: found?.updates };
  }

  const problemOf = (env: Readonly<Record<string, string>>) =>
    startService(configFor(env), { clock }).then(
      () => "it started",
      (error: unknown) => (error instanceof StartProblem ? texts.plain("vi", error.say) : String(error)),
    );

  /** The status of a page of one side's, asked of the other side's port. */
  async function statusAt({ service }: Side, address: string, headers: Record<string, string> = {}): Promise<number> {
    const { pathname } = new URL(address, "http://127.0.0.1");
    return (await fetch(`http://127.0.0.1:${service.port}${pathname}`, { headers, redirect: "manual" })).status;
  }

  it("are held apart by the server too", () => {
    expect([ours.service.office.database.wall, theirs.service.office.database.wall]).toEqual(["up", "up"]);
  });

  it("know the same person and the same chat each for themselves, and no link code of the other", async () => {
    const [mine, other] = [await inviteCode(ours), await inviteCode(theirs)];
    expect(await ask(theirs, LAN.id, `/start ${mine}`, LAN)).toContain("không đúng, đã dùng");
    expect(await ask(theirs, LAN.id, "/viec", LAN)).toContain("chưa được liên kết");
    expect(await ask(ours, LAN.id, `/start ${mine}`, LAN)).toContain("Đã liên kết");
    expect(await ask(theirs, LAN.id, "/viec", LAN)).toContain("chưa được liên kết");
    expect(await ask(theirs, LAN.id, `/start ${other}`, LAN)).toContain("Đã liên kết");
    for (const side of [ours, theirs])
      expect(await ask(side, GROUP, "/nhom van phong so", { id: ADMIN })).toContain("nhận nhắc việc");
  });

  it("take a figure each for their own plan", async () => {
    expect(await ask(ours, GROUP, "/capnhat 7 82%", LAN)).toContain("chưa có số → 82 %");
    expect(await figure(theirs)).toEqual({ value: null, updates: 0 });
    expect(await ask(theirs, GROUP, "/capnhat 7 60%", LAN)).toContain("chưa có số → 60 %");
    expect(await figure(ours)).toEqual({ value: 82, updates: 1 });
    expect(await figure(theirs)).toEqual({ value: 60, updates: 1 });
    expect(await ask(ours, LAN.id, "/lichsu 7", LAN)).not.toContain("60");
  });

  it("keep half-finished questions of the same person apart", async () => {
    await ask(ours, LAN.id, "/capnhat", LAN);
    // Where nothing is being asked, the last entry is taken back.
    expect(await ask(theirs, LAN.id, "/huy", LAN)).toContain("Đã rút lại");
    expect(await ask(ours, LAN.id, "/huy", LAN)).not.toContain("Đã rút lại");
    expect(await figure(ours)).toEqual({ value: 82, updates: 1 });
  });

  it("remind each their own groups, by their own bot", async () => {
    clock.set("2025-01-09T08:00:00+07:00");
    const [here, there] = [ours.bot.sent(GROUP).length, theirs.bot.sent(GROUP).length];
    await ours.service.tick();
    expect((await ours.bot.nextSent(GROUP)).text).toContain("Ban hành Kế hoạch CCHC 2025");
    expect(ours.bot.sent(GROUP)).toHaveLength(here + 1);
    expect(theirs.bot.sent(GROUP)).toHaveLength(there);
    await theirs.service.tick();
    expect((await theirs.bot.nextSent(GROUP)).text).toContain("Ban hành Kế hoạch CCHC 2025");
    expect(ours.bot.sent(GROUP)).toHaveLength(here + 1);
  });

  it("open no page of the other: sign-in links, calendars, keys of the read API", async () => {
    const addressIn = (text: string) => /https?:\/\/[^\s"<]+/.exec(text)?.[0] ?? `no address in: ${text}`;
    for (const [command, open, shut] of [
      ["/bangdieukhien", 200, 404],
      ["/lich", 200, 404],
    ] as const) {
      const address = addressIn(await ask(ours, LAN.id, command, LAN));
      expect({ command, status: await statusAt(theirs, address) }).toEqual({ command, status: shut });
      expect({ command, status: await statusAt(ours, address) }).toEqual({ command, status: open });
    }
    const { database, organization } = ours.service.office;
    const made = await createApiToken(database.db, organization.id, { name: "t", expiresAt: null }, clock.now());
    const key = { authorization: `Bearer ${made.token}` };
    expect(await statusAt(theirs, "/api/v1/status", key)).toBe(401);
    expect(await statusAt(ours, "/api/v1/status", key)).toBe(200);
  });

  it("have to be named at the start, by a code there is", async () => {
    expect(await problemOf({})).toContain("nhiều cơ quan: default, so-b");
    const unknown = await problemOf({ ORGANIZATION: "so-c" });
    expect(unknown).toContain("default, so-b");
    expect(unknown).toContain("organizations add so-c");
  });

  it("never share a bot: whoever starts with the other's is told whose it is", async () => {
    const { telegram } = ours.config;
    const env = {
      ORGANIZATION: "so-b",
      TELEGRAM_BOT_TOKEN: telegram?.token ?? "",
      TELEGRAM_API_ROOT: ours.bot.apiRoot,
    };
    const problem = await problemOf(env);
    expect(problem).toContain("1111111");
    expect(problem).toContain("“default”");
    expect(problem).not.toContain("AAF");
  });
});
