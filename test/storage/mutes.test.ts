import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acknowledge, acknowledgementsOf } from "../../src/storage/acknowledgements.js";
import { addMute, endMute, mutedOfficers, mutedUntil, snoozedUntil, snoozesOf } from "../../src/storage/mutes.js";
import { standIns } from "../../src/storage/stand-ins.js";
import { anOffice } from "../reminders/an-office.js";
import { backends } from "../support/backends.js";
import { openStore, type TestStore } from "./a-store.js";

const at = (text: string) => new Date(`2025-01-${text}+07:00`);

describe.each(backends)("what people asked not to hear, on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  async function made() {
    const office = await anOffice(store);
    const [duty, other] = await office.duties();
    if (!duty || !other) throw new Error("the plan has two duties at least");
    const [an, binh] = [await office.person("An", "officer", "VP"), await office.person("Bình", "head", "VP")];
    return { ...office, duty, other, an, binh, ids: [duty.id, other.id] };
  }

  it("holds from when it was said until its end, that moment not included", async () => {
    const { db, org, duty, an, ids } = await made();
    const snooze = { officerId: an, occurrenceId: duty.id, untilAt: at("10T00:00:00") };
    await addMute(db, org, snooze, at("06T09:00:00"));
    const held = async (when: Date) => [...(await snoozedUntil(db, org, ids, when)).keys()];
    expect(await held(at("06T08:59:59"))).toEqual([]);
    expect(await held(at("06T09:00:00"))).toEqual([duty.id]);
    expect(await held(at("09T23:59:59"))).toEqual([duty.id]);
    expect(await held(at("10T00:00:00"))).toEqual([]);
    expect((await snoozedUntil(db, org, ids, at("07T00:00:00"))).get(duty.id)).toEqual(at("10T00:00:00"));
    expect(await snoozesOf(db, org, ids, at("07T00:00:00"))).toEqual([
      { occurrenceId: duty.id, untilAt: at("10T00:00:00"), by: "An" },
    ]);
    expect(await snoozedUntil(db, org, [], at("07T00:00:00"))).toEqual(new Map());
  });

  it("is replaced by what is said later, whoever of the unit says it, also by something shorter", async () => {
    const { db, org, duty, an, binh, ids } = await made();
    await addMute(db, org, { officerId: an, occurrenceId: duty.id, untilAt: at("10T00:00:00") }, at("06T09:00:00"));
    await addMute(db, org, { officerId: binh, occurrenceId: duty.id, untilAt: at("08T00:00:00") }, at("06T10:00:00"));
    expect(await snoozesOf(db, org, ids, at("06T11:00:00"))).toEqual([
      { occurrenceId: duty.id, untilAt: at("08T00:00:00"), by: "Bình" },
    ]);
  });

  it("ends when it is taken back, once", async () => {
    const { db, org, duty, an, binh, ids } = await made();
    await addMute(db, org, { officerId: an, occurrenceId: duty.id, untilAt: at("10T00:00:00") }, at("06T09:00:00"));
    expect(await endMute(db, org, { officerId: binh, occurrenceId: duty.id }, at("07T09:00:00"))).toBe(true);
    expect((await snoozedUntil(db, org, ids, at("07T09:00:00"))).size).toBe(0);
    expect(await endMute(db, org, { officerId: an, occurrenceId: duty.id }, at("07T10:00:00"))).toBe(false);
  });

  it("tells a person's own mute from a duty's, and one office from another", async () => {
    const { db, org, duty, an, binh, ids } = await made();
    await addMute(db, org, { officerId: an, occurrenceId: null, untilAt: at("20T00:00:00") }, at("06T09:00:00"));
    await addMute(db, org, { officerId: binh, occurrenceId: duty.id, untilAt: at("10T00:00:00") }, at("06T09:00:00"));
    const now = at("07T09:00:00");
    expect(await mutedOfficers(db, org, now)).toEqual(new Set([an]));
    expect(await mutedUntil(db, org, an, now)).toEqual(at("20T00:00:00"));
    expect(await mutedUntil(db, org, binh, now)).toBeNull();
    expect([...(await snoozedUntil(db, org, ids, now)).keys()]).toEqual([duty.id]);
    const elsewhere = await store.anOrganization();
    expect(await mutedOfficers(db, elsewhere, now)).toEqual(new Set());
    expect((await snoozedUntil(db, elsewhere, ids, now)).size).toBe(0);
    expect(await endMute(db, org, { officerId: an, occurrenceId: null }, now)).toBe(true);
    expect(await mutedOfficers(db, org, now)).toEqual(new Set());
    expect([...(await snoozedUntil(db, org, ids, now)).keys()]).toEqual([duty.id]);
  });

  it("leaves whoever is muted, unlinked or on a channel that is not run out of those who stand in", async () => {
    const { db, org, unit, an, binh, bind, person, clock } = await made();
    const dung = await person("Dung", "officer", "VP");
    await person("Em", "coordinator", "TCCB");
    const channels = new Set(["telegram"] as const);
    const ins = (when: Date) => standIns(db, org, unit("VP"), an, channels, when);
    const now = clock.now();
    expect(await ins(now)).toEqual({ group: false, officers: ["Dung"], heads: ["Bình"], coordinators: ["Em"] });
    await addMute(db, org, { officerId: dung, occurrenceId: null, untilAt: at("20T00:00:00") }, now);
    await addMute(db, org, { officerId: binh, occurrenceId: null, untilAt: at("07T00:00:00") }, now);
    expect(await ins(now)).toMatchObject({ officers: [], heads: [] });
    expect(await ins(at("08T00:00:00"))).toMatchObject({ officers: [], heads: ["Bình"] });
    await bind("VP", "-1");
    expect((await ins(now)).group).toBe(true);
    const none = await standIns(db, org, unit("VP"), an, new Set(["zalo"] as const), now);
    expect(none).toEqual({ group: false, officers: [], heads: [], coordinators: [] });
  });

  it("keeps who has seen a reminder, once for each rung", async () => {
    const { db, org, duty, other, an, binh, ids } = await made();
    const both = [
      { occurrenceId: duty.id, rung: "T-7" },
      { occurrenceId: other.id, rung: "T-7" },
    ];
    expect((await acknowledge(db, org, both, an, at("06T09:00:00"))).sort()).toEqual([...ids].sort());
    expect(await acknowledge(db, org, both, an, at("06T10:00:00"))).toEqual([]);
    expect(await acknowledge(db, org, [{ occurrenceId: duty.id, rung: "T-3" }], an, at("09T09:00:00"))).toEqual([
      duty.id,
    ]);
    await acknowledge(db, org, both.slice(0, 1), binh, at("07T09:00:00"));
    const seen = await acknowledgementsOf(db, [duty.id]);
    expect(seen.map(({ officer, rung }) => `${officer} ${rung}`)).toEqual(["An T-7", "Bình T-7", "An T-3"]);
    expect(await acknowledge(db, org, [], an, at("09T09:00:00"))).toEqual([]);
  });
});
