import { asc, eq, inArray } from "drizzle-orm";
import type { Executor } from "./database.js";
import { acknowledgements, officers } from "./schema.js";

/** Somebody's "đã nhận" to the reminder of a duty. */
export type Acknowledgement = {
  readonly occurrenceId: string;
  readonly officer: string;
  readonly rung: string;
  readonly at: Date;
};

/** One reminder of one duty. */
export type Seen = { readonly occurrenceId: string; readonly rung: string };

/**
 * Notes that this person has seen these reminders; each counts once.
 * @returns the occurrences they had not acknowledged at that rung before
 */
export async function acknowledge(
  db: Executor,
  org: string,
  duties: readonly Seen[],
  officerId: string,
  at: Date,
): Promise<string[]> {
  if (duties.length === 0) return [];
  const rows = await db
    .insert(acknowledgements)
    .values(duties.map(({ occurrenceId, rung }) => ({ organizationId: org, occurrenceId, officerId, rung, at })))
    .onConflictDoNothing()
    .returning({ occurrenceId: acknowledgements.occurrenceId });
  return rows.map(({ occurrenceId }) => occurrenceId);
}

/** Who has acknowledged reminders of these occurrences, the earliest first. */
export async function acknowledgementsOf(db: Executor, occurrenceIds: readonly string[]): Promise<Acknowledgement[]> {
  if (occurrenceIds.length === 0) return [];
  return db
    .select({
      occurrenceId: acknowledgements.occurrenceId,
      officer: officers.name,
      rung: acknowledgements.rung,
      at: acknowledgements.at,
    })
    .from(acknowledgements)
    .innerJoin(officers, eq(officers.id, acknowledgements.officerId))
    .where(inArray(acknowledgements.occurrenceId, [...occurrenceIds]))
    .orderBy(asc(acknowledgements.at), asc(officers.name));
}
