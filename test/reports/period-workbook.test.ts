import fc from "fast-check";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import type { PeriodReport, ReportSource } from "../../src/domain/period-report.js";
import type { Say } from "../../src/domain/say.js";
import { periodWorkbook } from "../../src/reports/sheet/period-workbook.js";
import { loadTexts } from "../../src/text/texts.js";
import { aReport } from "./a-report.js";
import { anyOffice } from "./any-office.js";
import { aMetric, anOffice, aTask, VP } from "./office.js";
import { partsOf } from "./office-files.js";
import { midYear } from "./year.js";

const texts = loadTexts();
const plain = (line: Say) => texts.plain("vi", line);
const written = (report: PeriodReport) => periodWorkbook(report, plain);
const read = async (report: PeriodReport, sheet: string) => readSheet(Buffer.from(await written(report)), sheet);

const SOURCE: ReportSource = {
  task: "7",
  period: aReport(midYear(), "2025").period,
  unit: VP,
  metric: "7",
  measure: "%",
  figure: { value: 82, numerator: 820, denominator: 1000 },
  process: "in_progress",
  asOf: null,
  estimate: false,
  entry: 17,
  by: "Nguyễn Văn An",
  at: new Date("2025-03-07T02:12:00Z"),
  channel: "telegram",
  where: "Nhóm Văn phòng",
  note: "=1+1",
  evidence: ["123/BC-VP"],
};

describe("the workbook of a period", () => {
  it("has the document's table", async () => {
    const report = aReport(midYear(), "2025-Q1");
    const [head, section, ...rows] = await read(report, "Kết quả");
    expect(head).toEqual([
      "TT",
      "Nội dung công việc",
      "Đơn vị chủ trì",
      "Đơn vị phối hợp",
      "Thời hạn",
      "Kết quả",
      "Tỷ lệ",
      "Sản phẩm",
      "Ghi chú",
    ]);
    expect(section?.[0]).toBe("1. Thủ tục hành chính");
    expect(rows.map((row) => row[0])).toEqual(expect.arrayContaining(["4", "7", "8", "10", "12", "BC"]));
  });

  it("says of each number who gave it, when, where, under which entry, with what to show", async () => {
    const [head, row] = await read(aReport(midYear(), "2025", { sources: [SOURCE] }), "Nguồn số liệu");
    expect(Object.fromEntries((head ?? []).map((name, index) => [name, row?.[index]]))).toMatchObject({
      "Nhiệm vụ": "7",
      "Chỉ tiêu": "7",
      "Giá trị": 82,
      n: 820,
      N: 1000,
      "Người báo": "Nguyễn Văn An",
      Lúc: "09:12 07/03/2025",
      "Nơi báo": "Telegram, nhóm Nhóm Văn phòng",
      "Số mục ghi": 17,
      "Ghi chú": "=1+1",
      "Minh chứng": "123/BC-VP",
    });
  });

  it("has exactly the figures of the summary, as numbers, in any state of the year", async () => {
    await fc.assert(
      fc.asyncProperty(anyOffice, async (office) => {
        const report = aReport(office, "2025-H1");
        const [, ...rows] = await read(report, "Số liệu");
        const targets = report.sections.flatMap((section) => section.rows.flatMap((row) => row.targets));
        expect(rows).toHaveLength(targets.length);
        for (const [index, { id, figure, unitsReported, unitsOwing }] of targets.entries()) {
          const row = rows[index] ?? [];
          expect([row[0], row[4], row[6], row[7], row[12], row[13]]).toEqual([
            id,
            figure?.value ?? null,
            figure?.numerator ?? null,
            figure?.denominator ?? null,
            unitsReported,
            unitsOwing,
          ]);
        }
      }),
      { numRuns: 5 },
    );
  });
});

it("prints as wide as a page with its head on every one, and its rows are tall enough for what they say", async () => {
  const long = "Thực hiện số hóa hồ sơ, kết quả giải quyết thủ tục hành chính ".repeat(6).trim();
  const report = aReport(anOffice({ tasks: [aTask("1", "Ngắn"), aTask("2", long), aTask("3", `a\n${long}`)] }), "2025");
  const parts = await partsOf(await written(report));
  const sheets = [...parts].filter(([name]) => name.startsWith("xl/worksheets/sheet"));
  expect(sheets).toHaveLength(3);
  for (const [, xml] of sheets) {
    expect(xml).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
    expect(xml).toMatch(/<pageSetup [^>]*orientation="landscape"[^>]*fitToWidth="1" fitToHeight="0"/);
  }
  const workbook = parts.get("xl/workbook.xml") ?? "";
  for (const [index, name] of ["Kết quả", "Số liệu", "Nguồn số liệu"].entries())
    expect(workbook).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$1</definedName>`,
    );
  const heights = [...(sheets[0]?.[1] ?? "").matchAll(/<row [^>]* ht="([\d.]+)"/g)].map((one) => Number(one[1]));
  const [, short = 0, tall = 0, taller = 0] = heights;
  expect(heights).toHaveLength(4);
  expect(short).toBeLessThan(60);
  // Six sentences of 62 letters in a column of 42 digits.
  expect(tall).toBeGreaterThan(8 * 15);
  expect(taller).toBeGreaterThan(tall + 15);
});

it.each(["=1+1", "+84 912", "-3", "@SUM(A1)", "\t=1+1", "\r=1+1", "x\u0000\u0008y", "🎉", "<c>&", "_x0041_", "كتاب"])(
  "a title like %j is text, never a formula",
  async (title) => {
    const office = anOffice({
      tasks: [aTask("1", title, { metrics: [aMetric("1", title, ">=", 80)], products: [title] })],
    });
    const parts = await partsOf(await written(aReport(office, "2025-H1")));
    for (const [name, xml] of parts) {
      if (!name.startsWith("xl/worksheets/sheet")) continue;
      expect(xml).not.toContain("<f>");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML can't hold
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
    }
    const cells = (await read(aReport(office, "2025-H1"), "Kết quả")).flat();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML can't hold
    const kept = title.replace(/[\u0000\u0008]/g, "").replace("\r", "\n");
    expect(cells.map((cell) => (typeof cell === "string" ? cell.trim() : cell))).toContain(kept.trim());
  },
);

it("a cell holds what a cell can hold, and says that something was left out", async () => {
  const title = "😀".repeat(20_000);
  const cells = (await read(aReport(anOffice({ tasks: [aTask("1", title)] }), "2025-H1"), "Kết quả")).flat();
  const kept = cells.find((cell) => typeof cell === "string" && cell.startsWith("😀"));
  expect(kept).toMatch(/^(?:😀)+…$/u);
  expect(String(kept).length).toBeLessThanOrEqual(32_767);
});
