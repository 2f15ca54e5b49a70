import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { clearCalendarDay, listCalendarDays } from "../../src/storage/calendar-days.js";
import { anOffice } from "../reminders/an-office.js";
import { backends } from "../support/backends.js";
import { aCatalogue } from "./a-catalogue.js";
import { openStore, type TestStore } from "./a-store.js";

const NEW_YEAR = localDate("2025-01-01");
const NEXT_YEAR = localDate("2026-01-01");

describe.each(backends)("a dated exception of the calendar on $name", (backend) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());

  it("is taken back once, in its own office, and leaves the others", async () => {
    const calendar = [NEW_YEAR, NEXT_YEAR].map((on) => ({ on, kind: "off" as const, name: "Tết Dương lịch" }));
    const { db, org } = await anOffice(store, { catalogue: aCatalogue({ calendar }) });
    const other = await anOffice(store, { catalogue: aCatalogue({ calendar }) });
    const days = async (of: string, year?: number) => (await listCalendarDays(db, of, year)).map(({ on }) => on);
    expect(await days(org)).toEqual([NEW_YEAR, NEXT_YEAR]);
    expect(await clearCalendarDay(db, org, NEW_YEAR)).toBe(true);
    expect(await clearCalendarDay(db, org, NEW_YEAR)).toBe(false);
    expect(await days(org)).toEqual([NEXT_YEAR]);
    expect(await days(org, 2025)).toEqual([]);
    expect(await days(other.org, 2025)).toEqual([NEW_YEAR]);
  });
});
