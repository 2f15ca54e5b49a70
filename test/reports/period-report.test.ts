import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { period } from "../../src/domain/period.js";
import { nearestPeriods, reportablePeriods } from "../../src/domain/period-report.js";
import { aReport, snapshotsOf } from "./a-report.js";
import { anyOffice } from "./any-office.js";
import { anOffice, aTask, VP } from "./office.js";
import { midYear, yearStart } from "./year.js";

const rowsOf = (report: ReturnType<typeof aReport>) => report.sections.flatMap(({ rows }) => rows);

describe("the report of a period", () => {
  it("has what falls in the period, and what runs through it where nothing does", () => {
    const rows = rowsOf(aReport(midYear(), "2025-Q1"));
    const periods = (task: string) => [
      ...new Set(rows.find((row) => row.task === task)?.items.map((item) => item.period)),
    ];
    expect(periods("7")).toEqual(["2025"]);
    expect(periods("12")).toEqual(["2025-01", "2025-02", "2025-03"]);
    expect(periods("BC")).toEqual(["2025-Q1"]);
  });

  it("takes the shortest period around: the second quarter's report is the half-year's", () => {
    const row = rowsOf(aReport(midYear(), "2025-Q2")).find(({ task }) => task === "BC");
    expect(new Set(row?.items.map((item) => item.period))).toEqual(new Set(["2025-H1"]));
  });

  it("puts tasks under the headings of the catalogue, the others last", () => {
    const { sections } = aReport(midYear(), "2025-Q1");
    expect(sections.map(({ title, rows }) => [title, rows.map(({ task }) => task)])).toEqual([
      ["Thủ tục hành chính", ["4", "7", "8", "10"]],
      [null, expect.arrayContaining(["1", "12", "BC", "CT3"])],
    ]);
  });

  it("names who has not given which figure, once, where it is entered", () => {
    const { missing } = aReport(midYear(), "2025-Q1");
    expect(missing.find(({ metric }) => metric === "4")?.units).toEqual(["Phòng Kế hoạch - Tài chính", "Thanh tra Sở"]);
    expect(missing.find(({ metric }) => metric === "10b")?.units).toEqual([VP]);
    // Worked out by the system, and entered as 10a: nobody can be missing.
    expect(missing.map(({ metric }) => metric)).not.toContain("CT3");
    expect(missing.map(({ metric }) => metric)).not.toContain("CT7a");
    expect(missing.find(({ task }) => task === "2")).toMatchObject({ metric: null });
  });

  it("leaves out standing duties nobody spoke of, and counts them", () => {
    const report = aReport(yearStart(), "2025-Q1");
    expect(rowsOf(report).map(({ task }) => task)).not.toContain("KT");
    expect(report.unspoken).toBe(1);
  });

  it("says what falls due in as long a time after it", () => {
    const { next } = aReport(yearStart(), "2025-Q1");
    expect(next.map(({ task, period: of }) => `${task} ${of}`)).toEqual([
      "12 2025-04",
      "12 2025-05",
      "BC 2025-H1",
      "12 2025-06",
    ]);
    expect(aReport(yearStart(), "2025").next).toEqual([]);
  });

  it("works nothing out: every item and target is one of the summaries'", () => {
    fc.assert(
      fc.property(anyOffice, fc.constantFrom("2025-Q1", "2025-H1", "2025-Q4", "2025-05", "2025"), (office, of) => {
        const snapshots = snapshotsOf(office, period(of));
        const rows = rowsOf(aReport(office, of));
        for (const { items, targets } of rows) {
          for (const item of items) expect(snapshots.flatMap((one) => one.items)).toContainEqual(item);
          for (const { asOf, stale, origin, ...line } of targets)
            expect(snapshots.flatMap((one) => one.targets)).toContainEqual(line);
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe("the periods that can be reported", () => {
  it("are those in which the plan has a period or a due date", () => {
    const { occurrences } = anOffice({
      tasks: [aTask("1", "Kế hoạch", { schedule: { "2025": "before 2025-01-15" } })],
    });
    expect(reportablePeriods(occurrences, 2025)).toEqual(["2025-01", "2025-Q1", "2025-H1", "2025"]);
  });

  it("are offered by how near they end", () => {
    const known = ["2025-Q1", "2025-03", "2025-H1", "2025"].map(period);
    expect(nearestPeriods(known, localDate("2025-03-20"), 2)).toEqual(["2025-Q1", "2025-03"]);
    expect(nearestPeriods(known, localDate("2031-01-01"), 1)).toEqual(["2025"]);
  });
});
