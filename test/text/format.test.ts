import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFigure } from "../../src/text/format.js";
import { BOLD_END, BOLD_START, toFormattedText } from "../../src/text/formatted-text.js";

describe("a figure", () => {
  it.each([
    [82.5, "%", "82,5 %", "82.5%"],
    [100, "%", "100 %", "100%"],
    [0, "%", "0 %", "0%"],
    [0.3, "%", "0,3 %", "0.3%"],
    [1234.5, "triệu đồng", "1.234,5 triệu đồng", "1,234.5 triệu đồng"],
    [1_234_567, "", "1.234.567", "1,234,567"],
    [12, "thủ tục", "12 thủ tục", "12 thủ tục"],
    [0.1 + 0.2, "%", "0,3 %", "0.3%"],
    [66.66666, "%", "66,67 %", "66.67%"],
    [-0, "%", "0 %", "0%"],
    [-0.001, "%", "0 %", "0%"],
  ])("%f in %j", (value, unit, vi, en) => {
    expect(formatFigure("vi", value, unit)).toBe(vi);
    expect(formatFigure("en", value, unit)).toBe(en);
  });

  it("reads back as the number it was, to two decimals", () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (hundredths) => {
        const vi = formatFigure("vi", hundredths / 100, "");
        expect(Math.round(Number(vi.replaceAll(".", "").replace(",", ".")) * 100) + 0).toBe(hundredths + 0);
      }),
    ));
});

describe("marked text", () => {
  const [B, E] = [BOLD_START, BOLD_END];

  it.each([
    ["has its runs apart", `a${B}bc${E}d${B}e${E}`, "abcde", ["bc", "e"]],
    ["without marks is plain", "abc", "abc", []],
    ["drops an empty run", `a${B}${E}b`, "ab", []],
    ["ends an open run with the text", `a${B}bc`, "abc", ["bc"]],
    ["ignores an end without a start", `a${E}b`, "ab", []],
    ["counts a start within a run as the same run", `${B}a${B}b${E}c`, "abc", ["ab"]],
    ["counts in UTF-16 units", `🟠${B}🔴${E}`, "🟠🔴", ["🔴"]],
  ])("%s", (_name, marked, text, runs) => {
    const formatted = toFormattedText(marked);
    expect(formatted.text).toBe(text);
    expect(formatted.bold.map(({ start, length }) => text.slice(start, start + length))).toEqual(runs);
  });

  it("keeps every other character, its runs apart, in order and inside", () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(B, E), fc.string({ unit: "grapheme" }))), (parts) => {
        const { text, bold } = toFormattedText(parts.join(""));
        expect(text).toBe(parts.filter((part) => part !== B && part !== E).join(""));
        let end = 0;
        for (const { start, length } of bold) {
          expect(start).toBeGreaterThanOrEqual(end);
          expect(length).toBeGreaterThan(0);
          end = start + length;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    ));
});
