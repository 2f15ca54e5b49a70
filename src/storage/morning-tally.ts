import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Executor } from "./database.js";
import { ledger, outbox } from "./schema.js";

/** What became of the reminders of some slots; `waiting` and `stuck` count every slot's. */
export type TalliedMorning = {
  readonly sent: number;
  readonly waiting: number;
  /** Of those, queued before `stuckSince`. */
  readonly stuck: number;
  readonly uncertain: number;
  readonly failed: number;
  /** Duties of which nobody could be told. */
  readonly unreached: number;
};

/** Counts by the slots in whose name things were said; lines that are not about a duty don't count. */
export async function morningTally(
  db: Executor,
  org: string,
  slots: readonly Date[],
  stuckSince: Date,
): Promise<TalliedMorning> {
  const ofSlots = slots.length > 0 ? inArray(outbox.slotAt, [...slots]) : sql`false`;
  const onItsWay = sql`${isNull(outbox.endedAt)} and ${outbox.state} <> 'uncertain'`;
  const [counted] = await db
    .select({
      sent: sql<number>`(count(*) filter (where ${ofSlots} and ${outbox.state} = 'sent'))::int`,
      failed: sql<number>`(count(*) filter (where ${ofSlots} and ${outbox.state} = 'failed'))::int`,
      uncertain: sql<number>`(count(*) filter (where ${ofSlots} and ${outbox.state} = 'uncertain'))::int`,
      waiting: sql<number>`(count(*) filter (where ${onItsWay}))::int`,
      stuck: sql<number>`(count(*) filter (where ${onItsWay} and ${outbox.createdAt} < ${stuckSince.toISOString()}))::int`,
    })
    .from(outbox)
    .where(and(eq(outbox.organizationId, org), isNull(outbox.notice), sql`(${ofSlots} or ${isNull(outbox.endedAt)})`));
  if (!counted) throw new Error("a count without a row");
  return { ...counted, unreached: await countUnreached(db, org, slots) };
}

async function countUnreached(db: Executor, org: string, slots: readonly Date[]): Promise<number> {
  if (slots.length === 0) return 0;
  const [row] = await db
    .select({ count: sql<number>`count(distinct ${ledger.occurrenceId})::int` })
    .from(ledger)
    .where(
      and(
        eq(ledger.organizationId, org),
        inArray(ledger.slotAt, [...slots]),
        eq(ledger.state, "dropped"),
        eq(ledger.reason, "no-channel"),
        // A head or a leader who is not linked yet misses a copy; the unit itself was told.
        eq(ledger.audience, "unit"),
      ),
    );
  return row?.count ?? 0;
}
