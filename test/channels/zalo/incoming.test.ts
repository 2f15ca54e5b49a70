import { describe, expect, it } from "vitest";
import { isProbe, readUpdates } from "../../../src/channels/zalo/read-updates.js";
import { type Bot, toIncoming } from "../../../src/channels/zalo/to-incoming.js";

const BOT: Bot = { id: "1234567890123456789", names: ["Bot Nhắc Việc", "bot.Test"], canJoinGroups: true };
const LAN = "aa11bb22cc33dd44ee55";
const GROUP = "zgr-77aa88bb99cc00dd11ee";

function event(name: string, content: object = {}, chat = LAN): { event_name: string; message: object } {
  return {
    event_name: `message.${name}.received`,
    message: {
      message_id: "9f1c0a7d42be6530a1e8",
      date: 1_790_000_000_123,
      from: { id: LAN, display_name: "Lan", is_bot: false },
      chat: { id: chat, chat_type: chat === LAN ? "PRIVATE" : "GROUP" },
      ...content,
    },
  };
}

const incomingOf = (update: { event_name: string }) => {
  const reading = toIncoming(update, BOT);
  return reading.kind === "incoming" ? reading.incoming : reading.why;
};

describe("an update", () => {
  const bare = event("text", { text: "/viec" });
  it.each([
    ["bare", bare, 1],
    ["wrapped", { ok: true, result: bare }, 1],
    ["in a list", [bare, bare], 2],
    ["in a wrapped list", { ok: true, result: [bare] }, 1],
    ["absent: null", null, 0],
    ["absent: undefined", undefined, 0],
    ["absent: {}", {}, 0],
    ["absent: wrapped null", { ok: true, result: null }, 0],
    ["absent: wrapped {}", { ok: true, result: {} }, 0],
    ["absent: no result", { ok: true }, 0],
    ["among things that are none", [null, 7, "x", { event_name: 7 }, bare], 1],
  ])("is read %s", (_shape, body, count) => {
    expect(readUpdates(body)).toHaveLength(count);
  });

  it.each([
    ["webhook.test", { event_name: "webhook.test", message: { message_id: "webhook-test" } }, true],
    ["a wrapped webhook.test", { ok: true, result: { event_name: "webhook.test" } }, true],
    ["an empty body", "", true],
    ["no body", undefined, true],
    ["null", null, true],
    ["{}", {}, true],
    ["a message", bare, false],
    ["a message beside a webhook.test", [{ event_name: "webhook.test" }, bare], false],
    ["something else", { hello: 1 }, false],
    ["an empty list", [], false],
  ])("%s is a trial call: see the third column", (_name, body, expected) => {
    expect(isProbe(body)).toBe(expected);
  });
});

describe("a message", () => {
  it("in private becomes an addressed message keyed by chat and message id", () => {
    expect(incomingOf(event("text", { text: " /capnhat 7 82% " }))).toEqual({
      key: `${LAN}:9f1c0a7d42be6530a1e8`,
      chat: { channel: "zalo", chatId: LAN, kind: "private" },
      from: { userId: LAN, name: "Lan" },
      messageId: "9f1c0a7d42be6530a1e8",
      text: "/capnhat 7 82%",
      addressed: true,
      via: "text",
    });
  });

  it("in a group is addressed, with the mention taken out", () => {
    expect(incomingOf(event("text", { text: "@Bot Nhắc Việc /capnhat 7 82%" }, GROUP))).toMatchObject({
      chat: { chatId: GROUP, kind: "group" },
      from: { userId: LAN },
      text: "/capnhat 7 82%",
      addressed: true,
    });
  });

  it("in a group that answers the bot without a mention is addressed too", () => {
    expect(incomingOf(event("text", { text: "82%" }, GROUP))).toMatchObject({ text: "82%", addressed: true });
  });

  it.each([
    [
      "a photo as the live service sends it",
      event("image", { photo_url: "https://p/1.jpg", caption: "minh chứng 7" }),
      "minh chứng 7",
      { kind: "photo", reference: "https://p/1.jpg" },
    ],
    [
      "a photo as documented",
      event("image", { photo: "https://p/2.jpg" }),
      "",
      { kind: "photo", reference: "https://p/2.jpg" },
    ],
    [
      "a photo with both fields",
      event("image", { photo_url: "https://p/1.jpg", photo: "x" }),
      "",
      { kind: "photo", reference: "https://p/1.jpg" },
    ],
    ["a photo without any address", event("image", { caption: "x" }), "x", { kind: "other", reference: "" }],
    [
      "a photo in a group, mention in its caption",
      event("image", { photo_url: "https://p/1.jpg", caption: "@Bot Nhắc Việc minh chứng 7" }, GROUP),
      "minh chứng 7",
      { kind: "photo", reference: "https://p/1.jpg" },
    ],
    [
      "a voice message",
      event("voice", { voice_url: "https://v/1.aac" }),
      "",
      { kind: "voice", reference: "https://v/1.aac" },
    ],
    ["a file, unsupported", event("unsupported"), "", { kind: "other", reference: "" }],
  ])("%s keeps its text and its media", (_name, update, text, media) => {
    expect(incomingOf(update)).toMatchObject({ text, media: [media] });
  });

  it.each([
    ["a file in a group", event("unsupported", {}, GROUP), "silent"],
    ["a sticker", event("sticker", { sticker: "d063", url: "https://s/1.png" }), "silent"],
    ["a sticker in a group", event("sticker", { sticker: "d063" }, GROUP), "silent"],
    ["another bot", event("text", { text: "x", from: { id: "b2", is_bot: true } }), "own"],
    ["the bot's own echo without is_bot", event("text", { text: "x", from: { id: BOT.id } }), "own"],
    ["a webhook test", { event_name: "webhook.test", message: {} }, "silent"],
    ["an event nobody has heard of", { event_name: "chat.member.joined" }, "unknown-event"],
    ["a message event of a new kind", event("location"), "unknown-event"],
    ["an event without a message", { event_name: "message.text.received" }, "unreadable"],
    ["a message without a sender", event("text", { from: null }), "unreadable"],
    ["a message without a chat", event("text", { chat: {} }), "unreadable"],
    ["a message without an id", event("text", { message_id: "" }), "unreadable"],
    ["an id that no store takes", event("text", { message_id: "a\u0000b" }), "unreadable"],
    ["a sender with half a character for an id", event("text", { from: { id: "\ud800" } }), "unreadable"],
    ["an id without end", event("text", { chat: { id: "7".repeat(3_000) } }), "unreadable"],
  ])("%s is left aside", (_name, update, why) => {
    expect(incomingOf(update)).toBe(why);
  });

  it.each([
    ["a name that is no text", { from: { id: LAN, display_name: 7 } }, { from: { userId: LAN, name: "" } }],
    ["a text that is no text", { text: 7 }, { text: "" }],
    ["no chat type, own chat", { chat: { id: LAN } }, { chat: { kind: "private" } }],
    ["no chat type, another chat", { chat: { id: GROUP } }, { chat: { kind: "group" } }],
    ["a chat type in small letters", { chat: { id: GROUP, chat_type: "group" } }, { chat: { kind: "group" } }],
    ["a decomposed name", { from: { id: LAN, display_name: "Việt".normalize("NFD") } }, { from: { name: "Việt" } }],
  ])("is read in spite of %s", (_name, content, expected) => {
    expect(incomingOf(event("text", { text: "x", ...content }))).toMatchObject(expected);
  });

  it("keeps its mention while the bot does not know its own name", () => {
    const reading = toIncoming(event("text", { text: "@Bot Nhắc Việc /viec" }, GROUP), null);
    expect(reading).toMatchObject({ kind: "incoming", incoming: { text: "@Bot Nhắc Việc /viec" } });
  });
});
