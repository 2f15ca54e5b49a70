import { eq } from "drizzle-orm";
import fc from "fast-check";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { DEFAULT_ZONE } from "../../src/domain/zone.js";
import { watchReminders } from "../../src/reminders/watch.js";
import { watchdog } from "../../src/service/watchdog.js";
import { occurrences } from "../../src/storage/schema.js";
import { deliveryState } from "../../src/storage/watch-store.js";
import { openStore, type TestStore } from "../storage/a-store.js";
import { oneBackend } from "../support/backends.js";
import { anOffice, type TestOffice } from "./an-office.js";

const log = pino({ level: "silent" });
const at = (day: string, time = "08:00") => `2025-01-${day}T${time}:00+07:00`;

describe.each(oneBackend)("the watch over what should have been said, on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  async function office(): Promise<TestOffice> {
    const made = await anOffice(store, { at: at("08", "12:00") });
    await made.bind("VP", "-1");
    await made.tick();
    return made;
  }
  const watch = ({ reminders, clock }: TestOffice) => watchReminders(reminders, clock, DEFAULT_ZONE);
  /** As a mistake in working out the next rung would leave it. */
  const misplan = ({ db, org }: TestOffice) =>
    db
      .update(occurrences)
      .set({ remindOn: localDate("2999-12-31") })
      .where(eq(occurrences.organizationId, org));

  it("finds nothing while all goes well", async () => {
    const made = await office();
    for (const day of ["09", "10", "13", "14", "15", "16", "17"]) {
      await made.tickAt(at(day));
      made.clock.set(at(day, "08:05"));
      expect(await watch(made)).toEqual({ unplannedSince: null, missed: 0 });
    }
  });

  it("finds a duty that was forgotten, and the next slot speaks of it", async () => {
    const made = await office();
    await misplan(made);
    await made.tickAt(at("09"));
    expect(made.channel.received).toEqual([]);
    made.clock.set(at("09", "08:05"));
    const { missed } = await watch(made);
    expect(missed).toBeGreaterThan(0);
    expect(await watch(made)).toEqual({ unplannedSince: null, missed: 0 });
    await made.tickAt(at("10"));
    expect(made.channel.textsIn("-1")).toHaveLength(1);
    expect(await made.said()).toContain("1 T-3 unit sent");
  });

  it("finds a slot that was not planned, once it is two minutes old", async () => {
    const made = await office();
    made.clock.set(at("09", "08:01"));
    expect((await watch(made)).unplannedSince).toBeNull();
    made.clock.set(at("09", "08:03"));
    expect((await watch(made)).unplannedSince).toEqual(new Date(at("09")));
    await made.tick();
    expect((await watch(made)).unplannedSince).toBeNull();
  });

  it("takes nothing for forgotten that was put off and taken up again: the next slot speaks of it", async () => {
    const made = await office();
    await made.stands("1", "paused");
    await made.tickAt(at("09"));
    await made.stands("1", "in_progress");
    made.clock.set(at("09", "10:00"));
    expect((await watch(made)).missed).toBe(0);
    await made.tickAt(at("10"));
    expect(await made.said()).toContain("1 T-3 unit sent");
  });

  it("raises no false alarm, whatever people do between the slots", async () => {
    const process = fc.constantFrom("not_started", "in_progress", "paused", "done", "not_applicable" as const);
    const moves = fc.array(fc.record({ task: fc.constantFrom("1", "7"), process }), { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(moves, { minLength: 6, maxLength: 6 }), async (days) => {
        const made = await office();
        for (const [index, changes] of days.entries()) {
          const day = ["09", "10", "13", "14", "15", "16"][index] ?? "17";
          await made.tickAt(at(day));
          for (const change of changes) await made.stands(change.task, change.process);
          made.clock.set(at(day, "12:00"));
          expect(await watch(made)).toEqual({ unplannedSince: null, missed: 0 });
        }
      }),
      { numRuns: 8 },
    );
  });

  it("tells the administrators once a day, and looks every five minutes of its clock", async () => {
    const made = await office();
    await made.person("operator", "admin", "VP");
    const dog = watchdog({
      store: made.reminders,
      database: store.database,
      org: made.org,
      channels: new Set(["telegram"]),
      clock: { now: () => made.clock.now(), speed: 1 },
      zone: DEFAULT_ZONE,
      log,
    });
    const looks = async (time: string) => {
      made.clock.set(at("09", time));
      await dog.run();
      await made.deliver();
    };
    await made.tickAt(at("09"));
    await looks("08:03");
    expect(dog.last()).toEqual({ unplannedSince: null, missed: 0, at: new Date(at("09", "08:03")) });
    await misplan(made);
    await made.tickAt(at("10"));
    await misplan(made);
    await looks("08:07");
    expect(made.channel.textsIn("operator")).toEqual([]);
    made.clock.set(at("13", "08:03"));
    await made.tick();
    await misplan(made);
    await dog.run();
    await made.deliver();
    expect(dog.last()?.missed).toBeGreaterThan(0);
    expect(made.channel.textsIn("operator")).toHaveLength(1);
    await misplan(made);
    made.clock.set(at("13", "09:00"));
    await dog.run();
    await made.deliver();
    expect(made.channel.textsIn("operator")).toHaveLength(1);
  });

  it("counts what is on its way, how long, and what came late", async () => {
    const made = await office();
    const state = () => deliveryState(store.db, made.org, new Date(at("09", "00:00")));
    expect(await state()).toEqual({ waiting: 0, uncertain: 0, oldestSlotAt: null, late: 0, failed: 0 });
    made.clock.set(at("09"));
    await made.plan();
    expect(await state()).toEqual({ waiting: 1, uncertain: 0, oldestSlotAt: new Date(at("09")), late: 0, failed: 0 });
    made.clock.set(at("09", "08:11"));
    await made.deliver();
    expect(await state()).toEqual({ waiting: 0, uncertain: 0, oldestSlotAt: null, late: 1, failed: 0 });
  });
});
