import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../src/domain/message.js";
import { inbox } from "../../fakes/telegram/inbox.js";
import { harness, plain, polling } from "./harness.js";

const GROUP = -1001;
const LAN = { id: 11, name: "Nguyễn Thị Lan" };

type Says = Parameters<Awaited<ReturnType<typeof polling>>["server"]["userSays"]>[0];

/** What the channel makes of what is said; a marker said last in private shows that nothing more comes. */
async function heard(...sayings: Says[]): Promise<Incoming[]> {
  const { server, receiver } = await polling();
  for (const saying of sayings) server.userSays(saying);
  server.userSays({ chat: 99, text: "hết" });
  await server.idle();
  return receiver.incoming.filter(({ text }) => text !== "hết");
}

describe("a message", () => {
  it("comes with who, where and a key that a second delivery shares", async () => {
    const { server, receiver } = await polling();
    const update = server.userSays({ chat: { id: GROUP, title: "Phòng GDTH" }, from: LAN, text: "7 82%" });
    await receiver.next();
    await server.idle();
    server.deliver({ message: update.message });
    await receiver.next();
    expect(receiver.incoming[0]).toEqual({
      key: `m:${GROUP}:${update.messageId}`,
      chat: { channel: "telegram", chatId: String(GROUP), kind: "group", title: "Phòng GDTH" },
      from: { userId: "11", name: "Nguyễn Thị Lan" },
      messageId: String(update.messageId),
      text: "7 82%",
      addressed: false,
      via: "text",
    });
    expect(receiver.incoming[1]).toEqual(receiver.incoming[0]);
  });

  it("in private is always for the bot", async () => {
    expect(await heard({ chat: 11, from: LAN, text: "viec" })).toMatchObject([
      { addressed: true, chat: { chatId: "11", kind: "private" } },
    ]);
  });

  it.each([
    ["a command to this bot", "/viec@NhacViecBot", "/viec", true],
    ["in any case, with arguments", "/CapNhat@nhacviecbot 7 82%\n8 xong", "/CapNhat 7 82%\n8 xong", true],
    ["a bare command", "/viec", "/viec", false],
    ["a mention first", "@NhacViecBot viec", "viec", true],
    ["a mention with a colon", "@nhacviecbot: viec 7", "viec 7", true],
    ["a mention inside", "nhờ @NhacViecBot xem việc 7", "nhờ xem việc 7", true],
    ["a mention last", "việc của tôi @NhacViecBot", "việc của tôi", true],
    ["a mention before a comma", "này @NhacViecBot, xem việc", "này, xem việc", true],
    ["a mention on its own line", "@NhacViecBot\n7 82%", "7 82%", true],
    ["a mention between lines", "dòng một\n@NhacViecBot dòng hai", "dòng một\ndòng hai", true],
    ["two mentions", "@NhacViecBot @NhacViecBot viec", "viec", true],
    ["only the mention", "@NhacViecBot", "", true],
    ["a longer name is another's", "@NhacViecBot2 viec", "@NhacViecBot2 viec", false],
    ["an address is no mention", "thu@NhacViecBot.vn", "thu@NhacViecBot.vn", false],
    ["another bot's mention stays", "@KhacBot viec", "@KhacBot viec", false],
    ["talk among people", "chiều nay họp", "chiều nay họp", false],
  ])("in a group: %s", async (_name, said, text, addressed) => {
    expect(await heard({ chat: GROUP, from: LAN, text: said })).toMatchObject([{ text, addressed }]);
  });

  it("to another bot's command is not heard at all", async () => {
    expect(await heard({ chat: GROUP, from: LAN, text: "/viec@KhacBot 7" })).toEqual([]);
  });

  it("that names the bot without its username is for it, whatever stands before the name", async () => {
    const text = "📌 Nhắc Việc xem 7";
    const entities = [
      { type: "text_mention", offset: 3, length: 9, user: { id: 7654321, is_bot: true, first_name: "Nhắc Việc" } },
    ];
    expect(await heard({ chat: GROUP, from: LAN, text, extra: { entities } })).toMatchObject([
      { text: "📌 xem 7", addressed: true },
    ]);
  });

  it.each([
    ["the bot's is for it", true, { addressed: true, replyTo: "55" }],
    ["a person's is not", false, { addressed: false }],
  ])("in reply to %s", async (_name, ours, expected) => {
    const [incoming] = await heard({ chat: GROUP, from: LAN, text: "xong", replyTo: { messageId: 55, ours } });
    expect(incoming).toMatchObject(expected);
    expect(incoming && "replyTo" in incoming).toBe(ours);
  });

  it("in a topic the bot made is not a reply to it", async () => {
    const reply_to_message = {
      message_id: 42,
      from: { id: 7654321, is_bot: true },
      forum_topic_created: { name: "GDTH" },
    };
    const [incoming] = await heard({ chat: GROUP, from: LAN, text: "chào", thread: 42, extra: { reply_to_message } });
    expect(incoming).toMatchObject({ addressed: false, chat: { thread: "42" } });
  });

  it.each([
    ["a forum's topic", { is_topic_message: true, message_thread_id: 42 }, "42"],
    ["the General topic", { is_topic_message: true, message_thread_id: 1 }, undefined],
    ["a reply in an ordinary group", { message_thread_id: 42 }, undefined],
  ])("is answered where it was said: %s", async (_name, extra, thread) => {
    const [incoming] = await heard({ chat: GROUP, from: LAN, text: "x", extra });
    expect(incoming?.chat.thread).toBe(thread);
  });

  it.each([
    ["the group itself", { anonymous: true }],
    ["a channel", { from: { id: 136817688, isBot: true }, extra: { sender_chat: { id: -1009, type: "channel" } } }],
  ])("under the name of %s is nobody's", async (_name, saying) => {
    expect(await heard({ chat: GROUP, text: "/xong 7", ...saying })).toMatchObject([
      { anonymous: true, text: "/xong 7" },
    ]);
  });

  it.each<[string, Says]>([
    ["another bot", { chat: GROUP, from: { id: 5, isBot: true }, text: "/xong 7" }],
    [
      "a linked channel's post",
      {
        chat: GROUP,
        from: { id: 777000 },
        text: "tin",
        extra: { is_automatic_forward: true, sender_chat: { id: -9 } },
      },
    ],
    ["a service message", { chat: GROUP, from: LAN, extra: { new_chat_members: [{ id: 3 }] } }],
    ["a channel", { chat: { id: -1005, type: "channel" }, from: LAN, text: "tin" }],
  ])("of %s is not heard", async (_name, saying) => expect(await heard(saying)).toEqual([]));

  it("of a kind nobody knows yet does not stop the next", async () => {
    const { server, receiver, logged } = await polling();
    server.deliver({ message: { message_id: "not a number" } });
    server.userSays({ chat: 11, text: "viec" });
    expect((await receiver.next()).text).toBe("viec");
    expect(logged.filter(({ level }) => level === "error").length).toBe(1);
  });
});

describe("files", () => {
  it("a photo comes in its largest size, its caption as the text", async () => {
    const [incoming] = await heard({
      chat: GROUP,
      from: LAN,
      text: "/minhchung@NhacViecBot 7",
      photo: Buffer.alloc(80),
    });
    expect(incoming).toMatchObject({ text: "/minhchung 7", addressed: true, media: [{ kind: "photo", size: 80 }] });
  });

  it("a document comes with its name, and can be fetched", async () => {
    const { server, receiver, channel } = await polling();
    server.userSays({ chat: 11, document: { name: "kế hoạch.docx", bytes: Buffer.from("xin chào") } });
    const { media, text } = await receiver.next();
    expect([text, media]).toEqual([
      "",
      [{ kind: "document", fileName: "kế hoạch.docx", size: 9, reference: expect.any(String) }],
    ]);
    const reference = media?.[0]?.reference ?? "";
    const file = await channel.download(reference, 100);
    expect(file.ok && Buffer.from(file.bytes).toString()).toBe("xin chào");
    expect(await channel.download(reference, 8)).toMatchObject({ ok: false, because: "too-big" });
    expect(await channel.download("nowhere", 100)).toMatchObject({ ok: false, because: "gone" });
  });

  it("of an album name it, so that those without words are known to belong to it", async () => {
    const album = { chat: 11, photo: Buffer.alloc(8), extra: { media_group_id: "g1" } };
    expect(await heard(album)).toMatchObject([{ text: "", album: "g1" }]);
  });

  it.each([
    ["voice", { voice: { file_id: "v" } }, "voice"],
    ["a video", { video: { file_id: "v", file_name: "a.mp4" } }, "other"],
  ])("%s is named for what it is", async (_name, extra, kind) => {
    expect(await heard({ chat: 11, extra })).toMatchObject([{ text: "", media: [{ kind, reference: "v" }] }]);
  });
});

it("a sticker is the emoji it stands for, and no file", async () => {
  const [said] = await heard({ chat: 11, extra: { sticker: { file_id: "v", emoji: "👍" } } });
  expect(said).toMatchObject({ text: "👍", addressed: true });
  expect(said?.media).toBeUndefined();
});

describe("an edit", () => {
  it("is told apart from its message and from other edits", async () => {
    const { server, receiver } = await polling();
    const { messageId } = server.userSays({ chat: 11, text: "7 82%" });
    server.userEdits({ chat: 11, text: "7 83%", messageId, editDate: 1_736_000_000 });
    const [, edit] = [await receiver.next(), await receiver.next()];
    expect(edit).toMatchObject({
      key: expect.stringMatching(`^e:11:${messageId}:1736000000:`),
      via: "edit",
      text: "7 83%",
      messageId: String(messageId),
    });
  });

  it("made within the second of another edit is heard, and the same one reported again has the same key", async () => {
    const { server, receiver } = await polling();
    const { messageId } = server.userSays({ chat: 11, text: "7 82%" });
    const edit = { chat: 11, messageId, editDate: 1_736_000_000 };
    for (const text of ["7 82%", "7 28%", "7 28%"]) server.userEdits({ ...edit, text });
    await receiver.next();
    const [untouched, changed, again] = [await receiver.next(), await receiver.next(), await receiver.next()];
    expect(changed.key).not.toBe(untouched.key);
    expect(again.key).toBe(changed.key);
  });
});

describe("a button", () => {
  it("says its value as the person who pressed it, and stops spinning when the work is done", async () => {
    const { server, receiver, channel } = await polling();
    server.userSays({ chat: GROUP, from: LAN, text: "x" });
    await receiver.next();
    await channel.send(
      { channel: "telegram", chatId: String(GROUP) },
      { text: plain("Việc 7"), choices: [{ label: "Xong", value: "/xong 7" }] },
    );
    const carrier = await server.nextSent(GROUP);
    server.press({ chat: GROUP, from: LAN, button: "Xong" });
    expect(await receiver.next()).toMatchObject({
      key: "b:press-1",
      via: "button",
      text: "/xong 7",
      addressed: true,
      from: { userId: "11" },
      messageId: String(carrier.messageId),
      replyTo: String(carrier.messageId),
    });
    expect((await server.nextCall("answerCallbackQuery")).params).toEqual({ callback_query_id: "press-1" });
  });

  it("counts even when Telegram finds the press too old to acknowledge", async () => {
    const { server, receiver, channel, logged } = await polling();
    server.open(GROUP);
    await channel.send(
      { channel: "telegram", chatId: String(GROUP) },
      { text: plain("x"), choices: [{ label: "a", value: "b" }] },
    );
    server.fail(
      { kind: "answer", code: 400, description: "Bad Request: query is too old and response timeout expired" },
      { method: "answerCallbackQuery" },
    );
    server.press({ chat: GROUP, button: "a" });
    expect((await receiver.next()).text).toBe("b");
    await channel.stop();
    expect(logged.at(-1)).toMatchObject({ level: "info", fields: { reason: expect.stringContaining("too old") } });
  });
});

describe("a chat", () => {
  it.each([
    [
      "the bot is added",
      "left",
      "member",
      [
        {
          kind: "bot-added",
          key: "a:5000",
          chat: { channel: "telegram", chatId: "-1001", kind: "group", title: "Nhóm" },
          by: "11",
        },
      ],
    ],
    [
      "the bot is removed",
      "administrator",
      "kicked",
      [{ kind: "bot-removed", chat: { channel: "telegram", chatId: "-1001" } }],
    ],
    ["a promotion is not news", "member", "administrator", []],
  ])("%s", async (_name, was, is, expected) => {
    const { server, receiver } = await polling();
    server.membership({ chat: GROUP, by: LAN, was, is });
    server.userSays({ chat: GROUP, text: "hết" });
    await receiver.next();
    expect(receiver.events).toEqual(expected);
  });

  it("that no longer lets the bot write counts as left, and as joined when it does again", async () => {
    const { server, receiver } = await polling();
    const chat = { id: GROUP, type: "supergroup", title: "Nhóm" };
    const change = (was: object, is: object) =>
      server.deliver({
        my_chat_member: { chat, from: { id: 11 }, date: 0, old_chat_member: was, new_chat_member: is },
      });
    const restricted = { status: "restricted", is_member: true };
    change({ status: "member" }, { ...restricted, can_send_messages: false });
    change({ ...restricted, can_send_messages: false }, { ...restricted, can_send_messages: true });
    change({ ...restricted, can_send_messages: true }, { status: "member" });
    expect([(await receiver.nextEvent()).kind, (await receiver.nextEvent()).kind]).toEqual([
      "bot-removed",
      "bot-added",
    ]);
    await server.idle();
    expect(receiver.events).toHaveLength(2);
  });

  it("that blocks the bot in private is told too, so that reminders go elsewhere", async () => {
    const { server, receiver } = await polling();
    server.membership({ chat: 11, by: LAN, was: "member", is: "kicked" });
    expect(await receiver.nextEvent()).toEqual({ kind: "bot-removed", chat: { channel: "telegram", chatId: "11" } });
  });

  it("that becomes a supergroup is told once, and before what is said in the new one", async () => {
    const { server, receiver, channel } = await harness();
    server.migrates(-500, -100500);
    server.userSays({ chat: -100500, text: "chào" });
    server.userSays({ chat: 11, text: "nhanh" });
    const order: unknown[] = [];
    receiver.before(({ text }) => {
      order.push(text);
    });
    const entered = inbox<() => void>();
    await channel.start({
      ...receiver,
      // The binding moves slowly; what another chat says meanwhile passes, the new chat's words wait.
      async chatEvent(event) {
        await new Promise<void>((resolve) => entered.push(resolve));
        order.push(event);
      },
    });
    const moved = await entered.next();
    expect((await receiver.next()).text).toBe("nhanh");
    moved();
    await server.idle();
    const root = (chatId: string) => ({ channel: "telegram", chatId });
    expect(order).toEqual(["nhanh", { kind: "migrated", from: root("-500"), to: root("-100500") }, "chào"]);
  });
});

it("the bot can be asked who it is, once Telegram has said so", async () => {
  const { channel, receiver } = await harness();
  expect(channel.self()).toBeNull();
  await channel.start(receiver);
  expect(channel.self()).toEqual({ id: "7654321", username: "NhacViecBot", readsAllGroupMessages: false });
});
