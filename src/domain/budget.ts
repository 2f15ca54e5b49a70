import type { ChannelName } from "./officer.js";
import type { RoutedMessage } from "./route.js";
import { dayAt, type Zone } from "./zone.js";

/** Messages a month that a provider takes: Zalo's free plan for bots (bot.zapps.me/docs, "Gói Free"). */
export const MONTHLY_BUDGET: Partial<Readonly<Record<ChannelName, number>>> = { zalo: 3_000 };

/** From this share of the budget on messages are saved. */
const SCARCE_SHARE = 0.8;

/** A rung before this one is early: a later one says the same in time. */
const FIRST_URGENT = -3;

/** "2025-03": the month of the office's zone a message counts in. */
export function monthOf(at: Date, zone: Zone): string {
  return dayAt(at, zone).slice(0, 7);
}

/** Whether so many messages of a month leave little of the channel's budget. */
export function isScarce(channel: ChannelName, sent: number): boolean {
  const budget = MONTHLY_BUDGET[channel];
  return budget !== undefined && sent >= budget * SCARCE_SHARE;
}

/**
 * What may wait where messages are scarce: a message that says nothing but early rungs to the unit. Its lines are owed
 * on, and join the next message that leaves for the chat anyway; if none does, the urgent rung says it.
 * @param saving whether the channel's messages are scarce now
 */
export function saveEarly<M extends RoutedMessage & { readonly parts: readonly unknown[] }>(
  messages: readonly M[],
  saving: (channel: ChannelName) => boolean,
): { leave: M[]; wait: M[] } {
  const waits = ({ address, items, parts }: M) =>
    saving(address.channel) &&
    parts.length === 0 &&
    items.every(({ readBy, offset }) => readBy === "unit" && offset < FIRST_URGENT);
  return { leave: messages.filter((message) => !waits(message)), wait: messages.filter(waits) };
}
