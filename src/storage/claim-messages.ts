import { and, asc, eq, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ChatAddress } from "../domain/message.js";
import type { ChannelName, Language } from "../domain/officer.js";
import type { MessagePart } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import { type ChannelPace, lockChannelGate, momentsOf, passChannelGate } from "./channel-gate.js";
import { holdTaken } from "./chat-gate.js";
import type { Executor } from "./database.js";
import { isDue, isFirst } from "./may-leave.js";
import { chatGates, outbox } from "./schema.js";
import { storedSays } from "./stored-says.js";

export type ClaimPace = {
  gapMs(address: ChatAddress): number;
  readonly leaseMs: number;
  readonly flow?: ChannelPace;
};

export type Claimed = {
  readonly id: number;
  readonly address: ChatAddress;
  readonly language: Language;
  readonly slotAt: Date;
  readonly parts: readonly MessagePart[];
  readonly notice: readonly Say[];
  readonly asks: string | null;
  readonly attempt: number;
  readonly wasUncertain: boolean;
  readonly leavesAt: Date;
};

/** The channels with a message whose time has come, whatever may still hold it up. */
export async function waitingChannels(db: Executor, org: string, now: Date): Promise<ChannelName[]> {
  const rows = await db.selectDistinct({ channel: outbox.channel }).from(outbox).where(isDue(org, now));
  return rows.map(({ channel }) => channel);
}

/**
 * Takes up to `most` messages that may leave by the channel, the oldest of each chat. The gates of the channel and of
 * each chat are locked (a chat's is skipped when another worker has it), so order and pace hold across replicas. It
 * waits for no row but the channel's gate, and so can't die of a deadlock.
 */
export async function claimMessages(
  db: Executor,
  org: string,
  channel: ChannelName,
  most: number,
  now: Date,
  pace: ClaimPace,
): Promise<{ messages: Claimed[]; nextAt: Date | null }> {
  const gate = await lockChannelGate(db, org, channel, pace.flow);
  const moments = momentsOf(channel, gate, now, pace.flow);
  const limit = Math.min(most, moments.free);
  if (limit === 0) return { messages: [], nextAt: moments.after(0) };
  const chats = await lockChats(db, org, channel, limit, now);
  const rows = await takeOldest(db, org, channel, chats, now, pace.leaseMs);
  const messages = rows.map((row, index) => toClaimed(channel, row, moments.at(index)));
  await holdTaken(db, org, channel, messages, now, pace);
  await passChannelGate(db, org, channel, moments, messages.length);
  return { messages, nextAt: chats.length < limit ? null : moments.after(messages.length) };
}

/** Chats with something that may leave, whose gates are open and free; those that wait longest, at most `most`. */
async function lockChats(db: Executor, org: string, channel: ChannelName, most: number, now: Date): Promise<string[]> {
  const due = db
    .select({ id: outbox.id, chatId: outbox.chatId })
    .from(outbox)
    .where(and(isDue(org, now), eq(outbox.channel, channel)))
    .orderBy(asc(outbox.id))
    .as("due");
  const gate = alias(chatGates, "gate");
  const opensAt = db
    .select({ nextAt: gate.nextAt })
    .from(gate)
    .where(and(eq(gate.organizationId, org), eq(gate.channel, channel), eq(gate.chatId, due.chatId)));
  // More than wanted: of some the gate is another worker's. In order, and no further than needed.
  const candidates = db
    .select({ chatId: due.chatId })
    .from(due)
    .where(and(sql`(${opensAt}) <= ${now.toISOString()}::timestamptz`, isFirst(db, org, channel, due, now)))
    .limit(2 * most);
  // Gate by gate, for the planner's sake, as below.
  const open = db
    .select({ chatId: chatGates.chatId })
    .from(chatGates)
    .where(
      and(
        eq(chatGates.organizationId, org),
        eq(chatGates.channel, channel),
        sql`${chatGates.chatId} = candidate.chat_id`,
        lte(chatGates.nextAt, now),
      ),
    )
    .for("update", { skipLocked: true });
  const rows = await db
    .select({ chatId: sql<string>`open.chat_id` })
    .from(
      sql`(select distinct chat_id from unnest(array(${candidates})) as candidate(chat_id)) as candidate
        cross join lateral ${open} as open`,
    )
    .limit(most);
  return rows.map(({ chatId }) => chatId);
}

const ROW = {
  id: outbox.id,
  chatId: outbox.chatId,
  thread: outbox.thread,
  language: outbox.language,
  slotAt: outbox.slotAt,
  parts: outbox.parts,
  notice: outbox.notice,
  asks: outbox.asks,
  attempts: outbox.attempts,
  uncertain: outbox.uncertain,
};
type Row = Pick<typeof outbox.$inferSelect, keyof typeof ROW>;

/** Looks again now that the chats are ours: what another worker has taken meanwhile is no longer there to take. */
async function takeOldest(
  db: Executor,
  org: string,
  channel: ChannelName,
  chats: readonly string[],
  now: Date,
  leaseMs: number,
): Promise<Row[]> {
  if (chats.length === 0) return [];
  // Chat by chat and by number: said otherwise, the planner may well compare every chat with every message.
  const oldest = sql`select mine.id from jsonb_array_elements_text(${JSON.stringify(chats)}::text::jsonb) as chat(id)
    cross join lateral ${db
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          isDue(org, now),
          eq(outbox.channel, channel),
          sql`${outbox.chatId} = chat.id`,
          isFirst(db, org, channel, outbox, now),
        ),
      )
      .orderBy(asc(outbox.id))
      .limit(1)} as mine`;
  const free = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(sql`${outbox.id} = any(array(${oldest}))`, isDue(org, now)))
    .for("update", { skipLocked: true });
  const rows = await db
    .update(outbox)
    .set({
      state: "sending",
      attempts: sql`${outbox.attempts} + 1`,
      leaseUntil: new Date(now.getTime() + leaseMs),
    })
    .where(sql`${outbox.id} = any(array(${free}))`)
    .returning(ROW);
  return rows.sort((a, b) => a.id - b.id);
}

function toClaimed(channel: ChannelName, row: Row, leavesAt: Date): Claimed {
  const { id, chatId, thread, language, slotAt, parts, notice, asks, attempts, uncertain } = row;
  return {
    id,
    address: { channel, chatId, ...(thread === "" ? {} : { thread }) },
    language,
    slotAt,
    parts,
    notice: storedSays(notice ?? []),
    asks,
    attempt: attempts,
    wasUncertain: uncertain,
    leavesAt,
  };
}
