import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Catalogue, TaskDraft } from "../../src/domain/catalogue.js";
import { DEFAULT_LADDER } from "../../src/domain/ladder.js";
import { type LocalDate, localDate } from "../../src/domain/local-date.js";
import { metricsOn } from "../../src/domain/metrics-in-force.js";
import { findTask } from "../../src/domain/plan.js";
import { applyCatalogue } from "../../src/storage/apply-catalogue.js";
import { dueChangesSince } from "../../src/storage/due-changes.js";
import { askExtension, decideExtension } from "../../src/storage/extensions.js";
import { freezePeriods, notFrozen } from "../../src/storage/frozen-periods.js";
import { saveCalendarDays } from "../../src/storage/plan.js";
import { activePlan } from "../../src/storage/plan-facts.js";
import { listEntries, listOccurrences } from "../../src/storage/progress.js";
import { addOfficer } from "../../src/storage/roster.js";
import { saveEntry } from "../../src/storage/save-entry.js";
import { occurrences, plans, planVersions, tasks } from "../../src/storage/schema.js";
import { withdrawnTasks } from "../../src/storage/withdrawn-tasks.js";
import { backends } from "../support/backends.js";
import { aCatalogue, aMetric, aTask } from "./a-catalogue.js";
import { openStore, type TestStore } from "./a-store.js";

const AT = new Date("2025-01-06T00:55:00Z");
const LATER = new Date("2025-06-20T00:55:00Z");
const JULY = localDate("2025-07-01");
const LOOKED_AT = localDate("2025-02-20");

describe.each(backends)("the versions of a plan on $name", (backend) => {
  let store: TestStore;
  let org: string;

  beforeAll(async () => {
    store = await openStore(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    org = await store.anOrganization();
  });

  const apply = (catalogue: Catalogue, at = AT) =>
    store.db.transaction((tx) => applyCatalogue(tx, org, catalogue, "all", at));

  async function planId(): Promise<string> {
    const plan = await activePlan(store.db, org);
    if (!plan) throw new Error("no plan in force");
    return plan.id;
  }

  const rows = () =>
    store.db.select().from(occurrences).where(eq(occurrences.organizationId, org)).orderBy(asc(occurrences.id));

  /** The only occurrence of a task's period. */
  async function duty(task: string, period: string) {
    const found = (await listOccurrences(store.db, await planId(), { task })).find((row) => row.period === period);
    if (!found) throw new Error(`nobody owes ${task} for ${period}`);
    return found;
  }

  /** As the reminders leave it once they have looked at everything. */
  const lookAtAll = () =>
    store.db
      .update(occurrences)
      .set({ remindOn: LOOKED_AT, ladder: DEFAULT_LADDER })
      .where(eq(occurrences.organizationId, org));

  /** Codes of the tasks the next slot has to look at. */
  async function toLookAt(): Promise<string[]> {
    const found = await store.db
      .select({ code: tasks.code })
      .from(occurrences)
      .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
      .where(and(eq(occurrences.organizationId, org), eq(occurrences.remindOn, localDate("1900-01-01"))));
    return [...new Set(found.map(({ code }) => code))].sort();
  }

  const withTask = (code: string, changed: Partial<TaskDraft>) =>
    aCatalogue().tasks.map((task) => (task.code === code ? { ...task, ...changed } : task));

  const officer = () => addOfficer(store.db, org, { name: "Lan", unitId: null, role: "officer" }, AT);

  async function asked(task: string, period: string, toOn: string): Promise<(at: Date) => Promise<void>> {
    const { dueOn, ...of } = await duty(task, period);
    if (dueOn === null) throw new Error(`${task} has no day`);
    const by = { officerId: await officer(), channel: "zalo" } as const;
    const request = { occurrence: { ...of, dueOn }, toOn: localDate(toOn), reason: "chờ số liệu", ...by };
    const id = await store.db.transaction((tx) => askExtension(tx, org, request, AT));
    return (at) =>
      store.db.transaction(async (tx) => {
        expect(await decideExtension(tx, org, id, { approved: true, ...by, reason: null }, at)).toBe(true);
        expect(await decideExtension(tx, org, id, { approved: false, ...by, reason: "x" }, at)).toBe(false);
      });
  }

  const granted = async (task: string, period: string, toOn: string) => (await asked(task, period, toOn))(AT);

  /** What the duty's due date was before each change of it. */
  async function earlierDays(task: string, period: string, since = new Date(0)): Promise<(string | null)[]> {
    const { id } = await duty(task, period);
    const changes = await dueChangesSince(store.db, await planId(), since);
    return changes.filter(({ occurrenceId }) => occurrenceId === id).map(({ fromOn }) => fromOn);
  }

  it("are all on record, with the day each holds from", async () => {
    await apply(aCatalogue());
    await apply(aCatalogue({ plan: { ...aCatalogue().plan, effectiveOn: JULY } }), LATER);
    const stored = await store.db.select().from(planVersions).where(eq(planVersions.organizationId, org));
    expect(stored.map(({ effectiveOn, appliedAt }) => [effectiveOn, appliedAt])).toEqual([
      [null, AT],
      [JULY, LATER],
    ]);
  });

  it("are none where a catalogue comes again as it was: neither on record nor a new day of the plan", async () => {
    const { plan } = aCatalogue();
    const count = async () =>
      (await store.db.select().from(planVersions).where(eq(planVersions.organizationId, org))).length;
    const applied = async () =>
      (await store.db.select().from(plans).where(eq(plans.organizationId, org)))[0]?.appliedAt;
    expect(await apply(aCatalogue())).toBe(true);
    expect(await apply(aCatalogue(), LATER)).toBe(false);
    expect([await count(), await applied()]).toEqual([1, AT]);
    expect(await apply(aCatalogue({ plan: { ...plan, effectiveOn: JULY } }), LATER)).toBe(true);
    expect(await apply(aCatalogue({ plan: { ...plan, effectiveOn: JULY } }), LATER)).toBe(false);
    expect([await count(), await applied()]).toEqual([2, LATER]);
    const asked = { id: "q", about: "7", text: "Tính thế nào?", default: "theo quý" };
    expect(await apply(aCatalogue({ questions: [asked] }))).toBe(true);
    expect(await apply(aCatalogue({ questions: [{ ...asked, default: "theo năm" }] }))).toBe(true);
    expect(await apply(aCatalogue({ questions: [{ ...asked, default: "theo năm" }] }))).toBe(false);
    const named = aCatalogue({ questions: [], organization: { name: "Sở Khác", place: "Hải Phòng" } });
    expect([await apply(named), await apply(named)]).toEqual([true, false]);
    expect(await count()).toBe(5);
  });

  it("leave what was due before they hold exactly as it was, with its task's words", async () => {
    await apply(aCatalogue());
    const before = await rows();
    const plan = { ...aCatalogue().plan, effectiveOn: JULY };
    const later = [aTask("BC", { origin: "body", leads: ["VP"], schedule: { "2025-Q3": "before 2025-09-10" } })];
    await apply(aCatalogue({ plan, tasks: later }), LATER);
    const past = before.filter(({ dueOn }) => dueOn !== null && dueOn < JULY);
    expect(past.length).toBeGreaterThan(10);
    expect(await rows()).toEqual(expect.arrayContaining(past));
    const now = await listOccurrences(store.db, await planId());
    expect(
      now.filter(({ dueOn }) => dueOn === null || dueOn >= JULY).map(({ task, period }) => [task, period]),
    ).toEqual([["BC", "2025-Q3"]]);
    const found = await activePlan(store.db, org);
    expect(found?.tasks.map(({ code }) => code).sort()).toEqual(["1", "12", "BC"]);
    expect([...(await withdrawnTasks(store.db, await planId()))].sort()).toEqual(["1", "12", "7", "KT"]);
  });

  describe("that change a target", () => {
    const measured = (value: number, effectiveOn?: LocalDate) =>
      aCatalogue({
        plan: { ...aCatalogue().plan, ...(effectiveOn ? { effectiveOn } : {}) },
        tasks: withTask("7", { metrics: [aMetric("7", { target: { op: ">=", value, unit: "%" } })] }),
      });

    async function wanted(day: string, at = LATER) {
      const task = findTask((await activePlan(store.db, org)) ?? { tasks: [] }, "7");
      return task && metricsOn(task, localDate(day), at).map(({ target }) => target.value);
    }

    it("keep the earlier one for what was due before their day, and for whoever speaks of the time before they came", async () => {
      await apply(measured(80));
      await apply(measured(90, JULY), LATER);
      expect([await wanted("2025-06-30"), await wanted("2025-07-01")]).toEqual([[80], [90]]);
      expect(await wanted("2025-07-01", new Date(LATER.getTime() - 1))).toEqual([80]);
    });

    it("change not a row the second time, whatever day is named with them after their own", async () => {
      await apply(measured(80));
      await apply(measured(90, JULY), LATER);
      const stored = () => store.db.select().from(tasks).where(eq(tasks.organizationId, org)).orderBy(asc(tasks.id));
      const before = await stored();
      expect(before.filter(({ earlier }) => earlier !== null).map(({ code }) => code)).toEqual(["7"]);
      await apply(measured(90, JULY), LATER);
      await apply(measured(90), LATER);
      await apply(measured(90, localDate("2025-10-01")), LATER);
      expect(await stored()).toEqual(before);
    });

    it("keep it of a task that was left out for a time, too", async () => {
      await apply(measured(80));
      await apply(measured(90, JULY), LATER);
      await apply(aCatalogue({ tasks: measured(90).tasks.filter(({ code }) => code !== "7") }), LATER);
      await apply(measured(95, localDate("2025-10-01")), LATER);
      expect([await wanted("2025-06-30"), await wanted("2025-09-30"), await wanted("2025-10-01")]).toEqual([
        [80],
        [90],
        [95],
      ]);
    });

    it("are taken for a correction where a program wrote them that keeps no earlier ones", async () => {
      await apply(measured(80));
      await apply(measured(90, JULY), LATER);
      const [draft] = measured(95).tasks.filter(({ code }) => code === "7");
      await store.db
        .update(tasks)
        .set({ draft })
        .where(and(eq(tasks.organizationId, org), eq(tasks.code, "7")));
      expect([await wanted("2025-06-30"), await wanted("2025-07-01")]).toEqual([[80], [95]]);
    });
  });

  it("look again at the reminders of open duties whose day or ladder they change, and at no others", async () => {
    await apply(aCatalogue());
    await lookAtAll();
    await apply(aCatalogue(), LATER);
    expect(await toLookAt()).toEqual([]);
    await apply(aCatalogue({ tasks: withTask("12", { ladder: { ...DEFAULT_LADDER, before: [-3, 0] } }) }), LATER);
    expect(await toLookAt()).toEqual(["12"]);
    expect((await duty("12", "2025-01")).ladder).toEqual(DEFAULT_LADDER);
    await lookAtAll();
    const plan = { ...aCatalogue().plan, ladder: { ...DEFAULT_LADDER, overdueEvery: 3 } };
    await apply(aCatalogue({ plan }), LATER);
    expect(await toLookAt()).toEqual(["1", "12", "7", "BC", "KT"]);
    await lookAtAll();
    const [schedule] = aTask("1", { schedule: { "2025": "before 2025-01-20" } }).schedule;
    await apply(aCatalogue({ plan, tasks: withTask("1", { schedule: schedule ? [schedule] : [] }) }), LATER);
    expect(await toLookAt()).toEqual(["1"]);
    expect((await duty("1", "2025")).ladder).toBeUndefined();
  });

  it("look again at everything when a day of the calendar is another, and at nothing when it is the same", async () => {
    await apply(aCatalogue());
    await lookAtAll();
    await saveCalendarDays(store.db, org, aCatalogue().calendar);
    expect(await toLookAt()).toEqual([]);
    await saveCalendarDays(store.db, org, [{ on: localDate("2025-05-02"), kind: "off", name: "Nghỉ bù" }]);
    expect(await toLookAt()).toEqual(["1", "12", "7", "BC", "KT"]);
  });

  it("keep opening and closing days, and begin what depends on a condition as not applicable", async () => {
    const schedule = aTask("1").schedule.map((entry) => ({
      ...entry,
      opensOn: localDate("2025-11-01"),
      closesOn: localDate("2026-01-10"),
    }));
    await apply(aCatalogue({ tasks: withTask("1", { schedule, condition: "khi có yêu cầu" }) }));
    expect(await duty("1", "2025")).toMatchObject({
      opensOn: "2025-11-01",
      closesOn: "2026-01-10",
      process: "not_applicable",
    });
    await apply(aCatalogue());
    expect(await duty("1", "2025")).toMatchObject({ process: "not_started", dueOn: "2025-01-14" });
    expect(await duty("1", "2025")).not.toHaveProperty("opensOn");
  });

  it("leave an extension that was granted as long as they allow less", async () => {
    await apply(aCatalogue());
    await lookAtAll();
    await granted("1", "2025", "2025-01-24");
    await granted("1", "2025", "2025-01-28");
    expect(await duty("1", "2025")).toMatchObject({ dueOn: "2025-01-28", originalDueOn: "2025-01-14" });
    expect(await duty("1", "2025")).not.toHaveProperty("ladder");
    expect(await toLookAt()).toEqual(["1"]);
    await apply(aCatalogue(), LATER);
    expect(await duty("1", "2025")).toMatchObject({ dueOn: "2025-01-28", originalDueOn: "2025-01-14" });
    const longer = aTask("1", { schedule: { "2025": "on 2025-02-15" } });
    await apply(aCatalogue({ tasks: withTask("1", { schedule: longer.schedule }) }), LATER);
    expect(await duty("1", "2025")).toMatchObject({ dueOn: "2025-02-15" });
    expect(await duty("1", "2025")).not.toHaveProperty("originalDueOn");
  });

  it("leave on record what a due date was before it moved, whoever moved it, and of no other duty", async () => {
    const day = (rule: string) => withTask("1", { schedule: aTask("1", { schedule: { "2025": rule } }).schedule });
    await apply(aCatalogue());
    expect(await earlierDays("1", "2025")).toEqual([]);
    const grant = await asked("1", "2025", "2025-01-28");
    await apply(aCatalogue({ tasks: day("on 2025-01-20") }), new Date(AT.getTime() + 1000));
    await grant(new Date(AT.getTime() + 2000));
    await apply(aCatalogue({ tasks: day("on 2025-01-28") }), LATER);
    expect(await earlierDays("1", "2025")).toEqual(["2025-01-14", "2025-01-20"]);
    expect(await earlierDays("1", "2025", new Date(AT.getTime() + 1000))).toEqual(["2025-01-20"]);
    await apply(aCatalogue({ tasks: day("standing") }), LATER);
    await apply(aCatalogue(), LATER);
    expect(await earlierDays("1", "2025")).toEqual(["2025-01-14", "2025-01-20", "2025-01-28", null]);
    expect(await dueChangesSince(store.db, await planId(), new Date(0))).toHaveLength(4);
  });

  it("do not reach what is said of a period after its report went out: it is marked, and nobody is reminded", async () => {
    await apply(aCatalogue());
    const officerId = await officer();
    const report = async () => {
      const before = { process: "not_started", submittedAt: null, figure: null } as const;
      const after = { ...before, process: "in_progress" } as const;
      const source = { channel: "telegram", chatId: "1", messageId: "1" } as const;
      const entry = { metricId: null, before, after, note: null, undoes: null, officerId, source, at: AT };
      const occurrence = await duty("12", "2025-01");
      return store.db.transaction((tx) => saveEntry(tx, org, { occurrence, ...entry }));
    };
    expect(await report()).toEqual({ amends: false });
    const { id, period } = await duty("12", "2025-01");
    expect(await freezePeriods(store.db, org, await planId(), [period], officerId, LATER)).toBe(1);
    expect(await freezePeriods(store.db, org, await planId(), [period], officerId, LATER)).toBe(0);
    expect(await report()).toEqual({ amends: true });
    expect((await listEntries(store.db, [id])).map(({ amends }) => amends)).toEqual([false, true]);
    const left = await store.db
      .select({ code: tasks.code, period: occurrences.period })
      .from(occurrences)
      .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
      .where(and(eq(occurrences.organizationId, org), eq(tasks.code, "12"), notFrozen));
    expect(left).toEqual([{ code: "12", period: "2025-02" }]);
  });
});
