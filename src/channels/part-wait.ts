import type { Delivery } from "../domain/message.js";

/** A part that is surely not out is worth a short wait: half a message can't be tried again without saying it twice. */
const LONGEST_WAIT_MS = 10_000;
const DEFAULT_WAIT_MS = 1_000;

/**
 * How long to wait, in milliseconds, before a later part of a message is tried once more; null when it must not be
 * (it may have arrived, or never will) or the provider asks for too long a wait.
 */
export function partWait(delivery: Delivery): number | null {
  if (delivery.outcome !== "retry") return null;
  const { afterMs = DEFAULT_WAIT_MS } = delivery;
  return afterMs <= LONGEST_WAIT_MS ? afterMs : null;
}
