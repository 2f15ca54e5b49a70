import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { checkSurroundings } from "../../src/cli/doctor/check-surroundings.js";
import { loadTexts } from "../../src/text/texts.js";
import { FAULTS, startTelegramServer, type TelegramServer } from "../fakes/telegram-server.js";
import { startZaloServer, type ZaloServer } from "../fakes/zalo-server.js";
import { configOf } from "../support/config.js";
import { testClock } from "../support/test-clock.js";

const texts = loadTexts();
let telegram: TelegramServer;
let zalo: ZaloServer;
let site: Server;
let publicUrl: string;
/** What stands at PUBLIC_URL. */
let answer: { status: number; body: string } = { status: 200, body: '{"ok":true}' };

beforeAll(async () => {
  telegram = await startTelegramServer();
  zalo = await startZaloServer({ canJoinGroups: false });
  site = createServer((_request, response) => response.writeHead(answer.status).end(answer.body));
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const address = site.address();
  publicUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
beforeEach(() => {
  answer = { status: 200, body: '{"ok":true}' };
});
afterAll(async () => {
  await telegram.close();
  await zalo.close();
  await new Promise((resolve) => site.close(resolve));
});

/** What doctor finds about the bots, in Vietnamese, by what was looked at. */
async function found(more: Readonly<Record<string, string>> = {}, zaloUnits = 0, url: string | null = publicUrl) {
  const bots = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ZALO_BOT_TOKEN: zalo.options.token,
    ZALO_API_ROOT: zalo.root,
  };
  const base = configOf({ ...bots, ...more });
  const delivery =
    url === null ? base.delivery : ({ kind: "webhook", publicUrl: url, secret: "a-good-secret_123" } as const);
  const findings = await checkSurroundings({
    config: { ...base, delivery },
    clock: testClock("2025-01-08T12:00:00+07:00"),
    texts,
    zaloUnits,
  });
  return new Map(findings.map(({ check, ok, say }) => [check, { ok, text: texts.plain("vi", say) }]));
}

it("asks whether the public address leads here, the way the providers come", async () => {
  expect((await found()).get("public-address")).toMatchObject({ ok: true });
  answer = { status: 403, body: "<html>Cloudflare</html>" };
  expect((await found()).get("public-address")).toEqual({ ok: false, text: expect.stringContaining("trả lời 403") });
  answer = { status: 200, body: "<html>một trang khác</html>" };
  expect((await found()).get("public-address")).toMatchObject({ ok: false });
  const closed = (await found({}, 0, "http://127.0.0.1:9")).get("public-address");
  expect(closed).toEqual({ ok: null, text: expect.stringContaining("127.0.0.1:9/healthz") });
  expect((await found({}, 0, null)).has("public-address")).toBe(false);
});

it("compares Zalo's webhook with the public address", async () => {
  expect((await found()).get("zalo-webhook")).toEqual({
    ok: null,
    text: expect.stringContaining(`${publicUrl}/webhooks/zalo`),
  });
  const set = `${zalo.root}/bot${zalo.options.token}/setWebhook?url=${publicUrl}/webhooks/zalo&secret_token=12345678`;
  await fetch(set);
  expect((await found()).get("zalo-webhook")).toMatchObject({ ok: true });
  expect((await found({}, 0, "https://other.example")).get("zalo-webhook")).toMatchObject({ ok: null });
});

it("calls a bot that Zalo keeps out of groups a fault only where units have groups there", async () => {
  expect((await found()).get("zalo-groups")).toMatchObject({ ok: null });
  expect((await found({}, 3)).get("zalo-groups")).toEqual({ ok: false, text: expect.stringContaining("3 đơn vị") });
  zalo.options.canJoinGroups = true;
  expect((await found({}, 3)).get("zalo-groups")).toMatchObject({ ok: true });
});

it("names a webhook that would keep a polling service from receiving", async () => {
  const headers = { "content-type": "application/json" };
  const call = (method: string, body: object = {}) =>
    fetch(`${telegram.apiRoot}/bot${telegram.token}/${method}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
  await call("setWebhook", { url: `${publicUrl}/elsewhere` });
  const left = (await found({}, 0, null)).get("telegram-webhook");
  expect(left).toEqual({ ok: null, text: expect.stringContaining(`${publicUrl}/elsewhere`) });
  await call("deleteWebhook");
  expect((await found({}, 0, null)).has("telegram-webhook")).toBe(false);
});

it("says in Vietnamese what to do about a bot that can't be asked, without its token", async () => {
  telegram.fail(FAULTS.unauthorized, { method: "getMe" });
  zalo.fail("getMe", { kind: "page", status: 502 });
  const findings = await found({}, 0, null);
  expect(findings.get("telegram")).toEqual({ ok: false, text: expect.stringContaining("@BotFather (/mybots") });
  expect(findings.get("zalo")).toEqual({ ok: false, text: expect.stringContaining("kiểm tra mạng và ZALO_API_ROOT") });
  telegram.fail(FAULTS.resetBefore, { method: "getMe" });
  const away = await found({ ZALO_BOT_TOKEN: "7654321:the-wrong-one" }, 0, null);
  expect(away.get("telegram")?.text).toContain("Không gọi được Telegram");
  expect(away.get("zalo")?.text).toContain("Bot Creator");
  expect(JSON.stringify([...away])).not.toContain("the-wrong-one");
});
