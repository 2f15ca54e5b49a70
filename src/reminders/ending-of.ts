import type { Delivery } from "../domain/message.js";
import type { ClaimedMessage, Ending } from "./delivery-ports.js";

/** With the waits below about a day: an outage of a morning costs nobody a reminder, and then the next rung speaks. */
const MOST_ATTEMPTS = 100;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * What becomes of a message after a try. An uncertain one may have arrived: it is held, said once more with the same
 * short code, and then left uncertain rather than repeated again.
 */
export function endingOf(delivery: Delivery, message: ClaimedMessage, now: Date, holdMs: number): Ending {
  const after = (ms: number) => new Date(now.getTime() + ms);
  switch (delivery.outcome) {
    case "sent":
      return { state: "sent", messageIds: delivery.messageIds };
    case "uncertain":
      return { state: "uncertain", reason: delivery.reason, nextAt: message.wasUncertain ? null : after(holdMs) };
    case "retry":
      return again(delivery.reason, message, after(delivery.afterMs ?? backOff(message.attempt)));
    case "refused":
      // The group lives on under its new id; the message follows it there.
      if (delivery.because.kind === "migrated") return again(delivery.reason, message, now);
      // Nothing is wrong with the message: it waits until the operator has mended the token.
      if (delivery.because.kind === "token") return again(delivery.reason, message, after(backOff(message.attempt)));
      return { state: "failed", reason: delivery.reason };
  }
}

function again(reason: string, { attempt, wasUncertain }: ClaimedMessage, nextAt: Date): Ending {
  if (attempt < MOST_ATTEMPTS) return { state: "ready", reason, nextAt };
  return wasUncertain ? { state: "uncertain", reason, nextAt: null } : { state: "failed", reason };
}

function backOff(attempt: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
}
