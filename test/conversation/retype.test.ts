import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallTalk } from "../../src/conversation/small-talk.js";
import { parseUpdates } from "../../src/conversation/understanding/parse-updates.js";
import { figureWords, stateWords, wordsOf } from "../../src/conversation/update/retype.js";
import type { Metric } from "../../src/domain/metric.js";

const PERCENT: Metric = { id: "7", label: "hồ sơ", target: { op: ">=", value: 80, unit: "%" }, tier: "must" };

describe("a line put together for a button", () => {
  it("reads back as the same figure, three decimals and all", () => {
    const hundredths = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(hundredths, (value) => {
        const [item] = parseUpdates(`7 ${figureWords({ value }, PERCENT)}`);
        expect(item?.reading).toMatchObject({ kind: "figure", value });
      }),
    );
  });

  it("reads back as the same n/N", () => {
    const counts = fc
      .integer({ min: 1, max: 999_999 })
      .chain((N) => fc.tuple(fc.integer({ min: 0, max: N }), fc.constant(N)));
    fc.assert(
      fc.property(counts, ([numerator, denominator]) => {
        const figure = { value: (numerator / denominator) * 100, numerator, denominator };
        const [item] = parseUpdates(`7 ${figureWords(figure, PERCENT)}`);
        expect(item?.reading).toMatchObject({ kind: "figure", numerator, denominator });
      }),
    );
  });

  it.each(["done", "in_progress", "not_started", "paused", "nil"] as const)("reads back as the state %s", (process) => {
    expect(parseUpdates(`7 ${stateWords(process)}`)[0]?.reading).toEqual({ kind: "state", process });
  });

  it.each([
    "7 82%",
    "7 82% ước tính đến 5/3",
    "7 82% tính đến 5/3/2025 số 12/KH-SGDĐT",
    "7 xong số 12/KH đã gửi Sở",
    "7 820/1000 theo Sở TTTT",
    "7 0,3",
    "7 tạm dừng chờ thành phố",
  ])("says again all that “%s” said", (typed) => {
    const [item] = parseUpdates(typed);
    if (!item) throw new Error("nothing was read");
    const [again] = parseUpdates(`7 ${wordsOf(item)}`);
    expect({ ...again, source: "" }).toEqual({ ...item, source: "" });
  });
});

describe("small talk", () => {
  it.each(["Xin chào", "chào bot!", "Hello", "Alo"])("“%s” is a greeting", (text) => {
    expect(smallTalk(text)).toBe("hello");
  });

  it.each(["ok", "OK ạ", "Vâng.", "dạ", "Cảm ơn!", "đã nhận", "Rõ"])("“%s” is thanks", (text) => {
    expect(smallTalk(text)).toBe("thanks");
  });

  it.each(["ok 82%", "chào 7 82%", "xong", "được 82%", "không rõ", ""])("“%s” is neither", (text) => {
    expect(smallTalk(text)).toBeNull();
  });
});
