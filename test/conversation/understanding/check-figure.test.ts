import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFigure, type FigureCheck } from "../../../src/conversation/understanding/check-figure.js";
import type { FigureReading } from "../../../src/conversation/understanding/intent.js";
import type { Figure, Metric } from "../../../src/domain/metric.js";
import type { Say } from "../../../src/domain/say.js";
import { loadTexts } from "../../../src/text/texts.js";

const texts = loadTexts();
const rate: Metric = { id: "7", label: "hồ sơ điện tử", target: { op: ">=", value: 80, unit: "%" }, tier: "must" };
const cut: Metric = { ...rate, id: "5b", isCut: true };
const growing: Metric = { ...rate, id: "3", cumulative: true };
const budget: Metric = { ...rate, id: "DT", target: { op: "<=", value: 5000, unit: "triệu đồng" } };
const dossiers: Metric = { ...rate, id: "9", target: { op: ">=", value: 10, unit: "hồ sơ" } };

const percent = (value: number): FigureReading => ({ value, unit: "%" });
const bare = (value: number): FigureReading => ({ value, unit: null });
const at = (value: number): Figure => ({ value });
const plain = (said: Say) => texts.plain("vi", said);

function outcome(check: FigureCheck): string {
  if (check.kind === "fine") return `fine ${check.figure.value}`;
  if (check.kind === "refused") return ["refused", ...check.suggestions.map(({ value }) => value)].join(" ");
  return ["ask", ...check.options.map(({ figure }) => figure.value)].join(" ");
}

it.each<[string, FigureReading, Metric, Figure | null, string]>([
  ["a percentage in range", percent(82.5), rate, null, "fine 82.5"],
  ["a bare number for a percentage", bare(82), rate, null, "fine 82"],
  ["the ends of the range", percent(0), rate, null, "fine 0"],
  ["the ends of the range", percent(100), rate, null, "fine 100"],
  ["more than everything", percent(182), rate, null, "refused 82 18.2"],
  ["more than everything, without a unit", bare(820), rate, null, "refused 20 82"],
  ["a figure that no slip explains", percent(1234567), rate, null, "refused"],
  ["a negative figure", percent(-5), rate, null, "refused"],
  ["a share of one", bare(0.3), rate, null, "ask 0.3 30"],
  ["a small percentage with its sign", percent(0.3), rate, null, "fine 0.3"],
  ["nothing", bare(0), rate, null, "fine 0"],
  ["a share of one with an awkward decimal", bare(0.07), rate, null, "ask 0.07 7"],
  ["money for a percentage", { value: 1234.5, unit: "triệu" }, rate, null, "refused"],
  ["a count for a percentage", { value: 15, unit: "hồ sơ" }, rate, null, "refused"],
  ["a percentage for money", percent(20), budget, null, "refused"],
  ["money in its unit", { value: 1234.5, unit: "triệu" }, budget, null, "fine 1234.5"],
  ["money in a larger unit", { value: 1.2, unit: "tỷ" }, budget, null, "fine 1200"],
  ["money in a smaller unit", { value: 350_000_000, unit: "đồng" }, budget, null, "fine 350"],
  ["a bare number for money", bare(0.5), budget, null, "fine 0.5"],
  ["a count in its unit", { value: 15, unit: "hồ sơ" }, dossiers, null, "fine 15"],
  ["a large count", bare(15_000), dossiers, null, "fine 15000"],
  ["people for dossiers", { value: 15, unit: "người" }, dossiers, null, "refused"],
  ["a large cut", percent(80), cut, null, "ask 80 20"],
  ["a cut of a half", percent(50), cut, null, "fine 50"],
  ["a usual cut", percent(22.5), cut, at(20), "fine 22.5"],
  ["a lost digit", percent(8.2), rate, at(82), "ask 8.2 82"],
  ["a lost digit and some progress", percent(8.5), rate, at(82), "ask 8.5 85"],
  ["a digit too many", percent(82), rate, at(8.2), "ask 82 8.2"],
  ["a tenfold that leaves the range", bare(9), dossiers, at(100), "ask 9 90"],
  ["usual growth", percent(85), rate, at(82), "fine 85"],
  ["a fall of a rate", percent(78), rate, at(82), "fine 78"],
  ["a fall of a figure that only grows", percent(78), growing, at(82), "ask 78 82"],
  ["growth of a figure that only grows", percent(83), growing, at(82), "fine 83"],
  ["a fall to nothing of a figure that only grows", percent(0), growing, at(82), "ask 0 82"],
  ["a first figure after nothing", percent(82), growing, at(0), "fine 82"],
])("%s: %j for a metric gives %s", (_name, reading, metric, current, expected) => {
  expect(outcome(checkFigure(reading, metric, current))).toBe(expected);
});

it("keeps n and N with the figure, and turns them round for what remains", () => {
  const share: FigureReading = { value: 80, unit: "%", numerator: 80, denominator: 100 };
  expect(checkFigure(share, rate, null)).toEqual({
    kind: "fine",
    figure: { value: 80, numerator: 80, denominator: 100 },
  });
  expect(checkFigure(share, cut, null)).toMatchObject({
    options: [{ figure: { value: 80, numerator: 80 } }, { figure: { value: 20, numerator: 20, denominator: 100 } }],
  });
});

describe("once the sender has confirmed", () => {
  it("asks nothing more", () => {
    expect(outcome(checkFigure(percent(80), cut, at(20), true))).toBe("fine 80");
    expect(outcome(checkFigure(percent(8.2), growing, at(82), true))).toBe("fine 8.2");
  });
  it("still refuses what can't be", () => {
    expect(outcome(checkFigure(percent(182), rate, null, true))).toBe("refused 82 18.2");
    expect(outcome(checkFigure({ value: 5, unit: "triệu" }, rate, null, true))).toBe("refused");
  });
});

it("asks nothing where the number ten times as large can't be meant: 11 % after 99 %", () => {
  expect(outcome(checkFigure({ value: 11, unit: "%" }, rate, at(99)))).toBe("fine 11");
});

it("whatever is given, nothing outside the range is stored or offered", () => {
  const value = fc.oneof(fc.double({ noNaN: true }), fc.double({ min: -10, max: 2000, noNaN: true }), fc.integer());
  const unit = fc.constantFrom(null, "%", "triệu", "đồng", "hồ sơ", "tỷ");
  const current = fc.option(fc.double({ min: 0, max: 100, noNaN: true }).map(at), { nil: null });
  fc.assert(
    fc.property(
      value,
      unit,
      fc.constantFrom(rate, cut, growing, budget, dossiers),
      current,
      (number, given, metric, was) => {
        const check = checkFigure({ value: number, unit: given }, metric, was);
        const figures =
          check.kind === "fine"
            ? [check.figure]
            : check.kind === "refused"
              ? check.suggestions
              : check.options.map(({ figure }) => figure);
        const top = metric.target.unit === "%" ? 100 : Number.MAX_SAFE_INTEGER;
        for (const figure of figures) expect(figure.value >= 0 && figure.value <= top).toBe(true);
        if (check.kind === "ask") expect(check.options.length).toBeGreaterThan(1);
      },
    ),
    { numRuns: 3000 },
  );
});

it.each<[FigureReading, Metric, Figure | null, string, string[]]>([
  [bare(0.3), rate, null, "7: 0,3 % hay 30 %?", ["0,3 %", "30 %"]],
  [percent(80), cut, null, "5b: đã cắt giảm 80 %, hay còn lại 80 %?", ["Đã cắt giảm 80 %", "Còn 80 % (cắt giảm 20 %)"]],
  [
    percent(8.2),
    rate,
    at(82),
    "7: 8,2 % lệch khoảng mười lần so với số trước (82 %). Có nhầm dấu phẩy không?",
    ["8,2 %", "82 %"],
  ],
  [
    percent(78),
    growing,
    at(82),
    "3: chỉ tiêu này chỉ tăng dần, mà 78 % lại thấp hơn số trước (82 %). Ghi số nào?",
    ["78 %", "82 %"],
  ],
])("asks about %j in the office's words", (reading, metric, current, question, labels) => {
  const check = checkFigure(reading, metric, current);
  if (check.kind !== "ask") throw new Error(`expected a question, got ${check.kind}`);
  expect(plain(check.say)).toBe(question);
  expect(check.options.map(({ label }) => plain(label))).toEqual(labels);
});

it.each<[FigureReading, Metric, string]>([
  [percent(182), rate, "7: 182 % nằm ngoài khoảng 0 đến 100 % nên tôi chưa ghi. Có phải: 82 % hay 18,2 %?"],
  [percent(-5), rate, "7: -5 % nằm ngoài khoảng 0 đến 100 % nên tôi chưa ghi."],
  [
    { value: 1234.5, unit: "triệu" },
    rate,
    "7 tính bằng %, còn tin nhắn ghi 1.234,5 triệu. Tôi chưa ghi. Gõ phần trăm (82%) hoặc số đạt trên tổng số (820/1000).",
  ],
  [percent(20), budget, "DT tính bằng triệu đồng, còn tin nhắn ghi 20 %. Tôi chưa ghi."],
])("refuses %j and says why", (reading, metric, sentence) => {
  const check = checkFigure(reading, metric, null);
  if (check.kind !== "refused") throw new Error(`expected a refusal, got ${check.kind}`);
  expect(plain(check.say)).toBe(sentence);
  expect(texts.plain("en", check.say)).not.toBe("");
});
