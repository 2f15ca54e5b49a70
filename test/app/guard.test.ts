import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Incoming, Receiver } from "../../src/domain/message.js";
import { type Guard, guardedReceiver, openGuard } from "../../src/service/guard.js";
import { aServer } from "../web/a-server.js";
import { type HandTimers, handTimers } from "./hand-timers.js";

const NEVER = new Promise<never>(() => undefined);
const A_MESSAGE: Incoming = {
  key: "telegram:7:1",
  chat: { channel: "telegram", chatId: "7", kind: "private" },
  from: { userId: "7", name: "Lan" },
  messageId: "1",
  text: "/viec",
  addressed: true,
  via: "text",
};

describe("the guard", () => {
  let time: HandTimers;
  let lines: Record<string, unknown>[];
  let ends: number;
  let guard: Guard;

  function open(store: "postgres" | "embedded"): Guard {
    time = handTimers();
    const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
    return openGuard({ store, timers: time, log, onStuck: () => void ends++ });
  }

  beforeEach(() => {
    lines = [];
    ends = 0;
    guard = open("postgres");
  });
  afterEach(() => guard.stop());

  it("ends a process in which something has not moved for ten minutes: once, and says what and where", async () => {
    const held = guard.hold("the reminders");
    held.moves("deliver");
    await time.pass(9.75);
    expect([ends, guard.stuck()]).toEqual([0, null]);
    await time.pass(0.25);
    expect([ends, guard.stuck()]).toEqual([1, "the reminders"]);
    await time.pass(60);
    expect(ends).toBe(1);
    expect(lines).toMatchObject([{ level: 60, hung: "the reminders", at: "deliver", minutes: 10 }]);
    expect(lines[0]?.msg).toMatch(/^stuck: .* ends itself; .* nothing is lost$/);
  });

  it("leaves alone what lasts for hours and moves", async () => {
    const held = guard.hold("the reminders");
    for (let message = 0; message < 30; message++) {
      await time.pass(9);
      held.moves();
    }
    expect([ends, guard.stuck()]).toEqual([0, null]);
  });

  it("forgets what is over, and is not deceived by what moves beside what hangs", async () => {
    guard.hold("the start").release();
    await time.pass(60);
    expect(guard.stuck()).toBeNull();
    guard.hold("a message");
    const beat = guard.hold("the reminders");
    for (let minute = 0; minute < 10; minute++) {
      beat.moves();
      await time.pass(1);
    }
    expect(guard.stuck()).toBe("a message");
  });

  it("gives the embedded store an hour: its own backup may hold everything up", async () => {
    await guard.stop();
    guard = open("embedded");
    guard.hold("the reminders");
    await time.pass(59);
    expect(ends).toBe(0);
    await time.pass(1);
    expect(ends).toBe(1);
  });

  it("watches each message and event from the moment it comes until it is decided, also one that fails", async () => {
    let work: () => Promise<void> = async () => undefined;
    const receiver: Receiver = { message: () => work(), chatEvent: () => work() };
    const guarded = guardedReceiver(receiver, guard);
    const gone = { kind: "bot-removed", chat: { channel: "telegram", chatId: "7" } } as const;
    await guarded.message(A_MESSAGE);
    await guarded.chatEvent(gone);
    work = () => Promise.reject(new Error("the store is away"));
    await expect(guarded.message(A_MESSAGE)).rejects.toThrow("away");
    await time.pass(30);
    expect(guard.stuck()).toBeNull();
    work = () => NEVER;
    void guarded.chatEvent(gone);
    await time.pass(10);
    expect(guard.stuck()).toBe("a chat's event");
  });

  it("judges no more once the service stops", async () => {
    guard.hold("the reminders");
    await guard.stop();
    await time.pass(60);
    expect([ends, guard.stuck()]).toEqual([0, null]);
  });
});

describe("/healthz", () => {
  it("is well while nothing hangs, whatever of the store or the providers fails", async () => {
    const { app } = aServer({ stuck: () => null, readiness: async () => ({ store: { ok: false } }) });
    const answer = await app.request("/healthz");
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
  });

  it("asks for a new start when something hangs, so that a liveness probe gives one", async () => {
    const { app } = aServer({ stuck: () => "the reminders" });
    const answer = await app.request("/healthz");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ok: false, problem: "the reminders hung: a new start is due" });
  });
});
