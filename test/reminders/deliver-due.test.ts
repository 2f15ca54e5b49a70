import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Delivery } from "../../src/domain/message.js";
import { deliverDue } from "../../src/reminders/deliver-due.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { unitOfChat } from "../../src/storage/chats.js";
import { nudge } from "../../src/storage/nudge.js";
import { countWaiting } from "../../src/storage/outbox.js";
import { occurrences } from "../../src/storage/schema.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { oneBackend } from "../support/backends.js";
import { anOffice, LEASE_MS, type Options, type TestOffice } from "./an-office.js";
import { endings } from "./scripted-channel.js";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const HOLD = 10 * MINUTE;
const SLOT = "2025-01-09T08:00:00+07:00";
const ONE_TASK = aCatalogue({ tasks: [aTask("1", { schedule: { "2025": "before 2025-01-15" } })] });

const SERVER_ERROR: Delivery = { outcome: "retry", reason: "500: oops" };
const SLOW_DOWN: Delivery = { outcome: "retry", reason: "429: slow down", afterMs: 35 * SECOND };
const BROKEN: Delivery = { outcome: "uncertain", reason: "the wire broke" };
const TOKEN: Delivery = { outcome: "refused", reason: "401: Unauthorized", because: { kind: "token" } };
const refused = (kind: "chat-gone" | "thread-gone" | "message"): Delivery => ({
  outcome: "refused",
  reason: `refused: ${kind}`,
  because: { kind },
});
const migrated = (to: string): Delivery => ({ outcome: "refused", reason: "moved", because: { kind: "migrated", to } });

describe.each(oneBackend)("a reminder on its way on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  /** An office with one task of VP, due for its T-3 reminder at {@link SLOT} in the group -1. */
  async function office(options: Options = {}): Promise<TestOffice> {
    const made = await anOffice(store, { catalogue: ONE_TASK, ...options });
    await made.bind("VP", "-1");
    await made.tickAt("2025-01-08T12:00:00+07:00");
    return made;
  }

  const addressOf = (chatId: string) => ({ channel: "telegram" as const, chatId });

  async function nudgeAll({ org, duties, clock }: TestOffice) {
    const due = await duties();
    const notSince = new Date(clock.now().getTime() - 4 * HOUR);
    return store.db.transaction((tx) => nudge(tx, org, new Set(["telegram"]), due, notSince, clock.now()));
  }

  describe("reads its items again before it leaves", () => {
    it.each([
      ["done", "satisfied", "done before it was sent"],
      ["awaiting_confirmation", "satisfied", "done before it was sent"],
      ["paused", "dropped", "paused before it was sent"],
      ["not_applicable", "dropped", "not_applicable before it was sent"],
    ] as const)("and says nothing of what is %s by then", async (process, state, reason) => {
      const { clock, plan, stands, deliver, channel, ledger } = await office();
      clock.set(SLOT);
      expect(await plan()).toBe(1);
      await stands("1", process);
      await deliver();
      expect(channel.requests).toEqual([]);
      expect(await ledger()).toMatchObject([{ task: "1", rung: "T-3", state, reason }]);
      expect(await deliver()).toBe(0);
    });

    it("and says nothing of what is due on another day, or not in the plan any more", async () => {
      const { clock, org, plan, duties, deliver, channel, said } = await office({
        catalogue: aCatalogue({
          tasks: ["1", "2"].map((code) => aTask(code, { schedule: { "2025": "before 2025-01-15" } })),
        }),
      });
      clock.set(SLOT);
      await plan();
      const [first] = await duties();
      await store.db
        .update(occurrences)
        .set({ dueOn: first?.dueOn ?? null })
        .where(eq(occurrences.id, first?.id ?? ""));
      const moved = aCatalogue({ tasks: [aTask("1", { schedule: { "2025": "before 2025-01-25" } })] });
      await store.db.transaction((tx) => applyCatalogue(tx, org, moved, "all", clock.now()));
      await deliver();
      expect(channel.requests).toEqual([]);
      expect(await said()).toEqual(["1 T-3 unit dropped", "2 T-3 unit dropped"]);
    });

    it("and says nothing of a plan that another has replaced", async () => {
      const { clock, org, plan, deliver, channel, ledger } = await office();
      clock.set(SLOT);
      await plan();
      const next = aCatalogue({ plan: { code: "KH-2", title: "Kế hoạch mới", year: 2025 }, tasks: [aTask("1")] });
      await store.db.transaction((tx) => applyCatalogue(tx, org, next, "all", clock.now()));
      await deliver();
      expect(channel.requests).toEqual([]);
      expect(await ledger()).toMatchObject([{ state: "dropped", reason: "no longer in the plan" }]);
    });

    it("and leaves out only what is done", async () => {
      const { clock, plan, stands, deliver, channel, said } = await office({
        catalogue: aCatalogue({
          tasks: ["1", "2"].map((code) => aTask(code, { schedule: { "2025": "before 2025-01-15" } })),
        }),
      });
      clock.set(SLOT);
      await plan();
      await stands("1", "done");
      await deliver();
      expect(channel.textsIn("-1")).toHaveLength(1);
      expect(channel.textsIn("-1")[0]).toContain("2 · Nhiệm vụ 2");
      expect(channel.textsIn("-1")[0]).not.toContain("Nhiệm vụ 1");
      expect(await said()).toEqual(["1 T-3 unit satisfied", "2 T-3 unit sent"]);
    });
  });

  describe("that may be tried again", () => {
    it("is, after longer and longer waits, and not before", async () => {
      const { tickAt, wait, channel, said } = await office();
      channel.follow(endings(SERVER_ERROR, SERVER_ERROR, SERVER_ERROR));
      await tickAt(SLOT);
      for (const seconds of [5, 10, 20]) {
        const before = channel.requests.length;
        await wait(seconds * SECOND - 1);
        expect(channel.requests).toHaveLength(before);
        await wait(1);
        expect(channel.requests).toHaveLength(before + 1);
      }
      expect(channel.textsIn("-1")).toHaveLength(1);
      expect(channel.textsIn("-1")[0]).not.toContain("Gửi lại");
      expect(await said()).toEqual(["1 T-3 unit sent"]);
    });

    it("keeps the whole chat waiting as long as the provider asks, nudges too", async () => {
      const made = await office();
      const { tickAt, wait, channel, clock } = made;
      channel.follow(endings(SLOW_DOWN));
      await tickAt(SLOT);
      await nudgeAll(made);
      await wait(35 * SECOND - 1);
      expect(channel.requests).toHaveLength(1);
      await wait(1);
      expect(channel.received.map(({ at }) => at)).toEqual([clock.now()]);
      expect(channel.textsIn("-1")[0]).toContain("Đôn đốc");
    });

    it("holds up no other chat", async () => {
      const { tickAt, bind, channel } = await office({
        catalogue: aCatalogue({ tasks: [aTask("1", { leads: ["CP"], schedule: { "2025": "before 2025-01-15" } })] }),
      });
      await bind("TTr", "-2");
      channel.follow(({ chatId }) => (chatId === "-1" ? SLOW_DOWN : null));
      await tickAt(SLOT);
      expect(channel.received.map(({ chat }) => chat)).toEqual(["-2"]);
    });

    it.each([
      ["the provider fails", SERVER_ERROR],
      ["the token is refused", TOKEN],
    ])("outlives a morning in which %s, and says it is late", async (_, ending) => {
      const { tickAt, wait, channel, said } = await office();
      channel.follow(() => ending);
      await tickAt(SLOT);
      for (let minutes = 0; minutes < 4 * 60; minutes += 5) await wait(5 * MINUTE);
      expect(channel.received).toEqual([]);
      channel.follow(() => null);
      await wait(15 * MINUTE);
      expect(channel.textsIn("-1")).toHaveLength(1);
      expect(channel.textsIn("-1")[0]).toMatch(/^\(Tin gửi muộn/);
      expect(await said()).toEqual(["1 T-3 unit sent"]);
    });

    it("is given up after about a day, on record", async () => {
      const { clock, plan, deliver, channel, ledger } = await office();
      channel.follow(() => SERVER_ERROR);
      clock.set(SLOT);
      await plan();
      for (let minutes = 0; minutes < 25 * 60; minutes += 15) {
        clock.set(new Date(clock.now().getTime() + 15 * MINUTE).toISOString());
        await deliver();
      }
      expect(channel.requests.length).toBeLessThanOrEqual(100);
      clock.set(new Date(clock.now().getTime() + 3 * HOUR).toISOString());
      await deliver();
      expect(await ledger()).toMatchObject([{ task: "1", state: "failed", reason: "500: oops" }]);
      expect(await deliver()).toBe(0);
    });

    it("is tried again when its text can't be written, for it has not left", async () => {
      const { clock, tick, deliver, delivery, plan, channel, outbox } = await office();
      clock.set(SLOT);
      await plan();
      const format = () => {
        throw new Error("no text");
      };
      expect(await deliverDue(delivery({ format }))).toBe(1);
      expect((await outbox())[0]).toMatchObject({ state: "ready", reason: "not written: no text", uncertain: false });
      expect(await deliver()).toBe(0);
      clock.set("2025-01-09T08:00:05+07:00");
      await tick();
      expect(channel.textsIn("-1")[0]).not.toContain("Gửi lại");
    });

    it("waits for a channel that this replica does not run", async () => {
      const { clock, plan, delivery, wait, channel } = await office();
      clock.set(SLOT);
      await plan();
      await deliverDue(delivery({ channels: [] }));
      expect(channel.received).toEqual([]);
      await wait(5 * SECOND);
      expect(channel.received).toHaveLength(1);
    });
  });

  describe("that may have arrived", () => {
    const code = (text: string) => /Mã tin: (N-\d{4,})/.exec(text)?.[1];

    it("is held ten minutes, said once more with its code and the reason, and is sent then", async () => {
      const { tickAt, wait, channel, said, ledger } = await office();
      channel.follow(endings(BROKEN));
      await tickAt(SLOT);
      expect(await said()).toEqual([]);
      await wait(HOLD - 1);
      expect(channel.requests).toHaveLength(1);
      await wait(1);
      expect(channel.requests).toHaveLength(2);
      const [first = "", second = ""] = channel.requests.map(({ text }) => text);
      expect(first).not.toContain("Gửi lại");
      expect(second).toMatch(/^\(Gửi lại vì chưa chắc/);
      expect(second).not.toContain("gửi muộn");
      expect(code(second)).toBe(code(first));
      expect(await ledger()).toMatchObject([{ state: "sent", messageId: "1" }]);
    });

    it("stays uncertain after the second time, and is never said a third", async () => {
      const { tickAt, wait, channel, ledger, org } = await office();
      channel.follow(() => BROKEN);
      await tickAt(SLOT);
      expect(await countWaiting(store.db, org)).toBe(1);
      for (let hours = 0; hours < 10; hours++) await wait(HOUR);
      expect(channel.requests).toHaveLength(2);
      expect(await ledger()).toMatchObject([{ state: "uncertain", reason: "the wire broke" }]);
      expect(await countWaiting(store.db, org)).toBe(0);
    });

    it("is still a repeat when the second try has to be tried again, and still the last", async () => {
      const { tickAt, wait, channel, ledger } = await office();
      channel.follow(endings(BROKEN, SERVER_ERROR, SLOW_DOWN, BROKEN));
      await tickAt(SLOT);
      await wait(HOLD);
      await wait(HOUR);
      await wait(HOUR);
      for (const { text } of channel.requests.slice(1)) expect(text).toMatch(/^\(Gửi lại/);
      for (let hours = 0; hours < 10; hours++) await wait(HOUR);
      expect(channel.requests).toHaveLength(4);
      expect(await ledger()).toMatchObject([{ state: "uncertain" }]);
    });

    it("is not repeated when it was done meanwhile", async () => {
      const { tickAt, wait, stands, channel, said } = await office();
      channel.follow(endings(BROKEN));
      await tickAt(SLOT);
      await stands("1", "done");
      await wait(HOLD);
      expect(channel.requests).toHaveLength(1);
      expect(await said()).toEqual(["1 T-3 unit satisfied"]);
    });

    it("holds up nothing else in its chat, and repeats nothing said there since", async () => {
      const made = await office();
      const { tickAt, wait, channel, said } = made;
      channel.follow(endings(BROKEN));
      await tickAt(SLOT);
      await nudgeAll(made);
      await wait(MINUTE);
      expect(channel.received).toHaveLength(1);
      expect(channel.textsIn("-1")[0]).toContain("Đôn đốc");
      await wait(HOLD);
      expect(channel.requests).toHaveLength(2);
      expect((await said()).sort()).toEqual(["1 T-3 unit coalesced", "1 nudge unit sent"]);
    });
  });

  describe("whose sender dies", () => {
    /** Claims what is due and is never heard of again. */
    const claimAndDie = async ({ reminders, clock }: TestOffice) =>
      reminders.transaction(async (tx) => {
        const pace = { gapMs: () => 0, leaseMs: LEASE_MS };
        return (await tx.claim("telegram", 20, clock.now(), pace)).messages;
      });

    it("is another's after the lease and the hold, marked as a repeat", async () => {
      const made = await office();
      const { clock, plan, wait, channel } = made;
      clock.set(SLOT);
      await plan();
      expect(await claimAndDie(made)).toHaveLength(1);
      await wait(LEASE_MS - 1);
      await wait(1);
      await wait(HOLD - 1);
      expect(channel.requests).toEqual([]);
      await wait(1);
      expect(channel.textsIn("-1")).toHaveLength(1);
      expect(channel.textsIn("-1")[0]).toMatch(/^\(Gửi lại/);
    });

    it("twice, is left uncertain: it may have arrived twice already", async () => {
      const made = await office();
      const { clock, plan, wait, tick, channel, ledger } = made;
      clock.set(SLOT);
      await plan();
      await claimAndDie(made);
      await wait(LEASE_MS);
      clock.set(new Date(clock.now().getTime() + HOLD).toISOString());
      expect(await claimAndDie(made)).toHaveLength(1);
      await wait(LEASE_MS);
      for (let hours = 0; hours < 5; hours++) await wait(HOUR);
      await tick();
      expect(channel.requests).toEqual([]);
      expect(await ledger()).toMatchObject([{ state: "uncertain", reason: "the sender stopped in the middle" }]);
    });

    it("only seemed to: what it says too late does not undo what was done since", async () => {
      const made = await office();
      const { clock, plan, wait, channel, reminders, ledger } = made;
      clock.set(SLOT);
      await plan();
      const [stalled] = await claimAndDie(made);
      if (!stalled) throw new Error("nothing was claimed");
      await wait(LEASE_MS);
      await wait(HOLD);
      expect(channel.textsIn("-1")).toHaveLength(1);
      const again = { state: "ready", reason: "500", nextAt: clock.now() } as const;
      await reminders.transaction((tx) => tx.settle([{ message: stalled, ending: again }], clock.now()));
      await wait(MINUTE);
      expect(channel.requests).toHaveLength(1);
      expect(await ledger()).toMatchObject([{ state: "sent" }]);
    });

    it("only seemed to: nor does it put back what another is sending now", async () => {
      const made = await office();
      const { clock, plan, wait, channel, reminders } = made;
      clock.set(SLOT);
      await plan();
      const [stalled] = await claimAndDie(made);
      if (!stalled) throw new Error("nothing was claimed");
      await wait(LEASE_MS);
      clock.set(new Date(clock.now().getTime() + HOLD).toISOString());
      expect(await claimAndDie(made)).toHaveLength(1);
      const again = { state: "ready", reason: "500", nextAt: clock.now() } as const;
      await reminders.transaction((tx) => tx.settle([{ message: stalled, ending: again }], clock.now()));
      await wait(MINUTE);
      expect(channel.requests).toEqual([]);
    });

    it("but had sent it, and says so before the repeat: then there is none", async () => {
      const made = await office();
      const { clock, plan, wait, channel, reminders, ledger } = made;
      clock.set(SLOT);
      await plan();
      const [slow] = await claimAndDie(made);
      if (!slow) throw new Error("nothing was claimed");
      await wait(LEASE_MS);
      const sent = { state: "sent", messageIds: ["77"] } as const;
      await reminders.transaction((tx) => tx.settle([{ message: slow, ending: sent }], clock.now()));
      await wait(HOUR);
      expect(channel.requests).toEqual([]);
      expect(await ledger()).toMatchObject([{ state: "sent", messageId: "77" }]);
    });

    it("lets every other message of its batch have its own end", async () => {
      const tasks = [aTask("1", { leads: ["CP"], schedule: { "2025": "before 2025-01-15" } })];
      const { clock, plan, bind, deliver, channel, said } = await office({ catalogue: aCatalogue({ tasks }) });
      await bind("TCCB", "-2");
      await bind("TTr", "-3");
      channel.follow(({ chatId }) => {
        if (chatId === "-2") throw new Error("the channel broke its promise");
        return null;
      });
      clock.set(SLOT);
      await plan();
      await expect(deliver()).rejects.toThrow("1 sends have no end on record");
      expect(channel.received.map(({ chat }) => chat).sort()).toEqual(["-1", "-3"]);
      expect(await said()).toEqual(["1 T-3 unit sent", "1 T-3 unit sent"]);
    });
  });

  describe("that is refused", () => {
    it("because the chat is gone, ends the binding and goes to the officers, as the next rung does", async () => {
      const { tickAt, person, channel, ledger, org } = await office();
      await person("an", "officer", "VP");
      channel.follow(endings(refused("chat-gone")));
      await tickAt(SLOT);
      expect(await ledger()).toMatchObject([
        { state: "failed", reason: "refused: chat-gone", chat: "-1" },
        { state: "sent", rung: "T-3", chat: "an" },
      ]);
      expect(await unitOfChat(store.db, org, addressOf("-1"))).toBeNull();
      await tickAt("2025-01-13T08:00:00+07:00");
      expect(channel.received.map(({ chat }) => chat)).toEqual(["an", "an"]);
    });

    it("because a person has shut the bot out, is for the coordinator to hear of, with what it is about", async () => {
      const { tickAt, person, channel } = await anOffice(store, { catalogue: ONE_TASK });
      await person("an", "officer", "VP");
      await person("coordinator", "coordinator", "TCCB");
      channel.follow(({ chatId }) => (chatId === "an" ? refused("chat-gone") : null));
      await tickAt("2025-01-08T12:00:00+07:00", SLOT, "2025-01-13T08:00:00+07:00");
      expect(channel.requests.map(({ chat }) => chat)).toEqual(["an", "coordinator", "coordinator"]);
      const [first, second] = channel.textsIn("coordinator");
      expect(first).toContain("không còn nhắn riêng được cho an (Văn phòng Sở)");
      for (const text of [first, second]) expect(text).toContain("Chưa liên lạc được đơn vị");
      expect(second).not.toContain("không còn nhắn");
    });

    it("because a topic is gone, goes to the chat's root; its binding ends and not the chat's", async () => {
      const { tickAt, bind, channel, org } = await office({
        catalogue: aCatalogue({ tasks: [aTask("1", { leads: ["CP"], schedule: { "2025": "before 2025-01-15" } })] }),
      });
      await bind("TTr", "-1", "5");
      channel.follow(({ thread }) => (thread === "5" ? refused("thread-gone") : null));
      await tickAt(SLOT, "2025-01-09T08:00:05+07:00");
      expect(channel.requests.map(({ chat }) => chat).sort()).toEqual(["-1", "-1", "-1/5"]);
      expect(channel.textsIn("-1")).toHaveLength(2);
      const speaksFor = (thread: string) => unitOfChat(store.db, org, { ...addressOf("-1"), thread });
      expect(await speaksFor("5")).toBe(await unitOfChat(store.db, org, addressOf("-1")));
      expect(await speaksFor("5")).not.toBeNull();
    });

    it("for what it says, is not tried again, and the chat stays bound", async () => {
      const { tickAt, channel, said, org, wait } = await office();
      channel.follow(endings(refused("message")));
      await tickAt(SLOT);
      await wait(HOUR);
      expect(channel.requests).toHaveLength(1);
      expect(await said()).toEqual(["1 T-3 unit failed"]);
      expect(await unitOfChat(store.db, org, addressOf("-1"))).not.toBeNull();
    });

    it("because the group has a new id, follows it there at once, with its binding and its place in the ledger", async () => {
      const { tickAt, channel, ledger, org } = await office();
      channel.follow(({ chatId }) => (chatId === "-1" ? migrated("-100") : null));
      await tickAt(SLOT);
      expect(channel.received.map(({ chat }) => chat)).toEqual(["-100"]);
      expect(await ledger()).toMatchObject([{ state: "sent", chat: "-100" }]);
      expect(await unitOfChat(store.db, org, addressOf("-100"))).not.toBeNull();
      await tickAt("2025-01-13T08:00:00+07:00");
      expect(channel.requests.map(({ chat }) => chat)).toEqual(["-1", "-100", "-100"]);
    });

    it("because the group has a new id, even when somebody has bound it there already", async () => {
      const { tickAt, bind, channel, ledger } = await office();
      channel.follow(async ({ chatId }) => {
        if (chatId !== "-1") return null;
        await bind("VP", "-100");
        return migrated("-100");
      });
      await tickAt(SLOT);
      expect(await ledger()).toMatchObject([{ state: "sent", chat: "-100" }]);
      expect(channel.requests.map(({ chat }) => chat)).toEqual(["-1", "-100"]);
    });

    it("with the same new id for ever, is given up and does not keep the service busy", async () => {
      const { tickAt, channel, said } = await office();
      channel.follow(() => migrated("-1"));
      await tickAt(SLOT);
      expect(channel.requests.length).toBeLessThanOrEqual(100);
      expect(await said()).toEqual(["1 T-3 unit failed"]);
    });
  });

  describe("in a chat with others", () => {
    it("keeps its place: what came later never overtakes it", async () => {
      const made = await office();
      const { tickAt, wait, channel } = made;
      // One that may have arrived, so that what comes later does not join it; its repeat must be tried again.
      channel.follow(endings(BROKEN, SERVER_ERROR));
      await tickAt(SLOT);
      await wait(HOLD);
      await nudgeAll(made);
      await wait(9 * SECOND);
      expect(channel.received).toEqual([]);
      await wait(SECOND);
      expect(channel.textsIn("-1").map((text) => text.split("\n")[0])).toEqual([
        "(Gửi lại vì chưa chắc tin trước đã tới; nếu đã nhận, xin bỏ qua.)",
        "Đôn đốc — đề nghị đơn vị báo kết quả 1 việc:",
      ]);
    });

    it("is not sent while an earlier one is still on the wire", async () => {
      const made = await office();
      const { clock, plan, deliver, channel } = made;
      let arrive: (() => void) | null = null;
      channel.follow(() => new Promise((resolve) => (arrive = () => resolve(null))));
      clock.set(SLOT);
      await plan();
      const first = deliver();
      await expect.poll(() => arrive).not.toBeNull();
      clock.set("2025-01-09T08:02:00+07:00");
      await nudgeAll(made);
      expect(await deliver()).toBe(0);
      channel.follow(() => null);
      (arrive as (() => void) | null)?.();
      // Whoever sent the first sees to what waited behind it.
      expect(await first).toBe(2);
      expect(channel.requests).toHaveLength(2);
      expect(channel.textsIn("-1")[1]).toContain("Đôn đốc");
    });

    it("keeps the chat's pace", async () => {
      const made = await office({ gapMs: 3_050 });
      const { tickAt, wait, channel } = made;
      await tickAt(SLOT);
      await nudgeAll(made);
      await wait(3_049);
      expect(channel.received).toHaveLength(1);
      await wait(1);
      expect(channel.received).toHaveLength(2);
    });
  });
});
