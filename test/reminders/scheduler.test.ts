import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ReminderStore, ReminderTx } from "../../src/reminders/ports.js";
import { steadyBeat } from "../../src/service/beat.js";
import { type Guard, openGuard } from "../../src/service/guard.js";
import { type Scheduler, type Step, scheduler } from "../../src/service/scheduler.js";
import { type HandTimers, handTimers } from "../app/hand-timers.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { backends } from "../support/backends.js";
import { anOffice, type TestOffice } from "./an-office.js";

const SLOT = "2025-01-09T08:00:00+07:00";
const log = pino({ level: "silent" });
const [embedded] = backends;
if (!embedded) throw new Error("no back end");

describe("the heartbeat", () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(embedded);
  });
  afterAll(() => store.close());

  /** More groups than one batch holds, each owed a message at {@link SLOT}. */
  async function office(groups = 1): Promise<TestOffice> {
    const units = Array.from({ length: groups }, (_, index) => ({
      code: `U${index}`,
      name: `Phòng ${index}`,
      aliases: [],
      kind: "office" as const,
    }));
    const task = aTask("1", { leads: units.map(({ code }) => code), schedule: { "2025": "before 2025-01-15" } });
    const catalogue = aCatalogue({
      plan: { code: "KH", title: "Kế hoạch", year: 2025 },
      units,
      sets: [],
      tasks: [task],
    });
    const made = await anOffice(store, { catalogue });
    for (const { code } of units) await made.bind(code, `-${code}`);
    await made.tickAt("2025-01-08T12:00:00+07:00");
    return made;
  }

  const beatOf = (made: TestOffice, reminders: ReminderStore = made.reminders) =>
    scheduler({
      planning: made.planning({ store: reminders }),
      delivery: made.delivery({ store: reminders }),
      log,
      beat: steadyBeat(5, log),
    });

  it("sends everything that is due, batch after batch, and notes when it ended well", async () => {
    const made = await office(25);
    const beat = beatOf(made);
    expect(beat.lastRunAt()).toBeNull();
    made.clock.set(SLOT);
    await beat.run();
    expect(made.channel.received).toHaveLength(25);
    expect(beat.lastRunAt()).toEqual(new Date(SLOT));
  });

  it("begins no other message once it is told to stop, and loses nothing by it", async () => {
    const made = await office(25);
    const beat = beatOf(made);
    let stopped: Promise<void> | null = null;
    made.channel.follow(() => {
      stopped ??= beat.stop();
      return null;
    });
    made.clock.set(SLOT);
    await beat.run();
    await stopped;
    const sent = made.channel.received.length;
    expect(sent).toBeLessThan(25);
    await beat.run();
    expect(made.channel.received).toHaveLength(sent);
    await made.tick();
    expect(new Set(made.channel.received.map(({ chat }) => chat)).size).toBe(25);
    expect(made.channel.received).toHaveLength(25);
  });

  it("waits, when stopped, for what is on the wire", async () => {
    const made = await office();
    const beat = beatOf(made);
    let arrive: (() => void) | null = null;
    made.channel.follow(
      () =>
        new Promise((resolve) => {
          arrive = () => resolve(null);
        }),
    );
    made.clock.set(SLOT);
    const run = beat.run();
    await expect.poll(() => arrive).not.toBeNull();
    let over = false;
    const stopped = beat.stop().then(() => {
      over = true;
    });
    await made.ledger();
    expect(over).toBe(false);
    (arrive as (() => void) | null)?.();
    await Promise.all([run, stopped]);
    expect(await made.said()).toEqual(["1 T-3 unit sent"]);
  });

  it("looks again for whoever asks while it is at work, by the time it is then", async () => {
    const made = await office();
    const beat = beatOf(made);
    const first = beat.run();
    made.clock.set(SLOT);
    await Promise.all([first, beat.run(), beat.run()]);
    expect(made.channel.received).toHaveLength(1);
  });

  it("goes on sending what is queued while planning fails, and says that it fails", async () => {
    const made = await office();
    made.clock.set(SLOT);
    await made.plan();
    const broken: ReminderStore = {
      transaction: (work) =>
        made.reminders.transaction((tx) => work({ ...tx, watermark: () => Promise.reject(new Error("no watermark")) })),
    };
    const beat = beatOf(made, broken);
    await expect(beat.run()).rejects.toThrow("no watermark");
    expect(made.channel.received).toHaveLength(1);
    expect(beat.lastRunAt()).toBeNull();
  });

  describe("under the eyes of a guard", () => {
    let time: HandTimers;
    let guard: Guard;
    beforeEach(() => {
      time = handTimers();
      guard = openGuard({ store: "postgres", timers: time, log, onStuck: () => undefined });
    });
    afterEach(() => guard.stop());

    const never = <T>() => new Promise<T>(() => undefined);
    const guarded = (made: TestOffice, change: { store?: ReminderStore; steps?: Step[]; onEnd?: () => void } = {}) =>
      scheduler({
        planning: made.planning(),
        delivery: made.delivery({ store: change.store ?? made.reminders, onEnd: change.onEnd ?? (() => undefined) }),
        steps: change.steps ?? [],
        log,
        beat: steadyBeat(5, log),
        guard,
      });

    it("sends for as long as it takes, as long as one message after the other has its end", async () => {
      const made = await office(5);
      const waiting: (() => void)[] = [];
      let first = true;
      const beat = guarded(made, { onEnd: () => waiting.shift()?.() });
      made.channel.follow(async () => {
        if (!first) await new Promise<void>((turn) => waiting.push(turn));
        first = false;
        await time.pass(8);
        return null;
      });
      made.clock.set(SLOT);
      await beat.run();
      expect(made.channel.received).toHaveLength(5);
      expect(guard.stuck()).toBeNull();
    });

    it.each<[string, (made: TestOffice) => Scheduler]>([
      ["a store never answers", (made) => guarded(made, { store: { transaction: never } })],
      ["a step never ends", (made) => guarded(made, { steps: [{ name: "step", run: never }] })],
      ["no tick follows the last", (made) => guarded(made)],
    ])("is seen to hang when %s", async (_why, beatIn) => {
      const beat = beatIn(await office());
      void beat.run();
      await expect.poll(async () => time.pass(10).then(() => guard.stuck())).toBe("the reminders");
    });

    it("is not missed once it was stopped", async () => {
      const beat = guarded(await office());
      await beat.run();
      await beat.stop();
      await time.pass(60);
      expect(guard.stuck()).toBeNull();
    });
  });

  it("asks the store five small questions when nothing is due, however much is stored", async () => {
    const made = await office(10);
    await made.tickAt(SLOT);
    const asked: string[] = [];
    const watched: ReminderStore = {
      transaction: (work) => made.reminders.transaction((tx) => work(noting(tx, asked))),
    };
    made.clock.set("2025-01-09T15:00:00+07:00");
    await beatOf(made, watched).run();
    expect(asked.sort()).toEqual(["expireLeases", "facts", "leaveDeadChannels", "waitingOn", "watermark"]);
  });
});

/** The same, with the name of everything asked of it noted. */
function noting(tx: ReminderTx, asked: string[]): ReminderTx {
  return new Proxy(tx, {
    get(target, name, receiver) {
      asked.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
}
