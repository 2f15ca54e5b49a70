import type { Clock } from "./domain/clock.js";

export type ServiceClock = Clock & {
  /** How many times faster than real time it runs. */
  readonly speed: number;
  /** Moved by hand alone: waiting for it would be for ever. */
  readonly standing?: boolean;
  /** Moves on to `at`: a rehearsal's own step. Never back. */
  advanceTo(at: Date): void;
};

/** The service's clock: the machine's own, or one that starts at `start` and runs `speed` times as fast. */
export function serviceClock(options: { readonly start: Date | null; readonly speed: number }): ServiceClock {
  const { start, speed } = options;
  // The only place that asks the machine for the time.
  const machine = () => Date.now();
  const startedAt = machine();
  const origin = start?.getTime() ?? startedAt;
  let ahead = 0;
  const now = () => new Date(origin + (machine() - startedAt) * speed + ahead);
  return {
    speed,
    now,
    advanceTo(at) {
      ahead += Math.max(0, at.getTime() - now().getTime());
    },
  };
}
