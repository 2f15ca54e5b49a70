import { afterEach, beforeEach, expect, it } from "vitest";
import { checkZalo } from "../../../src/channels/zalo/check-zalo.js";
import { startZaloServer, type ZaloServer } from "../../fakes/zalo-server.js";

let server: ZaloServer;
beforeEach(async () => {
  server = await startZaloServer({ canJoinGroups: false, verification: false });
});
afterEach(() => server.close());

const check = (token = server.options.token) => checkZalo({ token, apiRoot: server.root });

it.each([404, "empty"] as const)(
  "names the bot, and no webhook where there is none (%s)",
  async (webhookInfoWhenNone) => {
    server.options.webhookInfoWhenNone = webhookInfoWhenNone;
    expect(await check()).toEqual({ ok: true, name: "Bot Nhắc Việc", groups: false, webhook: "" });
    expect(server.calls.map(({ method }) => method)).toEqual(["getMe", "getWebhookInfo"]);
  },
);

it("names the webhook", async () => {
  const url = "http://127.0.0.1:9/webhooks/zalo";
  await fetch(`${server.root}/bot${server.options.token}/setWebhook?url=${url}&secret_token=12345678`);
  expect(await check()).toMatchObject({ ok: true, webhook: url });
});

it("says what to do about a wrong token, without naming it", async () => {
  const found = await check("1:wrong-one");
  expect(found).toMatchObject({ ok: false, problem: { id: "doctor-zalo-token" } });
  expect(JSON.stringify(found)).not.toContain("wrong-one");
});

it.each(["getMe", "getWebhookInfo"])("says that Zalo does not answer %s", async (method) => {
  server.fail(method, { kind: "page", status: 502 });
  expect(await check()).toMatchObject({
    ok: false,
    problem: { id: "doctor-zalo-away", args: { reason: expect.stringContaining("HTTP 502") } },
  });
});
