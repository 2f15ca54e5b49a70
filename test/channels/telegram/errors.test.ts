import { describe, expect, it } from "vitest";
import type { ChatAddress } from "../../../src/domain/message.js";
import { FAULTS, type Fault, startTelegramServer } from "../../fakes/telegram-server.js";
import { brokenRoots } from "../broken-roots.js";
import { harness, plain } from "./harness.js";

const GROUP = -1001;
const group: ChatAddress = { channel: "telegram", chatId: String(GROUP), thread: "7" };
const picture = { png: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), fileName: "tien-do.png" };
const because = (kind: string, more: object = {}) => ({ outcome: "refused", because: { kind, ...more } });
const told = (seconds: number) => ({ outcome: "retry", afterMs: seconds * 1_000 });
const RETRY = { outcome: "retry" };
const UNCERTAIN = { outcome: "uncertain" };
const OUTAGE = { unreachable: true };
const answered = (code: number, description: string): Fault => ({ kind: "answer", code, description });

/** What goes wrong, the delivery it must give, how many messages the readers see, and whether the channel is down. */
const TABLE: [string, Fault, object, number, object?][] = [
  ["429 for 1 s", FAULTS.tooMany(1), told(1), 0],
  ["429 for 35 s", FAULTS.tooMany(35), told(35), 0],
  ["429 for an hour", FAULTS.tooMany(3_600), told(3_600), 0],
  ["429 without a time", answered(429, "Too Many Requests"), RETRY, 0],
  ["500 in JSON", FAULTS.internal, RETRY, 0],
  ["502 in JSON", FAULTS.badGateway, RETRY, 0],
  ["504 in JSON: whoever waited doesn't know", FAULTS.gatewayTimeout, UNCERTAIN, 0],
  ["a 502 page", FAULTS.badGatewayPage, UNCERTAIN, 0, OUTAGE],
  ["a 504 page", FAULTS.gatewayTimeoutPage, UNCERTAIN, 0, OUTAGE],
  ["a filter's 403 page, which unbinds no chat", { kind: "html", code: 403 }, RETRY, 0, OUTAGE],
  ["a 404 page, which condemns no token", { kind: "html", code: 404 }, RETRY, 0, OUTAGE],
  ["a proxy's page that the file is too large", { kind: "html", code: 413 }, because("message"), 0],
  ["a redirect", { kind: "html", code: 302 }, RETRY, 0, OUTAGE],
  ["a reset before Telegram acted", FAULTS.resetBefore, UNCERTAIN, 0],
  ["a reset after the body", FAULTS.resetAfter, UNCERTAIN, 1],
  ["an answer cut in the middle", FAULTS.cut, UNCERTAIN, 1],
  ["an empty 200", FAULTS.empty, UNCERTAIN, 1],
  ["a 200 that is not JSON", { kind: "body", code: 200, body: "<html>ok</html>" }, UNCERTAIN, 1],
  ["a 200 in JSON that is not the API's", { kind: "body", code: 200, body: '{"status":"up"}' }, UNCERTAIN, 1],
  ["a 200 that is a list", { kind: "body", code: 200, body: "[]" }, UNCERTAIN, 1],
  [
    "a success that says no more",
    { kind: "body", code: 200, body: '{"ok":true}' },
    { outcome: "sent", messageIds: [] },
    1,
  ],
  ["migrated", FAULTS.migrated(-100777), because("migrated", { to: "-100777" }), 0],
  ["kicked from the group", FAULTS.kickedFromGroup, because("chat-gone"), 0],
  ["kicked from the supergroup", FAULTS.kicked, because("chat-gone"), 0],
  ["not a member", FAULTS.notMember, because("chat-gone"), 0],
  ["blocked by the user", FAULTS.blocked, because("chat-gone"), 0],
  ["user deactivated", FAULTS.deactivated, because("chat-gone"), 0],
  ["conversation never started", FAULTS.neverStarted, because("chat-gone"), 0],
  ["group deleted", FAULTS.groupDeleted, because("chat-gone"), 0],
  ["group deactivated", answered(400, "Bad Request: group chat was deactivated"), because("chat-gone"), 0],
  ["not enough rights to send", FAULTS.noRights, because("chat-gone"), 0],
  [
    "no rights to send, in older words",
    answered(400, "Bad Request: have no rights to send a message"),
    because("chat-gone"),
    0,
  ],
  ["writing forbidden", answered(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), because("chat-gone"), 0],
  ["chat not found", FAULTS.chatNotFound, because("chat-gone"), 0],
  ["message thread not found", FAULTS.threadNotFound, because("thread-gone"), 0],
  ["topic closed", FAULTS.topicClosed, because("thread-gone"), 0],
  ["topic closed, as 403", answered(403, "Forbidden: TOPIC_CLOSED"), because("thread-gone"), 0],
  ["message is too long", FAULTS.tooLong, because("message"), 0],
  ["can't parse entities", FAULTS.cantParse, because("message"), 0],
  ["file too large", answered(413, "Request Entity Too Large"), because("message"), 0],
  ["401", FAULTS.unauthorized, because("token"), 0],
  ["404, for what is no token at all", FAULTS.notFound, because("token"), 0],
  ["409", FAULTS.conflict, RETRY, 0],
];

describe("what Telegram or the way to it answers", () => {
  it.each(TABLE)("%s", async (_name, fault, expected, arrived, unreachable = {}) => {
    for (const message of [{ text: plain("x") }, { text: plain("x"), picture }]) {
      const { server, channel } = await harness();
      server.open(GROUP);
      server.fail(fault, { chatId: GROUP });
      const delivery = await channel.send(group, message);
      expect(delivery).toEqual({
        ...("messageIds" in expected ? {} : { reason: expect.any(String) }),
        ...expected,
        ...unreachable,
      });
      expect(JSON.stringify([delivery, channel.health()])).not.toContain(server.token);
      expect(server.sent(GROUP)).toHaveLength(arrived);
      // Nothing below tries again by itself: that is the outbox's decision.
      expect(server.calls).toHaveLength(1);
    }
  });

  it.each([
    ["before", FAULTS.hang, 0],
    ["after", FAULTS.hangAfter, 1],
  ])("no answer in time, whether Telegram stopped %s acting or not: uncertain", async (_name, fault, arrived) => {
    const { server, channel, timers } = await harness();
    server.open(GROUP);
    server.fail(fault);
    const delivery = channel.send(group, { text: plain("x") });
    await server.nextCall("sendMessage");
    timers.expire();
    expect(await delivery).toEqual({ outcome: "uncertain", reason: "no answer in time" });
    expect(server.sent(GROUP)).toHaveLength(arrived);
  });
});

describe("a request that never left", () => {
  it.each(brokenRoots)("as %s, may be sent again, and says that the channel is down", async (_why, open, reason) => {
    const apiRoot = await open();
    const { channel, server, timers } = await harness({ apiRoot: apiRoot.root });
    const sending = channel.send(group, { text: plain("x") });
    await apiRoot.reached;
    if (apiRoot.hangs) timers.expire();
    const delivery = await sending;
    expect(delivery).toEqual({ outcome: "retry", reason: expect.stringMatching(reason), unreachable: true });
    expect(channel.health().problem).toContain("TELEGRAM_API_ROOT");
    expect(JSON.stringify([delivery, channel.health()])).not.toContain(server.token);
  });
});

describe("an outage", () => {
  it("is over as soon as the network works again", async () => {
    const { channel, server } = await harness();
    server.open(GROUP);
    await server.cut();
    expect(await channel.send(group, { text: plain("1") })).toMatchObject({ outcome: "retry", unreachable: true });
    await server.mend();
    server.showPage(502);
    expect(await channel.send(group, { text: plain("2") })).toMatchObject({ outcome: "uncertain", unreachable: true });
    server.showPage(null);
    expect(await channel.send(group, { text: plain("3") })).toMatchObject({ outcome: "sent" });
    expect(channel.health().problem).not.toContain("can't be reached");
    expect(server.accepted.map(({ text }) => text)).toEqual(["3"]);
  });

  it("follows no redirect to another host", async () => {
    const elsewhere = await startTelegramServer();
    const { channel, server } = await harness();
    server.open(GROUP);
    server.fail({ kind: "html", code: 307, location: `${elsewhere.apiRoot}/bot${elsewhere.token}/sendMessage` });
    await channel.send(group, { text: plain("x") });
    expect(elsewhere.calls).toEqual([]);
    await elsewhere.close();
  });
});
