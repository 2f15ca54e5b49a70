import type { Timers } from "../../src/channels/timers.js";

/** Real time moved by hand: whoever pauses goes on when enough of it has passed. */
export type HandTimers = Pick<Timers, "pause"> & {
  /** Lets so many minutes pass, pause after pause. */
  pass(minutes: number): Promise<void>;
};

export function handTimers(): HandTimers {
  let waiting: { readonly ms: number; go(): void } | null = null;
  return {
    pause(ms, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const go = () => {
          signal.removeEventListener("abort", go);
          resolve();
        };
        signal.addEventListener("abort", go);
        waiting = { ms, go };
      });
    },
    async pass(minutes) {
      for (let left = minutes * 60_000; waiting && left >= waiting.ms; ) {
        const { ms, go } = waiting;
        waiting = null;
        left -= ms;
        go();
        await new Promise(setImmediate);
      }
    },
  };
}
