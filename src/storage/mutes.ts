import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Executor } from "./database.js";
import { mutes, officers } from "./schema.js";

/** A duty of a unit that its people asked not to hear of for a while. */
export type Snooze = { readonly occurrenceId: string; readonly untilAt: Date; readonly by: string };

/** Without an occurrence: everything this officer would hear in private. */
export type NewMute = { readonly officerId: string; readonly occurrenceId: string | null; readonly untilAt: Date } & {
  /** Absent: at once. */
  readonly fromAt?: Date;
};

/** Of these occurrences those snoozed at `at`, and until when. */
export async function snoozedUntil(
  db: Executor,
  org: string,
  occurrenceIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Date>> {
  const found = await snoozesOf(db, org, occurrenceIds, at);
  return new Map(found.map(({ occurrenceId, untilAt }) => [occurrenceId, untilAt]));
}

/** The same with who asked for it. Of two in force the one that ends last counts. */
export async function snoozesOf(
  db: Executor,
  org: string,
  occurrenceIds: readonly string[],
  at: Date,
): Promise<Snooze[]> {
  if (occurrenceIds.length === 0) return [];
  const rows = await db
    .select({ occurrenceId: mutes.occurrenceId, untilAt: mutes.untilAt, by: officers.name })
    .from(mutes)
    .innerJoin(officers, eq(officers.id, mutes.officerId))
    .where(and(inForce(org, at), inArray(mutes.occurrenceId, [...occurrenceIds])))
    .orderBy(asc(mutes.untilAt), asc(mutes.id));
  const last = new Map<string, Snooze>();
  for (const { occurrenceId, untilAt, by } of rows) {
    if (occurrenceId !== null) last.set(occurrenceId, { occurrenceId, untilAt, by });
  }
  return [...last.values()];
}

/** Officers who asked for no reminders in private at `at`. */
export async function mutedOfficers(db: Executor, org: string, at: Date): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ officerId: mutes.officerId })
    .from(mutes)
    .where(and(inForce(org, at), isNull(mutes.occurrenceId)));
  return new Set(rows.map(({ officerId }) => officerId));
}

/** Until when this officer hears nothing in private; null when they do. */
export async function mutedUntil(db: Executor, org: string, officerId: string, at: Date): Promise<Date | null> {
  const [last] = await db
    .select({ untilAt: mutes.untilAt })
    .from(mutes)
    .where(and(inForce(org, at), eq(mutes.officerId, officerId), isNull(mutes.occurrenceId)))
    .orderBy(desc(mutes.untilAt))
    .limit(1);
  return last?.untilAt ?? null;
}

/** Adds a mute in place of any other about the same: what was said last holds. */
export async function addMute(db: Executor, org: string, mute: NewMute, at: Date): Promise<void> {
  await endMute(db, org, mute, at);
  await db.insert(mutes).values({ organizationId: org, ...mute, createdAt: at });
}

/**
 * Ends what is muted: the duty for its whole unit, or (no occurrence) everything for this officer.
 * @returns whether there was anything to end
 */
export async function endMute(
  db: Executor,
  org: string,
  { officerId, occurrenceId }: Pick<NewMute, "officerId" | "occurrenceId">,
  at: Date,
): Promise<boolean> {
  const which =
    occurrenceId === null
      ? and(eq(mutes.officerId, officerId), isNull(mutes.occurrenceId))
      : and(eq(mutes.occurrenceId, occurrenceId), isNotNull(mutes.occurrenceId));
  const ended = await db
    .update(mutes)
    .set({ untilAt: at })
    .where(and(inForce(org, at), which))
    .returning({ id: mutes.id });
  return ended.length > 0;
}

/** Ends a leave, whether it has begun or not. @returns whether there was one */
export async function endLeave(db: Executor, org: string, officerId: string, at: Date): Promise<boolean> {
  const ended = await db
    .update(mutes)
    .set({ untilAt: at })
    .where(
      and(
        eq(mutes.organizationId, org),
        eq(mutes.officerId, officerId),
        isNull(mutes.occurrenceId),
        gt(mutes.untilAt, at),
      ),
    )
    .returning({ id: mutes.id });
  return ended.length > 0;
}

function inForce(org: string, at: Date) {
  return and(
    eq(mutes.organizationId, org),
    sql`coalesce(${mutes.fromAt}, ${mutes.createdAt}) <= ${at.toISOString()}::timestamptz`,
    gt(mutes.untilAt, at),
  );
}
