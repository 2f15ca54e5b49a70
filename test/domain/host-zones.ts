import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ZONES = [
  ["UTC", 0],
  ["America/Los_Angeles", 480],
  ["Asia/Ho_Chi_Minh", -420],
] as const;

/** Runs the same suite on a host in each zone: the office's days must not depend on where the server stands. */
export function describeOnEveryHost(name: string, suite: () => void): void {
  describe.each(ZONES)(`${name}, on a host in %s`, (zone, januaryOffset) => {
    const before = process.env.TZ;
    beforeAll(() => {
      process.env.TZ = zone;
    });
    afterAll(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });

    it("runs in that zone", () => {
      expect(new Date("2025-01-15T12:00:00Z").getTimezoneOffset()).toBe(januaryOffset);
    });

    suite();
  });
}
