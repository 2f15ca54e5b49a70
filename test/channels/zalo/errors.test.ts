import { afterEach, describe, expect, it } from "vitest";
import type { ZaloFault } from "../../fakes/zalo/types.js";
import { brokenRoots } from "../broken-roots.js";
import { type Setup, saying, setUp, to } from "./setup.js";

let setup: Setup;
afterEach(() => setup.end());

async function withChat(...given: Parameters<typeof setUp>): Promise<Setup> {
  setup = await setUp(...given);
  setup.server.addChat("lan");
  return setup;
}

const because = (kind: string) => ({ outcome: "refused", because: { kind } });
const error = (code: number, description?: string, status?: number): ZaloFault => ({
  kind: "error",
  code,
  ...(description !== undefined && { description }),
  ...(status !== undefined && { status }),
});
const page = (status: number, body?: string): ZaloFault => ({
  kind: "page",
  status,
  ...(body !== undefined && { body }),
});
const RETRY = { outcome: "retry" };
const UNCERTAIN = { outcome: "uncertain" };
const SENT = { outcome: "sent", messageIds: [expect.any(String)] };
const OUTAGE = { unreachable: true };

/** What goes wrong, the delivery it must give, how many messages the readers see, and whether the channel is down. */
const TABLE: [string, ZaloFault, object, number, object?][] = [
  ["the quota used up: no chat gets anything", error(429, "Quota exceeded"), RETRY, 0, OUTAGE],
  ["the quota used up, with HTTP 200", error(429, "Quota exceeded", 200), RETRY, 0, OUTAGE],
  ["429 with a time of 1 s", { kind: "error", code: 429, retryAfterS: 1 }, { ...RETRY, afterMs: 1_000 }, 0, OUTAGE],
  ["429 with an hour", { kind: "error", code: 429, retryAfterS: 3_600 }, { ...RETRY, afterMs: 3_600_000 }, 0, OUTAGE],
  ["403, which is Zalo's internal error", error(403), RETRY, 0],
  ["403 with HTTP 200", error(403, "Internal server error", 200), RETRY, 0],
  ["500 in JSON", error(500), RETRY, 0],
  ["502 in JSON", error(502), RETRY, 0],
  ["500 in JSON with HTTP 200", error(500, "Internal", 200), RETRY, 0],
  ["408: something inside gave up waiting", error(408, "Request timeout"), UNCERTAIN, 0],
  ["408 with HTTP 200", error(408, "Request timeout", 200), UNCERTAIN, 0],
  ["504 in JSON", error(504), UNCERTAIN, 0],
  ["an expired or reset token, with HTTP 200", error(401, "Unauthorized", 200), because("token"), 0],
  ["an expired or reset token, with HTTP 401", error(401, "Unauthorized"), because("token"), 0],
  ["a wrong token as a page", page(401), because("token"), 0],
  ["a code that is text", page(200, '{"ok":false,"error_code":"401"}'), because("token"), 0],
  ["message too long", error(400, "Bad Request: text is too long"), because("message"), 0],
  ["message too long, with HTTP 200", error(400, "Bad Request: text is too long", 200), because("message"), 0],
  ["a bad request without a word", error(400, ""), because("message"), 0],
  ["426", error(426), because("message"), 0],
  ["a misspelt code", page(200, '{"ok":false,"errorCode":426}'), because("message"), 0],
  ["no code but a status", page(400, '{"ok":false,"description":"bad"}'), because("message"), 0],
  ["neither code nor status", page(200, '{"ok":false}'), RETRY, 0],
  ["chat not found", error(400, "Bad Request: chat not found"), because("chat-gone"), 0],
  ["user not found, with HTTP 200", error(400, "invalid user_id", 200), because("chat-gone"), 0],
  ["not found", error(404, "Not Found"), because("chat-gone"), 0],
  ["group not allowed", error(400, "Bot is not allowed in this group"), because("chat-gone"), 0],
  ["recipient gone", error(400, "Invalid recipient"), because("chat-gone"), 0],
  ["a 502 page", page(502), UNCERTAIN, 0, OUTAGE],
  ["a 504 page", page(504), UNCERTAIN, 0, OUTAGE],
  ["an empty 504", page(504, ""), UNCERTAIN, 0, OUTAGE],
  ["a gateway's 404 page, which unbinds no chat", page(404), RETRY, 0, OUTAGE],
  ["a filter's 403 page", page(403), RETRY, 0, OUTAGE],
  ["a page that the request is too large", page(413), because("message"), 0],
  ["a redirect", { kind: "redirect", url: "http://127.0.0.1:9/" }, RETRY, 0, OUTAGE],
  ["an empty 200", page(200, ""), UNCERTAIN, 0],
  ["a 200 that is not JSON", page(200), UNCERTAIN, 0],
  ["JSON that is no answer", page(200, "[1]"), UNCERTAIN, 0],
  ["a reset before Zalo acted", { kind: "reset" }, UNCERTAIN, 0],
  ["a reset after the body", { kind: "reset-after" }, UNCERTAIN, 1],
  ["an answer cut in the middle", { kind: "cut-body" }, UNCERTAIN, 1],
  ["a success under an odd status", page(500, '{"ok":true,"result":{"message_id":"m"}}'), SENT, 0],
  ["a success with error_code 0", { kind: "zero-code" }, SENT, 1],
  ["a success without result", { kind: "no-result" }, { outcome: "sent", messageIds: [] }, 1],
];

describe("what Zalo or the way to it answers", () => {
  it.each(TABLE)("%s", async (_name, fault, expected, posted, unreachable = {}) => {
    const { channel, server, log } = await withChat();
    server.fail("sendMessage", fault);
    const delivery = await channel.send(to("lan"), saying("chào"));
    expect(delivery).toEqual({
      ...("messageIds" in expected ? {} : { reason: expect.any(String) }),
      ...expected,
      ...unreachable,
    });
    // Nothing below posts again by itself: that is the outbox's decision.
    expect(server.calls).toHaveLength(1);
    expect(server.sent("lan")).toHaveLength(posted);
    expect(`${JSON.stringify(delivery)}${log.text()}${channel.health().problem}`).not.toContain(server.options.token);
  });

  it.each(["silence", "slow-body"] as const)("%s until the time limit: uncertain", async (kind) => {
    const { channel, server, timers } = await withChat();
    server.fail("sendMessage", { kind });
    const delivery = channel.send(to("lan"), saying("chào"));
    await server.nextSent();
    timers.expire();
    expect(await delivery).toEqual({ outcome: "uncertain", reason: "connection broke: no answer in 30 s" });
  });

  it("what it echoes holds neither the token nor much of a text", async () => {
    const { channel, server } = await withChat();
    const long = `bad path /bot${server.options.token}/x ${"word ".repeat(100)}`;
    server.fail("sendMessage", error(400, long));
    const delivery = await channel.send(to("lan"), saying("chào"));
    if (delivery.outcome !== "refused") throw new Error(delivery.outcome);
    expect(delivery.reason).not.toContain(server.options.token);
    expect(delivery.reason.length).toBeLessThan(150);
  });
});

describe("a request that never left", () => {
  it.each(brokenRoots)("as %s, may be sent again, and says that the channel is down", async (_why, open, reason) => {
    const apiRoot = await open();
    const { channel, timers, server } = await withChat({}, { apiRoot: apiRoot.root });
    const sending = channel.send(to("lan"), saying("chào"));
    await apiRoot.reached;
    if (apiRoot.hangs) timers.expire();
    const delivery = await sending;
    expect(delivery).toEqual({ outcome: "retry", reason: expect.stringMatching(reason), unreachable: true });
    expect(JSON.stringify(delivery)).not.toContain(server.options.token);
  });
});

describe("an outage", () => {
  it("is over as soon as the network works again", async () => {
    const { channel, server } = await withChat();
    await server.cut();
    expect(await channel.send(to("lan"), saying("1"))).toMatchObject({ outcome: "retry", unreachable: true });
    expect(channel.health().problem).toContain("ZALO_API_ROOT");
    await server.mend();
    server.options.page = 502;
    expect(await channel.send(to("lan"), saying("2"))).toMatchObject({ outcome: "uncertain", unreachable: true });
    server.options.page = null;
    expect(await channel.send(to("lan"), saying("3"))).toMatchObject({ outcome: "sent" });
    expect(channel.health()).toEqual({ ok: true });
    expect(server.accepted.map(({ text }) => text)).toEqual(["3"]);
  });

  it("of the quota lasts until the month is over, and is counted", async () => {
    const { channel, server } = await withChat({ quota: 1, quotaStatus: 200 });
    expect(await channel.send(to("lan"), saying("1"))).toMatchObject({ outcome: "sent" });
    expect(await channel.send(to("lan"), saying("2"))).toMatchObject({ outcome: "retry", unreachable: true });
    expect(server.rejected429).toBe(1);
    server.resetQuota();
    expect(await channel.send(to("lan"), saying("2"))).toMatchObject({ outcome: "sent" });
  });
});

it("a server that closes idle connections closes none under a message: each has its own", async () => {
  const { channel, server } = await withChat();
  for (let time = 0; time < 3; time += 1) {
    expect(await channel.send(to("lan"), saying("chào"))).toMatchObject({ outcome: "sent" });
    server.dropIdle();
  }
  expect(server.calls.map(({ headers }) => headers.connection)).toEqual(["close", "close", "close"]);
});
