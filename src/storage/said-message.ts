import { and, asc, desc, eq, gte, inArray, sql } from "drizzle-orm";
import type { Audience } from "../domain/ladder.js";
import type { LocalDate } from "../domain/local-date.js";
import type { ChatAddress } from "../domain/message.js";
import type { MessagePart } from "../domain/route.js";
import type { Executor } from "./database.js";
import { ledger, outbox, sentMessages } from "./schema.js";

/** One duty a message spoke of, as it was when it was said. */
type SaidDuty = {
  readonly occurrenceId: string;
  readonly dueOn: LocalDate | null;
  /** `T-3`, or `nudge`. */
  readonly rung: string;
  readonly readBy: Audience;
  /** Told to the coordinator because nobody in the unit could be reached. */
  readonly unreachableUnit: boolean;
};

export type SaidMessage = {
  readonly address: ChatAddress;
  readonly sentAt: Date;
  /** The weekly summary, the morning list: what it carried besides duties. */
  readonly parts: readonly MessagePart[];
  /** In the order they were said; empty for a message about no duty. */
  readonly duties: readonly SaidDuty[];
};

type Sent = { readonly outboxId: number; readonly address: ChatAddress; readonly messageIds: readonly string[] };

/**
 * Notes which of the provider's messages each queued message became, all parts of a long one, so that a reply to any of
 * them is understood. Belongs into the transaction that settles them as sent; the same again changes nothing.
 */
export async function rememberSent(db: Executor, org: string, messages: readonly Sent[], at: Date): Promise<void> {
  const rows = messages.flatMap(({ outboxId, address: { channel, chatId }, messageIds }) =>
    messageIds.map((messageId) => ({ channel, chat: chatId, message: messageId, outbox: outboxId })),
  );
  if (rows.length === 0) return;
  // One parameter instead of six for each message.
  const sent = sql`select ${org}::uuid, channel, chat, message, outbox, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as sent(channel text, chat text, message text, outbox bigint)`;
  await db.insert(sentMessages).select(sent).onConflictDoNothing();
}

/** What the bot's message `messageId` of this chat said; null when it was no reminder of ours, or is not known. */
export async function saidMessage(
  db: Executor,
  org: string,
  { channel, chatId }: ChatAddress,
  messageId: string,
): Promise<SaidMessage | null> {
  const [found] = await db
    .select({ outboxId: sentMessages.outboxId, at: sentMessages.at })
    .from(sentMessages)
    .where(
      and(
        eq(sentMessages.organizationId, org),
        eq(sentMessages.channel, channel),
        eq(sentMessages.chatId, chatId),
        eq(sentMessages.messageId, messageId),
      ),
    );
  return found ? readSaid(db, found.outboxId, found.at) : null;
}

/** The last reminder about any duty in this chat (in this topic of it) since a moment; null when there was none. */
export async function latestSaid(
  db: Executor,
  org: string,
  { channel, chatId, thread = "" }: ChatAddress,
  since: Date,
): Promise<SaidMessage | null> {
  const [found] = await db
    .select({ outboxId: sentMessages.outboxId, at: sentMessages.at })
    .from(sentMessages)
    .innerJoin(outbox, eq(outbox.id, sentMessages.outboxId))
    .innerJoin(ledger, and(eq(ledger.outboxId, outbox.id), inArray(ledger.state, ["sent", "uncertain"])))
    .where(
      and(
        eq(sentMessages.organizationId, org),
        eq(sentMessages.channel, channel),
        eq(sentMessages.chatId, chatId),
        eq(outbox.thread, thread),
        gte(sentMessages.at, since),
      ),
    )
    .orderBy(desc(sentMessages.at), desc(sentMessages.outboxId))
    .limit(1);
  return found ? readSaid(db, found.outboxId, found.at) : null;
}

/** The last message sent to anybody about this occurrence. */
export async function latestSaidAbout(db: Executor, occurrenceId: string): Promise<SaidMessage | null> {
  const [found] = await db
    .select({ outboxId: ledger.outboxId, at: ledger.at })
    .from(ledger)
    .where(and(eq(ledger.occurrenceId, occurrenceId), eq(ledger.state, "sent")))
    .orderBy(desc(ledger.at), desc(ledger.id))
    .limit(1);
  return found?.outboxId ? readSaid(db, found.outboxId, found.at) : null;
}

async function readSaid(db: Executor, outboxId: number, sentAt: Date): Promise<SaidMessage | null> {
  const [message] = await db.select().from(outbox).where(eq(outbox.id, outboxId));
  if (!message) return null;
  const { channel, chatId, thread, parts } = message;
  const rows = await db
    .select()
    .from(ledger)
    .where(and(eq(ledger.outboxId, outboxId), inArray(ledger.state, ["sent", "uncertain"])))
    .orderBy(asc(ledger.dueOn), asc(ledger.id));
  return {
    address: { channel, chatId, ...(thread === "" ? {} : { thread }) },
    sentAt,
    parts,
    duties: rows.flatMap(({ occurrenceId, dueOn, rung, audience, unreachableUnit }) =>
      occurrenceId === null ? [] : [{ occurrenceId, dueOn, rung, readBy: audience, unreachableUnit }],
    ),
  };
}
