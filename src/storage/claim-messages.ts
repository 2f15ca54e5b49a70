import { and, asc, eq, exists, gt, inArray, isNotNull, lt, lte, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ChatAddress } from "../domain/message.js";
import type { Language } from "../domain/officer.js";
import type { MessagePart } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import type { Executor } from "./database.js";
import { chatGates, outbox } from "./schema.js";
import { settleMessage } from "./settle-message.js";

export type ClaimPace = { gapMs(address: ChatAddress): number; readonly leaseMs: number };

export type Claimed = {
  readonly id: number;
  readonly address: ChatAddress;
  readonly language: Language;
  readonly slotAt: Date;
  readonly parts: readonly MessagePart[];
  readonly notice: readonly Say[];
  readonly attempt: number;
  readonly wasUncertain: boolean;
};

/**
 * Takes up to `most` messages that may leave, the oldest of each chat. The chat's gate row is locked (and skipped when
 * another worker has it), so order and pace of a chat hold across replicas.
 */
export async function claimMessages(
  db: Executor,
  org: string,
  most: number,
  now: Date,
  pace: ClaimPace,
): Promise<Claimed[]> {
  const gates = await db
    .select({ channel: chatGates.channel, chatId: chatGates.chatId })
    .from(chatGates)
    .where(
      and(
        eq(chatGates.organizationId, org),
        lte(chatGates.nextAt, now),
        exists(
          db
            .select({ one: sql`1` })
            .from(outbox)
            .where(
              and(
                eq(outbox.organizationId, org),
                eq(outbox.channel, chatGates.channel),
                eq(outbox.chatId, chatGates.chatId),
                mayLeave(db, now),
              ),
            ),
        ),
      ),
    )
    .limit(most)
    .for("update", { skipLocked: true });
  const claimed: Claimed[] = [];
  for (const gate of gates) {
    const message = await claimOldest(db, org, gate, now, pace);
    if (message) claimed.push(message);
  }
  return claimed;
}

async function claimOldest(
  db: Executor,
  org: string,
  { channel, chatId }: Pick<ChatAddress, "channel" | "chatId">,
  now: Date,
  pace: ClaimPace,
): Promise<Claimed | null> {
  const [row] = await db
    .select()
    .from(outbox)
    .where(
      and(eq(outbox.organizationId, org), eq(outbox.channel, channel), eq(outbox.chatId, chatId), mayLeave(db, now)),
    )
    .orderBy(asc(outbox.id))
    .limit(1)
    .for("update", { of: outbox });
  if (!row) return null;
  const address: ChatAddress = { channel, chatId, ...(row.thread === "" ? {} : { thread: row.thread }) };
  await holdChat(db, org, address, new Date(now.getTime() + pace.gapMs(address)));
  const attempt = row.attempts + 1;
  await db
    .update(outbox)
    .set({ state: "sending", attempts: attempt, leaseUntil: new Date(now.getTime() + pace.leaseMs) })
    .where(eq(outbox.id, row.id));
  const { id, language, slotAt, parts, uncertain } = row;
  return { id, address, language, slotAt, parts, notice: row.notice ?? [], attempt, wasUncertain: uncertain };
}

/**
 * Ready to be tried: new, postponed until now, or uncertain and held long enough; and nothing older is on its way to
 * the chat, so that a message that must be tried again is not overtaken. One that may have arrived holds up nobody.
 */
function mayLeave(db: Executor, now: Date) {
  const older = alias(outbox, "older");
  return and(
    inArray(outbox.state, ["ready", "uncertain"]),
    lte(outbox.nextAt, now),
    notExists(
      db
        .select({ one: sql`1` })
        .from(older)
        .where(
          and(
            eq(older.organizationId, outbox.organizationId),
            eq(older.channel, outbox.channel),
            eq(older.chatId, outbox.chatId),
            lt(older.id, outbox.id),
            or(eq(older.state, "sending"), and(eq(older.state, "ready"), gt(older.nextAt, now))),
          ),
        ),
    ),
  );
}

/**
 * A sender died between its request and its commit: the message may have arrived, so it is uncertain. The second time
 * it stays so, rather than be said a third time.
 */
export async function expireLeases(db: Executor, org: string, now: Date, retryAt: Date): Promise<void> {
  const died = await db
    .select({ id: outbox.id, attempt: outbox.attempts, uncertain: outbox.uncertain })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, org),
        eq(outbox.state, "sending"),
        isNotNull(outbox.leaseUntil),
        lte(outbox.leaseUntil, now),
      ),
    )
    .for("update", { skipLocked: true });
  for (const { id, attempt, uncertain } of died) {
    const reason = "the sender stopped in the middle";
    await settleMessage(db, { id, attempt }, { state: "uncertain", reason, nextAt: uncertain ? null : retryAt }, now);
  }
}

/** Nothing more leaves for this chat until `at`; an earlier moment never shortens a longer hold. */
export async function holdChat(db: Executor, org: string, { channel, chatId }: ChatAddress, at: Date): Promise<void> {
  await db
    .update(chatGates)
    .set({ nextAt: at })
    .where(
      and(
        eq(chatGates.organizationId, org),
        eq(chatGates.channel, channel),
        eq(chatGates.chatId, chatId),
        lte(chatGates.nextAt, at),
      ),
    );
}
