import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { inbox } from "../../fakes/telegram/inbox.js";
import { FAULTS } from "../../fakes/telegram-server.js";
import { harness } from "./harness.js";

const SECRET = "s3cret-0123456789";
const URL = "https://nhacviec.example/webhooks/telegram";

async function webhook(url = URL) {
  const made = await harness({ mode: { kind: "webhook", url, secret: SECRET } });
  await made.channel.start(made.receiver);
  return made;
}

const update = (update_id: number, chat: number, text: string) => ({
  update_id,
  message: {
    message_id: update_id,
    date: 0,
    chat: { id: chat, type: "private" },
    from: { id: chat, is_bot: false, first_name: "Lan" },
    text,
  },
});

describe("the start", () => {
  it("points Telegram at our URL with the secret and the kinds of update", async () => {
    const { server, channel } = await webhook();
    expect(server.calls.at(-1)).toEqual({
      method: "setWebhook",
      params: {
        url: URL,
        secret_token: SECRET,
        allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
      },
    });
    expect(channel.health()).toEqual({ ok: true });
  });

  it("fails with advice, and without the secret, when Telegram refuses the URL", async () => {
    const { channel, receiver } = await harness({ mode: { kind: "webhook", url: "ftp://x", secret: SECRET } });
    const error = await channel.start(receiver).then(
      () => null,
      (reason: Error) => reason,
    );
    expect(error?.message).toMatch(/HTTPS URL must be provided.*PUBLIC_URL/);
    expect(JSON.stringify([error?.stack, error?.cause])).not.toContain(SECRET);
  });
});

describe("a delivery", () => {
  it.each([
    ["the right secret and an update", SECRET, update(1, 11, "viec"), "accepted", 1],
    ["an update of a kind not used here", SECRET, { update_id: 2, poll: {} }, "accepted", 0],
    ["a wrong secret", "s3cret-0123456788", update(1, 11, "viec"), "forbidden", 0],
    ["a longer secret", `${SECRET}1`, update(1, 11, "viec"), "forbidden", 0],
    ["no secret", null, update(1, 11, "viec"), "forbidden", 0],
    ["no body", SECRET, undefined, "malformed", 0],
    ["something else's body", SECRET, { hello: "world" }, "malformed", 0],
    ["a list", SECRET, [update(1, 11, "viec")], "malformed", 0],
    ["a message that is none", SECRET, { update_id: 3, message: "x" }, "malformed", 0],
    ["a chat that is half of one", SECRET, update(4, 0.5, "viec"), "malformed", 0],
    ["a chat beyond all numbers", SECRET, update(5, 1e300, "viec"), "malformed", 0],
    [
      "a press whose id no store takes",
      SECRET,
      { update_id: 6, callback_query: { id: "a\u0000b", from: { id: 7 }, data: "viec" } },
      "malformed",
      0,
    ],
  ])("with %s", async (_name, secret, body, expected, taken) => {
    const { channel, receiver } = await webhook();
    expect(await channel.webhook(secret, body)).toBe(expected);
    expect(receiver.incoming.length).toBe(taken);
  });

  it("of whatever JSON is answered, not thrown at", async () => {
    const { channel } = await webhook();
    const message = fc.record({
      message_id: fc.jsonValue(),
      chat: fc.jsonValue(),
      from: fc.jsonValue(),
      text: fc.jsonValue(),
    });
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({ update_id: fc.nat(), message: fc.oneof(fc.jsonValue(), message) }),
    );
    await fc.assert(
      fc.asyncProperty(body, async (json) => {
        expect(["accepted", "malformed"]).toContain(await channel.webhook(SECRET, json));
      }),
    );
  });

  it("is refused while polling: nobody else should know the way in", async () => {
    const { channel, receiver } = await harness();
    await channel.start(receiver);
    expect(await channel.webhook(SECRET, update(1, 11, "viec"))).toBe("forbidden");
  });

  it("is accepted only after the receiver has it, and kept in order with its chat", async () => {
    const { channel, receiver } = await webhook();
    const entered = inbox<() => void>();
    receiver.before(() => new Promise<void>((resolve) => entered.push(resolve)));
    const order: string[] = [];
    const deliveries = ["một", "hai"].map((text, at) =>
      channel.webhook(SECRET, update(at, 11, text)).then((end) => order.push(`${text} ${end}`)),
    );
    (await entered.next())();
    (await entered.next())();
    await Promise.all(deliveries);
    expect(order).toEqual(["một accepted", "hai accepted"]);
    expect(receiver.incoming.map(({ text }) => text)).toEqual(["một", "hai"]);
  });

  it("that can't be stored fails, so that Telegram brings it again; the next one passes", async () => {
    const { channel, receiver } = await webhook();
    receiver.before(({ text }) => {
      if (text === "một") throw new Error("away");
    });
    const [first, second] = await Promise.allSettled([
      channel.webhook(SECRET, update(1, 11, "một")),
      channel.webhook(SECRET, update(2, 11, "hai")),
    ]);
    expect([first?.status, second?.status]).toEqual(["rejected", "fulfilled"]);
  });

  it("after the stop is left for another process, and the one in hand is finished first", async () => {
    const { channel, receiver } = await webhook();
    const entered = inbox<() => void>();
    receiver.before(() => new Promise<void>((resolve) => entered.push(resolve)));
    const inHand = channel.webhook(SECRET, update(1, 11, "một"));
    const finish = await entered.next();
    const stopped = channel.stop();
    await expect(channel.webhook(SECRET, update(2, 11, "hai"))).rejects.toThrow("come again");
    finish();
    await stopped;
    expect(await inHand).toBe("accepted");
    expect(receiver.incoming.map(({ text }) => text)).toEqual(["một"]);
  });

  it("before Telegram has said who the bot is comes again later", async () => {
    const { server, channel, receiver, timers } = await harness({
      mode: { kind: "webhook", url: URL, secret: SECRET },
    });
    server.fail(FAULTS.badGatewayPage, { method: "getMe" });
    await channel.start(receiver);
    await expect(channel.webhook(SECRET, update(1, 11, "x"))).rejects.toThrow("come again");
    (await timers.nextPause()).resume();
    await timers.nextPause();
    expect(await channel.webhook(SECRET, update(1, 11, "x"))).toBe("accepted");
  });
});

describe("the watch over the webhook", () => {
  it("sets it again when somebody took it away", async () => {
    const { server, timers } = await webhook();
    await fetch(`${server.apiRoot}/bot${server.token}/deleteWebhook`, { method: "POST" });
    (await timers.nextPause()).resume();
    await timers.nextPause();
    expect(server.calls.filter(({ method }) => method === "setWebhook").length).toBe(2);
  });

  it("says so when Telegram can't reach us, and when it can again", async () => {
    const answers = [503, 200];
    const ours = createServer((request, response) => {
      request.resume();
      response.writeHead(answers.shift() ?? 200).end();
    });
    await new Promise<void>((resolve) => ours.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      ours.close();
      ours.closeAllConnections();
    });
    const { server, channel, timers } = await webhook(`http://127.0.0.1:${(ours.address() as AddressInfo).port}`);
    server.userSays({ chat: 11, text: "viec" });
    const first = await timers.nextPause();
    await server.pushed();
    first.resume();
    const second = await timers.nextPause();
    expect(channel.health().problem).toMatch(/can't deliver to PUBLIC_URL.*503/);
    await server.pushWebhook();
    second.resume();
    await timers.nextPause();
    expect(channel.health()).toEqual({ ok: true });
  });

  it("goes on when Telegram does not answer it", async () => {
    const { server, channel, timers } = await webhook();
    server.fail(FAULTS.badGatewayPage, { method: "getWebhookInfo" });
    (await timers.nextPause()).resume();
    const next = await timers.nextPause();
    expect(channel.health().problem).toContain("can't be reached");
    next.resume();
    await timers.nextPause();
    expect(channel.health()).toEqual({ ok: true });
  });
});
