import { setTimeout as after } from "node:timers/promises";

/** Real time passing, as the wire needs it: tests hand in their own, so that none of them sleeps. */
export type Timers = {
  /** Resolves after `ms`, or at once when `signal` aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Aborts after `ms`. */
  limit(ms: number): AbortSignal;
};

export const realTimers: Timers = {
  async pause(ms, signal) {
    try {
      await after(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
  limit: (ms) => AbortSignal.timeout(ms),
};

/**
 * After a poll that brought nothing. A provider holds such a poll for half a minute; a proxy or a server of one's own that
 * does not would be asked a thousand times a second.
 */
export const EMPTY_POLL_REST_MS = 200;

/** 1 s, 2 s, 4 s … 60 s: how long to wait after the `failures`-th failure in a row. */
export function backOff(failures: number): number {
  return Math.min(1_000 * 2 ** (failures - 1), 60_000);
}

/** Why a call ended that nobody waits for any more: it says nothing about who was called. */
export const LEFT = new Error("the call was left");

/**
 * Makes a call that ends with the first of a signal that lives as long as the process and a time limit. Nothing stays
 * behind on the long-lived one; AbortSignal.any would leave 1 kB there at every call (Node 20).
 */
export async function withinBoth<T>(
  longLived: AbortSignal,
  limit: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const either = new AbortController();
  const abort = () => either.abort(longLived.aborted ? LEFT : limit.reason);
  const signals = [longLived, limit];
  for (const signal of signals) signal.addEventListener("abort", abort);
  if (signals.some((signal) => signal.aborted)) abort();
  try {
    return await call(either.signal);
  } finally {
    for (const signal of signals) signal.removeEventListener("abort", abort);
  }
}
