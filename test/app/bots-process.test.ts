import { createServer } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { FAULTS, startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { startZaloServer, type ZaloServer } from "../fakes/zalo-server.js";
import { prepareOffice } from "../support/prepare-office.js";
import { buildProgram, type Program, run } from "../support/program.js";
import { startProcess } from "../support/service-process.js";

// Each start of the program takes a second on an idle machine and many on a busy one.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const GROUP = -100500;
const WRONG = "7654321:AAF-wrong_token_for_tests_only_012345";

let program: Program;
let telegram: TelegramServer;
let zalo: ZaloServer;

beforeAll(async () => {
  program = await buildProgram();
  telegram = await startTelegramServer();
  zalo = await startZaloServer();
});
afterAll(async () => {
  program.remove();
  await telegram.close();
  await zalo.close();
});

it("reminds at 08:00 by CLOCK_START, polls both bots, lives without Redis, and ends a held poll on SIGTERM with 0", async () => {
  const folder = await program.folder();
  const bound = { address: { channel: "telegram", chatId: String(GROUP) }, unit: "Văn phòng Sở" } as const;
  await prepareOffice({ kind: "embedded", folder }, "2025-01-06T07:55:00+07:00", bound);
  telegram.open({ id: GROUP, type: "supergroup" });
  const service = await startProcess(program, {
    DATA_DIR: folder,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ZALO_BOT_TOKEN: zalo.options.token,
    ZALO_API_ROOT: zalo.root,
    REDIS_URL: "redis://127.0.0.1:1",
    CLOCK_START: "2025-01-09T07:59:58+07:00",
  });
  try {
    expect(await service.logged(({ msg }) => msg.includes("Redis"))).toMatchObject({ level: 40 });
    const reminder = await telegram.nextSent(GROUP);
    expect(reminder.text).toContain("Ban hành Kế hoạch CCHC 2025");
    const ready = await fetch(`${service.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ ok: true, parts: { dialogues: { problem: expect.any(String) } } });
    expect((await fetch(`${service.url}/`)).status).toBe(200);
    expect((await fetch(`${service.url}/rehearsal/people`)).status).toBe(404);
    const ledger = await run(program.cli, ["ledger", "--json"], { DATA_DIR: folder });
    const rows = JSON.parse(ledger.stdout) as { task: string; rung: string; state: string; at: string }[];
    const row = rows.find(({ task, state }) => task === "1" && state === "sent");
    expect(row).toMatchObject({ rung: "T-3" });
    expect(row?.at).toMatch(/^2025-01-09T08:00:\d\d/);
    await telegram.idle();
    await zalo.pollHeld();
  } finally {
    expect(await service.end("SIGTERM")).toBe(0);
  }
  const output = service.output();
  expect(output).not.toContain(telegram.token);
  expect(output).not.toContain(zalo.options.token);
});

it("ends on SIGTERM with 0 within ten seconds though a provider never answers for a message in hand", async () => {
  const service = await startProcess(program, {
    DATA_DIR: await program.folder(),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ADMINS: "telegram:1001",
  });
  telegram.fail(FAULTS.hang, { method: "sendMessage" });
  telegram.userSays({ chat: 1001, text: "/trogiup" });
  await expect
    .poll(
      () => telegram.calls.some(({ method, params }) => method === "sendMessage" && String(params.chat_id) === "1001"),
      { timeout: 10_000 },
    )
    .toBe(true);
  const asked = performance.now();
  expect(await service.end("SIGTERM")).toBe(0);
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect(service.lines.at(-1)?.msg).toContain("the next start goes on");
});

it.each([
  ["Telegram", () => ({ TELEGRAM_BOT_TOKEN: WRONG, TELEGRAM_API_ROOT: telegram.apiRoot }), "TELEGRAM_BOT_TOKEN"],
  ["Zalo", () => ({ ZALO_BOT_TOKEN: WRONG, ZALO_API_ROOT: zalo.root }), "ZALO_BOT_TOKEN"],
])("does not start with a wrong %s token, says which, and never prints it", async (_name, env, variable) => {
  const { exitCode, stdout, stderr } = await run(program.main, [], {
    DATA_DIR: await program.folder(),
    PORT: "0",
    ...env(),
  });
  expect(exitCode).toBe(1);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).toContain(variable);
  expect(stdout + stderr).not.toContain("AAF-wrong");
});

it("says which port is taken, and leaves the store fit for the next start", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const folder = await program.folder();
  const { exitCode, stderr } = await run(program.main, [], { DATA_DIR: folder, PORT: port });
  await new Promise((resolve) => other.close(resolve));
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`127.0.0.1:${port}`);
  expect((await run(program.cli, ["tasks", "--json"], { DATA_DIR: folder })).exitCode).toBe(0);
});

it("asked to stop while it is still starting, it finishes the start and stops with 0", async () => {
  const held = await startTelegramServer();
  held.fail({ kind: "hang", done: false }, { method: "getMe" });
  const env = {
    DATA_DIR: await program.folder(),
    TELEGRAM_BOT_TOKEN: held.token,
    TELEGRAM_API_ROOT: held.apiRoot,
  };
  const service = await startProcess(program, env, async (child) => {
    await held.nextCall("getMe");
    child.kill("SIGTERM");
    // The held call breaks off: Telegram counts as away, which is no reason not to start.
    await held.close();
  });
  expect(await service.ended()).toBe(0);
  expect(service.lines.some(({ because }) => because === "SIGTERM")).toBe(true);
});
