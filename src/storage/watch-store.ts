import { and, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import { type LocalDate, localDate } from "../domain/local-date.js";
import type { Executor } from "./database.js";
import { occurrences, outbox } from "./schema.js";

/** Ids of open occurrences due by `dueBy` that are to be looked at only after `day`. */
export async function leftForLater(db: Executor, org: string, day: LocalDate, dueBy: LocalDate): Promise<string[]> {
  const rows = await db
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.organizationId, org),
        inArray(occurrences.process, ["not_started", "in_progress"]),
        isNull(occurrences.withdrawnAt),
        lte(occurrences.dueOn, dueBy),
        gt(occurrences.remindOn, day),
      ),
    );
  return rows.map(({ id }) => id);
}

/** These are looked at in the next slot. */
export async function lookAgain(db: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(occurrences)
    .set({ remindOn: localDate("1900-01-01") })
    .where(inArray(occurrences.id, [...ids]));
}

/** How delivery stands: what is on its way, since when, and what went wrong. */
export type DeliveryState = {
  /** Messages queued, being sent or held. */
  readonly waiting: number;
  /** Of those, held because a try may have arrived. */
  readonly uncertain: number;
  /** The slot of the one that has waited longest; null when nothing waits. */
  readonly oldestSlotAt: Date | null;
  /** Since `since`: sent more than ten minutes after their slot, and ended without having been sent. */
  readonly late: number;
  readonly failed: number;
};

/** Counts the outbox as it stands, and what ended since `since`. */
export async function deliveryState(db: Executor, org: string, since: Date): Promise<DeliveryState> {
  const unended = isNull(outbox.endedAt);
  const ended = sql`${outbox.endedAt} >= ${since.toISOString()}`;
  const [row] = await db
    .select({
      waiting: sql<number>`(count(*) filter (where ${unended}))::int`,
      uncertain: sql<number>`(count(*) filter (where ${unended} and ${outbox.uncertain}))::int`,
      oldestSlotAt: sql<string | null>`min(${outbox.slotAt}) filter (where ${unended})`,
      late: sql<number>`(count(*) filter (
        where ${ended} and ${outbox.state} = 'sent' and ${outbox.endedAt} - ${outbox.slotAt} > interval '10 minutes'
      ))::int`,
      failed: sql<number>`(count(*) filter (where ${ended} and ${outbox.state} in ('failed', 'uncertain')))::int`,
    })
    .from(outbox)
    .where(and(eq(outbox.organizationId, org), sql`(${unended} or ${ended})`));
  if (!row) throw new Error("a count without a row");
  const { oldestSlotAt, ...counts } = row;
  return { ...counts, oldestSlotAt: oldestSlotAt === null ? null : new Date(oldestSlotAt) };
}
