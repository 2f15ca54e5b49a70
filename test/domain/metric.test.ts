import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combine, meets, type Operator, rangeOf } from "../../src/domain/metric.js";

describe("a target", () => {
  it.each<[Operator, number, number, boolean]>([
    [">", 90, 90, false],
    [">", 90, 90.01, true],
    [">", 90, 89.99, false],
    [">", 90, (0.1 + 0.2) * 300, false],
    [">=", 95, 95, true],
    [">=", 95, 94.99, false],
    [">=", 95, 92, false],
    [">=", 80, 79.999, false],
    [">=", 0.3, 0.1 + 0.2, true],
    ["=", 100, 100, true],
    ["=", 100, 99.99, false],
    ["=", 30, 0.1 * 3 * 100, true],
    ["<=", 5, 5, true],
    ["<=", 5, 5.01, false],
    ["<=", 30, 0.1 * 3 * 100, true],
    ["<", 5, 5, false],
    ["<", 5, 4.99, true],
    ["<", 30, 0.1 * 3 * 100, false],
  ])("%s %f is met by %f: %s", (op, value, figure, met) => {
    expect(meets({ op, value, unit: "%" }, figure)).toBe(met);
  });

  it("tells 90, 92 and 95 apart where row 10 needs > 90 and II.7 needs ≥ 95", () => {
    const judged = (figure: number) => [
      meets({ op: ">", value: 90, unit: "%" }, figure),
      meets({ op: ">=", value: 95, unit: "%" }, figure),
    ];
    expect([90, 92, 95].map(judged)).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
  });

  it("judges n/N as exact fractions would, whatever the division rounds", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 10_000 }),
        (denominator, share, hundredths) => {
          const numerator = Math.round(denominator * share);
          const value = (numerator / denominator) * 100;
          const [left, right] = [BigInt(numerator) * 10_000n, BigInt(hundredths) * BigInt(denominator)];
          const met = (op: Operator) => meets({ op, value: hundredths / 100, unit: "%" }, value);
          expect(met(">")).toBe(left > right);
          expect(met(">=")).toBe(left >= right);
          expect(met("=")).toBe(left === right);
          expect(met("<=")).toBe(left <= right);
          expect(met("<")).toBe(left < right);
        },
      ),
      { numRuns: 500 },
    ));

  it("takes a share between 0 and 100, and a count from 0 up", () => {
    expect(rangeOf({ op: ">=", value: 80, unit: "%" })).toEqual({ min: 0, max: 100 });
    expect(rangeOf({ op: ">=", value: 2, unit: "thủ tục" }).min).toBe(0);
    expect(rangeOf({ op: ">=", value: 2, unit: "thủ tục" }).max).toBeGreaterThan(1e12);
  });
});

describe("figures of several units", () => {
  const part = (numerator: number, denominator: number) => ({
    value: (numerator / denominator) * 100,
    numerator,
    denominator,
  });

  it.each([
    ["are Σn/ΣN: one of one and none of ninety-nine are 1 %, not 50 %", [part(1, 1), part(0, 99)], part(1, 100)],
    ["keep one figure as it was given", [{ value: 82.5 }], { value: 82.5 }],
    ["are nothing when nobody gave one", [], null],
    ["are not guessed when one came without its n/N", [part(1, 2), { value: 80 }], null],
    ["are not made of bare percentages", [{ value: 80 }, { value: 90 }], null],
    [
      "count nothing for a unit with nothing to count",
      [{ value: 0, numerator: 0, denominator: 0 }, part(3, 4)],
      part(3, 4),
    ],
    [
      "are nothing when there was nothing to count anywhere",
      Array(2).fill({ value: 0, numerator: 0, denominator: 0 }),
      null,
    ],
  ])("%s", (_name, figures, together) => expect(combine(figures)).toEqual(together));

  const anyPart = fc
    .tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }))
    .map(([denominator, numerator]) => part(Math.min(numerator, denominator), denominator));

  it("lie between the lowest and the highest, in any order and any grouping", () =>
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 2, maxLength: 60 }), fc.nat(), (parts, cut) => {
        const whole = combine(parts);
        const values = parts.map(({ value }) => value);
        expect(whole?.value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(whole?.value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        expect(combine([...parts].reverse())).toEqual(whole);
        const at = 1 + (cut % (parts.length - 1));
        const halves = [combine(parts.slice(0, at)), combine(parts.slice(at))].filter((half) => half !== null);
        expect(combine(halves)).toEqual(whole);
      }),
    ));
});
