import { and, asc, eq, gt, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Audience } from "../domain/ladder.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Executor } from "./database.js";
import { NUDGE } from "./nudge.js";
import { listOccurrences } from "./progress.js";
import { accounts, ledger, mutes, occurrences, plans, tasks } from "./schema.js";

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
  /** Those who would hear it asked not to, for now. */
  readonly muted: boolean;
};

/** The pending items of messages, each with its occurrence as it stands now, by message. */
export async function messageItems(
  db: Executor,
  outboxIds: readonly number[],
  now: Date,
): Promise<Map<number, StoredItem[]>> {
  const rows = await pendingRows(db, outboxIds, now);
  const asked = rows.filter(({ inForce }) => inForce);
  const [first] = asked;
  const ids = [...new Set(asked.flatMap(({ occurrenceId }) => (occurrenceId === null ? [] : [occurrenceId])))];
  const found = first ? await listOccurrences(db, first.planId, { ids }) : [];
  const current = new Map(found.map((row) => [row.id, row]));
  const items = new Map<number, StoredItem[]>();
  for (const { outboxId, occurrenceId, planId: _, inForce: __, ...item } of rows) {
    if (outboxId === null) continue;
    const ofMessage = items.get(outboxId) ?? [];
    ofMessage.push({ ...item, occurrence: current.get(occurrenceId ?? "") ?? null });
    items.set(outboxId, ofMessage);
  }
  return items;
}

function pendingRows(db: Executor, outboxIds: readonly number[], now: Date) {
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
  return db
    .select({
      id: ledger.id,
      outboxId: ledger.outboxId,
      occurrenceId: ledger.occurrenceId,
      dueOn: ledger.dueOn,
      readBy: ledger.audience,
      rung: ledger.rung,
      unreachableUnit: ledger.unreachableUnit,
      planId: tasks.planId,
      inForce: plans.active,
      saidSince,
      muted: muted(db, now),
    })
    .from(ledger)
    .innerJoin(occurrences, eq(occurrences.id, ledger.occurrenceId))
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .innerJoin(plans, eq(plans.id, tasks.planId))
    .where(and(inArray(ledger.outboxId, [...outboxIds]), eq(ledger.state, "pending")))
    .orderBy(asc(ledger.id));
}

/**
 * The unit snoozed the duty, or the person whose private chat it is hears nothing for now. A nudge is somebody asking
 * in person: it is heard.
 */
function muted(db: Executor, now: Date) {
  const inForce = and(lte(mutes.createdAt, now), gt(mutes.untilAt, now));
  const snooze = db
    .select({ one: sql`1` })
    .from(mutes)
    .where(and(eq(mutes.occurrenceId, ledger.occurrenceId), inForce));
  const own = db
    .select({ one: sql`1` })
    .from(accounts)
    .innerJoin(mutes, and(eq(mutes.officerId, accounts.officerId), isNull(mutes.occurrenceId), inForce))
    .where(and(eq(accounts.channel, ledger.channel), eq(accounts.privateChatId, ledger.chatId)));
  const wanted = or(and(eq(ledger.audience, "unit"), sql`exists ${snooze}`), sql`exists ${own}`);
  return sql<boolean>`(${and(ne(ledger.rung, NUDGE), wanted)})`;
}
