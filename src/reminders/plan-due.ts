import type { WorkCalendar } from "../domain/calendar.js";
import type { Clock } from "../domain/clock.js";
import { type Ladder, owedOn } from "../domain/reminder.js";
import { type Contacts, route } from "../domain/route.js";
import { isFirstWorkingDayOfWeek, type Slot, slotsBetween } from "../domain/slot.js";
import type { Zone } from "../domain/zone.js";
import type { QueuedMessage, ReminderStore, ReminderTx } from "./ports.js";

/** Replicas' clocks may differ by this much; only a longer step back is a clock set back. */
const SKEW_MS = 30 * 60_000;

export type PlanningOptions = {
  readonly store: ReminderStore;
  readonly clock: Clock;
  readonly zone: Zone;
  readonly ladder: Ladder;
};

/**
 * Queues what became due since the last time: every slot passed counts, and of each duty only the latest rung is said,
 * so a night or a month of downtime ends in one message per chat. Safe on any number of replicas at once: the
 * watermark's row lets one plan at a time, and a key in the ledger is never written twice.
 * @returns how many messages were queued
 */
export async function planDue(options: PlanningOptions): Promise<number> {
  const { store, clock, zone, ladder } = options;
  const now = clock.now();
  return store.transaction(async (tx) => {
    const calendar = await tx.calendar();
    const since = (after: Date) => slotsBetween(after, now, ladder.slots, calendar, zone);
    // Without the lock first: nearly every tick ends here.
    const seen = await tx.watermark(false);
    if (seen !== null && !wasSetBack(seen, now) && since(seen).length === 0) return 0;
    const watermark = await tx.watermark(true);
    // The first tick ever, or a clock set back: what is owed is said at the next slot.
    if (watermark === null || wasSetBack(watermark, now)) {
      await tx.setWatermark(now);
      return 0;
    }
    const passed = since(watermark);
    const slot = passed.at(-1);
    // Another replica was faster.
    if (!slot) return 0;
    await tx.setWatermark(now);
    return queueSlot(tx, options, calendar, slot, passed, now);
  });
}

function wasSetBack(seen: Date, now: Date): boolean {
  return seen.getTime() - now.getTime() > SKEW_MS;
}

async function queueSlot(
  tx: ReminderTx,
  { ladder }: PlanningOptions,
  calendar: WorkCalendar,
  slot: Slot,
  passed: readonly Slot[],
  now: Date,
): Promise<number> {
  const plan = await tx.plan();
  if (!plan) return 0;
  const occurrences = await tx.remindable(plan.id);
  const said = await tx.said(occurrences);
  const contacts = await tx.contacts();
  const owed = owedOn(slot.day, occurrences, (key) => said.has(key), ladder, calendar);
  const { messages, unreachable } = route(owed, contacts);
  const weekly = passed.some(({ day }) => isFirstWorkingDayOfWeek(day, calendar));
  const queued = withWeekly(
    messages.map((message) => ({ ...message, parts: [] })),
    weekly ? contacts : null,
  );
  await tx.queue(queued, slot.at, now);
  await tx.drop(unreachable, "no-channel", slot.at, now);
  return queued.length;
}

/** Adds the week's summary to what each leader gets in this slot: one message, not two. */
export function withWeekly(messages: readonly QueuedMessage[], contacts: Contacts | null): QueuedMessage[] {
  if (!contacts) return [...messages];
  const leaders = contacts.people("leader", null);
  const isLeader = (message: QueuedMessage) =>
    leaders.some(
      ({ address }) => address.channel === message.address.channel && address.chatId === message.address.chatId,
    );
  const alone = leaders.filter(
    ({ address }) =>
      !messages.some(
        (message) => message.address.channel === address.channel && message.address.chatId === address.chatId,
      ),
  );
  return [
    ...messages.map((message) =>
      isLeader(message) ? { ...message, parts: [...message.parts, "weekly" as const] } : message,
    ),
    ...alone.map((destination) => ({ ...destination, items: [], parts: ["weekly" as const] })),
  ];
}
