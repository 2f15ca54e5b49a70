import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readTables } from "../../../src/catalogue/table/read-tables.js";
import { formatRule } from "../../../src/domain/deadline.js";
import { draft, PLAN_FILE, planPages, vi, writeCsv, writeDocx, writeXlsx } from "./support.js";

async function draftOf(bytes: Uint8Array, fileName: string, known = { known: { units: [], sets: [] } }) {
  const read = await readTables(bytes, fileName);
  if (!read.ok) throw new Error(vi(read.problem));
  return draft(read.tables, known);
}

const ROW_TITLES: readonly (readonly [string, RegExp])[] = [
  ["1", /^Ban hành Kế hoạch CCHC năm 2025$/],
  ["2", /^Thực hiện đo lường sự hài lòng đối với dịch vụ giáo dục công \(\*\)$/],
  ["4", /^Thực hiện số hóa hồ sơ.*Nghị định số 45\/2020\/NĐ-CP.*Cổng Dịch vụ công quốc gia$/],
  [
    "10",
    /^Mức độ hài lòng của người dân, doanh nghiệp về giải quyết TTHC đạt trên 90%; tỷ lệ hồ sơ TTHC do các cơ quan, đơn vị, địa phương tiếp nhận trong năm được giải quyết trước và đúng hạn đạt trên 90%$/,
  ],
  [
    "14",
    /^Tiếp tục đổi mới hệ thống tổ chức và quản lý, nâng cao chất lượng, hiệu quả hoạt động của các đơn vị sự nghiệp công lập trên địa bàn thành phố\.$/,
  ],
  ["18", /^Tỷ lệ thủ tục hành chính có yêu cầu nghĩa vụ tài chính.*tối thiểu 80%$/],
];

describe("the plan's own table", () => {
  let plan: Awaited<ReturnType<typeof draftOf>>;
  beforeAll(async () => {
    plan = await draftOf(readFileSync(PLAN_FILE), "ke-hoach.md");
  });
  const task = (code: string) => {
    const found = plan.tasks.find((candidate) => candidate.code === code);
    if (!found) throw new Error(`no row ${code}`);
    return found;
  };

  it("gives exactly its 18 rows, in order, as table rows of clause DM", () => {
    const numbers = Array.from({ length: 18 }, (_, index) => String(index + 1));
    expect(plan.tasks.map(({ code }) => code)).toEqual(numbers);
    expect(plan.tasks.map(({ clause }) => clause)).toEqual(numbers.map((code) => `DM-${code}`));
    expect(new Set(plan.tasks.map(({ origin }) => origin))).toEqual(new Set(["table"]));
    expect(plan.year).toBe(2025);
  });

  it.each(ROW_TITLES)("reads the title of row %s verbatim, markup gone and page breaks joined", (code, title) => {
    expect(task(code).title).toMatch(title);
  });

  it("reads exactly the targets the titles set, and no legal number", () => {
    const targets = plan.tasks.flatMap(({ metrics }) =>
      metrics.map(({ id, target: { op, value, unit }, isCut }) => `${id} ${op} ${value} ${unit}${isCut ? " cut" : ""}`),
    );
    expect(targets).toEqual([
      "3 >= 30 %",
      "5a = 100 %",
      "5b >= 20 % cut",
      "5c >= 20 % cut",
      "6a >= 20 % cut",
      "6b >= 20 % cut",
      "7 >= 80 %",
      "8a = 100 %",
      "8b >= 50 %",
      "9 >= 50 %",
      "10a > 90 %",
      "10b > 90 %",
      "17 >= 30 %",
      "18 >= 80 %",
    ]);
  });

  it("labels each target with a few words of its sentence", () => {
    const labels = Object.fromEntries(plan.tasks.flatMap(({ metrics }) => metrics.map(({ id, label }) => [id, label])));
    expect(labels["3"]).toBe("các phòng Sở và các đơn vị trực thuộc");
    expect(labels["5b"]).toBe("cắt giảm, đơn giản hóa TTHC");
    expect(labels["8b"]).toBe("Tỷ lệ hồ sơ giải quyết trực tuyến toàn trình trên tổng số hồ sơ");
    expect(labels["10a"]).toBe("Mức độ hài lòng của người dân, doanh nghiệp về giải quyết TTHC");
    for (const label of Object.values(labels)) expect(label.length).toBeLessThanOrEqual(80);
  });

  it("reads every deadline, row 12's monthly phrase left as a question", () => {
    expect(task("1").deadlineText).toBe("Trước ngày 15/01/2025");
    expect(formatRule(task("1").rule)).toBe("before 2025-01-15");
    for (const { code, deadlineText, rule, schedule } of plan.tasks.slice(1)) {
      expect([code, deadlineText, formatRule(rule)]).toEqual([code, "Cả năm 2025", "end 2025"]);
      expect(schedule).toEqual([{ period: "2025", rule }]);
    }
    const rhythm = plan.questions.find(({ id }) => id === "table-12-rhythm");
    expect(rhythm && vi(rhythm.text)).toContain("Nhiệm vụ 12");
  });

  it("splits products into items and leaves row 9 without any", () => {
    expect(task("2").products).toEqual(["Kế hoạch", "Phiếu điều tra, khảo sát", "Kết quả"]);
    expect(task("5").products).toEqual([
      "Kế hoạch của Sở.",
      "Báo cáo kết quả rà soát, đánh giá và dự thảo Quyết định phê duyệt phương án đơn giản hóa TTHC nội bộ theo thẩm quyền.",
    ]);
    expect(task("9").products).toEqual([]);
    expect(task("10").products).toEqual(["Báo cáo kết quả thực hiện (Báo cáo kiểm soát TTHC năm)."]);
  });

  it("proposes each unit once, under its fullest name, with the other spellings as aliases", () => {
    expect(plan.units.map(({ code, name, aliases, kind }) => [code, name, aliases, kind])).toEqual([
      ["VP", "Văn phòng Sở", ["Văn phòng"], "office"],
      ["TCCB", "Tổ chức cán bộ", ["TCCB"], "office"],
      ["TT", "Thanh tra Sở", ["Thanh tra"], "office"],
      ["GDTXDH", "GDTX&ĐH", ["GDTX&DH"], "office"],
      ["GDTH", "Giáo dục Trung học", [], "office"],
      ["KTKDCLGD", "Khảo thí và Kiểm định chất lượng giáo dục", [], "office"],
      ["CQTCCLQ", "các cơ quan, tổ chức có liên quan", [], "external"],
      ["KHTC", "Kế hoạch tài chính", [], "office"],
    ]);
    const offices = plan.units.filter(({ kind }) => kind === "office").map(({ code }) => code);
    expect(plan.sets.map(({ code, name, members }) => [code, name, members])).toEqual([
      ["PCMNVS", "Các phòng CMNV Sở", offices],
      ["PGDDTQH", "Phòng GDĐT quận, huyện", []],
      ["DVGD", "các đơn vị giáo dục", []],
      ["DVLQ", "các đơn vị liên quan", []],
    ]);
  });

  it("gives each row its units, commas inside phrases and a forgotten semicolon understood", () => {
    expect([task("2").leads, task("2").supports]).toEqual([["TCCB"], ["PCMNVS", "PGDDTQH", "DVGD"]]);
    expect([task("3").leads, task("3").supports]).toEqual([["VP"], ["TT", "PCMNVS", "DVLQ"]]);
    expect(task("4").leads).toEqual(["PCMNVS", "DVLQ"]);
    const block = ["TCCB", "GDTXDH", "GDTH", "KTKDCLGD"];
    expect(task("4").supports).toEqual([...block, "CQTCCLQ"]);
    for (const code of ["5", "6", "7", "8", "9", "10", "11"]) {
      expect(task(code).leads).toEqual(["VP"]);
      expect(task(code).supports).toEqual([...block, "KHTC", "CQTCCLQ"]);
    }
    expect([task("12").leads, task("12").supports]).toEqual([["TT"], ["VP", ...block, "KHTC", "CQTCCLQ"]]);
    for (const code of ["13", "14", "15", "16"]) expect(task(code).leads).toEqual(["TCCB"]);
    for (const code of ["17", "18"]) expect(task(code).leads).toEqual(["KHTC"]);
  });

  it("asks about every spelling it put together, every group, and what a title leaves open", () => {
    expect(plan.questions.map(({ id }) => id)).toEqual([
      "table-split-1",
      "table-unit-VP",
      "table-unit-TCCB",
      "table-unit-TT",
      "table-unit-GDTXDH",
      "table-set-PCMNVS",
      "table-set-PGDDTQH",
      "table-set-DVGD",
      "table-set-DVLQ",
      "table-9-figure-1",
      "table-12-rhythm",
    ]);
    for (const question of plan.questions) {
      expect(vi(question.text)).toMatch(/\?$/);
      expect(vi(question.default)).toMatch(/\.$/);
    }
  });

  it("finds the same units again once they are stored, and asks nothing about them", async () => {
    const again = await draftOf(readFileSync(PLAN_FILE), "ke-hoach.md", {
      known: { units: [...plan.units], sets: [...plan.sets] },
    } as never);
    expect([again.units, again.sets]).toEqual([[], []]);
    expect(again.tasks).toEqual(plan.tasks);
    expect(again.questions.map(({ id }) => id)).toEqual(["table-9-figure-1", "table-12-rhythm"]);
  });

  describe("written in other formats, gives the same draft:", () => {
    const pages = planPages();
    const rows = pages.flat();
    const utf8 = (text: string) => new TextEncoder().encode(text);
    it.each<readonly [string, string, () => Uint8Array | Promise<Uint8Array>]>([
      ["Word, one table per page", "a.docx", () => writeDocx(pages)],
      ["Word, one table with repeated headings", "a.DOCX", () => writeDocx([rows])],
      [
        "Excel, one sheet per page",
        "a.xlsx",
        () =>
          writeXlsx(pages.map((data, index) => ({ sheet: `Trang ${index + 1}`, data: data.map((row) => [...row]) }))),
      ],
      ["Excel, one sheet", "a.xlsx", () => writeXlsx([{ sheet: "Danh mục", data: rows.map((row) => [...row]) }])],
      ["CSV with ; and a byte order mark", "a.csv", () => utf8(`\ufeff${writeCsv(rows, ";")}`)],
      ["CSV with commas", "a.csv", () => utf8(writeCsv(rows, ","))],
      ["CSV with tabs in UTF-16", "a.csv", () => utf16(writeCsv(rows, "\t"))],
      ["CSV in windows-1258", "a.csv", () => windows1258(writeCsv(rows, ";"))],
    ])("%s", async (_name, fileName, write) => {
      expect(await draftOf(await write(), fileName)).toEqual(plan);
    });
  });
});

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
}

/** The reverse of the decoder, found by asking it: letters it lacks are written as base letter and tone. */
function windows1258(text: string): Uint8Array {
  const codes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) codes.set(new TextDecoder("windows-1258").decode(Uint8Array.of(byte)), byte);
  const bytes = [...text].flatMap((character) => {
    const direct = codes.get(character);
    if (direct !== undefined) return [direct];
    // Tones (grave, acute, tilde, hook, dot) apart, the letter's own mark kept: ế → ê + acute.
    const marks = [...character.normalize("NFD")];
    const tone = marks.find((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark)) ?? "";
    const base = marks
      .filter((mark) => mark !== tone)
      .join("")
      .normalize("NFC");
    const pair = [codes.get(base), codes.get(tone)];
    if (pair.includes(undefined)) throw new Error(`windows-1258 lacks ${character}`);
    return pair as number[];
  });
  return Uint8Array.from(bytes);
}
