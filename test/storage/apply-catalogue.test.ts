import { and, asc, eq, isNull } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Catalogue } from "../../src/domain/catalogue.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { activePlan, readCalendar } from "../../src/storage/plan-facts.js";
import { listEntries, listFigures, listOccurrences } from "../../src/storage/progress.js";
import { addOfficer, listUnits } from "../../src/storage/roster.js";
import { saveEntry } from "../../src/storage/save-entry.js";
import { saveOccurrences } from "../../src/storage/save-occurrences.js";
import { joinSet, saveUnits } from "../../src/storage/save-units.js";
import { calendarDays, occurrences, plans, tasks, unitSetMembers, units } from "../../src/storage/schema.js";
import { backends } from "../support/backends.js";
import { aCatalogue, aTask, aUnit, UNITS } from "./a-catalogue.js";
import { openStore, type TestStore } from "./a-store.js";

const AT = new Date("2025-01-06T00:55:00Z");
const LATER = new Date("2025-02-06T00:55:00Z");

describe.each(backends)("a catalogue applied on $name", (backend) => {
  let store: TestStore;
  let org: string;

  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    org = await store.anOrganization();
  });

  const apply = (catalogue: Catalogue, scope: "all" | "table" = "all", at = AT) =>
    store.db.transaction((tx) => applyCatalogue(tx, org, catalogue, scope, at));

  async function plan() {
    const found = await activePlan(store.db, org);
    if (!found) throw new Error("no plan in force");
    return found;
  }

  /** "BC 2025-Q1 TCCB → 2025-03-09", by task, period and unit. */
  async function owed(): Promise<string[]> {
    const codes = new Map((await listUnits(store.db, org)).map(({ id, code }) => [id, code]));
    const found = await listOccurrences(store.db, (await plan()).id);
    return found.map(({ task, period, unitId, dueOn }) => `${task} ${period} ${codes.get(unitId)} → ${dueOn}`).sort();
  }

  /** Every row the catalogue makes, as it stands. */
  async function rows() {
    const ofOrg = (table: { organizationId: AnyPgColumn }) => eq(table.organizationId, org);
    return {
      units: await store.db.select().from(units).where(ofOrg(units)).orderBy(asc(units.code)),
      members: (await store.db.select().from(unitSetMembers).where(ofOrg(unitSetMembers)))
        .map(({ setId, unitId }) => `${setId} ${unitId}`)
        .sort(),
      plans: await store.db.select().from(plans).where(ofOrg(plans)).orderBy(asc(plans.code)),
      tasks: await store.db.select().from(tasks).where(ofOrg(tasks)).orderBy(asc(tasks.code)),
      days: await store.db.select().from(calendarDays).where(ofOrg(calendarDays)).orderBy(asc(calendarDays.on)),
      occurrences: await store.db
        .select()
        .from(occurrences)
        .where(ofOrg(occurrences))
        .orderBy(asc(occurrences.taskId), asc(occurrences.period), asc(occurrences.unitId)),
    };
  }

  async function occurrence(task: string, period: string) {
    const found = (await listOccurrences(store.db, (await plan()).id, { task })).find((row) => row.period === period);
    if (!found) throw new Error(`nobody owes ${task} for ${period}`);
    return found;
  }

  /** 82 % reported and the work done, for the only occurrence of `task`. */
  async function report(task: string, metricId: string) {
    const officerId = await addOfficer(store.db, org, { name: "Lan", unitId: null, role: "officer" }, AT);
    const before = { process: "not_started", submittedAt: null, figure: null } as const;
    const figure = { value: 82, asOf: null, estimate: false };
    const after = { process: "done", submittedAt: AT.toISOString(), figure } as const;
    const source = { channel: "telegram", chatId: "1", messageId: "1" } as const;
    const entry = { metricId, before, after, note: null, undoes: null, officerId, source, at: AT };
    const about = await occurrence(task, "2025");
    await store.db.transaction((tx) => saveEntry(tx, org, { occurrence: about, ...entry }));
    return about.id;
  }

  it("asks each unit behind each lead for each period, with its own due date", async () => {
    await apply(aCatalogue());
    const units = ["T1", "T2", "TCCB", "TTr", "VP"];
    expect(await owed()).toEqual(
      [
        "1 2025 VP → 2025-01-14",
        "12 2025-01 TTr → 2025-01-31",
        "12 2025-02 TTr → 2025-02-28",
        "7 2025 VP → 2025-12-31",
        ...units.map((unit) => `BC 2025-H1 ${unit} → 2025-06-09`),
        ...units.map((unit) => `BC 2025-Q1 ${unit} → 2025-03-09`),
        "KT 2025 VP → null",
      ].sort(),
    );
    expect((await plan()).tasks.map(({ code }) => code)).toEqual(["1", "7", "12", "BC", "KT"]);
  });

  it("changes nothing the second time: not a row, not an id", async () => {
    await apply(aCatalogue());
    const first = await rows();
    await apply(aCatalogue());
    expect(await rows()).toEqual(first);
  });

  it("leaves withdrawn duties as they were withdrawn when it comes again", async () => {
    await apply(aCatalogue());
    await apply(aCatalogue({ tasks: aCatalogue().tasks.filter(({ code }) => code !== "7") }));
    const first = await rows();
    const again = aCatalogue({ tasks: aCatalogue().tasks.filter(({ code }) => code !== "7") });
    await apply(again, "all", LATER);
    expect((await rows()).occurrences).toEqual(first.occurrences);
    expect((await rows()).tasks).toEqual(first.tasks);
  });

  it.each([
    ["an empty store", false],
    ["a plan in force", true],
  ])("leaves %s as it was when it fails in the middle", async (_, hasPlan) => {
    if (hasPlan) await apply(aCatalogue());
    const before = await rows();
    const broken = aCatalogue({
      plan: { code: "KH-2026", title: "Kế hoạch 2026", year: 2026 },
      units: [...UNITS, aUnit("MOI", "Phòng Mới")],
      // Its last task repeats what PostgreSQL can't take, after everything else is written.
      tasks: [...aCatalogue().tasks, aTask("99", { title: "\u0000" })],
    });
    await expect(apply(broken)).rejects.toThrow();
    expect(await rows()).toEqual(before);
  });

  it("keeps progress through a changed catalogue, and moves the due date", async () => {
    await apply(aCatalogue());
    const id = await report("7", "7");
    const moved = aCatalogue().tasks.map((task) =>
      task.code === "7"
        ? aTask("7", { metrics: task.metrics, title: "Khác", schedule: { "2025": "end 2025-Q3" } })
        : task,
    );
    await apply(aCatalogue({ tasks: moved }), "all", LATER);
    expect(await occurrence("7", "2025")).toMatchObject({ id, process: "done", dueOn: "2025-09-30", version: 2 });
    expect(await listFigures(store.db, [id])).toMatchObject([{ metricId: "7", figure: { value: 82 } }]);
    expect((await plan()).tasks[1]?.title).toBe("Khác");
  });

  it("withdraws a row that is gone, and brings it back with its history", async () => {
    await apply(aCatalogue());
    const id = await report("7", "7");
    await apply(aCatalogue({ tasks: aCatalogue().tasks.filter(({ code }) => code !== "7") }), "all", LATER);
    expect((await plan()).tasks.map(({ code }) => code)).toEqual(["1", "12", "BC", "KT"]);
    expect((await owed()).filter((line) => line.startsWith("7 "))).toEqual([]);
    expect(await listEntries(store.db, [id])).toHaveLength(1);
    await apply(aCatalogue(), "all", LATER);
    expect(await occurrence("7", "2025")).toMatchObject({ id, process: "done" });
    expect(await listFigures(store.db, [id])).toHaveLength(1);
  });

  it("takes a table's rows without touching the body's obligations", async () => {
    await apply(aCatalogue());
    const table = aCatalogue({
      plan: { code: "KH-2025", title: "Kế hoạch 2025", year: 2025 },
      tasks: [aTask("1", { schedule: { "2025": "before 2025-01-20" } }), aTask("7"), aTask("19")],
      calendar: [],
      questions: [],
    });
    await apply(table, "table", LATER);
    const now = await plan();
    expect(now.tasks.map(({ code }) => code).sort()).toEqual(["1", "19", "7", "BC", "KT"]);
    expect((await owed()).filter((line) => line.startsWith("BC"))).toHaveLength(10);
    expect((await occurrence("1", "2025")).dueOn).toBe("2025-01-19");
    expect(now.coordinatingUnitId).not.toBeNull();
    expect(now.questions).toHaveLength(1);
  });

  it("asks new members of a set too, and only them anew", async () => {
    await apply(aCatalogue());
    const before = await rows();
    const { id } = await plan();
    await store.db.transaction(async (tx) => {
      await saveUnits(tx, org, [aUnit("T3", "Trường Ba", "school")], true);
      await joinSet(tx, org, "DV", ["T3"]);
      await saveOccurrences(tx, org, id, LATER);
    });
    const after = await rows();
    expect(after.occurrences).toHaveLength(before.occurrences.length + 2);
    expect(after.occurrences).toEqual(expect.arrayContaining(before.occurrences));
    expect((await owed()).filter((line) => line.includes(" T3 "))).toHaveLength(2);
    await apply(aCatalogue(), "all", LATER);
    const again = await rows();
    expect([again.occurrences, again.members]).toEqual([after.occurrences, after.members]);
  });

  it("refuses units for a set that nobody declared", async () => {
    await apply(aCatalogue());
    await expect(joinSet(store.db, org, "KHONGCO", ["VP"])).rejects.toThrow('no unit set "KHONGCO"');
  });

  it("lets one plan be in force, and says nothing of the old one's duties", async () => {
    await apply(aCatalogue());
    await apply(aCatalogue({ plan: { code: "KH-2026", title: "Kế hoạch 2026", year: 2026 }, tasks: [aTask("1")] }));
    expect(await plan()).toMatchObject({ code: "KH-2026", tasks: [{ code: "1" }] });
    expect(await owed()).toEqual(["1 2025 VP → 2025-12-31"]);
    const active = and(eq(plans.organizationId, org), eq(plans.active, true));
    expect(await store.db.select().from(plans).where(active)).toHaveLength(1);
  });

  it("keeps offices apart: another one's catalogue is not seen here", async () => {
    await apply(aCatalogue());
    const other = await store.anOrganization();
    expect(await activePlan(store.db, other)).toBeNull();
    expect(await listUnits(store.db, other)).toEqual([]);
    expect((await readCalendar(store.db, other)).isAnnounced(2025)).toBe(false);
    const open = await store.db
      .select()
      .from(occurrences)
      .where(and(eq(occurrences.organizationId, other), isNull(occurrences.withdrawnAt)));
    expect(open).toEqual([]);
  });
});
