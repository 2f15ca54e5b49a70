import { and, asc, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { ChatAddress } from "../domain/message.js";
import { addressKey, type MessagePart } from "../domain/route.js";
import type { Executor } from "./database.js";
import { ledger, outbox } from "./schema.js";

/** A message just queued, as far as those that wait for its chat are concerned. */
type Queued = {
  readonly id: number;
  readonly message: {
    readonly address: ChatAddress;
    readonly parts: readonly MessagePart[];
    readonly items: readonly { readonly item: { readonly occurrence: { readonly id: string } } }[];
  };
};

/**
 * Ends the messages that wait unsent for the chats of the new ones and says their items there instead: of a duty the new
 * message speaks of itself, the later rung is enough. What may have arrived already stays a message of its own.
 */
export async function joinWaiting(db: Executor, org: string, queued: readonly Queued[], now: Date): Promise<void> {
  const waiting = await db
    .select({
      id: outbox.id,
      channel: outbox.channel,
      chatId: outbox.chatId,
      thread: outbox.thread,
      parts: outbox.parts,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, org),
        isNull(outbox.endedAt),
        sql`(${outbox.channel}, ${outbox.chatId}) in (
          select chat.channel, chat.id
          from jsonb_to_recordset(${asJson(queued.map(chatOf))}::text::jsonb) as chat(channel text, id text))`,
        eq(outbox.state, "ready"),
        eq(outbox.uncertain, false),
        isNull(outbox.notice),
        notInArray(
          outbox.id,
          queued.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(outbox.id))
    .for("update");
  const byChat = new Map(queued.map((one) => [addressKey(one.message.address), one]));
  const joins = waiting.flatMap(({ id, parts, channel, chatId, thread }) => {
    const into = byChat.get(addressKey({ channel, chatId, thread }));
    return into ? [{ id, parts, into }] : [];
  });
  if (joins.length > 0) await join(db, joins, now);
}

type Join = { readonly id: number; readonly parts: readonly MessagePart[]; readonly into: Queued };

async function join(db: Executor, joins: readonly Join[], now: Date): Promise<void> {
  const joined = sql`jsonb_to_recordset(${asJson(joins.map(({ id, into }) => ({ id, into_id: into.id })))}::text::jsonb)
    as joined(id bigint, into_id bigint)`;
  const spoken = joins.flatMap(({ id, into }) =>
    into.message.items.map(({ item }) => ({ id, occurrence: item.occurrence.id })),
  );
  await db
    .update(ledger)
    .set({ state: "coalesced", reason: "a later rung was said instead", at: now })
    .from(sql`jsonb_to_recordset(${asJson(spoken)}::text::jsonb) as spoken(id bigint, occurrence uuid)`)
    .where(
      and(
        sql`${ledger.outboxId} = spoken.id and ${ledger.occurrenceId} = spoken.occurrence`,
        eq(ledger.state, "pending"),
      ),
    );
  await db
    .update(ledger)
    .set({ outboxId: sql`joined.into_id` })
    .from(joined)
    .where(and(sql`${ledger.outboxId} = joined.id`, eq(ledger.state, "pending")));
  await db
    .update(outbox)
    .set({ state: "satisfied", reason: sql`'joined message ' || joined.into_id::text`, endedAt: now })
    .from(joined)
    .where(sql`${outbox.id} = joined.id`);
  const carriers = new Map(joins.map(({ into }) => [into.id, into.message.parts]));
  for (const [id, own] of carriers) {
    const parts = [...new Set([...own, ...joins.filter(({ into }) => into.id === id).flatMap((one) => one.parts)])];
    if (parts.length > own.length) await db.update(outbox).set({ parts }).where(eq(outbox.id, id));
  }
}

function chatOf({ message }: Queued) {
  return { channel: message.address.channel, id: message.address.chatId };
}

function asJson(rows: readonly object[]): string {
  return JSON.stringify(rows);
}
