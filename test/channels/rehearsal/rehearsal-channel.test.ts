import { describe, expect, it } from "vitest";
import { type RehearsedAct, rehearsalChannel } from "../../../src/channels/rehearsal/rehearsal-channel.js";
import type { Incoming, Outgoing, Receiver } from "../../../src/domain/message.js";

const NOW = new Date("2025-01-06T00:55:00Z");
const lan = { userId: "u-lan", name: "Phạm Thị Lan" };
const privately = { channel: "rehearsal", chatId: "u-lan", kind: "private" } as const;
const office = { channel: "rehearsal", chatId: "g-vp", kind: "group", title: "Văn phòng" } as const;
const words = (text: string): Outgoing => ({ text: { text, bold: [] } });

async function aRoom(message: Receiver["message"] = async () => {}) {
  const taken: Incoming[] = [];
  const room = rehearsalChannel({ clock: { now: () => NOW }, botName: "Nhắc Việc" });
  await room.start({
    async message(incoming) {
      taken.push(incoming);
      await message(incoming);
    },
    async chatEvent() {},
  });
  const say = (act: Partial<RehearsedAct> & { text: string }) => room.say({ person: lan, chat: privately, ...act });
  return { room, taken, say };
}

describe("what a person says", () => {
  it("reaches the receiver and the transcript with the same id, dated by the clock", async () => {
    const { room, taken, say } = await aRoom();
    await say({ text: "7 82%" });
    const [entry] = room.entries(0);
    expect(entry).toMatchObject({ sequence: 1, chatId: "u-lan", from: { kind: "person", ...lan }, at: NOW });
    expect(taken).toEqual([
      {
        key: entry?.messageId,
        chat: privately,
        from: lan,
        messageId: entry?.messageId,
        text: "7 82%",
        addressed: true,
        via: "text",
      },
    ]);
  });

  it("has a key of its own even when said twice, in this run and the next", async () => {
    const first = await aRoom();
    const second = await aRoom();
    for (const { say } of [first, first, second]) await say({ text: "/viec" });
    const keys = [...first.taken, ...second.taken].map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
  });

  it.each([
    ["talk among people", "mai họp lúc 8 giờ", false],
    ["a command", "/viec", true],
    ["a full-width slash", "／ｖｉｅｃ", true],
    ["a mention", "@Nhắc Việc 7 82%", true],
  ])("in a group, %s is addressed to the bot: %j → %s", async (_name, text, addressed) => {
    const { taken, say } = await aRoom();
    await say({ text, chat: office });
    expect(taken[0]?.addressed).toBe(addressed);
  });

  it.each([
    ["in a group", office],
    ["in private", privately],
  ])(
    "a command with another bot's name is passed over %s, as on Telegram, but stays to be seen",
    async (_name, chat) => {
      const { room, taken, say } = await aRoom();
      await say({ text: "/capnhat@BotKhac 7 82%", chat });
      expect(taken).toEqual([]);
      expect(room.entries(0)).toHaveLength(1);
    },
  );

  it("replying to the bot in a group is addressed, and names the bot's message", async () => {
    const { room, taken, say } = await aRoom();
    const sent = await room.send(office, words("Việc sắp đến hạn"));
    const replyTo = sent.outcome === "sent" ? (sent.messageIds[0] ?? "") : "";
    await say({ text: "82%", chat: office, replyTo });
    expect(taken[0]).toMatchObject({ addressed: true, replyTo });
  });

  it("replying to a colleague, or to another chat's message, is not a reply to the bot", async () => {
    const { room, taken, say } = await aRoom();
    await say({ text: "mai họp nhé", chat: office });
    const colleague = room.entries(0)[0]?.messageId ?? "";
    await room.send(privately, words("Chào bạn"));
    const elsewhere = room.entries(0).at(-1)?.messageId ?? "";
    for (const replyTo of [colleague, elsewhere]) {
      await say({ text: "vâng", chat: office, replyTo });
      expect(taken.at(-1)).toMatchObject({ addressed: false });
      expect(taken.at(-1)).not.toHaveProperty("replyTo");
    }
  });

  it("a pressed button hands on its value and shows its label", async () => {
    const { room, taken, say } = await aRoom();
    await room.send(office, { ...words("Đã ghi"), choices: [{ label: "Hoàn tác", value: "/huy" }] });
    const replyTo = room.entries(0)[0]?.messageId ?? "";
    await say({ text: "/huy", via: "button", chat: office, replyTo });
    expect(taken[0]).toMatchObject({ text: "/huy", via: "button", addressed: true, replyTo });
    expect(room.entries(1)[0]).toMatchObject({ via: "button", text: { text: "Hoàn tác" } });
  });

  it("tells the person when it could not be taken", async () => {
    const { say } = await aRoom(() => Promise.reject(new Error("store down")));
    await expect(say({ text: "/viec" })).rejects.toThrow("store down");
  });
});

describe("what the bot sends", () => {
  it("is kept with its bold runs, choices, picture and document", async () => {
    const { room } = await aRoom();
    const bytes = new Uint8Array([1, 2, 3]);
    const delivery = await room.send(office, {
      text: { text: "Tiến độ", bold: [{ start: 0, length: 4 }] },
      choices: [{ label: "Thiếu", value: "/thieu" }],
      picture: { png: bytes, fileName: "tien-do.png" },
      documents: [{ bytes, fileName: "bao-cao.docx", mimeType: "application/msword" }],
    });
    const [entry] = room.entries(0);
    expect(delivery).toEqual({ outcome: "sent", messageIds: [entry?.messageId] });
    expect(entry).toMatchObject({
      from: { kind: "bot" },
      text: { text: "Tiến độ", bold: [{ start: 0, length: 4 }] },
      choices: [{ label: "Thiếu", value: "/thieu" }],
    });
    expect(room.file(entry?.picture?.id ?? "")).toEqual({ bytes, fileName: "tien-do.png", mimeType: "image/png" });
    expect(room.file(entry?.documents?.[0]?.id ?? "")?.mimeType).toBe("application/msword");
    expect(room.file("guessed")).toBeNull();
  });

  it("keeps the newest 5,000 bubbles and 200 files, so a long rehearsal fits in memory", async () => {
    const { room } = await aRoom();
    const picture = { png: new Uint8Array(), fileName: "a.png" };
    for (let count = 0; count < 201; count++) await room.send(office, { ...words("hình"), picture });
    const [first, second] = room.entries(0);
    expect(room.file(first?.picture?.id ?? "")).toBeNull();
    expect(room.file(second?.picture?.id ?? "")).not.toBeNull();
    for (let count = 0; count < 5_000; count++) await room.send(office, words("tin"));
    expect(room.entries(0)).toHaveLength(5_000);
    expect(room.entries(0)[0]?.sequence).toBe(202);
    expect(room.entries(5_200).map(({ sequence }) => sequence)).toEqual([5_201]);
    expect(room.entries(100)).toHaveLength(5_000);
  });
});

it("tells its listeners of each entry, in order, until they leave", async () => {
  const { room } = await aRoom();
  const heard: number[] = [];
  const leave = room.subscribe((entry) => heard.push(entry.sequence));
  await room.send(office, words("một"));
  await room.send(office, words("hai"));
  leave();
  await room.send(office, words("ba"));
  expect(heard).toEqual([1, 2]);
});

it("opens on start and closes on stop, after what was in hand is handed over", async () => {
  const idle = rehearsalChannel({ clock: { now: () => NOW }, botName: "Nhắc Việc" });
  expect(idle.health().ok).toBe(false);
  await expect(idle.say({ person: lan, chat: privately, text: "/viec" })).rejects.toThrow("start it first");

  let finish = () => {};
  const { room, say } = await aRoom(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  expect(room.health()).toEqual({ ok: true });
  const order: string[] = [];
  const said = say({ text: "/viec" }).then(() => order.push("taken"));
  const stopped = room.stop().then(() => order.push("stopped"));
  await expect(say({ text: "/viec" })).rejects.toThrow();
  finish();
  await Promise.all([said, stopped]);
  expect(order).toEqual(["taken", "stopped"]);
});
