import { describe, expect, it } from "vitest";
import type { ChatAddress, Outgoing } from "../../../src/domain/message.js";
import { FAULTS } from "../../fakes/telegram-server.js";
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

  it("is the answer without its question where Telegram refuses to join them", async () => {
    const { server, channel } = await harness();
    server.open(GROUP);
    server.fail(FAULTS.replyNotFound);
    expect(await channel.send(group, { text: plain("mất"), replyTo: "7" })).toMatchObject({ outcome: "sent" });
    expect(server.sent(GROUP).map(({ params }) => "reply_parameters" in params)).toEqual([false]);
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
    const { sent } = await sending({ text: plain("Báo cáo"), documents: [document] });
    expect(sent).toMatchObject([{ method: "sendDocument", text: "Báo cáo" }]);
    expect(sent[0]?.file).toEqual({ fileName: "bao-cao.docx", bytes: Buffer.from(document.bytes) });
  });

  it("a picture and a document go one after the other, the text under the last", async () => {
    const { sent } = await sending({ text: plain("Báo cáo"), picture, documents: [document] });
    expect(sent.map(({ method, text }) => [method, text])).toEqual([
      ["sendPhoto", ""],
      ["sendDocument", "Báo cáo"],
    ]);
  });

  it("a name can't break out of the upload's header", async () => {
    const { sent } = await sending({ text: plain(""), documents: [{ ...document, fileName: 'a"\r\nx: y;.docx' }] });
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

describe("a message of two parts whose second fails", () => {
  const message: Outgoing = { text: plain("x".repeat(2_000)), picture };

  it.each([
    ["is told to wait a little", FAULTS.tooMany(5), 5_000],
    ["met a fault of Telegram's", FAULTS.internal, 1_000],
  ])("goes on after a short wait where it %s", async (_name, fault, waitMs) => {
    const { server, channel, timers } = await harness();
    server.open(GROUP);
    server.fail(fault, { method: "sendMessage" });
    const delivery = channel.send(group, message);
    const pause = await timers.nextPause();
    expect(pause.ms).toBe(waitMs);
    pause.resume();
    expect(await delivery).toMatchObject({ outcome: "sent", messageIds: ["101", "102"] });
    expect(server.sent(GROUP).map(({ method }) => method)).toEqual(["sendPhoto", "sendMessage"]);
  });

  it.each([
    ["it would have to wait long", FAULTS.tooMany(35), 2],
    ["it may have arrived", FAULTS.resetAfter, 2],
    ["it is refused", FAULTS.tooLong, 2],
  ])("is uncertain as a whole where %s, and says how far it came", async (_name, fault, calls) => {
    const { server, channel } = await harness();
    server.open(GROUP);
    server.fail(fault, { method: "sendMessage", times: Infinity });
    expect(await channel.send(group, message)).toEqual({
      outcome: "uncertain",
      reason: expect.stringMatching(/^1 of 2 parts sent, then /),
    });
    expect(server.calls).toHaveLength(calls);
  });

  it("is uncertain where the second try fails too", async () => {
    const { server, channel, timers } = await harness();
    server.open(GROUP);
    server.fail(FAULTS.tooMany(5), { method: "sendMessage", times: 2 });
    const delivery = channel.send(group, message);
    (await timers.nextPause()).resume();
    expect(await delivery).toMatchObject({ outcome: "uncertain" });
    expect(server.calls).toHaveLength(3);
  });
});
