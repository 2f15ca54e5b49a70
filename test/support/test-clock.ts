import type { ServiceClock } from "../../src/clock.js";

export type TestClock = ServiceClock & {
  /** Moves to any instant, back too. */
  set(at: string): void;
};

/** A clock that stands still until told otherwise. */
export function testClock(at: string): TestClock {
  let now = new Date(at);
  return {
    speed: 1,
    standing: true,
    now: () => new Date(now),
    advanceTo(to) {
      if (to > now) now = to;
    },
    set(to) {
      now = new Date(to);
    },
  };
}
