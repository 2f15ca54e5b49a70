import { setTimeout as delay } from "node:timers/promises";
import type { ServiceClock } from "../clock.js";
import type { ChatAddress } from "../domain/message.js";
import type { ChannelName } from "../domain/officer.js";
import type { Pace } from "../reminders/delivery-ports.js";

/*
 * Telegram takes about 30 messages a second in all, one a second in a chat, twenty a minute in a group. All figures are
 * the provider's real milliseconds; the service's clock may run faster.
 */

/** How long between messages to one chat. */
const GAP_MS = { private: 1_050, group: 3_050 } as const;
/** 29 a second and a little: thirty-one never leave within one second, and the line may shift them a little. */
const TELEGRAM_INTERVAL_MS = 34.2;
/** What is claimed leaves within this, so that what it says is still true. */
const AHEAD_MS = 250;
/** Longer than the slowest send (a photo Zalo fetches itself). */
const LEASE_MS = 180_000;
/** How fast reminders may leave, in the service's time. */
export function paceOf(clock: ServiceClock): Pace {
  const { speed, standing = false } = clock;
  const flow = {
    intervalMs: (channel: ChannelName) => (channel === "telegram" ? TELEGRAM_INTERVAL_MS * speed : 0),
    aheadMs: AHEAD_MS * speed,
    waitUntil: (at: Date) => waitUntil(clock, at),
  };
  return {
    gapMs: (address) => gapOf(address) * speed,
    leaseMs: LEASE_MS * speed,
    ...(standing ? {} : { flow }),
  };
}

/** Telegram's groups have negative ids; Zalo's limits are unknown, so it gets the careful gap; a rehearsal needs none. */
function gapOf({ channel, chatId }: ChatAddress): number {
  if (channel === "rehearsal") return 0;
  return channel === "telegram" && !chatId.startsWith("-") ? GAP_MS.private : GAP_MS.group;
}

/** Resolves once the service's clock has reached `at`. */
export async function waitUntil(clock: ServiceClock, at: Date): Promise<void> {
  for (let left = leftOf(clock, at); left > 0; left = leftOf(clock, at)) await delay(left);
}

function leftOf(clock: ServiceClock, at: Date): number {
  return Math.ceil((at.getTime() - clock.now().getTime()) / clock.speed);
}
