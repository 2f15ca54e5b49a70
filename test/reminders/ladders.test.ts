import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Catalogue } from "../../src/domain/catalogue.js";
import { DEFAULT_LADDER, type Ladder } from "../../src/domain/ladder.js";
import { localDate } from "../../src/domain/local-date.js";
import { period } from "../../src/domain/period.js";
import { planDue } from "../../src/reminders/plan-due.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { bindChat } from "../../src/storage/chats.js";
import { freezePeriods } from "../../src/storage/frozen-periods.js";
import { addMute } from "../../src/storage/mutes.js";
import { activePlan } from "../../src/storage/plan-facts.js";
import { reminderStore } from "../../src/storage/reminder-store.js";
import { channelUsage, ledger } from "../../src/storage/schema.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { oneBackend } from "../support/backends.js";
import { anOffice, SMALL, type TestOffice } from "./an-office.js";

const at = (day: string, time = "08:00") => `2025-01-${day}T${time}:00+07:00`;
const workdays = ["06", "07", "08", "09", "10", "13", "14", "15", "16", "17", "20", "21", "22", "23", "24"];

/** Twice a day, three rungs, and the leader two days before it is late. */
const OWN: Ladder = {
  before: [-4, 0],
  overdueEvery: 5,
  escalations: [{ offset: -2, audience: "leader" }],
  slots: ["14:00"],
};

/** Both due on Tuesday 14/01/2025, the first by the plan's ladder and the second by its own. */
const TWO: Catalogue = {
  ...SMALL,
  tasks: [
    aTask("1", { schedule: { "2025": "before 2025-01-15" } }),
    { ...aTask("2", { schedule: { "2025": "before 2025-01-15" } }), ladder: OWN },
  ],
};

describe.each(oneBackend)("ladders on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  const office = async (catalogue: Catalogue, began = "2025-01-03T18:00:00+07:00") => {
    const made = await anOffice(store, { at: began, catalogue });
    await made.bind("VP", "-1");
    await made.person("leader", "leader", "BGD");
    await made.tick();
    return made;
  };
  /** "08 14:00 2 T-4 unit sent": the day and time of the slot, then the line of the ledger. */
  const told = async (made: TestOffice) =>
    (await made.ledger()).map(({ slotAt, task, rung, audience, state }) => {
      const local = new Date(slotAt.getTime() + 7 * 3_600_000).toISOString();
      return `${local.slice(8, 10)} ${local.slice(11, 16)} ${task} ${rung} ${audience} ${state}`;
    });
  const walk = async (made: TestOffice, days: readonly string[]) => {
    for (const day of days) await made.tickAt(at(day), at(day, "14:00"));
  };

  it("a task's own ladder is climbed at its own time, beside the plan's", async () => {
    const made = await office(TWO);
    await walk(made, workdays);
    const lines = await told(made);
    expect(lines.filter((line) => line.includes(" 2 "))).toEqual([
      "08 14:00 2 T-4 unit sent",
      "10 14:00 2 T-2 leader sent",
      "14 14:00 2 T0 unit sent",
      "15 14:00 2 T+1 unit sent",
      "22 14:00 2 T+6 unit sent",
    ]);
    expect(lines.filter((line) => / 1 .* unit /.test(line))).toEqual([
      "06 08:00 1 T-7 unit sent",
      "09 08:00 1 T-3 unit sent",
      "13 08:00 1 T-1 unit sent",
      "14 08:00 1 T0 unit sent",
      "15 08:00 1 T+1 unit sent",
      "17 08:00 1 T+3 unit sent",
      "21 08:00 1 T+5 unit sent",
      "23 08:00 1 T+7 unit sent",
    ]);
    // The leaders' week goes out with the plan's first slot, not again with another's.
    const weeks = made.channel.received.filter(({ chat, text }) => chat === "leader" && text.startsWith("Tổng hợp"));
    expect(weeks.map(({ at: sent }) => sent.toISOString())).toEqual(
      ["06", "13", "20"].map((day) => new Date(at(day)).toISOString()),
    );
  });

  it("after a day of silence that saw both times, one message tells of both", async () => {
    const made = await office(TWO);
    await made.tickAt(at("13", "15:00"));
    expect(made.channel.textsIn("-1").at(-1)).toMatch(/1 · [\s\S]*2 · /);
    expect((await told(made)).filter((line) => line.startsWith("13"))).toContain("13 14:00 1 T-1 unit sent");
  });

  it("what has begun to climb one ladder climbs it to the end; what has not takes the new", async () => {
    const late = aTask("3", { schedule: { "2025": "on 2025-02-28" } });
    const made = await office({ ...SMALL, tasks: [...SMALL.tasks, late] });
    await made.tickAt(at("09"));
    const plan = { ...SMALL.plan, ladder: { ...DEFAULT_LADDER, before: [-30, 0], escalations: [] } };
    await applyCatalogue(
      store.db,
      made.org,
      { ...SMALL, plan, tasks: [...SMALL.tasks, late] },
      "all",
      made.clock.now(),
    );
    await made.person("head", "head", "VP");
    await made.tickAt(at("13"), at("14"), at("15"), at("17"), at("20"));
    const lines = await told(made);
    expect(lines).toContain("13 08:00 1 T-1 head sent");
    expect(lines).toContain("17 08:00 1 T+3 leader sent");
    expect(lines.filter((line) => line.includes(" 3 "))).toEqual(["17 08:00 3 T-30 unit sent"]);
  });

  it("begins when the duty opens, and ends when it closes", async () => {
    const task = aTask("1", { schedule: { "2025": "before 2025-01-15" } });
    const [entry] = task.schedule;
    if (!entry) throw new Error("no schedule");
    const schedule = [{ ...entry, opensOn: localDate("2025-01-08"), closesOn: localDate("2025-01-17") }];
    const made = await office({ ...SMALL, tasks: [{ ...task, schedule }] });
    await walk(made, workdays);
    expect((await told(made)).filter((line) => line.includes("unit"))).toEqual([
      "08 08:00 1 T-7 unit sent",
      "09 08:00 1 T-3 unit sent",
      "13 08:00 1 T-1 unit sent",
      "14 08:00 1 T0 unit sent",
      "15 08:00 1 T+1 unit sent",
      "17 08:00 1 T+3 unit sent",
    ]);
  });

  it("is silent to a unit that snoozed, not to its head, and speaks again when the snooze ends", async () => {
    const made = await office({ ...SMALL, tasks: [aTask("1", { schedule: { "2025": "before 2025-01-15" } })] });
    const officerId = await made.person("head", "head", "VP");
    const [duty] = await made.duties();
    await addMute(
      store.db,
      made.org,
      { officerId, occurrenceId: duty?.id ?? null, untilAt: new Date(at("14", "00:00")) },
      made.clock.now(),
    );
    await walk(made, ["09", "13", "14"]);
    expect(await told(made)).toEqual([
      "09 08:00 1 T-3 unit muted",
      "13 08:00 1 T-1 head sent",
      "13 08:00 1 T-1 unit muted",
      "14 08:00 1 T0 unit sent",
    ]);
  });

  it("is not said of what was snoozed, nor to whom was muted, between the slot and the sending", async () => {
    const made = await anOffice(store, { at: at("08", "12:00") });
    await made.bind("VP", "-1");
    const officerId = await made.person("officer", "officer", "TCCB");
    await made.tick();
    made.clock.set(at("09"));
    await made.plan();
    const duty = (await made.duties()).find(({ task, unit }) => task === "1" && unit === "Văn phòng Sở");
    const until = { officerId, untilAt: new Date(at("10")) };
    await addMute(store.db, made.org, { ...until, occurrenceId: duty?.id ?? null }, made.clock.now());
    await addMute(store.db, made.org, { ...until, occurrenceId: null }, made.clock.now());
    await made.deliver();
    expect(made.channel.textsIn("officer")).toEqual([]);
    expect(made.channel.textsIn("-1")[0]).not.toContain("1 · ");
    expect(await told(made)).toContain("09 08:00 1 T-3 unit muted");
  });

  it("goes to the next in line while a person hears nothing in private", async () => {
    const made = await anOffice(store, { at: at("08", "12:00") });
    const officerId = await made.person("officer", "officer", "VP");
    await made.person("head", "head", "VP");
    await made.tick();
    await addMute(store.db, made.org, { officerId, occurrenceId: null, untilAt: new Date(at("13")) }, made.clock.now());
    await made.tickAt(at("09"));
    expect(made.channel.received.map(({ chat }) => chat)).toEqual(["head"]);
    await made.tickAt(at("13"));
    expect(made.channel.textsIn("officer")).toHaveLength(1);
  });

  it("speaks no more of a period that is frozen", async () => {
    const made = await office({ ...SMALL, tasks: [aTask("1", { schedule: { "2025": "before 2025-01-15" } })] });
    const officerId = await made.person("coordinator", "coordinator", "TCCB");
    await made.tickAt(at("09"));
    const plan = await activePlan(store.db, made.org);
    await freezePeriods(store.db, made.org, plan?.id ?? "", [period("2025")], officerId, made.clock.now());
    await walk(made, ["13", "14", "15", "17"]);
    expect((await told(made)).filter((line) => !line.includes("leader"))).toEqual(["09 08:00 1 T-3 unit sent"]);
  });

  it("keeps early rungs back where a month's messages are scarce, until one leaves anyway", async () => {
    const made = await anOffice(store, {
      at: at("02", "12:00"),
      catalogue: aCatalogue({
        tasks: [
          aTask("1", { schedule: { "2025": "before 2025-01-15" } }),
          aTask("2", { schedule: { "2025": "on 2025-01-23" } }),
        ],
      }),
    });
    const address = { channel: "zalo", chatId: "nhom" } as const;
    await bindChat(store.db, made.org, { address, unitId: made.unit("VP"), title: null }, null, made.clock.now());
    await store.db
      .insert(channelUsage)
      .values({ organizationId: made.org, channel: "zalo", month: "2025-01", sent: 2_400 });
    const planning = made.planning({ store: reminderStore(store.db, made.org, new Set(["zalo"])) });
    const queued: string[] = [];
    for (const day of ["02", "03", "09", "14"]) {
      made.clock.set(at(day, day === "02" ? "13:00" : "08:00"));
      await planDue(planning);
      queued.push(`${day}: ${(await made.outbox()).length}`);
    }
    // T-7 of the first (and T-15 of the second) wait on the 3rd; T-3 leaves on the 9th and takes the second along.
    expect(queued).toEqual(["02: 0", "03: 0", "09: 1", "14: 2"]);
    const rows = await store.db.select().from(ledger).where(eq(ledger.organizationId, made.org));
    expect(rows.filter(({ outboxId }) => outboxId === rows[0]?.outboxId).map(({ rung }) => rung)).toEqual([
      "T-3",
      "T-15",
    ]);
  });
});
