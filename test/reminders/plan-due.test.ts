import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { rungName } from "../../src/domain/reminder.js";
import { addMembership } from "../../src/storage/roster.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { oneBackend } from "../support/backends.js";
import { anOffice, SMALL } from "./an-office.js";

/** The rungs of task 1 (last working day Tuesday 14/01/2025) and of task 7 (15/01) of VP. */
const SLOT = (day: number) => `2025-01-${String(day).padStart(2, "0")}T08:00:00+07:00`;

/** Of task 1 between T-7, which was said before the silence, and T+27. */
const UP_TO_25 = [-3, -1, 0, ...Array.from({ length: 13 }, (_, index) => 1 + 2 * index)];

describe.each(oneBackend)("what becomes due on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  const office = (options?: Parameters<typeof anOffice>[1]) => anOffice(store, options);

  it("is nothing on the first tick ever, even in the middle of a slot", async () => {
    const { tick, bind, channel, ledger } = await office({ at: SLOT(9) });
    await bind("VP", "-1");
    await tick();
    expect(channel.requests).toEqual([]);
    expect(await ledger()).toEqual([]);
  });

  it("is said at its slot, once, however often the service ticks", async () => {
    const { tickAt, bind, channel, said } = await office();
    await bind("VP", "-1");
    await tickAt(SLOT(9).replace("08:00:00", "07:55:00"), SLOT(9).replace("08:00:00", "07:59:59"));
    expect(channel.requests).toEqual([]);
    await tickAt(
      SLOT(9),
      SLOT(9),
      "2025-01-09T08:00:05+07:00",
      "2025-01-09T12:00:00+07:00",
      "2025-01-10T07:59:00+07:00",
    );
    expect(channel.textsIn("-1")).toHaveLength(1);
    const [text = ""] = channel.textsIn("-1");
    expect(text).toContain("1 · Nhiệm vụ 1 — chậm nhất 14/01/2025 (còn 3 ngày làm việc) · DM-1");
    expect(text).not.toContain("muộn");
    expect((await said()).filter((line) => line.startsWith("1 "))).toEqual(["1 T-3 unit sent"]);
  });

  it("goes through every rung of the ladder, to each audience on its day", async () => {
    const { tickAt, bind, person, ledger } = await office({
      at: "2024-12-20T12:00:00+07:00",
      catalogue: { ...SMALL, tasks: [aTask("1", { schedule: { "2025": "before 2025-01-15" } })] },
    });
    await bind("VP", "-1");
    await person("head", "head", "VP");
    await person("coordinator", "coordinator", "TCCB");
    await person("leader", "leader", "BGD");
    const days = Array.from({ length: 35 }, (_, index) => new Date(Date.UTC(2024, 11, 21 + index, 1)).toISOString());
    await tickAt("2024-12-20T12:00:00+07:00", ...days);
    const lines = (await ledger()).map(
      ({ slotAt, rung, chat }) => `${slotAt.toISOString().slice(0, 10)} ${rung} ${chat}`,
    );
    // Only weekends and 01/01 are off in this office: T-15 is Monday 23/12.
    expect(lines).toEqual([
      "2024-12-23 T-15 -1",
      "2025-01-03 T-7 -1",
      "2025-01-09 T-3 -1",
      "2025-01-13 T-1 -1",
      "2025-01-13 T-1 head",
      "2025-01-14 T0 -1",
      "2025-01-15 T+1 -1",
      "2025-01-15 T+1 coordinator",
      "2025-01-17 T+3 -1",
      "2025-01-17 T+3 leader",
      "2025-01-21 T+5 -1",
      "2025-01-23 T+7 -1",
    ]);
  });

  it("waits over weekends and days off", async () => {
    const { tickAt, bind, channel } = await office({ at: "2025-01-10T12:00:00+07:00" });
    await bind("VP", "-1");
    await tickAt("2025-01-10T12:00:00+07:00", SLOT(11), SLOT(12));
    expect(channel.requests).toEqual([]);
    await tickAt(SLOT(13));
    expect(channel.received).toHaveLength(1);
  });

  it.each([
    ["1 hour", "2025-01-09T07:55:00+07:00", "2025-01-09T09:00:00+07:00", "1 T-3", [], true],
    ["5 minutes", "2025-01-09T07:58:00+07:00", "2025-01-09T08:03:00+07:00", "1 T-3", [], false],
    ["3 days", "2025-01-10T09:00:00+07:00", "2025-01-13T09:00:00+07:00", "1 T-1", [], true],
    ["a weekend, back on the Sunday", "2025-01-08T09:00:00+07:00", "2025-01-12T15:00:00+07:00", "1 T-3", [], true],
    [
      "a week, since before a slot",
      "2025-01-09T07:55:00+07:00",
      "2025-01-15T09:00:00+07:00",
      "1 T+1",
      [-3, -1, 0],
      true,
    ],
    ["45 days", "2025-01-06T09:00:00+07:00", "2025-02-20T09:00:00+07:00", "1 T+27", UP_TO_25, true],
  ])("is said once after %s of silence, as the latest rung", async (_, lastTick, back, rung, passedOver, late) => {
    const { tickAt, bind, person, channel, said, ledger } = await office({ at: lastTick });
    await bind("VP", "-1");
    await person("head", "head", "VP");
    await person("coordinator", "coordinator", "TCCB");
    await person("leader", "leader", "BGD");
    await tickAt(lastTick, back);
    const perChat = new Map<string, number>();
    for (const { chat } of channel.received) perChat.set(chat, (perChat.get(chat) ?? 0) + 1);
    expect([...perChat.values()].every((count) => count === 1)).toBe(true);
    expect(channel.textsIn("-1")).toHaveLength(1);
    expect(channel.textsIn("-1")[0]?.startsWith("(Tin gửi muộn")).toBe(late);
    const ofUnit = (await said()).filter((line) => line.startsWith("1 ") && line.includes("unit"));
    // The rungs in between are on record, with the reason.
    const dropped = passedOver.map((offset) => `1 ${rungName(offset)} unit dropped`);
    expect(ofUnit.sort()).toEqual([...dropped, `${rung} unit sent`].sort());
    const toUnit = (await ledger()).filter((row) => row.task === "1" && row.audience === "unit");
    const reasons = toUnit.filter(({ state }) => state === "dropped").map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(new Set(passedOver.length > 0 ? ["a later rung was said instead"] : []));
    await tickAt(back);
    expect(channel.textsIn("-1")).toHaveLength(1);
  });

  it("is said once on a morning back before the slot, with what that slot says, and by nobody's night", async () => {
    const { tickAt, bind, channel, said } = await office({ at: "2025-01-09T07:55:00+07:00" });
    await bind("VP", "-1");
    await tickAt("2025-01-09T07:55:00+07:00", "2025-01-12T23:00:00+07:00", "2025-01-13T06:30:00+07:00");
    expect(channel.received).toEqual([]);
    await tickAt("2025-01-13T07:58:00+07:00", SLOT(13), "2025-01-13T08:05:00+07:00");
    expect(channel.textsIn("-1")).toHaveLength(1);
    expect(channel.textsIn("-1")[0]).not.toContain("Tin gửi muộn");
    expect((await said()).filter((line) => /^1 .* unit /.test(line))).toEqual([
      "1 T-1 unit sent",
      "1 T-3 unit dropped",
    ]);
  });

  it("joins what was queued before a crash: one message after three days, with nothing lost from it", async () => {
    const tasks = [
      ...SMALL.tasks,
      // Its next rung is far: what was queued about it is still the latest.
      aTask("9", { schedule: { "2025": "on 2025-01-30" } }),
    ];
    const { tickAt, plan, clock, bind, channel, said } = await office({ catalogue: { ...SMALL, tasks } });
    await bind("VP", "-1");
    await tickAt("2025-01-08T12:00:00+07:00");
    clock.set(SLOT(9));
    await plan();
    await tickAt("2025-01-14T09:30:00+07:00");
    expect(channel.received).toHaveLength(1);
    const text = channel.textsIn("-1")[0] ?? "";
    expect(text).toContain("Tin gửi muộn");
    for (const task of ["1", "7", "9"]) expect(text).toContain(`${task} · Nhiệm vụ ${task}`);
    expect((await said()).filter((line) => /^[19] .* unit /.test(line)).sort()).toEqual([
      "1 T-1 unit dropped",
      "1 T-3 unit coalesced",
      "1 T0 unit sent",
      "9 T-15 unit sent",
    ]);
  });

  it("is not said twice when the clock goes back, and goes on when it comes to new ground", async () => {
    const { tickAt, bind, channel, said } = await office();
    await bind("VP", "-1");
    await tickAt("2025-01-06T09:00:00+07:00", SLOT(9));
    const first = await said();
    await tickAt(
      "2025-01-09T07:59:00+07:00",
      SLOT(9),
      "2025-01-09T05:00:00+07:00",
      SLOT(9),
      "2025-01-08T09:00:00+07:00",
    );
    await tickAt(SLOT(9), "2025-01-09T09:00:00+07:00");
    expect(channel.received).toHaveLength(1);
    expect(await said()).toEqual(first);
    await tickAt(SLOT(13));
    expect(channel.received).toHaveLength(2);
  });

  it("goes on by the right clock after one that ran a year ahead is mended", async () => {
    const { tickAt, bind, channel } = await office();
    await bind("VP", "-1");
    await tickAt("2026-01-06T09:00:00+07:00", "2025-01-06T09:00:00+07:00");
    await tickAt(SLOT(9));
    expect(channel.received).toHaveLength(1);
  });

  it("leaves the work to the first of two replicas whose clocks differ by minutes", async () => {
    const { tickAt, bind, channel, reminders } = await office();
    await bind("VP", "-1");
    const watermark = () => reminders.transaction((tx) => tx.watermark(false));
    await tickAt("2025-01-09T07:50:00+07:00", "2025-01-09T08:05:00+07:00");
    const seen = await watermark();
    await tickAt("2025-01-09T07:55:00+07:00");
    expect(await watermark()).toEqual(seen);
    await tickAt("2025-01-09T08:05:05+07:00", "2025-01-09T07:55:05+07:00", "2025-01-09T08:06:00+07:00");
    expect(channel.received).toHaveLength(1);
  });

  it("is told to the unit's officers in private without a group, then to its head, then to the coordinators", async () => {
    const { tickAt, person, channel, bind, unit } = await office();
    expect(unit("VP")).not.toBe(unit("TTr"));
    await person("an", "officer", "VP");
    await person("ba", "officer", "VP");
    await person("head-vp", "head", "VP");
    await person("head-tccb", "head", "TCCB");
    await person("coordinator", "coordinator", "VP");
    await tickAt("2025-01-09T12:00:00+07:00", "2025-01-10T08:00:00+07:00");
    const chats = () => channel.received.map(({ chat }) => chat).sort();
    // 10/01 is T-3 of task 7, and the next slot after task 1's own T-3.
    expect(chats()).toEqual(["an", "ba", "coordinator", "head-tccb"]);
    expect(channel.textsIn("coordinator")[0]).toContain("Chưa liên lạc được đơn vị");
    expect(channel.textsIn("coordinator")[0]).toContain("Thanh tra Sở");
    expect(channel.textsIn("coordinator")[0]).not.toContain("Tổ chức Cán bộ");
    expect(channel.textsIn("an")[0]).toContain("Nhắc việc");
    await bind("VP", "-1");
    await tickAt(SLOT(13));
    expect(channel.received.filter(({ at }) => at.getUTCDate() === 13).map(({ chat }) => chat)).not.toContain("an");
  });

  it("is dropped once, with the reason, where nobody at all can be told", async () => {
    const { tickAt, channel, ledger } = await office();
    await tickAt("2025-01-09T07:00:00+07:00", SLOT(9), SLOT(9), "2025-01-09T10:00:00+07:00");
    expect(channel.requests).toEqual([]);
    const rows = (await ledger()).filter(({ task }) => task === "1");
    expect(rows).toMatchObject([{ rung: "T-3", state: "dropped", reason: "no-channel", chat: null, audience: "unit" }]);
  });

  it("speaks to a chat once for everything owed there, and notes the second line about one duty as said", async () => {
    const { tickAt, person, channel, ledger, unit, org } = await office();
    const id = await person("an", "officer", "VP");
    await addMembership(store.db, org, id, unit("VP"), "head");
    await addMembership(store.db, org, id, unit("VP"), "coordinator");
    await tickAt("2025-01-10T12:00:00+07:00", SLOT(13));
    expect(channel.textsIn("an")).toHaveLength(1);
    const rows = (await ledger()).filter(({ task, chat }) => task === "1" && chat === "an");
    expect(rows.map(({ audience, state }) => `${audience} ${state}`).sort()).toEqual(["head coalesced", "unit sent"]);
    expect(new Set(rows.map(({ message }) => message)).size).toBe(1);
  });

  describe("the week's summary", () => {
    const NO_TASKS = { ...SMALL, tasks: [] };

    it("comes on the first working day of each week, to leaders only, once", async () => {
      const { tickAt, person, bind, channel } = await office({
        catalogue: aCatalogue({ tasks: [], calendar: [{ on: localDate("2025-01-13"), kind: "off", name: "nghỉ" }] }),
      });
      await bind("VP", "-1");
      await person("leader", "leader", "BGD");
      await person("coordinator", "coordinator", "VP");
      const days = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
      await tickAt("2025-01-05T12:00:00+07:00", ...days.map(SLOT), SLOT(20));
      // Monday 13/01 is off: Tuesday 14/01 instead.
      expect(channel.received.map(({ chat, at }) => `${chat} ${at.toISOString().slice(8, 10)}`)).toEqual([
        "leader 06",
        "leader 14",
        "leader 20",
      ]);
      expect(channel.textsIn("leader")[0]).toMatch(/^Tổng hợp đầu tuần\n/);
    });

    it("joins what else the leader gets that morning", async () => {
      const { tickAt, person, channel } = await office();
      await person("leader", "leader", "BGD");
      await tickAt("2025-01-17T12:00:00+07:00", SLOT(20));
      expect(channel.textsIn("leader")).toHaveLength(1);
      const [text = ""] = channel.textsIn("leader");
      expect(text.indexOf("Tổng hợp đầu tuần")).toBe(0);
      expect(text).toContain("Cần đôn đốc");
    });

    it("is made up for once after a week of silence", async () => {
      const { tickAt, person, channel } = await office({ catalogue: NO_TASKS });
      await person("leader", "leader", "BGD");
      await tickAt("2025-01-04T12:00:00+07:00", "2025-01-16T10:00:00+07:00", SLOT(17));
      expect(channel.textsIn("leader")).toHaveLength(1);
      expect(channel.textsIn("leader")[0]).toContain("Tin gửi muộn");
    });

    it("is in each leader's own language", async () => {
      const { tickAt, person, channel } = await office({ catalogue: NO_TASKS });
      await person("leader", "leader", "BGD");
      await person("other", "leader", "BGD", "en");
      await tickAt("2025-01-05T12:00:00+07:00", SLOT(6));
      expect(channel.textsIn("other")[0]).toMatch(/^Weekly summary\n/);
      expect(channel.textsIn("leader")[0]).toMatch(/^Tổng hợp đầu tuần\n/);
    });
  });
});
