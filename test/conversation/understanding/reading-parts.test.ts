import fc from "fast-check";
import { expect, it } from "vitest";
import { clean } from "../../../src/conversation/understanding/clean.js";
import { fold } from "../../../src/conversation/understanding/fold.js";
import { resolvePeriod } from "../../../src/conversation/understanding/intent.js";
import { nearestCommand, slipsBetween } from "../../../src/conversation/understanding/nearest-command.js";
import { readNumber, writeNumber } from "../../../src/conversation/understanding/number.js";
import { parsePeriodWords } from "../../../src/conversation/understanding/parse-period.js";
import { parseCorrection, parseUpdates } from "../../../src/conversation/understanding/parse-updates.js";
import { phraseSet } from "../../../src/conversation/understanding/phrases.js";
import { parseTaskRef } from "../../../src/conversation/understanding/read-task.js";
import { tokenise } from "../../../src/conversation/understanding/tokens.js";
import { localDate } from "../../../src/domain/local-date.js";

it.each([
  ["decomposed accents", "ca\u0323\u0302p nha\u0323\u0302t", "cập nhật"],
  ["full-width letters and spaces", "／ｃａｐ　７　８２％", "/cap 7 82%"],
  ["small forms", "82﹪", "82%"],
  ["no-break and narrow spaces", "7\u00A082\u202F%", "7 82 %"],
  ["zero-width characters and soft hyphens", "8\u200B2\uFEFF\u00AD%", "82%"],
  ["a right-to-left override", "7 \u202E82%\u202C", "7 82%"],
  ["null bytes and control characters", "7\u0000 \u001B82%\u0007", "7 82%"],
  ["tabs and runs of spaces", "7\t\t 82%  ", "7 82%"],
  ["line ends of every system", "7\r\n8\r9\u20289", "7\n8\n9\n9"],
  ["keycap emoji", "7\uFE0F\u20E3 82%", "7 82%"],
  ["stacked marks", "8\u0336\u03362%", "82%"],
  ["half of a surrogate pair", "a\uD83D", "a\uFFFD"],
  ["half-width forms of Đ look-alikes left as they are", "Ðạt", "Ðạt"],
])("cleaning takes care of %s", (_name, dirty, cleaned) => {
  expect(clean(dirty)).toBe(cleaned);
});

it.each([
  ["Đã Đạt", "da dat"],
  ["Ðạt ðược", "dat duoc"],
  ["TIẾN ĐỘ", "tien do"],
  ["e\u0302\u0301", "e"],
  ["7–82 “x” ‘y’ −5 ≈", "7-82 \"x\" 'y' -5 ~"],
])("folding %j gives %j", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it("folding a clean text keeps every character's place", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const cleaned = clean(text);
      expect(fold(cleaned)).toHaveLength(cleaned.length);
    }),
  );
});

it.each([
  ["82", { kind: "number", value: 82 }],
  ["82,5", { kind: "number", value: 82.5 }],
  ["82.5", { kind: "number", value: 82.5 }],
  ["1.234,5", { kind: "number", value: 1234.5 }],
  ["1,234.5", { kind: "number", value: 1234.5 }],
  ["1.234.567", { kind: "number", value: 1234567 }],
  ["0,125", { kind: "number", value: 0.125 }],
  ["1234,567", { kind: "number", value: 1234.567 }],
  ["1.234", { kind: "either", decimal: 1.234, grouped: 1234 }],
  ["82,500", { kind: "either", decimal: 82.5, grouped: 82500 }],
  ["1.23.4", { kind: "malformed" }],
  ["1.23,4.5", { kind: "malformed" }],
  ["12,34.5", { kind: "malformed" }],
  ["1234567890123456", { kind: "too-long" }],
])("the number %s is read as %j", (text, reading) => {
  expect(readNumber(text)).toEqual(reading);
});

it("a number it writes is read as that number and no other", () => {
  const numbers = fc.double({ min: 0, max: 99_999, noNaN: true }).map((value) => Number(value.toFixed(4)));
  fc.assert(
    fc.property(numbers, (value) => {
      expect(readNumber(writeNumber(value))).toEqual({ kind: "number", value });
    }),
  );
  expect(writeNumber(1.234)).toBe("1,2340");
  expect(writeNumber(1234)).toBe("1234");
  expect(writeNumber(81.99999999999999)).toBe("82");
});

it.each([
  ["quý 1", "2025-Q1"],
  ["quý I", "2025-Q1"],
  ["Quý IV/2026", "2026-Q4"],
  ["q2", "2025-Q2"],
  ["Q3/2024", "2024-Q3"],
  ["2025-Q1", "2025-Q1"],
  ["tháng 3", "2025-03"],
  ["t3", "2025-03"],
  ["T12/2026", "2026-12"],
  ["3/2025", "2025-03"],
  ["03-2025", "2025-03"],
  ["2025-03", "2025-03"],
  ["6 tháng", "2025-H1"],
  ["6 tháng đầu năm", "2025-H1"],
  ["6 tháng cuối năm 2026", "2026-H2"],
  ["2025-H2", "2025-H2"],
  ["năm", "2025"],
  ["cả năm", "2025"],
  ["năm 2026", "2026"],
  ["2026", "2026"],
  ["kỳ quý 1", "2025-Q1"],
  ["tháng 13", null],
  ["quý 5", null],
  ["2025-13", null],
  ["quý 1 nhé sếp", null],
  ["9 tháng", null],
  ["KHTC", null],
  ["7", null],
  ["", null],
])("the period %j is %j", (text, period) => {
  expect(parsePeriodWords(text, 2025, localDate("2025-01-06"))).toBe(period);
});

it.each([
  ["tháng này", "2025-01-06", "2025-01"],
  ["tháng trước", "2025-01-06", "2024-12"],
  ["tháng sau", "2025-12-31", "2026-01"],
  ["quý này", "2025-03-31", "2025-Q1"],
  ["trong quý vừa rồi", "2025-04-01", "2025-Q1"],
  ["quý trước", "2025-02-01", "2024-Q4"],
  ["quý tới", "2025-11-01", "2026-Q1"],
  ["năm nay", "2025-06-01", "2025"],
  ["năm trước", "2025-06-01", "2024"],
  ["tháng này nhé", "2025-06-01", null],
] as const)("the period %j, said on %s, is %s", (text, today, period) => {
  expect(parsePeriodWords(text, 2025, localDate(today))).toBe(period);
});

it("resolves a period in the plan's year unless it brought its own", () => {
  expect(resolvePeriod({ unit: "month", index: 3, year: null }, 2025)).toBe("2025-03");
  expect(resolvePeriod({ unit: "half", index: 2, year: 2026 }, 2025)).toBe("2026-H2");
});

it.each([
  ["7 20/1 chờ kế hoạch", "7", null, "20/1 chờ kế hoạch"],
  ["nv 07: 82%", "7", null, "82%"],
  ["nhiệm vụ số 10a", "10", "a", ""],
  ["10 b 93%", "10", "b", "93%"],
  ["bc quý 1", "BC", null, "quý 1"],
  ["ct3 95%", "CT3", null, "95%"],
  ["1.2 lý do", "1.2", null, "lý do"],
  ["#8", "8", null, ""],
])("the task in %j is %s, part %j", (text, code, part, rest) => {
  expect(parseTaskRef(text)).toMatchObject({ task: { code, part }, rest });
});

it("keeps a code as typed, so that a task numbered 10a is found first", () => {
  expect(parseTaskRef("10A")?.task).toEqual({ code: "10", part: "a", typed: "10A" });
});

it.each(["", "phòng KHTC", "123/BC-VP", "8g30", "5.3.2025"])("no task is named by %j", (text) => {
  expect(parseTaskRef(text)).toBeNull();
});

it.each([
  ["capnaht", "capnhat"],
  ["capnhta", "capnhat"],
  ["tiedno", "tiendo"],
  ["hel", "trogiup"],
  ["xyz", null],
  ["ghichu", null],
  ["x".repeat(1000), null],
])("the command nearest to %s is %j", (word, command) => {
  expect(nearestCommand(word)).toBe(command);
});

it("counts slips alike in both directions, and none between equal words", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      const slips = slipsBetween(left, right, 8);
      expect(slips).toBe(slipsBetween(right, left, 8));
      expect(slips === 0).toBe(left === right);
      expect(slips).toBeLessThanOrEqual(Math.max(left.length, right.length));
      // Whoever counts only so far learns the same of what lies within.
      for (const most of [0, 1, 2, 3]) {
        const counted = slipsBetween(left, right, most);
        expect(slips <= most ? counted : counted > most).toBe(slips <= most ? slips : true);
      }
    }),
  );
});

it("finds each table's own phrases, however many tables there are", () => {
  const words = Array.from(
    { length: 40 },
    (_, index) => `tu${String.fromCharCode(97 + (index % 26))}${"x".repeat(index)}`,
  );
  const tables = words.map((word) => phraseSet(word));
  for (const [own, word] of words.entries()) {
    const found = tables.map((table) => table(tokenise(word), 0) !== null);
    expect(found).toEqual(words.map((_, index) => index === own));
  }
});

it.each([
  ["nv 7 ạ 82%", "7", null],
  ["10 ạ 95%", "10", null],
  ["10 à: 95%", "10", null],
  ["10 a 95%", "10", "a"],
  ["10 A: 95%", "10", "a"],
  ["10ạ 95%", "10", null],
])("of %j the task is %s and its part %s: a letter with its mark is courtesy", (line, code, part) => {
  const [item] = parseUpdates(line);
  expect(item?.task).toMatchObject({ code, part });
  expect(item?.reading).toMatchObject({ kind: "figure" });
});

it("a correction's “nhầm” is its reason, an update's takes the figure back", () => {
  expect(parseUpdates("7 83% nhầm")[0]?.reading).toMatchObject({ kind: "invalid", suggestions: [83] });
  expect(parseCorrection("7 83% nhầm")[0]).toMatchObject({ reading: { kind: "figure", value: 83 }, note: "nhầm" });
});
