import { describe, expect, it } from "vitest";
import type { ChatAddress } from "../../../src/domain/message.js";
import { FAULTS, startTelegramServer } from "../../fakes/telegram-server.js";
import { harness, plain, polling } from "./harness.js";

const GROUP = -1001;
const group: ChatAddress = { channel: "telegram", chatId: String(GROUP) };
const RECEIPT = { text: plain("Vâng ạ, đã ghi"), reaction: "👍" } as const;

describe("a reaction as receipt", () => {
  async function reacting(fault?: Parameters<Awaited<ReturnType<typeof startTelegramServer>>["fail"]>[0]) {
    const { server, channel } = await harness();
    const { messageId } = server.userSays({ chat: GROUP, from: { id: 11 }, text: "ok" });
    if (fault) server.fail(fault, { method: "setMessageReaction" });
    const delivery = await channel.send(group, { ...RECEIPT, replyTo: String(messageId) });
    return { delivery, words: server.sent(GROUP).map(({ text }) => text), messageId, server, channel };
  }

  it("stands on the message in place of the words", async () => {
    const { delivery, words, messageId, server } = await reacting();
    expect([delivery.outcome, words]).toEqual(["sent", []]);
    expect((await server.nextCall("setMessageReaction")).params).toEqual({
      chat_id: GROUP,
      message_id: messageId,
      reaction: [{ type: "emoji", emoji: "👍" }],
    });
  });

  it.each([
    ["the group allows no reactions", FAULTS.reactionInvalid],
    ["the Bot API server is too old to know them", FAULTS.notFound],
    ["Telegram asks for patience", FAULTS.tooMany(1)],
    ["the wire breaks", FAULTS.resetAfter],
  ])("gives way to the words when %s", async (_name, fault) => {
    const { delivery, words, channel } = await reacting(fault);
    expect([delivery.outcome, words]).toEqual(["sent", ["Vâng ạ, đã ghi"]]);
    expect(channel.health().problem).not.toContain("TOKEN");
  });

  it("without a message to stand on is words", async () => {
    const { server, channel } = await harness();
    server.open(GROUP);
    await channel.send(group, RECEIPT);
    expect(server.sent(GROUP).map(({ text }) => text)).toEqual(["Vâng ạ, đã ghi"]);
  });
});

describe("a notice to who pressed a button", () => {
  async function pressing() {
    const started = await polling();
    started.server.open(GROUP);
    await started.channel.send(group, { text: plain("Việc 7?"), choices: [{ label: "Có", value: "x" }] });
    return started;
  }
  const presses = (server: { calls: readonly { method: string; params: object }[] }) =>
    server.calls.filter(({ method }) => method === "answerCallbackQuery").map(({ params }) => params);

  it.each([
    ["a few words as a toast", "Câu hỏi này dành cho Lan.", false],
    ["many as a window that waits", "a ".repeat(60).trim(), true],
  ])("shows %s, and answers the press once", async (_name, text, alert) => {
    const { server, receiver, channel } = await pressing();
    const message = receiver.message.bind(receiver);
    let shown: boolean | undefined;
    Object.assign(receiver, {
      async message(...[incoming, notice]: Parameters<typeof message>) {
        shown = await notice?.(text);
        await message(incoming);
      },
    });
    server.press({ chat: GROUP, from: { id: 12 }, button: "Có" });
    await receiver.next();
    await channel.stop();
    expect(shown).toBe(true);
    expect(presses(server)).toEqual([{ callback_query_id: "press-1", text, show_alert: alert }]);
  });

  it("is cut to what Telegram takes, and is not shown any more once the press was answered", async () => {
    const { server, receiver, timers, channel } = await pressing();
    const results: (boolean | undefined)[] = [];
    Object.assign(receiver, {
      async message(_incoming: unknown, notice?: (text: string) => Promise<boolean>) {
        results.push(await notice?.("ệ".repeat(500)), await notice?.("lần nữa"));
      },
    });
    server.press({ chat: GROUP, button: "Có" });
    const [call] = [await server.nextCall("answerCallbackQuery")];
    expect(String(call.params.text)).toHaveLength(200);
    await server.idle();
    Object.assign(receiver, {
      async message(_incoming: unknown, notice?: (text: string) => Promise<boolean>) {
        // Work that takes long: the spinner stops without it.
        timers.expire(2_000);
        results.push(await notice?.("quá muộn"));
      },
    });
    server.press({ chat: GROUP, button: "Có" });
    await server.nextCall("answerCallbackQuery");
    await channel.stop();
    expect(results).toEqual([true, false, false]);
    expect(presses(server)).toHaveLength(2);
  });

  it("a press delivered again is not answered again", async () => {
    const { server, receiver, channel } = await pressing();
    let failures = 1;
    receiver.before(() => {
      if (failures-- > 0) throw new Error("the store is away");
    });
    server.press({ chat: GROUP, button: "Có" });
    await server.nextCall("answerCallbackQuery");
    await channel.stop();
    expect(presses(server)).toHaveLength(1);
  });
});

describe("advice about a group", () => {
  it.each([
    ["privacy mode is on and the bot no administrator", false, "member", 2],
    ["privacy mode is on and the bot an administrator", false, "administrator", 0],
    ["privacy mode is off", true, "member", 0],
  ])("when %s", async (_name, readsAllGroupMessages, is, lines) => {
    const server = await startTelegramServer({ readsAllGroupMessages });
    const { channel } = await polling({ server });
    server.membership({ chat: GROUP, was: "left", is });
    const advice = await channel.advise?.(group);
    expect(advice).toHaveLength(lines);
    if (advice?.[1]) expect(advice[1]).toEqual({ id: "telegram-privacy-mend", args: { bot: "@NhacViecBot" } });
    expect(await channel.advise?.({ channel: "telegram", chatId: "11" })).toEqual([]);
  });

  it("is given where the standing can't be asked for", async () => {
    const { server, channel } = await polling();
    server.fail(FAULTS.badGateway, { method: "getChatMember" });
    expect(await channel.advise?.(group)).toHaveLength(2);
  });
});
