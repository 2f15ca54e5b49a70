import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isQuiet } from "../../src/domain/quiet-hours.js";
import { DEFAULT_ZONE, instantAt } from "../../src/domain/zone.js";
import { anyDay } from "./any-day.js";

const aTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

describe("quiet hours", () => {
  it.each([
    ["21:00", "06:30", "20:59", false],
    ["21:00", "06:30", "21:00", true],
    ["21:00", "06:30", "00:00", true],
    ["21:00", "06:30", "06:29", true],
    ["21:00", "06:30", "06:30", false],
    ["11:30", "13:00", "12:00", true],
    ["11:30", "13:00", "13:00", false],
    ["11:30", "13:00", "08:00", false],
    ["08:00", "08:00", "08:00", false],
  ])("from %s to %s: %s is quiet: %s", (from, to, time, quiet) => {
    const at = instantAt("2025-03-05" as Parameters<typeof instantAt>[0], time, DEFAULT_ZONE);
    expect(isQuiet(at, { from, to }, DEFAULT_ZONE)).toBe(quiet);
  });

  it("and the hours from their end to their beginning share every day between them, midnight or not", () => {
    fc.assert(
      fc.property(anyDay, aTime, aTime, aTime, (day, from, to, time) => {
        fc.pre(from !== to);
        const at = instantAt(day, time, DEFAULT_ZONE);
        const night = isQuiet(at, { from, to }, DEFAULT_ZONE);
        expect(isQuiet(at, { from: to, to: from }, DEFAULT_ZONE)).toBe(!night);
      }),
    );
  });
});
