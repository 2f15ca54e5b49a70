import type { QuietHours } from "./ladder.js";
import { timeAt, type Zone } from "./zone.js";

/**
 * Whether no message may leave at `at`: from `from` on, and again from `to` on it may. A window whose end comes first
 * spans midnight; one that ends where it begins is empty.
 */
export function isQuiet(at: Date, { from, to }: QuietHours, zone: Zone): boolean {
  const time = timeAt(at, zone);
  return from <= to ? from <= time && time < to : from <= time || time < to;
}
