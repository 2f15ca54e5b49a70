import type { Clock } from "../domain/clock.js";
import type { ChatAddress, Delivery } from "../domain/message.js";
import type { ChannelName } from "../domain/officer.js";
import type { ClaimedMessage, Ending } from "./delivery-ports.js";
import type { ReminderStore, ReminderTx } from "./ports.js";

/** How a try went (null: nothing was sent), and what becomes of the message. */
export type Outcome = { readonly message: ClaimedMessage; readonly delivery: Delivery | null; readonly ending: Ending };

/** As many chats told to slow down within so long: it is the channel that is too fast. */
const CHATS_TOO_FAST = 2;
const TOGETHER_MS = 1_000;
/** Ends written at once; more would wait too long to be on record. */
const MOST_TOGETHER = 100;

/**
 * Writes ends down as they come: whatever came while the last write was on its way goes in one transaction. Where that
 * fails each is written alone, so that one that can't be takes no other with it.
 * @returns a function that resolves when the end is on record, and rejects with why it could not be
 */
export function endWriter(store: ReminderStore, clock: Clock): (end: Outcome) => Promise<void> {
  type Waiting = { readonly end: Outcome; resolve(): void; reject(reason: unknown): void };
  const watch = { haste: hasteWatch(), channels: channelWatch() };
  let waiting: Waiting[] = [];
  let writing = false;

  async function write(group: readonly Waiting[]): Promise<void> {
    const ends = group.map(({ end }) => end);
    try {
      await store.transaction((tx) => record(tx, ends, watch, clock.now()));
      for (const { resolve } of group) resolve();
    } catch (error) {
      const [first, ...others] = group;
      if (first && others.length === 0) return first.reject(error);
      for (const one of group) await write([one]);
    }
  }

  /** Answers that have come already are taken in first: a write costs the same for one end as for many. */
  async function gather(): Promise<void> {
    for (let before = 0; waiting.length > before && waiting.length < MOST_TOGETHER; ) {
      before = waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      await gather();
      const group = waiting;
      waiting = [];
      await write(group);
    }
    writing = false;
  }

  return (end) =>
    new Promise((resolve, reject) => {
      waiting.push({ end, resolve, reject });
      if (!writing) void writeAll();
    });
}

type Watch = { readonly haste: HasteWatch; readonly channels: ChannelWatch };

async function record(tx: ReminderTx, ends: readonly Outcome[], watch: Watch, now: Date): Promise<void> {
  for (const { message, delivery } of ends) {
    if (delivery?.outcome === "refused") await learnFromRefusal(tx, message, delivery, now);
    if (delivery?.outcome !== "retry" || delivery.afterMs === undefined) continue;
    const until = new Date(now.getTime() + delivery.afterMs);
    await tx.holdChat(message.address, until);
    if (watch.haste(message.address, now)) await tx.holdChannel(message.address.channel, until);
  }
  await tx.settle(ends, now);
  for (const [channel, reached] of watch.channels(ends, now)) await tx.noteChannel(channel, reached, now);
}

async function learnFromRefusal(
  tx: ReminderTx,
  message: ClaimedMessage,
  { because }: Extract<Delivery, { outcome: "refused" }>,
  now: Date,
): Promise<void> {
  if (because.kind === "migrated") await tx.moveChat(message.address, because.to);
  if (because.kind === "chat-gone" || because.kind === "thread-gone") await tx.leaveChat(message, because.kind, now);
}

/** A channel that goes on as it did is noted so often, and not with every message. */
const NOTE_EVERY_MS = 60_000;

type ChannelWatch = (ends: readonly Outcome[], now: Date) => Map<ChannelName, boolean>;

/** Tells which channels answered and which did not, where that is news. */
function channelWatch(): ChannelWatch {
  const noted = new Map<ChannelName, { readonly reached: boolean; readonly at: Date }>();
  return (ends, now) => {
    const news = new Map<ChannelName, boolean>();
    for (const [channel, reached] of channelsHeard(ends)) {
      const last = noted.get(channel);
      if (last?.reached === reached && now.getTime() - last.at.getTime() < NOTE_EVERY_MS) continue;
      noted.set(channel, { reached, at: now });
      news.set(channel, reached);
    }
    return news;
  };
}

/** One that answered anybody is up. What says neither is left out. */
function channelsHeard(ends: readonly Outcome[]): Map<ChannelName, boolean> {
  const heard = new Map<ChannelName, boolean>();
  for (const { message, delivery } of ends) {
    if (!delivery) continue;
    const { channel } = message.address;
    if (isAnswer(delivery)) heard.set(channel, true);
    else if (isUnreachable(delivery) && !heard.has(channel)) heard.set(channel, false);
  }
  return heard;
}

function isAnswer(delivery: Delivery): boolean {
  return delivery.outcome === "sent" || (delivery.outcome === "refused" && delivery.because.kind !== "token");
}

function isUnreachable(delivery: Delivery): boolean {
  if (delivery.outcome === "refused") return delivery.because.kind === "token";
  return delivery.outcome !== "sent" && delivery.unreachable === true;
}

/** Tells whether a chat's being told to slow down is the channel's: Telegram doesn't say which limit was passed. */
type HasteWatch = (address: ChatAddress, at: Date) => boolean;

function hasteWatch(): HasteWatch {
  let told: { readonly channel: ChannelName; readonly chatId: string; readonly at: Date }[] = [];
  return ({ channel, chatId }, at) => {
    told = [...told.filter((one) => at.getTime() - one.at.getTime() <= TOGETHER_MS), { channel, chatId, at }];
    const chats = new Set(told.filter((one) => one.channel === channel).map((one) => one.chatId));
    return chats.size >= CHATS_TOO_FAST;
  };
}
