import { and, eq, ne } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliverDue } from "../../src/reminders/deliver-due.js";
import { claimMessages } from "../../src/storage/claim-messages.js";
import { nudge } from "../../src/storage/nudge.js";
import { chatGates, outbox, plans } from "../../src/storage/schema.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { backends } from "../support/backends.js";
import { anOffice } from "./an-office.js";

const SLOT = "2025-01-09T08:00:00+07:00";
const INTERVAL_MS = 34.2;
const AHEAD_MS = 250;
const CHATS = 40;

describe.each(backends)("the pace of a whole channel on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  /** `CHATS` private chats, each with one message that may leave from `now` on. */
  async function queued(now: Date): Promise<string> {
    const org = await store.anOrganization();
    const chats = Array.from({ length: CHATS }, (_, index) => String(index + 1));
    const of = (chatId: string) => ({ organizationId: org, channel: "telegram" as const, chatId });
    await store.db.insert(chatGates).values(chats.map((chatId) => ({ ...of(chatId), nextAt: now })));
    await store.db.insert(outbox).values(
      chats.map((chatId) => ({
        ...of(chatId),
        key: chatId,
        slotAt: now,
        language: "vi" as const,
        state: "ready" as const,
        attempts: 0,
        nextAt: now,
        createdAt: now,
      })),
    );
    return org;
  }

  const claim = (org: string, now: Date, most = 100) =>
    store.db.transaction((tx) =>
      claimMessages(tx, org, "telegram", most, now, {
        gapMs: () => 1_050,
        leaseMs: 180_000,
        flow: { intervalMs: () => INTERVAL_MS, aheadMs: AHEAD_MS },
      }),
    );

  it("gives every message a moment of its own, whoever claims when, and never far ahead", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 3 })), {
          minLength: 5,
          maxLength: 12,
        }),
        async (steps) => {
          let now = new Date(SLOT);
          const org = await queued(now);
          const moments: number[] = [];
          const ids: number[] = [];
          for (const [passed, workers] of steps) {
            now = new Date(now.getTime() + passed);
            // Their clocks differ a little, as those of replicas do.
            const claims = await Promise.all(
              Array.from({ length: workers }, (_, worker) => claim(org, new Date(now.getTime() + worker))),
            );
            for (const { messages } of claims) {
              for (const { id, leavesAt } of messages) {
                ids.push(id);
                moments.push(leavesAt.getTime());
                expect(leavesAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
                expect(leavesAt.getTime()).toBeLessThanOrEqual(now.getTime() + workers + AHEAD_MS + 1);
              }
            }
          }
          expect(new Set(ids).size).toBe(ids.length);
          const sorted = moments.sort((a, b) => a - b);
          for (const [index, at] of sorted.entries()) {
            const before = sorted[index - 1];
            if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(Math.floor(INTERVAL_MS));
            const thirtieth = sorted[index - 30];
            if (thirtieth !== undefined) expect(at - thirtieth).toBeGreaterThan(1_000);
          }
        },
      ),
      { numRuns: 6 },
    );
  }, 60_000);

  it("says when to ask again, and uses what the limit allows when asked then", async () => {
    let now = new Date(SLOT);
    const org = await queued(now);
    const begun = now.getTime();
    let claimed = 0;
    for (;;) {
      const { messages, nextAt } = await claim(org, now);
      claimed += messages.length;
      if (!nextAt) break;
      now = nextAt;
    }
    expect(claimed).toBe(CHATS);
    expect(now.getTime() - begun).toBeLessThanOrEqual(CHATS * INTERVAL_MS);
  });

  it("is stopped for all when several chats are told to slow down at once, and for no longer", async () => {
    const tasks = [aTask("1", { leads: ["CP"], schedule: { "2025": "before 2025-01-15" } })];
    const office = await anOffice(store, { catalogue: aCatalogue({ tasks }) });
    for (const [index, code] of ["VP", "TCCB", "TTr"].entries()) await office.bind(code, `-${index + 1}`);
    await office.tickAt("2025-01-08T12:00:00+07:00");
    office.channel.follow(({ chatId }) =>
      chatId === "-3" ? null : { outcome: "retry", reason: "429", afterMs: 35_000 },
    );
    await office.tickAt(SLOT);
    const nudged = await office.duties();
    office.channel.follow(() => null);
    await store.db.transaction((tx) =>
      nudge(tx, office.org, new Set(["telegram"]), nudged, new Date(0), office.clock.now()),
    );
    await office.wait(34_999);
    expect(office.channel.received.map(({ chat }) => chat)).toEqual(["-3"]);
    await office.wait(1);
    expect(office.channel.received).toHaveLength(4);
  });

  it("is not stopped when one chat is told to slow down", async () => {
    const tasks = [aTask("1", { leads: ["CP"], schedule: { "2025": "before 2025-01-15" } })];
    const office = await anOffice(store, { catalogue: aCatalogue({ tasks }) });
    for (const [index, code] of ["VP", "TCCB", "TTr"].entries()) await office.bind(code, `-${index + 1}`);
    await office.tickAt("2025-01-08T12:00:00+07:00");
    office.channel.follow(({ chatId }) =>
      chatId === "-1" ? { outcome: "retry", reason: "429", afterMs: 35_000 } : null,
    );
    await office.tickAt(SLOT);
    const gates = await store.db
      .select()
      .from(chatGates)
      .where(and(eq(chatGates.organizationId, office.org), eq(chatGates.chatId, "")));
    expect(gates.filter(({ nextAt }) => nextAt > office.clock.now())).toEqual([]);
  });

  it("lets nothing leave in the plan's quiet hours, nudges neither, and everything once after them", async () => {
    const office = await anOffice(store);
    await office.bind("VP", "-1");
    await office.tickAt("2025-01-08T12:00:00+07:00");
    await store.db
      .update(plans)
      .set({ quietHours: { from: "07:30", to: "09:00" } })
      .where(eq(plans.organizationId, office.org));
    await office.tickAt(SLOT);
    const due = await office.duties();
    await store.db.transaction((tx) =>
      nudge(tx, office.org, new Set(["telegram"]), due.slice(0, 1), new Date(0), office.clock.now()),
    );
    await office.tickAt("2025-01-09T08:30:00+07:00", "2025-01-09T08:59:59+07:00");
    expect(office.channel.requests).toEqual([]);
    await office.tickAt("2025-01-09T09:00:00+07:00");
    expect(office.channel.received).toHaveLength(1);
    expect(office.channel.textsIn("-1")[0]).toContain("Nhiệm vụ 1");
  });

  it("stops with the service: what is not on the wire goes back, unharmed, and the next start sends it", async () => {
    const tasks = [aTask("1", { leads: ["CP"], schedule: { "2025": "before 2025-01-15" } })];
    const office = await anOffice(store, { catalogue: aCatalogue({ tasks }) });
    for (const [index, code] of ["VP", "TCCB", "TTr"].entries()) await office.bind(code, `-${index + 1}`);
    await office.tickAt("2025-01-08T12:00:00+07:00");
    office.clock.set(SLOT);
    await office.plan();
    let going = true;
    const waitUntil = async () => {
      going = false;
    };
    const flow = { intervalMs: () => 0, aheadMs: 0, waitUntil };
    await deliverDue(office.delivery({ pace: { gapMs: () => 0, leaseMs: 180_000, flow } }), () => going);
    expect(office.channel.requests).toEqual([]);
    const left = await store.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.organizationId, office.org), ne(outbox.state, "sent")));
    expect(left.map(({ state, uncertain }) => [state, uncertain])).toEqual(Array(3).fill(["ready", false]));
    await office.tick();
    expect(office.channel.received.map(({ chat }) => chat).sort()).toEqual(["-1", "-2", "-3"]);
  });
});
