import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Occurrence } from "../domain/occurrence.js";
import type { Audience } from "../domain/reminder.js";
import type { Executor } from "./database.js";
import { listOccurrences } from "./progress.js";
import { ledger, occurrences, outbox, plans, tasks } from "./schema.js";

export type StoredItem = {
  readonly id: number;
  /** Null when the plan in force asks for it no longer. */
  readonly occurrence: Occurrence | null;
  readonly dueOn: string | null;
  readonly readBy: Audience;
  readonly rung: string;
  readonly unreachableUnit: boolean;
  /** A later message told the same chat of the same duty: this one was held, uncertain, meanwhile. */
  readonly saidSince: boolean;
};

/** The pending items of a message, each with its occurrence as it stands now. */
export async function messageItems(db: Executor, outboxId: number): Promise<StoredItem[]> {
  const later = alias(ledger, "later");
  const saidSince = sql<boolean>`exists ${db
    .select({ one: sql`1` })
    .from(later)
    .where(
      and(
        eq(later.occurrenceId, ledger.occurrenceId),
        eq(later.channel, ledger.channel),
        eq(later.chatId, ledger.chatId),
        eq(later.thread, ledger.thread),
        gt(later.id, ledger.id),
        eq(later.state, "sent"),
      ),
    )}`;
  const rows = await db
    .select({ item: ledger, planId: tasks.planId, inForce: plans.active, saidSince })
    .from(ledger)
    .innerJoin(occurrences, eq(occurrences.id, ledger.occurrenceId))
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .innerJoin(plans, eq(plans.id, tasks.planId))
    .where(and(eq(ledger.outboxId, outboxId), eq(ledger.state, "pending")))
    .orderBy(asc(ledger.id));
  const asked = rows.filter(({ inForce }) => inForce);
  const [first] = asked;
  const ids = asked.flatMap(({ item }) => (item.occurrenceId === null ? [] : [item.occurrenceId]));
  const found = first ? await listOccurrences(db, first.planId, { ids }) : [];
  const current = new Map(found.map((row) => [row.id, row]));
  return rows.map(({ item: { id, occurrenceId, dueOn, audience, rung, unreachableUnit }, saidSince }) => {
    const occurrence = current.get(occurrenceId ?? "") ?? null;
    return { id, occurrence, dueOn, readBy: audience, rung, unreachableUnit, saidSince };
  });
}

export type MessageEnding =
  | { readonly state: "sent"; readonly messageId: string | null }
  | { readonly state: "satisfied" | "failed"; readonly reason: string }
  | { readonly state: "ready"; readonly reason: string; readonly nextAt: Date }
  | { readonly state: "uncertain"; readonly reason: string; readonly nextAt: Date | null };

/** Further than any plan reaches: an uncertain message that is not to be tried again. */
const NEVER = new Date("9999-12-31T00:00:00Z");

/**
 * Writes down how a try ended, for the message and for each thing it says. A try that somebody else has followed up
 * since (this sender was stopped for longer than its lease) decides nothing any more.
 */
export async function settleMessage(
  db: Executor,
  { id, attempt }: { readonly id: number; readonly attempt: number },
  ending: MessageEnding,
  now: Date,
): Promise<void> {
  const reason = "reason" in ending ? ending.reason : null;
  const waits = "nextAt" in ending;
  const ends = !waits || ending.nextAt === null;
  const settled = await db
    .update(outbox)
    .set({
      state: ending.state,
      reason,
      leaseUntil: null,
      ...(waits ? { nextAt: ending.nextAt ?? NEVER } : {}),
      ...(ending.state === "uncertain" ? { uncertain: true } : {}),
      ...(ends ? { endedAt: now } : {}),
    })
    .where(and(eq(outbox.id, id), eq(outbox.attempts, attempt), isNull(outbox.endedAt)))
    .returning({ id: outbox.id });
  if (settled.length === 0 || !ends || ending.state === "ready") return;
  const messageId = ending.state === "sent" ? ending.messageId : null;
  await db
    .update(ledger)
    .set({ state: ending.state, reason, messageId, at: now })
    .where(and(eq(ledger.outboxId, id), eq(ledger.state, "pending")));
}

/** Ends some of a message's items before it is sent. */
export async function settleItems(
  db: Executor,
  ids: readonly number[],
  state: "satisfied" | "dropped" | "coalesced",
  reason: string,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(ledger)
    .set({ state, reason, at: now })
    .where(inArray(ledger.id, [...ids]));
}
