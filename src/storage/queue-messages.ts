import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { reminderKey, rungName } from "../domain/reminder.js";
import { addressKey, distinctItems, type MessagePart, type RoutedItem, type RoutedMessage } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import type { Executor } from "./database.js";
import { chatGates, ledger, outbox } from "./schema.js";

export type NewMessage = RoutedMessage & { readonly parts: readonly MessagePart[] };

/** A message under its own key, with what makes each of its lines unrepeatable. */
export type KeyedMessage = Pick<RoutedMessage, "address" | "language"> & {
  readonly key: string;
  readonly slotAt: Date;
  readonly parts: readonly MessagePart[];
  readonly notice?: readonly Say[];
  readonly items: readonly { readonly item: RoutedItem; readonly saidKey: string; readonly rung: string }[];
};

/** A slot's message: one per chat and slot, each of its lines one rung of one duty's ladder. */
export function slotMessage(message: NewMessage, slotAt: Date): KeyedMessage {
  const key = `${slotAt.toISOString()}/${addressKey(message.address)}`;
  const items = message.items.map((item) => ({ item, saidKey: reminderKey(item), rung: rungName(item.offset) }));
  return { ...message, key, slotAt, items };
}

/**
 * Queues messages with what they say. Both keys are unique: planning the same slot twice, here or on another replica,
 * adds nothing. Of two lines about one duty in one message the second is noted as coalesced. What still waits unsent
 * for the same chat joins the new message: a chat gets one, however long nothing could leave.
 */
export async function queueMessages(
  db: Executor,
  org: string,
  messages: readonly KeyedMessage[],
  now: Date,
): Promise<void> {
  // Always in one order, so that two who queue for the same chats at once wait for each other instead of dying.
  const sorted = [...messages].sort((a, b) => (addressKey(a.address) < addressKey(b.address) ? -1 : 1));
  for (const message of sorted) await queueMessage(db, org, message, now);
}

async function queueMessage(db: Executor, org: string, message: KeyedMessage, now: Date): Promise<void> {
  const { address, language, key, slotAt, parts, notice, items } = message;
  const { channel, chatId, thread = "" } = address;
  await db.insert(chatGates).values({ organizationId: org, channel, chatId, nextAt: now }).onConflictDoNothing();
  const [row] = await db
    .insert(outbox)
    .values({
      organizationId: org,
      key,
      channel,
      chatId,
      thread,
      slotAt,
      parts: [...parts],
      notice: notice ? [...notice] : null,
      language,
      state: "ready",
      attempts: 0,
      nextAt: now,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({
      id: outbox.id,
      organizationId: outbox.organizationId,
      channel: outbox.channel,
      chatId: outbox.chatId,
      parts: outbox.parts,
    });
  if (!row) return;
  await takeOver(
    db,
    { ...row, thread },
    items.map(({ item }) => item.occurrence.id),
    now,
  );
  if (items.length === 0) return;
  const spoken = new Set(distinctItems(items.map(({ item }) => item)));
  await db
    .insert(ledger)
    .values(
      items.map(({ item, saidKey, rung }) => ({
        organizationId: org,
        saidKey,
        outboxId: row.id,
        occurrenceId: item.occurrence.id,
        dueOn: item.occurrence.dueOn,
        audience: item.readBy,
        unreachableUnit: item.unreachableUnit,
        rung,
        slotAt,
        channel,
        chatId,
        thread,
        state: spoken.has(item) ? ("pending" as const) : ("coalesced" as const),
        reason: spoken.has(item) ? null : "same message",
        at: now,
      })),
    )
    .onConflictDoNothing();
}

type QueuedRow = Pick<typeof outbox.$inferSelect, "id" | "organizationId" | "channel" | "chatId" | "thread" | "parts">;

/**
 * Ends the messages that wait unsent for the chat of `into` and says their items there instead: of a duty the new
 * message speaks of itself, the later rung is enough. What may have arrived already stays a message of its own.
 */
async function takeOver(db: Executor, into: QueuedRow, speaksOf: readonly string[], now: Date): Promise<void> {
  const waiting = await db
    .select({ id: outbox.id, parts: outbox.parts })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, into.organizationId),
        eq(outbox.channel, into.channel),
        eq(outbox.chatId, into.chatId),
        eq(outbox.thread, into.thread),
        eq(outbox.state, "ready"),
        eq(outbox.uncertain, false),
        isNull(outbox.notice),
        ne(outbox.id, into.id),
      ),
    )
    .for("update");
  if (waiting.length === 0) return;
  const ids = waiting.map(({ id }) => id);
  const pending = and(inArray(ledger.outboxId, ids), eq(ledger.state, "pending"));
  await db
    .update(ledger)
    .set({ state: "coalesced", reason: "a later rung was said instead", at: now })
    .where(and(pending, inArray(ledger.occurrenceId, [...speaksOf])));
  await db.update(ledger).set({ outboxId: into.id }).where(pending);
  await db
    .update(outbox)
    .set({ state: "satisfied", reason: sql`'joined message ' || ${into.id}::text`, endedAt: now })
    .where(inArray(outbox.id, ids));
  const parts = [...new Set([...into.parts, ...waiting.flatMap((message) => message.parts)])];
  if (parts.length > into.parts.length) await db.update(outbox).set({ parts }).where(eq(outbox.id, into.id));
}
