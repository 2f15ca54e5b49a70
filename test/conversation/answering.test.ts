import { pino } from "pino";
import { describe, expect, it } from "vitest";
import type { Delivery, Incoming, Outgoing } from "../../src/domain/message.js";
import { addressKey } from "../../src/domain/route.js";
import { answering } from "../../src/service/answering.js";

const SENT: Delivery = { outcome: "sent", messageIds: ["1"] };

/** A channel whose deliveries are told beforehand, and a conversation that answers with what was said. */
function desk(deliveries: Delivery[] = [], answer: (incoming: Incoming) => Promise<Outgoing | null> = echo) {
  const sent: string[] = [];
  const places: string[] = [];
  const counted: string[] = [];
  const delivered: string[] = [];
  const receiver = answering({
    channel: {
      name: "telegram",
      async send(to, message) {
        sent.push(message.text.text);
        places.push(addressKey(to));
        return deliveries.shift() ?? SENT;
      },
    },
    conversation: { answer },
    onDelivered: (key) => delivered.push(key),
    onChatEvent: async () => null,
    apology: () => ({ text: "xin lỗi", bold: [] }),
    log: pino({ level: "silent" }),
    count: (outcome) => counted.push(outcome),
  });
  return { receiver, sent, places, counted, delivered };
}

async function echo({ text }: Incoming): Promise<Outgoing> {
  return { text: { text, bold: [] } };
}

function said(text: string, over: Partial<Incoming> = {}): Incoming {
  return {
    key: text,
    messageId: "1",
    chat: { channel: "telegram", chatId: "1", kind: "private" },
    from: { userId: "1", name: "An" },
    text,
    via: "text",
    addressed: true,
    ...over,
  };
}

describe("answers on their way back", () => {
  it("leave in the order of the questions, chat by chat", async () => {
    const { receiver, sent } = desk();
    for (const text of ["một", "hai", "ba"]) await receiver.message(said(text));
    await receiver.idle();
    expect(sent).toEqual(["một", "hai", "ba"]);
  });

  it("are tried again when the provider says later, and then the next one follows", async () => {
    const { receiver, sent, counted, delivered } = desk([{ outcome: "retry", reason: "429", afterMs: 1 }]);
    await receiver.message(said("một"));
    await receiver.message(said("hai"));
    await receiver.idle();
    expect(sent).toEqual(["một", "một", "hai"]);
    expect(counted).toEqual(["retry", "sent", "sent"]);
    expect(delivered).toEqual(["một", "hai"]);
  });

  it("are given up after three tries, and at once when refused or uncertain", async () => {
    const later: Delivery = { outcome: "retry", reason: "503", afterMs: 1 };
    const { receiver, sent, delivered } = desk([
      later,
      later,
      later,
      { outcome: "refused", reason: "403", because: { kind: "chat-gone" } },
      { outcome: "uncertain", reason: "reset" },
    ]);
    for (const text of ["một", "hai", "ba"]) await receiver.message(said(text));
    await receiver.idle();
    expect(sent).toEqual(["một", "một", "một", "hai", "ba"]);
    // Whoever was not answered for certain is told later.
    expect(delivered).toEqual([]);
  });

  it("do not hold up the next message while the provider is slow", async () => {
    const { receiver, sent } = desk([{ outcome: "retry", reason: "429", afterMs: 20 }]);
    await receiver.message(said("một"));
    await receiver.message(said("hai", { chat: { channel: "telegram", chatId: "2", kind: "private" } }));
    expect(sent).toEqual(["một", "hai"]);
    await receiver.idle();
    expect(sent).toEqual(["một", "hai", "một"]);
  });

  it("say sorry when something broke, but only to whom spoke to the bot", async () => {
    const broken = () => Promise.reject(new Error("the database is away"));
    const { receiver, sent, counted, delivered } = desk([], broken);
    await receiver.message(said("/capnhat 7 82%"));
    await receiver.message(said("chuyện riêng", { addressed: false }));
    await receiver.idle();
    expect(sent).toEqual(["xin lỗi"]);
    expect(counted.toSorted()).toEqual(["failed", "failed", "sent"]);
    expect(delivered).toEqual([]);
  });

  it("go to the group's root when its topic is closed meanwhile, and to no other chat when the group is gone", async () => {
    const inTopic = { chat: { channel: "telegram", chatId: "-5", thread: "9", kind: "group" } } as const;
    const closed: Delivery = { outcome: "refused", reason: "TOPIC_CLOSED", because: { kind: "thread-gone" } };
    const { receiver, places, delivered } = desk([closed]);
    await receiver.message(said("một", inTopic));
    await receiver.idle();
    expect(places).toEqual([
      addressKey({ channel: "telegram", chatId: "-5", thread: "9" }),
      addressKey({ channel: "telegram", chatId: "-5" }),
    ]);
    expect(delivered).toEqual(["một"]);
    const twice = desk([closed, closed]);
    await twice.receiver.message(said("hai", inTopic));
    await twice.receiver.idle();
    expect(twice.places).toHaveLength(2);
    expect(twice.delivered).toEqual([]);
  });

  it("are none where the conversation keeps silent", async () => {
    const { receiver, sent } = desk([], async () => null);
    await receiver.message(said("chuyện của nhóm"));
    await receiver.idle();
    expect(sent).toEqual([]);
  });
});
