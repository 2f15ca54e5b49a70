import type { Account } from "../domain/officer.js";

const MOST = 20;
const WINDOW_MS = 10_000;
/** Past this many people the oldest windows are dropped; they start afresh, which harms nobody. */
const MOST_PEOPLE = 10_000;

export type Verdict = "welcome" | "slow-down" | "silent";

/**
 * At most 20 messages per person in 10 s; the first one too many is told so, the others are not answered.
 * Kept in memory: it protects this process, and a restart forgives.
 */
export function floodGuard(): (account: Account, now: Date) => Verdict {
  const windows = new Map<string, { since: number; count: number }>();
  return ({ channel, userId }, now) => {
    const key = `${channel}:${userId}`;
    const at = now.getTime();
    const current = windows.get(key);
    // A clock set back must not leave a person shut out until it catches up.
    const fresh = current && at >= current.since && at - current.since < WINDOW_MS;
    const window = fresh ? current : { since: at, count: 0 };
    window.count++;
    windows.delete(key);
    windows.set(key, window);
    if (windows.size > MOST_PEOPLE) windows.delete(windows.keys().next().value ?? key);
    if (window.count <= MOST) return "welcome";
    return window.count === MOST + 1 ? "slow-down" : "silent";
  };
}
