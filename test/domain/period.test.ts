import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/domain/local-date.js";
import { parsePeriod, period, periodsOf, RHYTHMS, spanOf } from "../../src/domain/period.js";

describe("a period", () => {
  it.each([
    ["2025", "2025-01-01", "2025-12-31"],
    ["2025-H1", "2025-01-01", "2025-06-30"],
    ["2025-H2", "2025-07-01", "2025-12-31"],
    ["2025-Q1", "2025-01-01", "2025-03-31"],
    ["2025-Q2", "2025-04-01", "2025-06-30"],
    ["2025-Q3", "2025-07-01", "2025-09-30"],
    ["2025-Q4", "2025-10-01", "2025-12-31"],
    ["2025-01", "2025-01-01", "2025-01-31"],
    ["2025-02", "2025-02-01", "2025-02-28"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2025-12", "2025-12-01", "2025-12-31"],
    ["2999", "2999-01-01", "2999-12-31"],
    ["1900-01", "1900-01-01", "1900-01-31"],
  ])("%s goes from %s to %s", (text, startsOn, endsOn) =>
    expect(spanOf(period(text))).toEqual({ period: text, startsOn, endsOn }),
  );

  it.each(["2025-Q5", "2025-Q0", "2025-H3", "2025-00", "2025-13", "2025-1", "2025-q1", "25", "2025-", "", " 2025"])(
    "is not %j",
    (text) => {
      expect(parsePeriod(text)).toBeNull();
      expect(() => period(text)).toThrow(RangeError);
    },
  );

  it.each(["0000", "0099-Q1", "9999", "9999-12"])("is not of a year without days: %s", (text) =>
    expect(parsePeriod(text)).toBeNull(),
  );

  it.each(RHYTHMS)("of every %s follow each other through the year without a gap", (every) =>
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2999 }), (year) => {
        const spans = periodsOf(year, every).map(spanOf);
        const whole = spanOf(period(String(year)));
        expect(spans).toHaveLength({ month: 12, quarter: 4, "half-year": 2, year: 1 }[every]);
        expect(spans[0]?.startsOn).toBe(whole.startsOn);
        expect(spans.at(-1)?.endsOn).toBe(whole.endsOn);
        for (const [index, span] of spans.slice(1).entries())
          expect(span.startsOn).toBe(addDays(spans[index]?.endsOn ?? span.startsOn, 1));
      }),
    ),
  );
});
