const WINDOW_MS = 60_000;
/** A program that asks every second for a minute has asked too often: these documents change by the hour. */
const MOST_PER_WINDOW = 60;

/** Counts requests by key within minutes. @returns the seconds to wait, 0 for "go on" */
export function rateLimit(): (key: number, now: Date) => number {
  const windows = new Map<number, { since: number; count: number }>();
  return (key, now) => {
    const at = now.getTime();
    const known = windows.get(key);
    const window = known && at - known.since < WINDOW_MS ? known : { since: at, count: 0 };
    windows.set(key, window);
    window.count++;
    return window.count <= MOST_PER_WINDOW ? 0 : Math.max(1, Math.ceil((window.since + WINDOW_MS - at) / 1_000));
  };
}
