import { and, eq, lt } from "drizzle-orm";
import type { ChannelName } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { chatGates } from "./schema.js";

/** The channel's own row among the gates of its chats: no chat has this id. */
const CHANNEL = "";

export type ChannelPace = { intervalMs(channel: ChannelName): number; readonly aheadMs: number };

/** The moments a channel has to give. */
export type Moments = {
  /** How many may be taken now. */
  readonly free: number;
  /** The one with this index, from 0. */
  at(index: number): Date;
  /** The first moment left when `taken` are taken. */
  end(taken: number): Date;
  /** When it pays to ask for more after `taken`; null when that is not a matter of pace. */
  after(taken: number): Date | null;
};

/** A channel held for longer than so many times what is taken ahead was told to wait: that is no pace to stand by for. */
const STAND_BY = 4;

/**
 * The moment before which nothing may leave by the channel, null where nothing holds it. Where the channel has a pace
 * the row is locked: replicas take their moments one after the other.
 */
export async function lockChannelGate(
  db: Executor,
  org: string,
  channel: ChannelName,
  pace: ChannelPace | undefined,
): Promise<Date | null> {
  const paced = (pace?.intervalMs(channel) ?? 0) > 0;
  const query = db.select({ nextAt: chatGates.nextAt }).from(chatGates).where(isGateOf(org, channel));
  const [known] = await (paced ? query.for("update") : query);
  if (known || !paced) return known?.nextAt ?? null;
  await openChannelGate(db, org, channel);
  return lockChannelGate(db, org, channel, pace);
}

/** The moments in (gate, now + aheadMs], one every `intervalMs`: what was not used is gone, so there is never a burst. */
export function momentsOf(
  channel: ChannelName,
  gate: Date | null,
  now: Date,
  pace: ChannelPace = { intervalMs: () => 0, aheadMs: 0 },
): Moments {
  const interval = pace.intervalMs(channel);
  const first = Math.max(gate?.getTime() ?? 0, now.getTime());
  const last = now.getTime() + pace.aheadMs;
  const at = (index: number) => new Date(Math.ceil(first + index * interval));
  if (interval === 0) {
    return { free: first > last ? 0 : Number.POSITIVE_INFINITY, at, end: at, after: () => null };
  }
  return {
    free: Math.max(0, Math.floor((last - first) / interval) + 1),
    at,
    end: at,
    after(taken) {
      const ask = at(taken).getTime() - pace.aheadMs / 2;
      return ask - now.getTime() > STAND_BY * pace.aheadMs ? null : new Date(Math.max(ask, now.getTime()));
    },
  };
}

/** Notes the moment from which the channel may be written to again, after `taken` messages. */
export async function passChannelGate(
  db: Executor,
  org: string,
  channel: ChannelName,
  moments: Moments,
  taken: number,
): Promise<void> {
  const end = moments.end(taken);
  if (taken > 0 && end > moments.at(0)) {
    await db.update(chatGates).set({ nextAt: end }).where(isGateOf(org, channel));
  }
}

/** Nothing more leaves by this channel until `at`; an earlier moment never shortens a longer hold. */
export async function holdChannel(db: Executor, org: string, channel: ChannelName, at: Date): Promise<void> {
  await openChannelGate(db, org, channel);
  await db
    .update(chatGates)
    .set({ nextAt: at })
    .where(and(isGateOf(org, channel), lt(chatGates.nextAt, at)));
}

async function openChannelGate(db: Executor, org: string, channel: ChannelName): Promise<void> {
  const gate = { organizationId: org, channel, chatId: CHANNEL, nextAt: new Date(0) };
  await db.insert(chatGates).values(gate).onConflictDoNothing();
}

function isGateOf(org: string, channel: ChannelName) {
  return and(eq(chatGates.organizationId, org), eq(chatGates.channel, channel), eq(chatGates.chatId, CHANNEL));
}
