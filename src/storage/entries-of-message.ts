import { and, asc, eq, inArray } from "drizzle-orm";
import type { ProgressEntry, Source } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { absentees, toEntry } from "./progress.js";
import { officers, progressUpdates } from "./schema.js";

/** What one message of this officer wrote, oldest first. */
export async function entriesOfMessage(
  db: Executor,
  officerId: string,
  { channel, chatId, messageId }: Source,
): Promise<ProgressEntry[]> {
  const rows = await db
    .select({ row: progressUpdates, officer: officers.name, absent: absentees.name })
    .from(progressUpdates)
    .innerJoin(officers, eq(officers.id, progressUpdates.officerId))
    .leftJoin(absentees, eq(absentees.id, progressUpdates.standsForId))
    .where(
      and(
        eq(progressUpdates.officerId, officerId),
        eq(progressUpdates.channel, channel),
        eq(progressUpdates.chatId, chatId),
        eq(progressUpdates.messageId, messageId),
      ),
    )
    .orderBy(asc(progressUpdates.id));
  return rows.map(({ row, officer, absent }) => toEntry(row, officer, absent));
}

/** What several messages wrote, whoever sent them, oldest first; `at` is when each was taken, and so when it wrote. */
export async function entriesSaidIn(
  db: Executor,
  org: string,
  messages: readonly (Source & { readonly at: Date })[],
): Promise<ProgressEntry[]> {
  const rows = await db
    .select({ row: progressUpdates, officer: officers.name, absent: absentees.name })
    .from(progressUpdates)
    .innerJoin(officers, eq(officers.id, progressUpdates.officerId))
    .leftJoin(absentees, eq(absentees.id, progressUpdates.standsForId))
    .where(
      and(
        eq(progressUpdates.organizationId, org),
        inArray(
          progressUpdates.at,
          messages.map(({ at }) => at),
        ),
        inArray(
          progressUpdates.messageId,
          messages.map(({ messageId }) => messageId),
        ),
      ),
    )
    .orderBy(asc(progressUpdates.id));
  return rows.map(({ row, officer, absent }) => toEntry(row, officer, absent));
}
