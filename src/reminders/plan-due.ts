import { saveEarly } from "../domain/budget.js";
import type { Clock } from "../domain/clock.js";
import type { Occurrence } from "../domain/occurrence.js";
import { slotTimes } from "../domain/plan.js";
import type { Owed } from "../domain/reminder.js";
import { type MessagePart, route } from "../domain/route.js";
import { isFirstWorkingDayOfWeek, slotsBetween, waitsForMorning } from "../domain/slot.js";
import { dayAt, type Zone } from "../domain/zone.js";
import { type Considered, consider, type SlotFacts } from "./consider.js";
import type { QueuedMessage, ReminderStore, ReminderTx } from "./ports.js";
import { withPart } from "./with-part.js";

/** Replicas' clocks may differ by this much; only a longer step back is a clock set back. */
const SKEW_MS = 30 * 60_000;

export type PlanningOptions = {
  readonly store: ReminderStore;
  readonly clock: Clock;
  readonly zone: Zone;
};

/**
 * Queues what became due since the last time: every slot passed counts, and of each duty only the latest rung is said,
 * so a night or a month of downtime ends in one message per chat, by day. Safe on any number of replicas at once: the
 * watermark's row lets one plan at a time, and a key in the ledger is never written twice.
 * @returns how many messages were queued
 */
export async function planDue({ store, clock, zone }: PlanningOptions): Promise<number> {
  const now = clock.now();
  return store.transaction(async (tx) => {
    const { plan, calendar } = await tx.facts();
    const times = slotTimes(plan);
    const since = (after: Date) => {
      const passed = slotsBetween(after, now, times, calendar, zone);
      const last = passed.at(-1);
      return last && waitsForMorning(last.at, now, times, zone) ? [] : passed;
    };
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
    return plan ? queueSlot(tx, { plan, calendar, slot, passed, lastSeenOn: dayAt(watermark, zone), now }) : 0;
  });
}

function wasSetBack(seen: Date, now: Date): boolean {
  return seen.getTime() - now.getTime() > SKEW_MS;
}

async function queueSlot(tx: ReminderTx, facts: SlotFacts): Promise<number> {
  const { slot, now } = facts;
  await tx.followSuccessors(slot.day, now);
  const { owed, snoozed, passedOver } = await considerAll(tx, facts);
  const contacts = await tx.contacts(now);
  const { messages, unreachable } = route(owed, contacts);
  let queued: QueuedMessage[] = messages.map((message) => ({ ...message, parts: [] }));
  for (const part of await partsOf(tx, facts)) {
    queued = withPart(queued, part, contacts.people(part === "weekly" ? "leader" : "coordinator", null));
  }
  const scarce = await tx.scarceChannels(slot.day.slice(0, "2025-03".length));
  const { leave, wait } = saveEarly(queued, (channel) => scarce.has(channel));
  await tx.queue(leave, slot.at, now);
  await tx.lookAgain(wait.flatMap(({ items }) => items.map(({ occurrence }) => occurrence.id)));
  await tx.record(unreachable, { state: "dropped", reason: "no-channel" }, slot.at, now);
  await tx.record(snoozed, { state: "muted", reason: "snoozed" }, slot.at, now);
  await tx.record(passedOver, { state: "dropped", reason: "a later rung was said instead" }, slot.at, now);
  return leave.length;
}

/** Goes through what may be owed, page by page; each is noted with the day to look at it again. */
async function considerAll(tx: ReminderTx, facts: SlotFacts): Promise<Omit<Considered, "next">> {
  const all = { owed: [] as Owed[], snoozed: [] as Owed[], passedOver: [] as Owed[] };
  for (let after: string | null = null; ; ) {
    const page: Occurrence[] = await tx.toRemind(facts.plan.id, facts.slot.day, after);
    const last = page.at(-1);
    if (!last) break;
    const found = consider(page, facts, {
      said: await tx.said(page),
      snoozedUntil: await tx.snoozed(page, facts.now),
    });
    await tx.remindNext(found.next);
    all.owed.push(...found.owed);
    all.snoozed.push(...found.snoozed);
    all.passedOver.push(...found.passedOver);
    after = last.id;
  }
  const place = new Map(facts.plan.tasks.map(({ code }, index) => [code, index]));
  const order = (a: Occurrence, b: Occurrence) =>
    (a.dueOn ?? "").localeCompare(b.dueOn ?? "") ||
    (place.get(a.task) ?? 0) - (place.get(b.task) ?? 0) ||
    a.unit.localeCompare(b.unit, "vi");
  // As the plan has them: a sort keeps what is owed of one duty in its order, the unit first.
  return { ...all, owed: all.owed.sort((a, b) => order(a.occurrence, b.occurrence)) };
}

/** What goes along in this slot. The day's first slot carries it: a plan with a second one says it once. */
async function partsOf(tx: ReminderTx, { plan, calendar, passed, now }: SlotFacts): Promise<MessagePart[]> {
  const [first] = [...plan.ladder.slots].sort();
  const mornings = passed.filter(({ time }) => time === first);
  const weekly = mornings.some(({ day }) => isFirstWorkingDayOfWeek(day, calendar));
  const morning = mornings.length > 0 && (await tx.hasMorningNews(now));
  return [...(weekly ? (["weekly"] as const) : []), ...(morning ? (["morning"] as const) : [])];
}
