import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isQuietMorning, type MorningNews } from "../../src/domain/morning.js";
import type { Role } from "../../src/domain/officer.js";
import type { Process } from "../../src/domain/progress.js";
import { summariseAt } from "../../src/office/office.js";
import { morningLines } from "../../src/reports/morning-lines.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat, deactivateChat } from "../../src/storage/chats.js";
import { hasMorningNews, readMorningNews } from "../../src/storage/morning-news.js";
import { morningTally } from "../../src/storage/morning-tally.js";
import { addMute } from "../../src/storage/mutes.js";
import { recordUnsaid } from "../../src/storage/outbox.js";
import { activePlan } from "../../src/storage/plan-facts.js";
import { listOccurrences } from "../../src/storage/progress.js";
import { addOfficer, linkAccount, listUnits } from "../../src/storage/roster.js";
import { occurrences, outbox } from "../../src/storage/schema.js";
import { backends } from "../support/backends.js";
import { aCatalogue, aTask, UNITS } from "./a-catalogue.js";
import { openStore, type TestStore } from "./a-store.js";

const CHANNELS = new Set(["telegram"] as const);
const LOADED = new Date("2025-01-06T00:55:00Z");
/** Thursday 9 January, 08:00. */
const AT = new Date("2025-01-09T01:00:00Z");
const YESTERDAY = new Date("2025-01-08T01:00:00Z");
const ALL_2025 = [{ on: "2025-01-01", name: "Tết Dương lịch" }, ...tet()];

function tet() {
  return ["27", "28", "29", "30", "31"].map((day) => ({ on: `2025-01-${day}`, name: "Tết" }));
}

/** One row due on 14/01, one on 10/01 that three offices owe, one far away. */
const CATALOGUE = aCatalogue({
  units: UNITS,
  tasks: [
    aTask("1", { schedule: { "2025": "before 2025-01-15" } }),
    aTask("7", { leads: ["CP"], schedule: { "2025": "on 2025-01-10" } }),
    aTask("9", { leads: ["T1"], schedule: { "2025": "before 2025-11-01" } }),
  ],
  calendar: ALL_2025.map(({ on, name }) => ({ on: on as never, kind: "off" as const, name })),
});

describe.each(backends)("the morning's news on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  async function anOffice(catalogue = CATALOGUE) {
    const { db } = store;
    const org = await store.anOrganization();
    await db.transaction((tx) => applyCatalogue(tx, org, catalogue, "all", LOADED));
    const units = new Map((await listUnits(db, org)).map(({ code, id }) => [code, id]));
    const unit = (code: string) => units.get(code) ?? "";
    let keys = 0;
    return {
      org,
      db,
      unit,
      bind: (code: string, chatId = `-${code}`, at = LOADED, channel: "telegram" | "zalo" = "telegram") =>
        bindChat(db, org, { address: { channel, chatId }, unitId: unit(code), title: null }, null, at),
      async person(name: string, role: Role, code: string, chat: string | null = name) {
        const id = await addOfficer(db, org, { name, unitId: unit(code), role }, LOADED);
        await linkAccount(db, org, { channel: "telegram", userId: name }, id, chat, LOADED);
        return id;
      },
      async duty(task: string, code: string) {
        const plan = await activePlan(db, org);
        const [found] = await listOccurrences(db, plan?.id ?? "", { task, unitIds: [unit(code)] });
        if (!found) throw new Error(`${code} does not owe ${task}`);
        return found;
      },
      async stands(task: string, code: string, process: Process) {
        const { id } = await this.duty(task, code);
        await db.update(occurrences).set({ process }).where(eq(occurrences.id, id));
      },
      /** A message that ended (null: is on its way) as told. */
      message(chatId: string, state: typeof outbox.$inferInsert.state, endedAt: Date | null, more = {}) {
        const row = { channel: "telegram" as const, chatId, slotAt: YESTERDAY, language: "vi" as const, attempts: 1 };
        const when = { nextAt: YESTERDAY, createdAt: YESTERDAY, endedAt };
        return db
          .insert(outbox)
          .values({ organizationId: org, key: `message ${keys++}`, ...row, state, ...when, ...more });
      },
      news: (at = AT) => readMorningNews(db, org, CHANNELS, at),
      has: (at = AT) => hasMorningNews(db, org, CHANNELS, at),
    };
  }

  /** Everybody who owes something can be reached. */
  async function calmOffice() {
    const office = await anOffice();
    for (const code of ["VP", "TCCB", "TTr"]) await office.bind(code);
    return office;
  }

  const only = (news: Partial<MorningNews>): MorningNews => ({
    unreachable: [],
    undelivered: [],
    unannounced: [],
    snoozed: [],
    awaiting: [],
    ...news,
  });

  it("is nothing before the first import, and nothing on a calm morning", async () => {
    const org = await store.anOrganization();
    expect(await readMorningNews(store.db, org, CHANNELS, AT)).toBeNull();
    expect(await hasMorningNews(store.db, org, CHANNELS, AT)).toBe(false);
    const calm = await calmOffice();
    expect(await calm.news()).toEqual(only({}));
    expect(await calm.has()).toBe(false);
  });

  it("is that a unit owes something soon and nobody there can be reached on a channel that runs", async () => {
    const office = await anOffice();
    await office.bind("VP");
    await office.bind("TCCB", "zalo-group", LOADED, "zalo");
    await office.person("Hà", "officer", "TTr", null);
    // The school owes nothing for months.
    expect((await office.news())?.unreachable.toSorted()).toEqual(["Phòng Tổ chức Cán bộ", "Thanh tra Sở"]);
    await office.person("Minh", "head", "TCCB");
    await office.stands("7", "TTr", "done");
    expect((await office.news())?.unreachable).toEqual([]);
    expect((await office.news(new Date("2025-10-20T01:00:00Z")))?.unreachable).toEqual(["Trường Một"]);
  });

  it("is what ended undelivered since yesterday's slot, to whom and why; not what goes wrong this morning", async () => {
    const office = await calmOffice();
    await office.person("Hà", "officer", "TTr", "4711");
    await office.person("4712", "officer", "TTr", null);
    const during = new Date("2025-01-08T09:00:00Z");
    // Yesterday's list told what came before it.
    await office.message("coordinator", "sent", YESTERDAY, { parts: ["morning"] });
    await office.message("-VP", "failed", new Date("2025-01-08T00:30:00Z"));
    await office.message("-VP", "failed", new Date("2025-01-09T01:00:01Z"));
    await office.message("-VP", "sent", during);
    await office.message("-VP", "uncertain", null);
    expect((await office.news())?.undelivered).toEqual([]);
    expect(await office.has()).toBe(false);
    await office.message("-VP", "failed", during);
    await office.message("-TTr", "failed", during);
    await office.message("-TTr", "failed", during);
    await office.message("-TTr", "uncertain", during);
    await deactivateChat(office.db, office.org, { channel: "telegram", chatId: "-TTr" });
    await office.message("4711", "failed", during);
    await office.message("4712", "failed", during);
    await office.message("-404", "failed", during);
    expect((await office.news())?.undelivered).toEqual([
      { to: { kind: "unit", name: "Thanh tra Sở" }, cause: "gone", count: 2 },
      { to: { kind: "unit", name: "Văn phòng Sở" }, cause: "refused", count: 1 },
      { to: { kind: "unit", name: "Thanh tra Sở" }, cause: "uncertain", count: 1 },
      { to: { kind: "person", name: "Hà" }, cause: "refused", count: 1 },
      { to: { kind: "person", name: "4712" }, cause: "gone", count: 1 },
      { to: null, cause: "gone", count: 1 },
    ]);
    expect(await office.has()).toBe(true);
  });

  it("is not told again in the next list, and waits for a list that arrives", async () => {
    const office = await calmOffice();
    await office.message("-VP", "failed", new Date("2025-01-08T09:00:00Z"));
    const tomorrow = new Date("2025-01-10T01:00:00Z");
    const list = { parts: ["morning"], slotAt: AT };
    await office.message("coordinator", "failed", AT, list);
    expect((await office.news(tomorrow))?.undelivered).toHaveLength(2);
    await office.message("coordinator", "sent", AT, list);
    expect((await office.news(tomorrow))?.undelivered).toEqual([]);
  });

  it("forgets a group that was bound again since", async () => {
    const office = await calmOffice();
    await office.message("-VP", "failed", new Date("2025-01-08T09:00:00Z"));
    expect((await office.news())?.undelivered).toHaveLength(1);
    await office.bind("VP", "-VP", new Date("2025-01-08T10:00:00Z"));
    expect((await office.news())?.undelivered).toEqual([]);
  });

  it("is, once a week, a year that the plan counts in and whose days off nobody announced", async () => {
    const office = await anOffice({ ...CATALOGUE, calendar: [] });
    const years = async (at: string) => (await office.news(new Date(at)))?.unannounced;
    expect(await years("2025-01-13T01:00:00Z")).toEqual([2025]);
    expect(await years("2025-01-14T01:00:00Z")).toEqual([]);
    expect((await (await calmOffice()).news(new Date("2025-01-13T01:00:00Z")))?.unannounced).toEqual([]);
  });

  it("is that a result has waited three working days to be confirmed, until it is", async () => {
    const office = await calmOffice();
    const handedIn = (on: string) =>
      office.duty("7", "TTr").then(({ id }) =>
        office.db
          .update(occurrences)
          .set({ process: "awaiting_confirmation", submittedAt: new Date(`${on}T03:00:00Z`) })
          .where(eq(occurrences.id, id)),
      );
    await handedIn("2025-01-07");
    expect((await office.news())?.awaiting).toEqual([]);
    // Friday and Monday are two working days, whatever lies between.
    await handedIn("2025-01-03");
    expect((await office.news())?.awaiting).toEqual([{ task: "7", unit: "Thanh tra Sở", days: expect.any(Number) }]);
    expect(await office.has()).toBe(true);
    await office.stands("7", "TTr", "done");
    expect((await office.news())?.awaiting).toEqual([]);
  });

  it("is that reminders of an open duty were put off since the last list, and until when", async () => {
    const office = await calmOffice();
    const officerId = await office.person("Hà", "officer", "TTr");
    const { id: occurrenceId } = await office.duty("7", "TTr");
    const untilAt = new Date("2025-01-10T00:00:00Z");
    await addMute(office.db, office.org, { officerId, occurrenceId, untilAt }, new Date("2025-01-08T03:00:00Z"));
    await addMute(office.db, office.org, { officerId, occurrenceId: null, untilAt }, new Date("2025-01-08T03:00:00Z"));
    expect((await office.news())?.snoozed).toEqual([{ task: "7", unit: "Thanh tra Sở", untilOn: "2025-01-10" }]);
    expect(await office.has()).toBe(true);
    // It is told once, and not at all once it is over or done.
    expect((await office.news(new Date("2025-01-10T01:00:00Z")))?.snoozed).toEqual([]);
    await office.stands("7", "TTr", "done");
    expect((await office.news())?.snoozed).toEqual([]);
  });

  const processes = [
    "not_started",
    "in_progress",
    "awaiting_confirmation",
    "done",
    "paused",
    "not_applicable",
  ] as const;
  const duties = [
    ["1", "VP"],
    ["7", "VP"],
    ["7", "TCCB"],
    ["7", "TTr"],
  ] as const;

  it("is there exactly when the list has a line, whatever the office looks like", async () => {
    const office = await anOffice();
    const officerId = await office.person("Hà", "officer", "VP");
    const plan = await activePlan(office.db, office.org);
    if (!plan) throw new Error("no plan");
    const day = fc.integer({ min: 6, max: 40 });
    const states = fc.tuple(...duties.map(() => fc.constantFrom<Process>(...processes)));
    const done = duties.map((): Process => "done");
    const all = ["VP", "TCCB", "TTr"];
    let [some, none] = [0, 0];
    await fc.assert(
      fc.asyncProperty(day, states, fc.subarray(all), fc.nat(9), async (on, stand, bound, dice) => {
        for (const [index, [task, code]] of duties.entries()) await office.stands(task, code, stand[index] ?? "done");
        for (const code of all) {
          if (bound.includes(code)) await office.bind(code);
          else await deactivateChat(office.db, office.org, { channel: "telegram", chatId: `-${code}` });
        }
        const at = new Date(Date.UTC(2025, 0, on, 1));
        const before = new Date(at.getTime() - 3_600_000);
        await office.db.delete(outbox).where(and(eq(outbox.organizationId, office.org)));
        if (dice < 2) await office.message("-VP", dice === 0 ? "failed" : "uncertain", before);
        const { id: occurrenceId } = await office.duty("7", "TTr");
        const untilAt = dice === 2 ? new Date(at.getTime() + 86_400_000) : before;
        await addMute(office.db, office.org, { officerId, occurrenceId, untilAt }, before);

        const news = await office.news(at);
        const summary = await summariseAt(
          office.db,
          { id: office.org, zone: "Asia/Ho_Chi_Minh" },
          { kind: "plan" },
          at,
          at,
        );
        if (!news || !summary) throw new Error("no plan");
        const lines = morningLines(summary, news, plan);
        expect(await office.has(at)).toBe(lines.length > 0);
        expect(lines.length > 0).toBe(summary.counts.overdue > 0 || !isQuietMorning(news));
        if (lines.length > 0) some++;
        else none++;
      }),
      // Two mornings of each kind come first, whatever chance brings.
      { numRuns: 30, examples: [9, 9, 0, 1].map((dice, index) => [10 + index, done, all, dice]) },
    );
    expect(Math.min(some, none)).toBeGreaterThan(1);
  });

  describe("counted for the operator", () => {
    const tally = (office: Awaited<ReturnType<typeof anOffice>>, slots = [YESTERDAY]) =>
      morningTally(office.db, office.org, slots, new Date("2025-01-08T01:05:00Z"));

    it("is what became of the slot's messages, and all that waits", async () => {
      const office = await calmOffice();
      const none = { sent: 0, waiting: 0, stuck: 0, uncertain: 0, failed: 0, unreached: 0 };
      expect(await tally(office)).toEqual(none);
      expect(await tally(office, [])).toEqual(none);
      await office.message("a", "sent", YESTERDAY);
      await office.message("b", "sent", YESTERDAY);
      await office.message("c", "satisfied", YESTERDAY);
      await office.message("d", "failed", YESTERDAY);
      await office.message("e", "uncertain", null);
      await office.message("f", "uncertain", YESTERDAY);
      await office.message("g", "ready", null, { createdAt: new Date("2025-01-08T01:06:00Z") });
      const old = { slotAt: new Date("2025-01-07T01:00:00Z"), createdAt: new Date("2025-01-07T01:00:00Z") };
      await office.message("h", "sending", null, old);
      await office.message("i", "failed", YESTERDAY, old);
      await office.message("j", "sent", YESTERDAY, { notice: [{ id: "heartbeat-nothing" }] });
      expect(await tally(office)).toEqual({ ...none, sent: 2, failed: 1, uncertain: 2, waiting: 2, stuck: 1 });
    });

    it("is also the duties that nobody in the unit nor above it could be told of, each once", async () => {
      const office = await calmOffice();
      const occurrence = await office.duty("7", "TTr");
      const owed = [
        { occurrence, audience: "unit" as const, offset: -1 },
        { occurrence, audience: "unit" as const, offset: 0 },
        // The unit was told of this one; only its head is not linked.
        { occurrence: await office.duty("7", "TCCB"), audience: "head" as const, offset: -1 },
      ];
      const end = { state: "dropped" as const, reason: "no-channel" };
      await recordUnsaid(office.db, office.org, owed, end, YESTERDAY, YESTERDAY);
      const moot = [{ occurrence: await office.duty("7", "VP"), audience: "unit" as const, offset: -1 }];
      await recordUnsaid(office.db, office.org, moot, { state: "muted", reason: "snoozed" }, YESTERDAY, YESTERDAY);
      expect((await tally(office)).unreached).toBe(1);
      expect((await tally(office, [AT])).unreached).toBe(0);
    });
  });
});
