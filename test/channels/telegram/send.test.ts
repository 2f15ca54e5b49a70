import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import type { ChatAddress, Delivery, Outgoing } from "../../../src/domain/message.js";
import { FAULTS, type Fault } from "../../fakes/telegram-server.js";
import { harness, plain } from "./harness.js";

const GROUP = -1001;
const group: ChatAddress = { channel: "telegram", chatId: String(GROUP) };
const picture = { png: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x2d, 0x2d]), fileName: "tiến độ.png" };
const document = { bytes: new Uint8Array([1, 2, 3]), fileName: "bao-cao.docx", mimeType: "application/x" };

async function sending(message: Outgoing, to: ChatAddress = group) {
  const { server, channel } = await harness();
  server.open(GROUP);
  const delivery = await channel.send(to, message);
  return { server, delivery, sent: server.sent(GROUP), calls: server.calls };
}

describe("what a group sees", () => {
  it("is the words as they are, bold where it was asked, and no link preview", async () => {
    const text = 'Việc <7> & "BC": xong';
    const { sent, delivery } = await sending({ text: { text, bold: [{ start: 5, length: 3 }] } });
    expect(sent).toMatchObject([{ method: "sendMessage", text, bold: ["<7>"] }]);
    expect(sent[0]?.params).toMatchObject({ parse_mode: "HTML", link_preview_options: { is_disabled: true } });
    expect(delivery).toEqual({ outcome: "sent", messageIds: [String(sent[0]?.messageId)] });
  });

  it.each([
    [
      "runs that overlap are one",
      [
        { start: 0, length: 3 },
        { start: 2, length: 3 },
      ],
      ["abc", "de"],
    ],
    [
      "runs in any order",
      [
        { start: 4, length: 1 },
        { start: 0, length: 1 },
      ],
      ["a", "e"],
    ],
    [
      "a run inside another adds nothing",
      [
        { start: 0, length: 5 },
        { start: 1, length: 1 },
      ],
      ["abcde"],
    ],
  ])("%s", async (_name, bold, expected) => {
    const { sent } = await sending({ text: { text: "abcdef", bold } });
    expect(sent[0]).toMatchObject({ text: "abcdef", bold: expected });
  });

  it("is buttons under the message, short ones side by side", async () => {
    const choices = ["Xong", "Hoãn", "Vì sao?", "Chưa phát sinh trong kỳ này"].map((label, at) => ({
      label,
      value: `/c${at}`,
    }));
    const { sent } = await sending({ text: plain("Việc 7"), choices });
    expect(sent[0]?.buttons.map((row) => row.map(({ text }) => text))).toEqual([
      ["Xong", "Hoãn", "Vì sao?"],
      ["Chưa phát sinh trong kỳ này"],
    ]);
    expect(sent[0]?.buttons.flat().map(({ data }) => data)).toEqual(["/c0", "/c1", "/c2", "/c3"]);
  });

  it("is a long text in several messages cut between lines, the buttons under the last", async () => {
    const line = `${"việc ".repeat(19)}xong`;
    const { sent, delivery } = await sending({
      text: plain(Array.from({ length: 100 }, () => line).join("\n")),
      choices: [{ label: "Xem", value: "/viec" }],
      replyTo: "7",
    });
    expect(sent.length).toBe(3);
    for (const { text } of sent) for (const each of text.split("\n")) expect(each).toBe(line);
    expect(sent.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
    expect(sent.map(({ params }) => "reply_parameters" in params)).toEqual([true, false, false]);
    expect(delivery).toEqual({ outcome: "sent", messageIds: sent.map(({ messageId }) => String(messageId)) });
  });

  it("is as long as Telegram allows when escaping makes the request longer", async () => {
    const { sent } = await sending({ text: plain("&".repeat(4096)) });
    expect(sent.map(({ text }) => text.length)).toEqual([4096]);
  });

  it("is the answer under its question, and still an answer when the question is gone", async () => {
    const { server, channel } = await harness();
    const { messageId } = server.userSays({ chat: GROUP, text: "/viec" });
    await channel.send(group, { text: plain("có"), replyTo: String(messageId) });
    await channel.send(group, { text: plain("mất"), replyTo: "99999" });
    expect(server.sent(GROUP).map(({ replyTo }) => replyTo)).toEqual([messageId, undefined]);
  });

  it.each([
    ["a topic's message in the topic", "42", 42],
    ["the General topic's message in the root, as Telegram refuses its id", "1", undefined],
  ])("is %s", async (_name, thread, expected) => {
    const { sent } = await sending({ text: plain("x") }, { ...group, thread });
    expect(sent.map((message) => message.thread)).toEqual([expected]);
  });
});

describe("files", () => {
  it("a picture carries a short text and the buttons", async () => {
    const { sent } = await sending({
      text: { text: "Tiến độ", bold: [{ start: 0, length: 4 }] },
      picture,
      choices: [{ label: "a", value: "b" }],
    });
    expect(sent).toMatchObject([{ method: "sendPhoto", text: "Tiến độ", bold: ["Tiến"], buttons: [[{ data: "b" }]] }]);
    expect(sent[0]?.file).toEqual({ fileName: "tiến độ.png", bytes: Buffer.from(picture.png) });
  });

  it.each([
    ["1024 characters still fit in the caption", 1024, ["sendPhoto"]],
    ["longer text follows the picture", 1025, ["sendPhoto", "sendMessage"]],
  ])("%s", async (_name, length, methods) => {
    const { sent } = await sending({ text: plain("ệ".repeat(length)), picture, choices: [{ label: "a", value: "b" }] });
    expect(sent.map(({ method }) => method)).toEqual(methods);
    expect(sent.map(({ buttons }) => buttons.length).at(-1)).toBe(1);
  });

  it("a document goes with its name and bytes", async () => {
    const { sent } = await sending({ text: plain("Báo cáo"), document });
    expect(sent).toMatchObject([{ method: "sendDocument", text: "Báo cáo" }]);
    expect(sent[0]?.file).toEqual({ fileName: "bao-cao.docx", bytes: Buffer.from(document.bytes) });
  });

  it("a picture and a document go one after the other, the text under the last", async () => {
    const { sent } = await sending({ text: plain("Báo cáo"), picture, document });
    expect(sent.map(({ method, text }) => [method, text])).toEqual([
      ["sendPhoto", ""],
      ["sendDocument", "Báo cáo"],
    ]);
  });

  it("a name can't break out of the upload's header", async () => {
    const { sent } = await sending({ text: plain(""), document: { ...document, fileName: 'a"\r\nx: y;.docx' } });
    expect(sent[0]?.file?.fileName).toBe("a___x: y_.docx");
  });
});

describe("a caller's bug", () => {
  it.each([
    ["longer than 64 bytes", "ệ".repeat(22)],
    ["empty", ""],
  ])("a choice's value %s throws before anything is sent", async (_name, value) => {
    const { server, channel } = await harness();
    server.open(GROUP);
    const message = { text: plain("x".repeat(5_000)), choices: [{ label: "Xong", value }] };
    await expect(channel.send(group, message)).rejects.toThrow(/"Xong".*bytes/);
    expect(server.calls).toEqual([]);
  });
});

describe("how a send ends", () => {
  const because = (kind: string, more: object = {}) => ({ outcome: "refused", because: { kind, ...more } });

  it.each<[string, Fault, object]>([
    ["too many requests: retry when told", FAULTS.tooMany(35), { outcome: "retry", afterMs: 35_000 }],
    ["Telegram's own fault: retry", FAULTS.internal, { outcome: "retry" }],
    ["a 502 in JSON: retry", FAULTS.badGateway, { outcome: "retry" }],
    ["a 502 page from something on the way: may have arrived", FAULTS.badGatewayPage, { outcome: "uncertain" }],
    ["a reset before Telegram acted: can't be known", FAULTS.resetBefore, { outcome: "uncertain" }],
    ["a reset after Telegram acted: can't be known", FAULTS.resetAfter, { outcome: "uncertain" }],
    ["kicked", FAULTS.kicked, because("chat-gone")],
    ["blocked", FAULTS.blocked, because("chat-gone")],
    ["deactivated", FAULTS.deactivated, because("chat-gone")],
    ["group deleted", FAULTS.groupDeleted, because("chat-gone")],
    ["never started", FAULTS.neverStarted, because("chat-gone")],
    ["chat not found", FAULTS.chatNotFound, because("chat-gone")],
    ["not allowed to write there", FAULTS.noRights, because("chat-gone")],
    ["topic deleted", FAULTS.threadNotFound, because("thread-gone")],
    ["topic closed", FAULTS.topicClosed, because("thread-gone")],
    ["migrated", FAULTS.migrated(-100777), because("migrated", { to: "-100777" })],
    ["token revoked", FAULTS.unauthorized, because("token")],
    [
      "text refused",
      { kind: "answer", code: 400, description: "Bad Request: message is too long" },
      because("message"),
    ],
    ["file too large", { kind: "answer", code: 413, description: "Request Entity Too Large" }, because("message")],
  ])("%s", async (_name, fault, expected) => {
    for (const message of [{ text: plain("x") }, { text: plain("x"), picture }]) {
      const { server, channel } = await harness();
      server.open(GROUP);
      server.fail(fault, { chatId: GROUP });
      const delivery = await channel.send(group, message);
      expect(delivery).toMatchObject(expected);
      expect(JSON.stringify(delivery)).not.toContain(server.token);
      // Nothing below tries again by itself: that is the outbox's decision.
      expect(server.calls.length).toBe(1);
    }
  });

  it("a 429 without a time leaves the time to the outbox", async () => {
    const { server, channel } = await harness();
    server.open(GROUP);
    server.fail({ kind: "answer", code: 429, description: "Too Many Requests" });
    expect(await channel.send(group, { text: plain("x") })).toEqual({
      outcome: "retry",
      reason: "429: Too Many Requests",
    });
  });

  it.each([
    ["before", FAULTS.hang, 0],
    ["after", FAULTS.hangAfter, 1],
  ])(
    "no answer in time, whether Telegram stopped %s acting or not: may have arrived",
    async (_name, fault, arrived) => {
      const { server, channel, timers } = await harness();
      server.open(GROUP);
      server.fail(fault);
      const delivery = channel.send(group, { text: plain("x") });
      await server.nextCall("sendMessage");
      timers.expire();
      expect(await delivery).toEqual({ outcome: "uncertain", reason: "no answer in time" });
      expect(server.sent(GROUP).length).toBe(arrived);
    },
  );

  it.each([
    ["nobody listens there", async () => `http://127.0.0.1:${await closedPort()}`, "ECONNREFUSED"],
    ["the name does not resolve", async () => "http://telegram.invalid", /ENOTFOUND|EAI_AGAIN/],
  ])("the request never left, as %s: retry", async (_name, apiRoot, reason) => {
    const { channel, server } = await harness({ apiRoot: await apiRoot() });
    const delivery: Delivery = await channel.send(group, { text: plain("x") });
    expect(delivery).toEqual({ outcome: "retry", reason: expect.stringMatching(reason) });
    expect(channel.health().problem).toContain("TELEGRAM_API_ROOT");
    expect(JSON.stringify([delivery, channel.health()])).not.toContain(server.token);
  });

  it("a later part that fails makes the whole uncertain, and says how far it came", async () => {
    const { server, channel } = await harness();
    server.open(GROUP);
    server.fail(FAULTS.tooMany(5), { method: "sendMessage" });
    const delivery = await channel.send(group, { text: plain("x".repeat(2_000)), picture });
    expect(delivery).toEqual({ outcome: "uncertain", reason: expect.stringMatching(/^1 of 2 parts sent, then 429/) });
    expect(server.sent(GROUP).map(({ method }) => method)).toEqual(["sendPhoto"]);
  });
});

async function closedPort(): Promise<number> {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as { port: number };
  await new Promise((resolve) => taken.close(resolve));
  return port;
}
