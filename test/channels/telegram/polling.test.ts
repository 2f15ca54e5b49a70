import { describe, expect, it } from "vitest";
import { inbox } from "../../fakes/telegram/inbox.js";
import { FAULTS } from "../../fakes/telegram-server.js";
import { harness, plain, polling } from "./harness.js";

/** A receiver's work that lasts until the test lets it go. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("the start", () => {
  it("takes a webhook away and asks for the four kinds of update", async () => {
    const { server } = await polling();
    expect(server.calls.slice(0, 2).map(({ method }) => method)).toEqual(["getMe", "deleteWebhook"]);
    expect(server.calls.at(-1)?.params).toMatchObject({
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
  });

  it.each([
    ["unknown", "7654321:AAF-somebody_elses_token_01234567890"],
    ["not even of a token's form", "hello"],
  ])("with a token that is %s fails with advice and without the token", async (_name, token) => {
    const { channel, receiver, logged } = await harness({ token });
    const error = await channel.start(receiver).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toMatch(/TELEGRAM_BOT_TOKEN.*@BotFather/);
    expect(JSON.stringify([String(error), (error as Error).stack, logged, channel.health()])).not.toContain(token);
    expect(channel.health().ok).toBe(false);
  });

  it("without a network goes on, says so in its health, and connects when it is back", async () => {
    const { server, channel, receiver, timers, logged } = await harness();
    server.fail(FAULTS.resetBefore, { method: "getMe", times: 2 });
    await channel.start(receiver);
    const first = await timers.nextPause();
    expect(channel.health()).toEqual({
      ok: false,
      problem: expect.stringMatching(/can't be reached.*since 2025-01-06T00:55:00.000Z/),
    });
    first.resume();
    const second = await timers.nextPause();
    expect([first.ms, second.ms]).toEqual([1_000, 2_000]);
    second.resume();
    await server.idle();
    expect(channel.health()).toEqual({ ok: true });
    server.userSays({ chat: 11, text: "viec" });
    expect((await receiver.next()).text).toBe("viec");
    expect(JSON.stringify(logged)).not.toContain(server.token);
  });

  it("while Telegram is unwell is tried again, not given up", async () => {
    const { server, channel, receiver, timers } = await harness();
    server.fail(FAULTS.tooMany(3), { method: "deleteWebhook" });
    await channel.start(receiver);
    (await timers.nextPause()).resume();
    await server.idle();
    expect(channel.health()).toEqual({ ok: true });
  });

  it("that is still failing can be stopped", async () => {
    const { server, channel, receiver, timers } = await harness();
    server.fail(FAULTS.resetBefore, { method: "getMe" });
    await channel.start(receiver);
    await timers.nextPause();
    await channel.stop();
    expect(server.calls.length).toBe(1);
    expect(channel.health()).toEqual({ ok: false, problem: expect.stringContaining("stopped") });
  });
});

describe("what was taken and what was not", () => {
  it("the offset moves only after the receiver has taken the update", async () => {
    const { server, receiver } = await polling();
    const { opened, open } = gate();
    const entered = inbox<string>();
    receiver.before(async ({ text }) => {
      entered.push(text);
      await opened;
    });
    server.userSays({ chat: 11, text: "một" });
    await entered.next();
    expect(server.pending().length).toBe(1);
    open();
    await server.idle();
    expect(server.pending()).toEqual([]);
  });

  it("an update whose taking fails comes again, and the rest are not handed on twice", async () => {
    const { server, receiver, timers, channel } = await polling();
    let outage = true;
    receiver.before(({ text }) => {
      if (outage && text === "hai") throw new Error("the database is away, and so are Lan's words");
    });
    server.deliver({ poll: {} });
    for (const [chat, text] of [
      [11, "một"],
      [12, "hai"],
      [13, "ba"],
    ] as const)
      server.userSays({ chat, text });
    const waited = await timers.nextPause();
    expect(channel.health().problem).toContain("database");
    outage = false;
    waited.resume();
    await server.idle();
    expect(receiver.incoming.map(({ text }) => text).sort()).toEqual(["ba", "hai", "một"]);
    expect(server.pending()).toEqual([]);
    expect(channel.health()).toEqual({ ok: true });
  });

  it("an outage is waited out however long, with longer and longer pauses, and nothing is lost", async () => {
    const { server, receiver, timers } = await polling();
    let outage = true;
    receiver.before(() => {
      if (outage) throw new Error("away");
    });
    for (const chat of [11, 12]) server.userSays({ chat, text: "x" });
    const pauses: number[] = [];
    for (let round = 0; round < 9; round++) {
      const pausing = await timers.nextPause();
      pauses.push(pausing.ms / 1_000);
      outage = round < 8;
      pausing.resume();
    }
    await server.idle();
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(receiver.incoming.map(({ chat }) => chat.chatId).sort()).toEqual(["11", "12"]);
  });

  it("an update that alone keeps failing is let go, so that it can't hold the rest for ever", async () => {
    const { server, receiver, timers, logged, channel } = await polling();
    receiver.before(({ text }) => {
      if (text === "độc") throw new TypeError("bug");
    });
    server.userSays({ chat: 11, text: "độc" });
    server.userSays({ chat: 12, text: "lành" });
    for (let round = 1; round < 5; round++) (await timers.nextPause()).resume();
    await server.idle();
    expect(receiver.incoming.map(({ text }) => text)).toEqual(["lành"]);
    expect(logged.at(-1)).toMatchObject({ level: "error", message: expect.stringContaining("let go") });
    expect(channel.health()).toEqual({ ok: true });
  });

  it("a log about a failed update has its error's name and place, not its words", async () => {
    const { server, receiver, timers, logged } = await polling();
    receiver.before(({ text }) => {
      throw new TypeError(`insert failed: ${text}\n    at Lan (bí mật)`);
    });
    server.userSays({ chat: 11, text: "lương tháng" });
    await timers.nextPause();
    expect(logged.at(-1)?.fields).toMatchObject({
      error: "TypeError",
      at: expect.arrayContaining([expect.stringContaining("polling.test.ts")]),
    });
    expect(JSON.stringify(logged)).not.toMatch(/lương|bí mật/);
  });
});

describe("order", () => {
  it("is kept in a chat, while a slow chat does not hold up another", async () => {
    const { server, receiver, channel } = await harness();
    const { opened, open } = gate();
    receiver.before(({ text }) => (text === "chậm" ? opened : undefined));
    for (const [chat, text] of [
      [11, "chậm"],
      [11, "sau chậm"],
      [12, "nhanh"],
    ] as const)
      server.userSays({ chat, text });
    await channel.start(receiver);
    expect((await receiver.next()).text).toBe("nhanh");
    open();
    await server.idle();
    expect(receiver.incoming.map(({ text }) => text)).toEqual(["nhanh", "chậm", "sau chậm"]);
  });
});

describe("trouble while polling", () => {
  it("a second program with the same token is named in the health, and polling goes on", async () => {
    const { server, channel, receiver, timers } = await polling();
    const rival = fetch(`${server.apiRoot}/bot${server.token}/getUpdates`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ timeout: 30 }),
    });
    const pausing = await timers.nextPause();
    expect(channel.health().problem).toContain("another program");
    pausing.resume();
    expect((await rival).status).toBe(409);
    server.userSays({ chat: 11, text: "viec" });
    expect((await receiver.next()).text).toBe("viec");
    expect(channel.health()).toEqual({ ok: true });
  });

  it.each([
    ["too many requests", FAULTS.tooMany(7), 7_000],
    ["Telegram's own fault", FAULTS.internal, 1_000],
    ["a proxy's page", FAULTS.badGatewayPage, 1_000],
    ["a reset", FAULTS.resetBefore, 1_000],
  ])("after %s it waits and goes on", async (_name, fault, ms) => {
    const { server, receiver, timers } = await polling();
    server.fail(fault, { method: "getUpdates" });
    server.endPoll();
    (await timers.nextPause()).resume();
    const pausing = await timers.nextPause();
    expect(pausing.ms).toBe(ms);
    pausing.resume();
    server.userSays({ chat: 11, text: "viec" });
    expect((await receiver.next()).text).toBe("viec");
  });

  it("a server that holds no poll is asked five times a second, not a thousand", async () => {
    const { server, timers, channel, receiver } = await polling();
    for (let poll = 1; poll <= 3; poll++) {
      server.endPoll();
      const rest = await timers.nextPause();
      expect(rest.ms).toBe(200);
      rest.resume();
      await server.idle();
    }
    server.userSays({ chat: 11, text: "viec" });
    await receiver.next();
    expect(channel.health()).toEqual({ ok: true });
  });

  it("a poll Telegram never answers is given up and begun again", async () => {
    const { server, timers, channel, receiver } = await polling();
    timers.expire();
    const pausing = await timers.nextPause();
    expect(channel.health().problem).toContain("getUpdates: no answer in time");
    pausing.resume();
    server.userSays({ chat: 11, text: "viec" });
    await receiver.next();
    expect(channel.health()).toEqual({ ok: true });
  });

  it("a token revoked meanwhile is told with advice", async () => {
    const { server, channel, timers } = await polling();
    server.fail(FAULTS.unauthorized, { method: "getUpdates" });
    server.endPoll();
    (await timers.nextPause()).resume();
    await timers.nextPause();
    expect(channel.health().problem).toContain("@BotFather");
  });
});

describe("the stop", () => {
  it("ends the poll at once", async () => {
    const { channel, server } = await polling();
    await channel.stop();
    expect(server.calls.at(-1)?.method).toBe("getUpdates");
    expect(channel.health().ok).toBe(false);
  });

  it("finishes the update in hand and confirms it, so that it does not come again", async () => {
    const { server, channel, receiver } = await polling();
    const { opened, open } = gate();
    const entered = inbox<string>();
    receiver.before(async ({ text }) => {
      entered.push(text);
      await opened;
    });
    server.userSays({ chat: 11, text: "một" });
    await entered.next();
    const stopped = channel.stop();
    open();
    await stopped;
    expect(receiver.incoming.map(({ text }) => text)).toEqual(["một"]);
    expect(server.pending()).toEqual([]);
  });

  it("leaves sending possible: what is on its way out is still delivered", async () => {
    const { server, channel } = await polling();
    server.open(11);
    await channel.stop();
    expect(await channel.send({ channel: "telegram", chatId: "11" }, { text: plain("x") })).toMatchObject({
      outcome: "sent",
    });
  });
});
