import { reminderKey, rungName } from "../domain/reminder.js";
import { addressKey, distinctItems, type MessagePart, type RoutedItem, type RoutedMessage } from "../domain/route.js";
import type { Say } from "../domain/say.js";
import type { Executor } from "./database.js";
import { joinWaiting } from "./join-waiting.js";
import { chatGates, ledger, outbox } from "./schema.js";

export type NewMessage = RoutedMessage & { readonly parts: readonly MessagePart[] };

/** A message under its own key, with what makes each of its lines unrepeatable. */
export type KeyedMessage = Pick<RoutedMessage, "address" | "language"> & {
  readonly key: string;
  readonly slotAt: Date;
  readonly parts: readonly MessagePart[];
  readonly notice?: readonly Say[];
  /** What the notice asks to decide. */
  readonly asks?: string;
  readonly items: readonly { readonly item: KeyedItem; readonly saidKey: string; readonly rung: string }[];
};

type KeyedItem = Pick<RoutedItem, "readBy" | "unreachableUnit"> & {
  readonly occurrence: Pick<RoutedItem["occurrence"], "id" | "dueOn">;
};

/** A slot's message: one per chat and slot, each of its lines one rung of one duty's ladder. */
export function slotMessage(message: NewMessage, slotAt: Date): KeyedMessage {
  const key = `${slotAt.toISOString()}/${addressKey(message.address)}`;
  const items = message.items.map((item) => ({ item, saidKey: reminderKey(item), rung: rungName(item.offset) }));
  return { ...message, key, slotAt, items };
}

/** Rows of one statement: a statement has 65,535 parameters at most. */
const ROWS = 2_000;

/**
 * Queues messages with what they say, one per chat. Both keys are unique: planning the same slot twice, here or on
 * another replica, adds nothing. Of two lines about one duty in one message the second is noted as coalesced. What
 * still waits unsent for the same chat joins the new message: a chat gets one, however long nothing could leave.
 */
export async function queueMessages(
  db: Executor,
  org: string,
  messages: readonly KeyedMessage[],
  now: Date,
): Promise<void> {
  // Always in one order, so that two who queue for the same chats at once wait for each other instead of dying.
  const sorted = [...messages].sort((a, b) => (addressKey(a.address) < addressKey(b.address) ? -1 : 1));
  for (let start = 0; start < sorted.length; start += ROWS) {
    await queueSome(db, org, sorted.slice(start, start + ROWS), now);
  }
}

async function queueSome(db: Executor, org: string, messages: readonly KeyedMessage[], now: Date): Promise<void> {
  const gates = messages.map(({ address: { channel, chatId } }) => ({ channel, chatId }));
  const once = new Map(gates.map((gate) => [`${gate.channel}:${gate.chatId}`, gate]));
  await db
    .insert(chatGates)
    .values([...once.values()].map((gate) => ({ organizationId: org, ...gate, nextAt: now })))
    .onConflictDoNothing();
  const rows = await db
    .insert(outbox)
    .values(messages.map((message) => toRow(org, message, now)))
    .onConflictDoNothing()
    .returning({ id: outbox.id, key: outbox.key });
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  const queued = messages.flatMap((message) => {
    const id = ids.get(message.key);
    return id === undefined ? [] : [{ id, message }];
  });
  if (queued.length === 0) return;
  await joinWaiting(db, org, queued, now);
  const lines = queued.flatMap(({ id, message }) => toLines(org, id, message, now));
  for (let start = 0; start < lines.length; start += ROWS) {
    await db
      .insert(ledger)
      .values(lines.slice(start, start + ROWS))
      .onConflictDoNothing();
  }
}

function toRow(org: string, { address, language, key, slotAt, parts, notice, asks }: KeyedMessage, now: Date) {
  const { channel, chatId, thread = "" } = address;
  return {
    organizationId: org,
    key,
    channel,
    chatId,
    thread,
    slotAt,
    parts: [...parts],
    notice: notice ? [...notice] : null,
    asks: asks ?? null,
    language,
    state: "ready" as const,
    attempts: 0,
    nextAt: now,
    createdAt: now,
  };
}

function toLines(org: string, outboxId: number, { address, slotAt, items }: KeyedMessage, now: Date) {
  const { channel, chatId, thread = "" } = address;
  const spoken = new Set(distinctItems(items.map(({ item }) => item)));
  return items.map(({ item, saidKey, rung }) => ({
    organizationId: org,
    saidKey,
    outboxId,
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
  }));
}
