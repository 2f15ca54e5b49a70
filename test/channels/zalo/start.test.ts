import { afterEach, expect, it } from "vitest";
import { SECRET, type Setup, setUp } from "./setup.js";

const URL_OF_NOBODY = "http://127.0.0.1:9/webhooks/zalo";
let setup: Setup;
afterEach(() => setup.end());

it("is not healthy before it is started, and knows the bot afterwards", async () => {
  setup = await setUp();
  expect(setup.channel.health()).toMatchObject({ ok: false });
  expect(setup.channel.capabilities()).toBeNull();
  await setup.start();
  expect(setup.channel.health()).toEqual({ ok: true });
  expect(setup.channel.capabilities()).toEqual({ name: "Bot Nhắc Việc", groups: true });
});

it("says that the bot may not join groups, which is no fault", async () => {
  setup = await setUp({ canJoinGroups: false });
  await setup.start();
  expect(setup.channel.capabilities()).toMatchObject({ groups: false });
  expect(setup.channel.health()).toEqual({ ok: true });
});

it.each([
  [true, true],
  [false, false],
])("warns of a bot kept out of groups when units count on groups (%s)", async (counted, warned) => {
  setup = await setUp({ canJoinGroups: false }, { groupsExpected: async () => counted });
  await setup.start();
  await setup.server.pollHeld();
  expect(setup.log.text().includes("does not let this bot into groups")).toBe(warned);
});

it.each([200, 401] as const)(
  "refuses to start with a wrong token (HTTP %i), says what to do, and hides the token",
  async (status) => {
    setup = await setUp({ unauthorizedStatus: status }, { token: "7654321:the-wrong-one" });
    const error = await setup.start().then(
      () => null,
      (thrown: Error) => thrown,
    );
    expect(error?.message).toContain("Bot Creator");
    expect(`${error?.stack}${setup.log.text()}`).not.toContain("the-wrong-one");
  },
);

it("keeps trying while Zalo can't be reached, says so, and recovers by itself", async () => {
  setup = await setUp();
  setup.server.fail("getMe", { kind: "page", status: 502 }, 7);
  await setup.start();
  expect(setup.channel.health()).toMatchObject({ ok: false, problem: expect.stringContaining("HTTP 502") });
  const waits = [];
  for (let time = 0; time < 7; time += 1) waits.push(await setup.timers.pass());
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
  await setup.server.pollHeld();
  expect(setup.channel.health()).toEqual({ ok: true });
});

it("starts without a network, without the token in health or log", async () => {
  setup = await setUp({}, { apiRoot: "http://127.0.0.1:9" });
  await setup.start();
  expect(setup.channel.health()).toMatchObject({ ok: false, problem: expect.stringContaining("ECONNREFUSED") });
  await setup.log.until(() => setup.log.text() || undefined);
  expect(`${setup.channel.health().problem}${setup.log.text()}`).not.toContain(setup.server.options.token);
});

it("gives up a call that hangs, and tries again", async () => {
  setup = await setUp();
  setup.server.fail("getMe", { kind: "silence" });
  const started = setup.start();
  await setup.server.called("getMe");
  setup.timers.expire();
  await started;
  expect(setup.channel.health().problem).toContain("no answer in 30 s");
  await setup.timers.pass();
  await setup.server.pollHeld();
});

it("stops at once while it waits to try again", async () => {
  setup = await setUp({}, { apiRoot: "http://127.0.0.1:9" });
  await setup.start();
  await setup.channel.stop();
});

it.each(["ok", 400] as const)(
  "takes the webhook away before polling, answered with %s when there is none",
  async (answer) => {
    setup = await setUp({ deleteWebhookWhenNone: answer });
    await setup.start();
    await setup.server.pollHeld();
    expect(setup.server.calls.map(({ method }) => method)).toEqual(["getMe", "deleteWebhook", "getUpdates"]);
  },
);

it("does not poll until the webhook is taken away", async () => {
  setup = await setUp();
  setup.server.fail("deleteWebhook", { kind: "error", code: 500 });
  await setup.start();
  expect(setup.channel.health().ok).toBe(false);
  await setup.timers.pass();
  await setup.server.pollHeld();
  expect(setup.channel.health()).toEqual({ ok: true });
});

it("sets the webhook with its secret and does not poll", async () => {
  setup = await setUp({ verification: false }, { mode: { kind: "webhook", url: URL_OF_NOBODY, secret: SECRET } });
  await setup.start();
  expect(setup.server.webhook).toMatchObject({ url: URL_OF_NOBODY, secret: SECRET });
  expect(setup.server.calls.map(({ method }) => method)).toEqual(["getMe", "setWebhook"]);
  expect(setup.channel.health()).toEqual({ ok: true });
});

it("is not healthy while Zalo can't reach the webhook, though Zalo has kept it, and asks again", async () => {
  setup = await setUp({}, { mode: { kind: "webhook", url: URL_OF_NOBODY, secret: SECRET } });
  await setup.start();
  expect(setup.server.webhook).not.toBeNull();
  expect(setup.channel.health().problem).toMatch(/webhook\.err\.conn: respond with HTTP 200.*PUBLIC_URL/);
  setup.server.options.verification = false;
  await setup.timers.pass();
  await setup.log.until(() => setup.log.text().includes("Zalo is connected") || undefined);
  expect(setup.channel.health()).toEqual({ ok: true });
});

it("says what is wrong when Zalo refuses the webhook's address", async () => {
  setup = await setUp({ allowLoopback: false }, { mode: { kind: "webhook", url: URL_OF_NOBODY, secret: SECRET } });
  await setup.start();
  expect(setup.channel.health().problem).toContain("url must be public");
});
