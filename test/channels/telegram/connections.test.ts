import { expect, it } from "vitest";
import { healthBoard } from "../../../src/channels/health-board.js";
import { botApi, grammySignal } from "../../../src/channels/telegram/bot-api.js";
import { withinBoth } from "../../../src/channels/timers.js";
import type { ChatAddress } from "../../../src/domain/message.js";
import { FAULTS, startTelegramServer } from "../../fakes/telegram-server.js";
import { harness, plain, testTimers } from "./harness.js";

const GROUP = -1001;
const group: ChatAddress = { channel: "telegram", chatId: String(GROUP) };
const message = { text: plain("x") };

async function opened(...options: Parameters<typeof harness>) {
  const set = await harness(...options);
  set.server.open(GROUP);
  return set;
}

it("sends that follow each other share a connection", async () => {
  const { server, channel, timers } = await opened();
  for (let time = 0; time < 5; time += 1) {
    expect(await channel.send(group, message)).toMatchObject({ outcome: "sent" });
    timers.expire(2_999);
  }
  expect(server.connections).toBe(1);
});

it("a connection closed while this process stood still is noticed before it is used", async () => {
  const { server, channel } = await opened();
  await Promise.all([channel.send(group, message), channel.send(group, message)]);
  // In the same turn of the event loop: this side has not heard of the closing yet.
  server.dropIdle();
  const deliveries = await Promise.all([1, 2, 3].map(() => channel.send(group, message)));
  expect(deliveries.map(({ outcome }) => outcome)).toEqual(["sent", "sent", "sent"]);
});

it("a send after a silence dials anew: the server may be about to close", async () => {
  const { server, channel, timers } = await opened();
  await channel.send(group, message);
  timers.expire(3_000);
  expect(await channel.send(group, message)).toMatchObject({ outcome: "sent" });
  expect(server.connections).toBe(2);
});

it("a connection's age counts from its request: a stalled process hears late of the answer", async () => {
  let arrive = () => {};
  const onItsWay = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const { channel, timers, server } = await opened({
    server: await startTelegramServer({ latency: () => onItsWay }),
  });
  const first = channel.send(group, message);
  await server.nextSent();
  timers.expire(3_000);
  arrive();
  expect(await first).toMatchObject({ outcome: "sent" });
  expect(await channel.send(group, message)).toMatchObject({ outcome: "sent" });
  expect(server.connections).toBe(2);
});

it("a connection that breaks while it is fresh leaves the end unknown, and nothing is sent twice", async () => {
  const { server, channel } = await opened();
  await channel.send(group, message);
  server.fail(FAULTS.resetAfter);
  expect(await channel.send(group, message)).toEqual({ outcome: "uncertain", reason: "ECONNRESET" });
  expect(server.accepted).toHaveLength(2);
});

it("thirty sends are under way at once", async () => {
  let waiting = 0;
  let release = () => {};
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  const latency = () => {
    waiting += 1;
    if (waiting === 30) release();
    return all;
  };
  const { channel } = await opened({ server: await startTelegramServer({ latency }) });
  // Each answer waits for all thirty questions: with one connection fewer none would ever end.
  const deliveries = await Promise.all(Array.from({ length: 30 }, () => channel.send(group, message)));
  expect(new Set(deliveries.map(({ outcome }) => outcome))).toEqual(new Set(["sent"]));
});

it("a poll that was left says nothing about Telegram", async () => {
  const server = await startTelegramServer();
  const board = healthBoard({ now: () => new Date("2025-01-06T08:00:00+07:00") });
  const timers = testTimers();
  const api = botApi({ token: server.token, apiRoot: server.apiRoot, board, timers });
  const lost = new AbortController();
  const poll = withinBoth(lost.signal, timers.limit(40_000), (within) =>
    api.getUpdates({ timeout: 25 }, grammySignal(within)),
  );
  await server.idle();
  lost.abort();
  await expect(poll).rejects.toThrow();
  expect(board.health()).toEqual({ ok: true });
  await server.close();
});
