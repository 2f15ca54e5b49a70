import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Executor } from "./database.js";
import { calendarFeeds, extensions, plans, planVersions, progressUpdates } from "./schema.js";
import { hashOfSecret, newSecret } from "./secret-token.js";

/** Since when the officer has a calendar; null without one. */
export async function feedSince(db: Executor, officerId: string): Promise<Date | null> {
  const [feed] = await db
    .select({ createdAt: calendarFeeds.createdAt })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.officerId, officerId));
  return feed?.createdAt ?? null;
}

/** Gives the officer's calendar a new secret address; the one before stops. @returns its token, which is kept nowhere */
export async function renewFeed(db: Executor, org: string, officerId: string, at: Date): Promise<string> {
  const { token, hash } = newSecret();
  const feed = { tokenHash: hash, createdAt: at };
  await db
    .insert(calendarFeeds)
    .values({ officerId, organizationId: org, ...feed })
    .onConflictDoUpdate({ target: calendarFeeds.officerId, set: feed });
  return token;
}

/** False when there was none. */
export async function revokeFeed(db: Executor, officerId: string): Promise<boolean> {
  const gone = await db
    .delete(calendarFeeds)
    .where(eq(calendarFeeds.officerId, officerId))
    .returning({ officerId: calendarFeeds.officerId });
  return gone.length > 0;
}

/** Whose calendar this is; null for an address that is unknown or was revoked. */
export async function feedOfficer(db: Executor, org: string, token: string): Promise<string | null> {
  const [feed] = await db
    .select({ officerId: calendarFeeds.officerId })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.organizationId, org), eq(calendarFeeds.tokenHash, hashOfSecret(token))));
  return feed?.officerId ?? null;
}

/** What has happened to a duty since the plan was applied: how often, and when last. */
export type DutyChanges = { readonly count: number; readonly lastAt: Date };

/** The entries about these occurrences and the extensions granted them, by occurrence; those without either are absent. */
export async function dutyChanges(
  db: Executor,
  occurrenceIds: readonly string[],
): Promise<ReadonlyMap<string, DutyChanges>> {
  if (occurrenceIds.length === 0) return new Map();
  const ids = [...occurrenceIds];
  const said = await db
    .select({ id: progressUpdates.occurrenceId, count: sql<number>`count(*)::int`, lastAt: last(progressUpdates.at) })
    .from(progressUpdates)
    .where(inArray(progressUpdates.occurrenceId, ids))
    .groupBy(progressUpdates.occurrenceId);
  const granted = await db
    .select({ id: extensions.occurrenceId, count: sql<number>`count(*)::int`, lastAt: last(extensions.decidedAt) })
    .from(extensions)
    .where(and(inArray(extensions.occurrenceId, ids), eq(extensions.approved, true), isNotNull(extensions.decidedAt)))
    .groupBy(extensions.occurrenceId);
  const changes = new Map<string, DutyChanges>();
  for (const { id, count, lastAt } of [...said, ...granted]) {
    const known = changes.get(id);
    const at = new Date(lastAt);
    changes.set(id, {
      count: count + (known?.count ?? 0),
      lastAt: known && known.lastAt > at ? known.lastAt : at,
    });
  }
  return changes;
}

/** As text with its offset: the two drivers read an aggregate's instant differently. */
function last(column: typeof progressUpdates.at | typeof extensions.decidedAt) {
  return sql<string>`to_char(max(${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** How often the plan was applied, and when last. */
export async function planChanges(db: Executor, planId: string): Promise<DutyChanges> {
  const [row] = await db
    .select({ count: sql<number>`count(${planVersions.id})::int`, lastAt: plans.appliedAt })
    .from(plans)
    .leftJoin(planVersions, eq(planVersions.planId, plans.id))
    .where(eq(plans.id, planId))
    .groupBy(plans.id);
  if (!row) throw new RangeError(`no plan ${planId}`);
  return row;
}
