/** Messages that may have arrived are held this long before they are said once more. */
export const HOLD_MS = 10 * 60_000;
