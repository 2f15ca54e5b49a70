import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { period } from "../../src/domain/period.js";
import type { Snapshot, StateCounts } from "../../src/domain/summary.js";
import { addCounts, countStates, STATES, stateOf } from "../../src/reports/count-states.js";
import { matrixColumns, matrixOf } from "../../src/reports/matrix.js";
import { monthLines } from "../../src/reports/months.js";
import { progressSvg } from "../../src/reports/picture/progress-svg.js";
import { niceTop } from "../../src/reports/picture/year-chart.js";
import { progressLines } from "../../src/reports/progress-lines.js";
import { statusDocument } from "../../src/reports/status-document.js";
import { summarise } from "../../src/reports/summarise.js";
import { overduePage, soonLines, worstLines, yearLines } from "../../src/reports/view-lines.js";
import { loadTexts } from "../../src/text/texts.js";
import { anyOffice } from "./any-office.js";
import { countsSaid, numbersOf } from "./numbers.js";
import { aMetric, anOffice, aTask } from "./office.js";
import { midYear, schoolNames } from "./year.js";

const texts = loadTexts();
const AT = new Date("2025-07-03T02:12:00Z");
const PLAN = { kind: "plan" } as const;
const words = (line: Parameters<typeof texts.plain>[1]) => texts.plain("vi", line);
const written = (lines: Parameters<typeof texts.plain>[1][]) => lines.map(words);

function withDetails(office: Parameters<typeof summarise>[0]) {
  const summary = summarise(office, PLAN, AT);
  const cells = summary.items.map((item) => ({ ...item, state: stateOf(item) }));
  const matrix = matrixOf(matrixColumns(summary.duties, summary.today), cells);
  return { ...summary, matrix, months: monthLines(summary.duties, new Map([["2025-01", 3]])) };
}

describe("one snapshot", () => {
  it("has the same numbers in words, picture, status document, units and duties", () => {
    fc.assert(
      fc.property(anyOffice, (office) => {
        const summary = summarise(office, PLAN, AT);
        const { counts } = numbersOf(summary);
        if (counts.total > 0) expect(countsSaid(progressLines(summary))).toEqual(counts);
        const tiles = [...progressSvg(summary, "vi", words).matchAll(/font-size="56"[^>]*>([^<]*)</g)].map(
          ([, text]) => text,
        );
        expect(tiles).toEqual(STATES.map((state) => String(counts[state])));
        const { items } = statusDocument(summary, "Asia/Ho_Chi_Minh");
        expect(countStates(items as unknown as typeof summary.items)).toEqual(counts);
        expect(addCounts(summary.units.map((unit) => unit.counts))).toEqual(counts);
        expect(addCounts(summary.duties.map((duty) => duty.counts))).toEqual(counts);
        const missing = summary.duties
          .filter(({ dueOn }) => dueOn !== null)
          .reduce((sum, duty) => sum + duty.missing, 0);
        expect(missing).toBe(counts.overdue + counts.dueSoon + counts.underWay);
      }),
      { numRuns: 25 },
    );
  });
});

describe("the views", () => {
  const summary = withDetails(midYear(schoolNames(60)));

  it("name the latest units, and the overdue duties page by page", () => {
    expect(written(worstLines(summary)).slice(0, 2)).toEqual([
      "Quá hạn 22 việc ở 21 đơn vị · 09:12 03/07/2025",
      "1. Thanh tra Sở: ❗ 2/18 việc",
    ]);
    expect(overduePage(summary, 1).pages).toBe(1);
    expect(written(overduePage(summary, 2).lines([]))).toEqual(["Không có trang 2; danh sách có 1 trang."]);
  });

  it("list as about to be late what is due soon and no more, then how much is due later and what comes next", () => {
    const duty = (code: string, on: string, leads: readonly string[]) =>
      aTask(code, `Việc ${code}`, { leads, schedule: { "2025": `on ${on}` } });
    const tasks = [
      duty("1", "2025-01-08", ["A", "B"]),
      duty("2", "2025-01-09", ["A", "B", "C"]),
      duty("3", "2025-02-28", ["A"]),
      duty("4", "2025-12-31", ["A", "B"]),
    ];
    const soon = (today: string) => written(soonLines(summarise(anOffice({ tasks, today }), PLAN, AT)));
    expect(soon("2025-01-06")).toEqual([
      "Sắp đến hạn 5 việc · 09:12 03/07/2025",
      "⏳ 1. Việc 1 – A, B, hạn 08/01/2025 (còn 2 ngày)",
      "⏳ 2. Việc 2 – A và 2 đơn vị khác, hạn 09/01/2025 (còn 3 ngày)",
      "🔹 Chưa đến hạn còn 3 việc, gần nhất: 3. Việc 3 – A, hạn 28/02/2025 (còn 53 ngày)",
    ]);
    expect(soon("2025-03-03")).toEqual([
      "Không có việc nào sắp đến hạn · 09:12 03/07/2025",
      "🔹 Chưa đến hạn còn 2 việc, gần nhất: 4. Việc 4 – A, B, hạn 31/12/2025 (còn 303 ngày)",
    ]);
  });

  it("are twelve lines at most, whatever the plan", () => {
    fc.assert(
      fc.property(anyOffice, (office) => {
        const any: Snapshot = withDetails(office);
        for (const lines of [
          soonLines(any),
          worstLines(any),
          overduePage(any, 1).lines([["Đơn vị"]]),
          yearLines(any),
        ]) {
          expect(lines.length).toBeLessThanOrEqual(12);
          for (const line of written(lines)) expect(line).not.toMatch(/undefined|NaN|\{|\[object/);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("have a picture each: sixty units by their reports, and the year", () => {
    const grid = progressSvg({ ...summary, months: undefined } as never, "vi", words);
    for (const { unit } of summary.matrix.rows.slice(0, 60)) expect(grid).toContain(`>${unit}<`);
    expect(Math.min(...[...grid.matchAll(/font-size="(\d+)"/g)].map(([, size]) => Number(size)))).toBe(26);
    expect(progressSvg(summary, "vi", words)).toContain("Đã nộp: 3 việc");
  });

  it("count what a month planned without what does not apply, and add it up to the whole", () => {
    const { months, counts } = summary;
    expect(months.map(({ month }) => month)).toHaveLength(12);
    expect(months.reduce((sum, { due }) => sum + due, 0)).toBe(counts.total - counts.notApplicable);
    for (const value of [0, 1, 7, 13, 360_000]) expect(niceTop(value)).toBeGreaterThanOrEqual(value);
  });

  it("say of the year what was to be handed in by today, and by the end of the month as the picture does", () => {
    const duty = (code: string, on: string) =>
      aTask(code, "Việc", { leads: ["A", "B"], schedule: { "2025": `on ${on}` } });
    const tasks = [duty("1", "2025-01-14"), duty("2", "2025-01-24"), duty("3", "2025-03-28"), duty("4", "2025-12-31")];
    const year = (today: string) => {
      const office = summarise(anOffice({ tasks, today }), PLAN, AT);
      return { ...office, months: monthLines(office.duties, new Map([["2025-01", 3]])) };
    };
    expect(written(yearLines(year("2025-01-09"))).slice(1, 3)).toEqual([
      "Đã nộp: 3/8 việc của cả năm",
      "Phải nộp theo kế hoạch: đến hết hôm nay 0 việc, đến hết tháng này 4 việc",
    ]);
    expect(progressSvg(year("2025-01-09"), "vi", words)).toContain("Phải nộp theo kế hoạch đến hết tháng này: 4 việc");
    expect(written(yearLines(year("2025-01-14")))[2]).toContain("đến hết hôm nay 2 việc,");
    expect(written(yearLines(year("2025-03-03"))).slice(2, 4)).toEqual([
      "Phải nộp theo kế hoạch: đến hết hôm nay 4 việc, đến hết tháng này 6 việc",
      "• Đến hết tháng 3/2025: phải nộp 6",
    ]);
    expect(written(yearLines(year("2025-04-01")))[3]).toBe("• Đến hết tháng 3/2025: đã nộp 3, phải nộp 6");
    expect(yearLines(year("2025-01-09")).map((line) => texts.plain("en", line))[2]).toBe(
      "To be handed in by plan: 0 by the end of today, 4 by the end of this month",
    );
  });

  it("draw the year to a scale that ends in a round number little above the whole", () => {
    expect([4, 13, 72, 107, 200, 201, 999].map(niceTop)).toEqual([4, 16, 80, 120, 200, 240, 1200]);
  });
});

it("is about whatever office and year it is given: no name, year or title comes from the code", () => {
  const leads = ["Văn phòng UBND huyện", "Trạm Y tế xã Bình An", "Ban Quản lý chợ"];
  const tasks = [
    aTask("A1", "Tiêm chủng mở rộng", { leads, schedule: { "2026-Q1": "before 2026-03-20", "2026": "end 2026" } }),
    aTask("B", "Thu phí", {
      leads: leads.slice(2),
      metrics: [aMetric("B", "phí đã thu", ">=", 70)],
      schedule: { "2026": "end 2026" },
    }),
  ];
  const office = {
    ...anOffice({ tasks, today: "2026-04-01" }),
    plan: { code: "YT-2026", title: "Kế hoạch năm 2026 của huyện" },
  };
  const now = new Date("2026-04-01T02:00:00Z");
  const scopes = [PLAN, { kind: "period", period: period("2026-Q1") }, { kind: "unit", name: leads[1] ?? "" }] as const;
  for (const scope of scopes) {
    const summary = summarise(office, scope, now);
    const shown = [...written(progressLines(summary)), progressSvg(summary, "vi", words)].join("\n");
    expect(shown).not.toMatch(/Hải Phòng|GDĐT|Trường|2025/);
    expect(shown).toContain("2026");
  }
  const counts: Partial<StateCounts> = { overdue: 3, underWay: 4, total: 7 };
  expect(summarise(office, PLAN, now).counts).toMatchObject(counts);
});
