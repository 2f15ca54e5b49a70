import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { ZaloServerOptions } from "../../fakes/zalo/types.js";
import { SECRET, type Setup, setUp } from "./setup.js";

const STATUS = { accepted: 200, forbidden: 403, malformed: 400 };
const update = {
  event_name: "message.text.received",
  message: { message_id: "m1", from: { id: "lan" }, chat: { id: "lan" }, text: "/viec" },
};
let setup: Setup;
let closeHttp: () => Promise<unknown> = async () => {};
afterEach(async () => {
  await setup.end();
  await closeHttp();
  closeHttp = async () => {};
});

/** A channel with a webhook behind a small HTTP server, as src/web would have it. */
async function started(given: Partial<ZaloServerOptions> = {}): Promise<Setup> {
  const http = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const secret = request.headers["x-bot-api-secret-token"];
    const parsed: unknown = body === "" ? undefined : JSON.parse(body);
    const answered = setup.channel.webhook(typeof secret === "string" ? secret : null, parsed);
    response.statusCode = await answered.then((answer) => STATUS[answer]).catch(() => 500);
    response.end(JSON.stringify({ message: "Success" }));
  });
  await new Promise<void>((ready) => http.listen(0, "127.0.0.1", ready));
  closeHttp = () => new Promise((done) => http.close(done));
  const { port } = http.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/webhooks/zalo`;
  setup = await setUp(given, { mode: { kind: "webhook", url, secret: SECRET } });
  await setup.start();
  return setup;
}

it.each([
  ["with its secret", { secret: true, body: "test" }],
  ["without the secret", { secret: false, body: "test" }],
  ["with an empty body", { secret: true, body: "empty" }],
  ["with an empty body and no secret", { secret: false, body: "empty" }],
] as const)("passes Zalo's trial call %s and does nothing", async (_how, probe) => {
  const { channel, received, server } = await started({ probe });
  expect(server.deliveries).toMatchObject([{ status: 200 }]);
  expect(channel.health()).toEqual({ ok: true });
  expect(received).toEqual([]);
});

it.each(["bare", "wrapped"] as const)("takes a %s event", async (webhookBody) => {
  const { server, received } = await started({ webhookBody });
  await server.userSays({ from: "lan", chat: "zgr-1", text: "/capnhat 7 82%", mention: true });
  expect(received).toMatchObject([{ text: "/capnhat 7 82%", chat: { kind: "group" } }]);
  expect(server.deliveries.at(-1)).toMatchObject({ status: 200 });
});

it("takes a call without a body for a trial call", async () => {
  const { server, received } = await started({ webhookBody: "empty" });
  await server.userSays({ from: "lan", text: "/viec" });
  expect(server.deliveries.at(-1)).toMatchObject({ status: 200 });
  expect(received).toEqual([]);
});

it("takes events that come late", async () => {
  const { server, received } = await started({ holdDeliveries: true });
  await server.userSays({ from: "lan", text: "/viec" });
  expect(received).toEqual([]);
  await server.releaseDeliveries();
  expect(received).toMatchObject([{ text: "/viec" }]);
});

it("gives an event delivered three times one key", async () => {
  const { server, received } = await started({ webhookTimes: 3 });
  await server.userSays({ from: "lan", text: "/viec" });
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ key }) => key)).size).toBe(1);
});

it("turns a wrong secret away", async () => {
  const { server, received } = await started();
  server.options.wrongWebhookSecret = true;
  await server.userSays({ from: "lan", text: "/viec" });
  expect(server.deliveries.at(-1)).toMatchObject({ status: 403 });
  expect(received).toEqual([]);
});

it("accepts only after the message is taken, so that Zalo brings it again", async () => {
  const { server, received, refuse } = await started({ redeliverOnNon2xx: true });
  refuse(1);
  await server.userSays({ from: "lan", text: "/viec" });
  expect(server.deliveries.slice(1).map(({ status }) => status)).toEqual([500, 200]);
  expect(received).toHaveLength(1);
});

it.each([
  ["a message without a secret", null, update, "forbidden"],
  ["a message with an empty secret", "", update, "forbidden"],
  ["a message with the beginning of the secret", SECRET.slice(0, -1), update, "forbidden"],
  ["a trial call with a wrong secret", "wrong", { event_name: "webhook.test" }, "forbidden"],
  ["a trial call without a secret", null, { event_name: "webhook.test" }, "accepted"],
  ["a message hidden behind a trial call", null, [{ event_name: "webhook.test" }, update], "forbidden"],
  ["a text instead of an object", SECRET, "hello", "malformed"],
  ["a number instead of an object", SECRET, 7, "malformed"],
  ["an event without a message", SECRET, { event_name: "message.text.received" }, "accepted"],
  ["an object that is no event", SECRET, { hello: 1 }, "accepted"],
])("%s without being handed over", async (_name, secret, body, expected) => {
  const { channel, received } = await started();
  expect(await channel.webhook(secret, body)).toBe(expected);
  expect(received).toEqual([]);
});

it("lets nobody in by webhook while it polls", async () => {
  setup = await setUp();
  await setup.start();
  expect(await setup.channel.webhook(null, { event_name: "webhook.test" })).toBe("forbidden");
});

it("stops only when the message in hand is taken", async () => {
  const { channel, hold, received } = await started();
  const { offered, release } = hold();
  const answered = channel.webhook(SECRET, update);
  await offered;
  const order: string[] = [];
  const stopped = channel.stop().then(() => order.push(`stopped after ${received.length}`));
  await new Promise((resolve) => setImmediate(resolve));
  order.push("released");
  release();
  await stopped;
  expect(await answered).toBe("accepted");
  expect(order).toEqual(["released", "stopped after 1"]);
});

it("takes nothing more once stopped", async () => {
  const { channel, received } = await started();
  await channel.stop();
  await expect(channel.webhook(SECRET, update)).rejects.toThrow("not running");
  expect(received).toEqual([]);
});
