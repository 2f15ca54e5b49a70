import type { QuietHours } from "./ladder.js";
import { timeAt, type Zone } from "./zone.js";

/**
 * Whether no message may leave at `at`: from `from` on, and again from `to` on it may. A window whose end comes first
 * spans midnight; one that ends where it begins is empty.
 */
export function isQuiet(at: Date, hours: QuietHours, zone: Zone): boolean {
  return isQuietAt(timeAt(at, zone), hours);
}

/** The same for a time of the day, "HH:mm". */
export function isQuietAt(time: string, { from, to }: QuietHours): boolean {
  return from <= to ? from <= time && time < to : from <= time || time < to;
}
