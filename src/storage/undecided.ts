import { and, eq, inArray, isNull } from "drizzle-orm";
import { idsOfCodes, requestCode } from "../domain/request-code.js";
import { submissionOf } from "../domain/submission.js";
import type { Executor } from "./database.js";
import { listEntries } from "./progress.js";
import { extensions, occurrences, progressUpdates } from "./schema.js";

/** Of these requests, "GH12" for a later due date and "KQ340" for a result, those that still wait to be decided. */
export async function undecided(db: Executor, org: string, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const [asked, handedIn] = [idsOfCodes(codes, "extension"), idsOfCodes(codes, "result")];
  const requests = asked.length === 0 ? [] : await openRequests(db, org, asked);
  const results = handedIn.length === 0 ? [] : await openResults(db, org, handedIn);
  return new Set([
    ...requests.map((id) => requestCode("extension", id)),
    ...results.map((id) => requestCode("result", id)),
  ]);
}

async function openRequests(db: Executor, org: string, ids: readonly number[]): Promise<number[]> {
  const rows = await db
    .select({ id: extensions.id })
    .from(extensions)
    .innerJoin(occurrences, eq(occurrences.id, extensions.occurrenceId))
    .where(
      and(
        eq(extensions.organizationId, org),
        inArray(extensions.id, [...ids]),
        isNull(extensions.approved),
        isNull(occurrences.withdrawnAt),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Those whose duty waits for the very entry to be confirmed: handed in anew it is another. */
async function openResults(db: Executor, org: string, ids: readonly number[]): Promise<number[]> {
  const waiting = await db
    .select({ id: progressUpdates.id, occurrenceId: progressUpdates.occurrenceId })
    .from(progressUpdates)
    .innerJoin(occurrences, eq(occurrences.id, progressUpdates.occurrenceId))
    .where(
      and(
        eq(progressUpdates.organizationId, org),
        inArray(progressUpdates.id, [...ids]),
        eq(occurrences.process, "awaiting_confirmation"),
        isNull(occurrences.withdrawnAt),
      ),
    );
  const entries = await listEntries(
    db,
    waiting.map(({ occurrenceId }) => occurrenceId),
  );
  return waiting.flatMap(({ id, occurrenceId }) => {
    const own = entries.filter((entry) => entry.occurrenceId === occurrenceId);
    return submissionOf(own)?.id === id ? [id] : [];
  });
}
