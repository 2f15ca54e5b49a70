import fc from "fast-check";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import type { PeriodReport } from "../../src/domain/period-report.js";
import type { Say } from "../../src/domain/say.js";
import { periodDocument } from "../../src/reports/document/period-document.js";
import { loadTexts } from "../../src/text/texts.js";
import { aReport, onPaper } from "./a-report.js";
import { anyOffice } from "./any-office.js";
import { aFigure, aMetric, anOffice, aTask, VP } from "./office.js";
import { partOf, tableOf, wordsOf } from "./office-files.js";
import { midYear } from "./year.js";

const texts = loadTexts();
const plain = (line: Say) => texts.plain("vi", line);
const written = async (report: PeriodReport) => partOf(await periodDocument(report, plain), "word/document.xml");
const paragraphsOf = (xml: string) => (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).map(wordsOf);

describe("the document of a period", async () => {
  const report = aReport(midYear(), "2025-Q1");
  const xml = await written(report);
  const words = paragraphsOf(xml).join("\n");

  it("begins with state and motto, the office below its superior, number, place and day left to be filled in", () => {
    for (const part of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "UBND THÀNH PHỐ MẪU",
      "SỞ MẪU",
      "BÁO CÁO",
      "Kết quả thực hiện công tác cải cách hành chính quý\u00A0I năm\u00A02025",
    ])
      expect(words).toContain(part);
    expect(words).toContain("Số: ……/BC-SM");
    expect(words).toContain("Hải Phòng, ngày …… tháng\u00A07 năm\u00A02025");
  });

  it("has number and day on one line, a line spacing that every reader takes the same, and no signature alone", () => {
    const row = (xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? []).find((one) => wordsOf(one).includes("Số: ……")) ?? "";
    expect(wordsOf(row)).toContain("Hải Phòng, ngày ……");
    expect(wordsOf(row)).not.toContain("SỞ MẪU");
    for (const spacing of xml.match(/<w:spacing [^>]*w:line="276"[^>]*>/g) ?? [])
      expect(spacing).toContain('w:lineRule="auto"');
    const last = (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).find((one) => wordsOf(one).endsWith("./."));
    expect(last).toContain("<w:keepNext/>");
  });

  it("ends with recipients and the signer's title", () => {
    expect(words.slice(words.indexOf("./."))).toMatch(/Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT\.[\s\S]*GIÁM ĐỐC/);
  });

  it("is A4 with the decree's margins, the table across, and no number on the first page", () => {
    const sizes = [...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/g)].map(([, w, h]) => [Number(w), Number(h)]);
    expect(sizes).toEqual([
      [11906, 16838],
      [16838, 11906],
      [11906, 16838],
    ]);
    const margin = (side: string) =>
      [...xml.matchAll(new RegExp(`w:${side}="(\\d+)"[^>]*w:gutter`, "g"))].map(
        (one) => (Number(one[1]) * 25.4) / 1440,
      );
    for (const side of ["top", "bottom"]) for (const length of margin(side)) expect(length).toBeCloseTo(20, 0);
    for (const length of margin("left")) expect(length).toBeCloseTo(30, 0);
    for (const length of margin("right")) expect(length).toBeCloseTo(15, 0);
    expect(xml.match(/<w:titlePg\/>/g)).toHaveLength(1);
  });

  it("is in Times New Roman, body text of 14 points", async () => {
    const styles = await partOf(await periodDocument(report, plain), "word/styles.xml");
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toContain('<w:sz w:val="28"/>');
  });

  it("has a table of nine columns whose head stands on every page", () => {
    const rows = tableOf(xml);
    expect(rows[0]).toEqual([
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
    expect(rows[1]).toEqual(["1. Thủ tục hành chính"]);
    expect(rows.slice(1).filter(({ length }) => length === 9)).toHaveLength(
      report.sections.flatMap((section) => section.rows).length,
    );
  });

  it("marks what is missing, with the unit that owes it", () => {
    const marked = (xml.match(/<w:r>(?:(?!<\/w:r>).)*w:highlight w:val="yellow"(?:(?!<\/w:r>).)*<\/w:r>/gs) ?? []).map(
      wordsOf,
    );
    expect(marked).toContain("10b: [chưa có số liệu – Văn phòng Sở]");
    expect(marked).toContain("[chưa có thông tin – Phòng Tổ chức Cán bộ]");
  });

  it("marks an estimate, and gives every verdict on a figure", () => {
    const [, , , , , , figures = ""] = tableOf(xml).find(([code]) => code === "10") ?? [];
    expect(figures).toMatch(
      /10a: 92,5\u00A0%, số ước(?:, số liệu cũ, đến 10\/03\/2025)? – đạt \(mục tiêu >\u00A090\u00A0%\)/,
    );
    expect(figures).toContain("II.7: ≥\u00A095\u00A0%, chưa đạt");
  });

  it("opens in another reader with its headings", async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await periodDocument(report, plain)) });
    for (const heading of ["I. KẾT QUẢ CHUNG", "II. KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ", "III. TỒN TẠI, HẠN CHẾ"])
      expect(value).toContain(`<h1>${heading}</h1>`);
  });

  it("says when it was frozen and by whom, and marks what was amended since, old and new", async () => {
    const at = new Date("2025-04-02T02:00:00Z");
    const amendment = {
      task: "BC",
      unit: VP,
      period: report.period,
      metric: "7",
      measure: "%",
      before: { process: "done" as const, figure: { value: 80 } },
      after: { process: "done" as const, figure: { value: 82.5, numerator: 825, denominator: 1000 } },
      by: "Nguyễn Văn An",
      at: new Date("2025-04-05T02:00:00Z"),
    };
    const frozen = aReport(midYear(), "2025-Q1", { frozen: { by: "Lê Thị Cúc", at }, amendments: [amendment] });
    const amended = paragraphsOf(await written(frozen)).join("\n");
    expect(amended).toContain("đã chốt lúc 09:00 02/04/2025 (Lê Thị Cúc). Sau khi chốt có 1 chỗ được bổ sung");
    expect(amended).toContain("7: 80\u00A0% → 82,5\u00A0% (825/1.000) (Nguyễn Văn An, 09:00 05/04/2025)");
  });
});

it("prints exactly the numbers of the summary, in any state of the year", async () => {
  await fc.assert(
    fc.asyncProperty(anyOffice, async (office) => {
      const report = aReport(office, "2025-H1");
      const rows = new Map(tableOf(await written(report)).map((cells) => [cells[0], cells]));
      for (const { task, targets, items } of report.sections.flatMap((section) => section.rows)) {
        const cells = rows.get(task) ?? [];
        const figures = (cells[6] ?? "").split("\n");
        for (const { id, figure } of targets) {
          const line = figures.find((text) => text.startsWith(`${id}: `) && !text.includes("["));
          if (figure) expect(line).toMatch(new RegExp(`^${id}: ${onPaper(figure).replace(/[.()]/g, "\\$&")}[ ,]`));
        }
        if (items.length === 1) continue;
        const owed = items.filter(({ process }) => process !== "not_applicable");
        const done = owed.filter(({ process }) => process === "done" || process === "awaiting_confirmation");
        const awaiting = done.filter(({ process }) => process === "awaiting_confirmation").length;
        const share = `${done.length}/${owed.length}`;
        expect(cells[5]).toContain(
          awaiting > 0 ? `Đã nộp ${share}, trong đó chờ xác nhận: ${awaiting}` : `Đã xong ${share}`,
        );
      }
    }),
    { numRuns: 5 },
  );
});

/** What people and plans may contain; what of it must be readable again. */
const NASTY: readonly (readonly [name: string, text: string, ...kept: string[]])[] = [
  ["markup", '<w:p/>&amp;<script>alert("x")</script>]]>'],
  ["a formula", '=HYPERLINK("https://x.vn";"bấm")'],
  ["two thousand characters", "Kế hoạch ".repeat(222)],
  ["emoji", "Hoàn thành 🎉👩‍💻🇻🇳"],
  ["control characters", "trước\u0000\u0007\u001B[31msau\uFFFE", "trước[31msau"],
  ["letters from right to left", "كتاب שלום"],
  ["marks that turn the direction", "an\u202Etoàn\u202C", "antoàn"],
  ["half an emoji", "x\uD83D.", "x."],
  ["lines and tabs", "một\nhai\tba"],
];

it.each(NASTY)("keeps %s intact and inert", async (_name, text, ...kept) => {
  const office = anOffice({
    tasks: [
      aTask("1", text, {
        products: [text],
        deadlineText: text,
        metrics: [aMetric("1", text, ">=", 80)],
        leads: [text],
      }),
    ],
    figures: [aFigure("1", "2025", text, "1", "8/10")],
  });
  const xml = await written(aReport(office, "2025-H1"));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML can't hold
  expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\u202A-\u202E]/);
  const row = tableOf(xml).find(([code]) => code === "1");
  expect(row?.[1]).toBe(kept[0] ?? text);
  expect(row?.[7]).toBe(kept[0] ?? text);
});
