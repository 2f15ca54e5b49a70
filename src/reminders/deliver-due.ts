import type { WorkCalendar } from "../domain/calendar.js";
import type { Clock } from "../domain/clock.js";
import type { Channel, ChatAddress, Delivery, FormattedText } from "../domain/message.js";
import type { Language } from "../domain/officer.js";
import type { Plan } from "../domain/plan.js";
import { isOpen, isSubmitted } from "../domain/progress.js";
import type { MessagePart } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import { dayAt, type Zone } from "../domain/zone.js";
import { composeReminder } from "./compose.js";
import { endingOf } from "./ending-of.js";
import type { Item } from "./message-facts.js";
import type { ClaimedMessage, LedgerItem, Pace, ReminderStore, ReminderTx } from "./ports.js";

export type DeliveryOptions = {
  readonly store: ReminderStore;
  readonly channels: readonly Pick<Channel, "name" | "send">[];
  readonly clock: Clock;
  readonly zone: Zone;
  readonly format: (language: Language, lines: readonly Say[]) => FormattedText;
  /** What messages carry besides reminders, as lines. */
  readonly partLines: Readonly<Record<MessagePart, () => Promise<readonly Say[]>>>;
  readonly pace: Pace;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
};

/** What one worker holds at a time. */
const BATCH = 20;
/** Uncertain messages are held this long before they are said once more. */
const HOLD_MS = 10 * 60_000;
/** Said this long after its slot, a message owns up to being late. */
const LATE_AFTER_MS = 10 * 60_000;

/**
 * Sends what may leave now. Each message is claimed, its items read again (what was done meanwhile is not said),
 * sent once, and its end written down; a crash at any line leaves rows the next pass goes on from.
 * @returns how many messages were claimed; 0 when there is nothing to do
 * @throws when an end could not be written down, after every other message has been seen to
 */
export async function deliverDue(options: DeliveryOptions): Promise<number> {
  const { store, clock, pace } = options;
  const { claimed, ...facts } = await store.transaction(async (tx) => {
    const now = clock.now();
    await tx.expireLeases(now, new Date(now.getTime() + HOLD_MS));
    const claimed = await tx.claim(BATCH, now, pace);
    // Once for the batch: nearly every pass has nothing to send and need not know the plan.
    const plan = claimed.length > 0 ? await tx.plan() : null;
    return { claimed, plan, calendar: claimed.length > 0 ? await tx.calendar() : null };
  });
  const { weekly, morning } = options.partLines;
  const batch: Batch = { ...options, ...facts, partLines: { weekly: once(weekly), morning: once(morning) } };
  const ends = await Promise.allSettled(claimed.map((message) => deliver(batch, message)));
  const failures = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} sends have no end on record`);
  return claimed.length;
}

/** The plan and its calendar as they were when the batch was claimed. */
type Batch = DeliveryOptions & { readonly plan: Plan | null; readonly calendar: WorkCalendar | null };

/** Every leader's message carries the same summary: it is worked out when the first one needs it. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= work();
    return result;
  };
}

async function deliver(options: Batch, message: ClaimedMessage): Promise<void> {
  const { store, clock, log } = options;
  const delivery = await trySending(options, message);
  if (!delivery) return;
  const now = clock.now();
  const ending = endingOf(delivery, message, now, HOLD_MS);
  await store.transaction(async (tx) => {
    if (delivery.outcome === "retry" && delivery.afterMs !== undefined) {
      await tx.holdChat(message.address, new Date(now.getTime() + delivery.afterMs));
    }
    if (delivery.outcome === "refused") await learnFromRefusal(tx, message.address, delivery);
    await tx.settle(message, ending, now);
  });
  const fields = {
    outbox: message.id,
    channel: message.address.channel,
    state: ending.state,
    attempt: message.attempt,
  };
  if (ending.state === "sent") log.info(fields, "reminder sent");
  else log.warn({ ...fields, reason: "reason" in ending ? ending.reason : undefined }, "reminder not sent");
}

/** Null when nothing is left to say. What goes wrong before the request leaves can be tried again without a doubt. */
async function trySending(options: Batch, message: ClaimedMessage): Promise<Delivery | null> {
  const channel = options.channels.find(({ name }) => name === message.address.channel);
  if (!channel) return { outcome: "retry", reason: "channel not configured" };
  let text: FormattedText | null;
  try {
    text = await prepare(options, message);
  } catch (error) {
    return { outcome: "retry", reason: `not written: ${error instanceof Error ? error.message : String(error)}` };
  }
  return text && channel.send(message.address, { text });
}

/** Reads the items again and writes the text; null when nothing is left to say. */
async function prepare(options: Batch, message: ClaimedMessage): Promise<FormattedText | null> {
  const { store, clock, zone, format, plan, calendar } = options;
  const linesOf = async (part: MessagePart) => (message.parts.includes(part) ? options.partLines[part]() : []);
  const [weekly, morning] = [await linesOf("weekly"), await linesOf("morning")];
  const { notice } = message;
  return store.transaction(async (tx) => {
    const now = clock.now();
    const standing: Item[] = [];
    for (const item of await tx.items(message.id)) {
      const moot = whyMoot(item);
      if (moot) await tx.settleItems([item.id], moot.state, moot.reason, now);
      else if (item.occurrence) standing.push({ ...item, occurrence: item.occurrence });
    }
    if (!plan || !calendar || standing.length + weekly.length + morning.length + notice.length === 0) {
      await tx.settle(message, { state: "satisfied", reason: "nothing left to say" }, now);
      return null;
    }
    const lines = composeReminder(standing, {
      plan,
      calendar,
      today: dayAt(now, zone),
      late: now.getTime() - message.slotAt.getTime() > LATE_AFTER_MS,
      shortCode: `N-${String(message.id).padStart(4, "0")}`,
      repeated: message.wasUncertain,
      weekly,
      morning,
      notice,
    });
    return format(message.language, lines);
  });
}

type Moot = { readonly state: "satisfied" | "dropped" | "coalesced"; readonly reason: string };

/** Why an item need not be said any more; null while it is owed. */
function whyMoot({ occurrence, dueOn, saidSince }: LedgerItem): Moot | null {
  if (!occurrence) return { state: "dropped", reason: "no longer in the plan" };
  if (isSubmitted(occurrence.process)) return { state: "satisfied", reason: "done before it was sent" };
  if (!isOpen(occurrence.process)) return { state: "dropped", reason: `${occurrence.process} before it was sent` };
  if (occurrence.dueOn !== dueOn) return { state: "dropped", reason: "due on another day now" };
  return saidSince ? { state: "coalesced", reason: "a later rung was said instead" } : null;
}

async function learnFromRefusal(
  tx: ReminderTx,
  { channel, chatId, thread = "" }: ChatAddress,
  { because }: Extract<Delivery, { outcome: "refused" }>,
): Promise<void> {
  if (because.kind === "chat-gone") await tx.deactivateChat({ channel, chatId });
  if (because.kind === "thread-gone") await tx.deactivateChat({ channel, chatId, thread });
  if (because.kind === "migrated") await tx.moveChat({ channel, chatId }, because.to);
}
