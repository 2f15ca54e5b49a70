import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { ChatAddress } from "../domain/message.js";
import { type Owed, reminderKey, rungName } from "../domain/reminder.js";
import type { Executor } from "./database.js";
import { chatGates, ledger, outbox } from "./schema.js";

/** Why a reminder stays unsaid. */
export type Unsaid = { readonly state: "dropped" | "muted"; readonly reason: string };

/** Records what nobody is told of, so that it is owed no more. */
export async function recordUnsaid(
  db: Executor,
  org: string,
  owed: readonly Owed[],
  { state, reason }: Unsaid,
  slotAt: Date,
  now: Date,
): Promise<void> {
  if (owed.length === 0) return;
  await db
    .insert(ledger)
    .values(
      owed.map((reminder) => ({
        organizationId: org,
        saidKey: reminderKey(reminder),
        occurrenceId: reminder.occurrence.id,
        dueOn: reminder.occurrence.dueOn,
        audience: reminder.audience,
        rung: rungName(reminder.offset),
        slotAt,
        state,
        reason,
        at: now,
      })),
    )
    .onConflictDoNothing();
}

/** Keys in the ledger for these occurrences. */
export async function saidKeys(db: Executor, occurrenceIds: readonly string[]): Promise<Set<string>> {
  if (occurrenceIds.length === 0) return new Set();
  const rows = await db
    .select({ key: ledger.saidKey })
    .from(ledger)
    .where(inArray(ledger.occurrenceId, [...occurrenceIds]));
  return new Set(rows.map((row) => row.key));
}

/** Messages still on their way: queued, being sent, or held. */
export async function countWaiting(db: Executor, org: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, org),
        inArray(outbox.state, ["ready", "sending", "uncertain"]),
        isNull(outbox.endedAt),
      ),
    );
  return row?.count ?? 0;
}

/** Telegram gave the group a new id: what waits for the old one goes to the new one. */
export async function moveMessages(db: Executor, org: string, from: ChatAddress, toChatId: string): Promise<void> {
  const { channel, chatId } = from;
  const gate = { organizationId: org, channel, chatId: toChatId, nextAt: new Date(0) };
  await db.insert(chatGates).values(gate).onConflictDoNothing();
  const moved = await db
    .update(outbox)
    .set({ chatId: toChatId })
    .where(
      and(
        eq(outbox.organizationId, org),
        eq(outbox.channel, channel),
        eq(outbox.chatId, chatId),
        isNull(outbox.endedAt),
      ),
    )
    .returning({ id: outbox.id });
  const ids = moved.map(({ id }) => id);
  if (ids.length === 0) return;
  await db
    .update(ledger)
    .set({ chatId: toChatId })
    .where(and(inArray(ledger.outboxId, ids), eq(ledger.state, "pending")));
}
