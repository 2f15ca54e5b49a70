import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Channel } from "../../src/domain/message.js";
import { deliverDue } from "../../src/reminders/deliver-due.js";
import { planDue } from "../../src/reminders/plan-due.js";
import type { ReminderStore } from "../../src/reminders/ports.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { backends } from "../support/backends.js";
import { anOffice, type TestOffice } from "./an-office.js";

const MINUTE = 60_000;
const SLOT = "2025-01-09T08:00:00+07:00";
const CHATS = ["-1", "-2", "-3"];
const CATALOGUE = aCatalogue({
  tasks: ["1", "2"].map((code) => aTask(code, { leads: ["CP"], schedule: { "2025": "before 2025-01-15" } })),
});

/** Waits for its turn, or dies there. */
type Gate = (point: Point) => Promise<void>;
/** Where a worker may be stopped for good. */
type Point =
  | "before a transaction"
  | "in a transaction"
  | "after a commit"
  | "before the request"
  | "after the request";
const POINTS: readonly Point[] = [
  "before a transaction",
  "in a transaction",
  "after a commit",
  "before the request",
  "after the request",
];

class Killed extends Error {}

describe.each(backends)("several workers at once on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  /** Three groups, each owed one message of two lines at {@link SLOT}, which has just come. */
  async function office(): Promise<TestOffice> {
    const made = await anOffice(store, { catalogue: CATALOGUE });
    for (const [index, code] of ["VP", "TCCB", "TTr"].entries()) await made.bind(code, CHATS[index] ?? "");
    await made.tickAt("2025-01-08T12:00:00+07:00");
    made.clock.set(SLOT);
    return made;
  }

  /** A worker that passes `gate` at every point: plans once and sends until nothing is left for it. */
  async function work(made: TestOffice, gate: Gate): Promise<void> {
    const through: ReminderStore = {
      async transaction(run) {
        await gate("before a transaction");
        const result = await made.reminders.transaction(async (tx) => {
          const done = await run(tx);
          await gate("in a transaction");
          return done;
        });
        await gate("after a commit");
        return result;
      },
    };
    const channel: Pick<Channel, "name" | "send"> = {
      name: "telegram",
      async send(to, message) {
        await gate("before the request");
        const delivery = await made.channel.send(to, message);
        await gate("after the request");
        return delivery;
      },
    };
    await planDue(made.planning({ store: through }));
    while ((await deliverDue(made.delivery({ store: through, channels: [channel] }))) > 0);
  }

  it("neither lose nor double a message, in whatever order their steps come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 4 }), async (steps, workers) => {
        const made = await office();
        // Inside a transaction the store itself decides who waits.
        const gate: Gate = async (point) => {
          if (point !== "in a transaction") await steps.schedule(Promise.resolve(), point);
        };
        await steps.waitFor(Promise.all(Array.from({ length: workers }, () => work(made, gate))));
        expect(made.channel.received.map(({ chat }) => chat).sort()).toEqual([...CHATS].sort());
        const said = (await made.ledger()).map(({ chat, task, state }) => `${chat} ${task} ${state}`).sort();
        expect(said).toEqual(CHATS.flatMap((chat) => ["1", "2"].map((task) => `${chat} ${task} sent`)).sort());
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it("keep their promises with no gate at all, as fast as they can", async () => {
    const made = await office();
    await Promise.all(Array.from({ length: 6 }, () => work(made, async () => undefined)));
    expect(made.channel.received.map(({ chat }) => chat).sort()).toEqual([...CHATS].sort());
  });

  it.each(POINTS)(
    "lose nothing when one is killed %s, and repeat only what may have arrived, marked",
    async (point) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.boolean(), async (which, alone) => {
          const made = await office();
          let passed = 0;
          let dead = false;
          const mortal: Gate = async (at) => {
            if (at === point && ++passed === which) dead = true;
            if (dead) throw new Killed(at);
          };
          const others = alone ? [] : [work(made, async () => undefined)];
          const ends = await Promise.allSettled([work(made, mortal), ...others]);
          for (const end of ends) if (end.status === "rejected") expect(isKilled(end.reason)).toBe(true);
          const known = new Set((await made.ledger()).map(({ chat }) => chat));
          // The next worker finds everything, once the lease and the hold of what it can't know are over.
          for (const minutes of [1, 3, 10, 30]) await made.wait(minutes * MINUTE);
          for (const chat of CHATS) {
            const texts = made.channel.textsIn(chat);
            expect(texts.length).toBeGreaterThanOrEqual(1);
            expect(texts.length).toBeLessThanOrEqual(2);
            const [first = "", second] = texts;
            for (const task of ["1", "2"]) expect(first).toContain(`${task} · Nhiệm vụ ${task}`);
            if (second === undefined) continue;
            // It had left when the worker died, and nobody could know: the same message, and it says so.
            expect(known).not.toContain(chat);
            expect(second).toMatch(/^\(Gửi lại/);
            expect(codeOf(second)).toBe(codeOf(first));
          }
          const states = new Set((await made.ledger()).map(({ state }) => state));
          expect([...states]).toEqual(["sent"]);
        }),
        { numRuns: 4 },
      );
    },
    60_000,
  );
});

function isKilled(reason: unknown): boolean {
  return reason instanceof AggregateError ? reason.errors.every(isKilled) : reason instanceof Killed;
}

function codeOf(text: string): string | undefined {
  return /Mã tin: (N-\d{4,})/.exec(text)?.[1];
}
