import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { period } from "../../src/domain/period.js";
import type { StateCounts } from "../../src/domain/summary.js";
import { addCounts, STATES } from "../../src/reports/count-states.js";
import { summarise } from "../../src/reports/summarise.js";
import { anyOffice, anyScope } from "./any-office.js";
import { aFigure, aMetric, anOffice, aTask, occurrenceId, VP } from "./office.js";
import { midYear, schoolNames } from "./year.js";

const AT = new Date("2025-03-12T02:12:00Z");
const PLAN = { kind: "plan" } as const;
const ZERO: StateCounts = {
  overdue: 0,
  dueSoon: 0,
  underWay: 0,
  doneLate: 0,
  doneOnTime: 0,
  notApplicable: 0,
  total: 0,
};

describe("states", () => {
  const BC = aTask("BC", "Báo cáo", { leads: ["A"], schedule: { "2025-Q1": "before 2025-03-10" } });
  const counted = (today: string, process: Parameters<typeof anOffice>[0]["progress"] = {}) =>
    summarise(anOffice({ tasks: [BC], today, progress: process }), PLAN, AT).counts;
  const id = occurrenceId("BC", "2025-Q1", "A");

  it.each([
    ["far from its day is under way", "2025-02-01", "not_started", undefined, { underWay: 1 }],
    ["seven working days before the last one is due soon", "2025-02-26", "in_progress", undefined, { dueSoon: 1 }],
    ["eight working days before is not yet", "2025-02-25", "in_progress", undefined, { underWay: 1 }],
    ["the last permitted day, a Sunday, is still not late", "2025-03-09", "not_started", undefined, { dueSoon: 1 }],
    ["the day after is overdue", "2025-03-10", "not_started", undefined, { overdue: 1 }],
    ["paused work is late all the same", "2025-03-10", "paused", undefined, { overdue: 1 }],
    [
      "handed in in time and not yet approved is on time",
      "2025-03-20",
      "awaiting_confirmation",
      "2025-03-09",
      { doneOnTime: 1 },
    ],
    ["lateness counts from the submission", "2025-03-20", "done", "2025-03-10", { doneLate: 1 }],
    ["nothing to report is never late", "2025-03-20", "not_applicable", undefined, { notApplicable: 1 }],
  ] as const)("%s", (_name, today, process, on, expected) => {
    const progress = { [id]: on === undefined ? { process } : { process, on } };
    expect(counted(today, progress)).toEqual({ ...ZERO, ...expected, total: 1 });
  });

  it("lists a standing duty without counting it, and shows no unit that has nothing else", () => {
    const standing = aTask("KT", "Đôn đốc", { leads: ["B"], schedule: { "2025": "standing" } });
    const summary = summarise(anOffice({ tasks: [BC, standing] }), PLAN, AT);
    expect(summary.items.map((item) => item.task)).toEqual(["BC", "KT"]);
    expect(summary.counts.total).toBe(1);
    expect(summary.units.map((unit) => unit.name)).toEqual(["A"]);
  });

  it("refuses an occurrence of a task it was not given", () => {
    const office = anOffice({ tasks: [BC] });
    expect(() => summarise({ ...office, tasks: [] }, PLAN, AT)).toThrow(/task "BC", which is not given/);
  });
});

describe("order and scope", () => {
  it("puts the units with most overdue first, then by Vietnamese name", () => {
    const leads = ["Phòng Đoàn", "Phòng Dân", "Phòng An", "Phòng Ơn"];
    const late = aTask("1", "Muộn", { leads, schedule: { "2025": "before 2025-01-15" } });
    const later = aTask("2", "Muộn nữa", { leads: ["Phòng Ơn"], schedule: { "2025": "before 2025-01-20" } });
    const { units } = summarise(anOffice({ tasks: [late, later] }), PLAN, AT);
    expect(units.map((unit) => unit.name)).toEqual(["Phòng Ơn", "Phòng An", "Phòng Dân", "Phòng Đoàn"]);
  });

  it("keeps the plan's order of tasks, then the periods' and the names'", () => {
    const tasks = [
      aTask("10", "B", { leads: ["Y", "X"], schedule: { "2025-02": "end 2025-02", "2025-01": "end 2025-01" } }),
      aTask("2", "A"),
    ];
    const { items } = summarise(anOffice({ tasks }), PLAN, AT);
    expect(items.map((item) => `${item.task} ${item.period} ${item.unit}`)).toEqual([
      "10 2025-01 X",
      "10 2025-01 Y",
      "10 2025-02 X",
      "10 2025-02 Y",
      `2 2025 ${VP}`,
    ]);
  });

  it("takes a quarter to hold its months", () => {
    const { items } = summarise(midYear(schoolNames(2)), { kind: "period", period: period("2025-Q1") }, AT);
    expect([...new Set(items.map((item) => `${item.task} ${item.period}`))]).toEqual([
      "12 2025-01",
      "12 2025-02",
      "12 2025-03",
      "BC 2025-Q1",
    ]);
  });

  it("fills in the clause of the task asked about", () => {
    const { scope } = summarise(midYear(), { kind: "task", code: "BC", title: "Báo cáo" }, AT);
    expect(scope).toEqual({ kind: "task", code: "BC", title: "Báo cáo", clause: "V.1.c" });
  });
});

describe("targets", () => {
  const digitised = aMetric("4", "số hóa", ">=", 80);
  const shared = aTask("4", "Số hóa", { leads: ["A", "B", "C"], metrics: [digitised] });
  const line = (office: ReturnType<typeof anOffice>, id: string, scope: Parameters<typeof summarise>[1] = PLAN) =>
    summarise(office, scope, AT).targets.find((target) => target.id === id);
  const given = (unit: string, figure: string | number) => aFigure("4", "2025", unit, "4", figure);

  it("adds up n/N and never averages percentages", () => {
    const figures = [given("A", "1/2"), given("B", "90/100"), given("C", "5/8")];
    expect(line(anOffice({ tasks: [shared], figures }), "4")).toMatchObject({
      figure: { numerator: 96, denominator: 110, value: (96 / 110) * 100 },
      met: true,
      unitsReported: 3,
      unitsOwing: 3,
    });
  });

  it("judges nothing while a unit is missing, however good the figure", () => {
    const figures = [given("A", "99/100")];
    expect(line(anOffice({ tasks: [shared], figures }), "4")).toMatchObject({
      figure: { numerator: 99 },
      met: null,
      unitsReported: 1,
      unitsOwing: 3,
    });
  });

  it("does not wait for a unit to which it does not apply", () => {
    const progress = { [occurrenceId("4", "2025", "C")]: { process: "not_applicable" as const } };
    const figures = [given("A", "9/10"), given("B", "9/10")];
    expect(line(anOffice({ tasks: [shared], figures, progress }), "4")).toMatchObject({ met: true, unitsOwing: 2 });
  });

  it("has no figure where one unit gave only a percentage", () => {
    const figures = [given("A", "9/10"), given("B", 90), given("C", "9/10")];
    expect(line(anOffice({ tasks: [shared], figures }), "4")).toMatchObject({
      figure: null,
      met: null,
      unitsReported: 3,
    });
  });

  it("counts a unit once, with the figure that speaks of the latest day", () => {
    const monthly = aTask("12", "Hằng tháng", {
      schedule: { "2025-01": "end 2025-01", "2025-02": "end 2025-02" },
      metrics: [aMetric("12", "đúng hạn", ">", 90)],
    });
    const figures = [
      // Corrected after February's came in: January's is still the older figure.
      { ...aFigure("12", "2025-01", VP, "12", 50), asOf: null, updatedAt: new Date("2025-03-05T00:00:00Z") },
      { ...aFigure("12", "2025-02", VP, "12", 91), asOf: null, updatedAt: new Date("2025-03-01T00:00:00Z") },
    ];
    expect(line(anOffice({ tasks: [monthly], figures }), "12")).toMatchObject({
      figure: { value: 91 },
      met: true,
      unitsReported: 1,
      unitsOwing: 1,
    });
  });

  it("judges one figure by another clause's target, in the line and in the item", () => {
    const tasks = [
      shared,
      aTask("CT8", "Số hóa", { clause: "II.8", metrics: [aMetric("CT8", "số hóa", ">=", 95, { figureOf: "4" })] }),
    ];
    const figures = [given("A", "9/10"), given("B", "9/10"), { ...given("C", "9/10"), estimate: true }];
    const office = anOffice({ tasks, figures });
    const expected = { figure: { numerator: 27, denominator: 30 }, met: false, estimate: true };
    expect(line(office, "CT8")).toMatchObject({ ...expected, unitsReported: 3, unitsOwing: 3 });
    const asked = summarise(office, { kind: "unit", name: VP }, AT);
    expect(asked.items[0]?.metrics[0]).toMatchObject({ ...expected, updatedBy: "Nguyễn Thị Minh" });
    expect(asked.targets).toMatchObject([{ id: "CT8", ...expected }]);
  });

  it.each([
    ["90 does not meet > 90", 90, false],
    ["90,1 does", 90.1, true],
  ])("%s", (_name, value, met) => {
    const task = aTask("10", "Hài lòng", { metrics: [aMetric("10a", "hài lòng", ">", 90)] });
    const figures = [aFigure("10", "2025", VP, "10a", value)];
    expect(line(anOffice({ tasks: [task], figures }), "10a")?.met).toBe(met);
  });

  const target = (more: object) =>
    aTask("CT3", "Chỉ tiêu này", {
      clause: "II.3",
      metrics: [aMetric("CT3", "nhiệm vụ hoàn thành", "=", 100, { computed: "tasks-done" })],
      ...more,
    });

  it("counts the rows of the table that are done, whatever else the plan asks for", () => {
    const body = { origin: "body" } as const;
    const tasks = [
      aTask("1", "Xong"),
      aTask("2", "Chưa"),
      aTask("BC", "Báo cáo", { clause: "V.1.c", ...body }),
      target(body),
    ];
    const progress = {
      [occurrenceId("1", "2025", VP)]: { process: "done" as const },
      [occurrenceId("BC", "2025", VP)]: { process: "done" as const },
    };
    expect(line(anOffice({ tasks, progress }), "CT3")?.figure).toEqual({ value: 50, numerator: 1, denominator: 2 });
  });

  it("counts the tasks of a plan without a table, without standing duties, the other targets and itself", () => {
    const tasks = [
      aTask("1", "Xong"),
      aTask("2", "Không phát sinh"),
      aTask("3", "Chờ xác nhận"),
      aTask("4", "Xong một nửa", { leads: ["A", "B"] }),
      aTask("KT", "Thường xuyên", { schedule: { "2025": "standing" } }),
      aTask("CT2", "Chỉ tiêu khác", { clause: "II.2" }),
      target({}),
    ].map((task) => ({ ...task, origin: "body" as const }));
    const progress = {
      [occurrenceId("1", "2025", VP)]: { process: "done" as const },
      [occurrenceId("2", "2025", VP)]: { process: "not_applicable" as const },
      [occurrenceId("3", "2025", VP)]: { process: "awaiting_confirmation" as const },
      [occurrenceId("4", "2025", "A")]: { process: "done" as const },
      [occurrenceId("CT2", "2025", VP)]: { process: "done" as const },
    };
    const expected = { figure: { value: 50, numerator: 2, denominator: 4 }, met: false };
    const office = anOffice({ tasks, progress });
    expect(line(office, "CT3")).toMatchObject({ ...expected, unitsOwing: 0 });
    // A narrower question does not make the share another one.
    expect(line(office, "CT3", { kind: "unit", name: VP })).toMatchObject(expected);
  });
});

describe("laws", () => {
  it("counts add up to the total, and the units' lines to the counts", () => {
    fc.assert(
      fc.property(anyOffice, anyScope, (office, scope) => {
        const { counts, units, items } = summarise(office, scope, AT);
        expect(STATES.reduce((sum, state) => sum + counts[state], 0)).toBe(counts.total);
        expect(addCounts(units.map((unit) => unit.counts))).toEqual(counts);
        expect(items.filter((item) => item.dueOn !== null)).toHaveLength(counts.total);
      }),
      { numRuns: 60 },
    );
  });

  it("a target is judged only when every unit that owes it gave a figure", () => {
    fc.assert(
      fc.property(anyOffice, (office) => {
        for (const target of summarise(office, PLAN, AT).targets) {
          expect(target.unitsReported).toBeLessThanOrEqual(target.unitsOwing);
          if (target.met !== null) expect(target.unitsReported).toBe(target.unitsOwing);
          if (target.met !== null) expect(target.figure).not.toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  it("the units' summaries are parts of the plan's", () => {
    fc.assert(
      fc.property(anyOffice, (office) => {
        const whole = summarise(office, PLAN, AT);
        const names = [...new Set(whole.items.map((item) => item.unit))];
        const parts = names.map((name) => summarise(office, { kind: "unit", name }, AT).counts);
        expect(addCounts(parts)).toEqual(whole.counts);
      }),
      { numRuns: 20 },
    );
  });
});
