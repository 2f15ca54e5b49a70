import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nudge } from "../../src/storage/nudge.js";
import { anOffice, type TestOffice } from "../reminders/an-office.js";
import { backends } from "../support/backends.js";
import { openStore, type TestStore } from "./a-store.js";

const HOUR = 3_600_000;

describe.each(backends)("a nudge on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  async function nudged({ org, duties, clock }: TestOffice, task: string) {
    const due = (await duties()).filter((duty) => duty.task === task);
    const result = await store.db.transaction((tx) =>
      nudge(tx, org, new Set(["telegram"]), due, new Date(clock.now().getTime() - 4 * HOUR), clock.now()),
    );
    return {
      queued: result.queued.map(({ occurrence, times }) => `${occurrence.unit} ${times}`).sort(),
      tooSoon: result.tooSoon.map(({ occurrence }) => occurrence.unit).sort(),
      unreachable: result.unreachable.map(({ unit }) => unit).sort(),
    };
  }

  it("reaches each unit that owes, counted, and at most once in four hours", async () => {
    const made = await anOffice(store, { at: "2025-01-06T09:00:00+07:00" });
    await made.bind("VP", "-1");
    await made.person("tu", "officer", "TTr");
    await made.tick();
    expect(await nudged(made, "7")).toEqual({
      queued: ["Thanh tra Sở 1", "Văn phòng Sở 1"],
      tooSoon: [],
      unreachable: ["Phòng Tổ chức Cán bộ"],
    });
    await made.tick();
    expect(made.channel.received.map(({ chat }) => chat).sort()).toEqual(["-1", "tu"]);
    expect(made.channel.textsIn("-1")[0]).toMatch(/^Đôn đốc — /);
    await made.wait(4 * HOUR - 1);
    expect((await nudged(made, "7")).tooSoon).toEqual(["Thanh tra Sở", "Văn phòng Sở"]);
    await made.wait(1);
    expect((await nudged(made, "7")).queued).toEqual(["Thanh tra Sở 2", "Văn phòng Sở 2"]);
    await made.tick();
    expect(made.channel.received).toHaveLength(4);
  });

  it("goes out once when two people ask for it at the same moment", async () => {
    const made = await anOffice(store);
    await made.bind("VP", "-1");
    const both = await Promise.all([nudged(made, "1"), nudged(made, "1")]);
    expect(both.flatMap(({ queued }) => queued)).toEqual(["Văn phòng Sở 1"]);
    expect(both.flatMap(({ tooSoon }) => tooSoon)).toEqual(["Văn phòng Sở"]);
  });

  it("does not tell the coordinator that a unit can't be reached: whoever nudges is told at once", async () => {
    const made = await anOffice(store);
    await made.person("coordinator", "coordinator", "VP");
    await made.tick();
    expect((await nudged(made, "1")).unreachable).toEqual(["Văn phòng Sở"]);
    await made.tick();
    expect(made.channel.requests).toEqual([]);
  });

  it("takes no reminder's place: the next rung is still said", async () => {
    const made = await anOffice(store);
    await made.bind("VP", "-1");
    await made.tickAt("2025-01-08T12:00:00+07:00");
    await nudged(made, "1");
    await made.tick();
    await made.tickAt("2025-01-09T08:00:00+07:00");
    expect((await made.said()).filter((line) => line.startsWith("1 "))).toEqual([
      "1 nudge unit sent",
      "1 T-3 unit sent",
    ]);
  });
});
