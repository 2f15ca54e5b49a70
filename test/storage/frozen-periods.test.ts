import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { period } from "../../src/domain/period.js";
import { freezePeriods, frozenAmong, unfreezePeriods } from "../../src/storage/frozen-periods.js";
import { activePlan } from "../../src/storage/plan-facts.js";
import { anOffice } from "../reminders/an-office.js";
import { backends } from "../support/backends.js";
import { openStore, type TestStore } from "./a-store.js";

const AT = new Date("2025-04-02T09:00:00+07:00");
const LATER = new Date("2025-04-03T09:00:00+07:00");
const [JANUARY, FEBRUARY, MARCH] = ["2025-01", "2025-02", "2025-03"].map(period);
const ALL = [JANUARY, FEBRUARY, MARCH].flatMap((one) => (one === undefined ? [] : [one]));

describe.each(backends)("frozen periods on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  async function made() {
    const { db, org, person } = await anOffice(store);
    const plan = await activePlan(db, org);
    const an = await person("An", "coordinator", "VP");
    const binh = await person("Bình", "coordinator", "VP");
    const planId = plan?.id ?? "";
    return {
      freeze: (periods: typeof ALL, by: "An" | "Bình", at: Date) =>
        freezePeriods(db, org, planId, periods, by === "An" ? an : binh, at),
      unfreeze: (at: Date) => unfreezePeriods(db, planId, at),
      frozen: async (periods = ALL) =>
        (await frozenAmong(db, planId, periods)).sort((one, other) => (one.period < other.period ? -1 : 1)),
    };
  }

  it("stay as they were when they are frozen again, with who did it and when", async () => {
    const { freeze, frozen } = await made();
    expect(await freeze(ALL.slice(0, 2), "An", AT)).toBe(2);
    expect(await freeze(ALL, "Bình", LATER)).toBe(1);
    expect(await freeze([], "Bình", LATER)).toBe(0);
    expect(await frozen()).toEqual([
      { period: JANUARY, officer: "An", at: AT },
      { period: FEBRUARY, officer: "An", at: AT },
      { period: MARCH, officer: "Bình", at: LATER },
    ]);
    expect(await frozen(ALL.slice(2))).toEqual([{ period: MARCH, officer: "Bình", at: LATER }]);
    expect(await frozen([])).toEqual([]);
  });

  it("are opened again together, those that were frozen at one moment", async () => {
    const { freeze, unfreeze, frozen } = await made();
    await freeze(ALL.slice(0, 2), "An", AT);
    await freeze(ALL.slice(2), "An", LATER);
    await unfreeze(AT);
    expect(await frozen()).toEqual([{ period: MARCH, officer: "An", at: LATER }]);
  });
});
