import { sql } from "drizzle-orm";
import type { Occurrence } from "../domain/occurrence.js";
import type { ProgressState, Source } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { isFrozen } from "./frozen-periods.js";
import { rowsOf } from "./rows-of.js";

/** Whether the entry changes what a report that has gone out says. */
export type SavedEntry = { readonly amends: boolean };

export type NewEntry = {
  readonly occurrence: Occurrence;
  readonly metricId: string | null;
  readonly before: ProgressState;
  readonly after: ProgressState;
  readonly note: string | null;
  readonly undoes: number | null;
  /** The entry it puts right, where it is a correction. */
  readonly corrects?: number | undefined;
  /** It confirms what was handed in, or sends it back. */
  readonly decides?: boolean | undefined;
  readonly officerId: string;
  /** The absent person in whose place the officer acts. */
  readonly standsForId?: string | undefined;
  readonly source: Source;
  readonly at: Date;
};

/**
 * Writes the entry and what follows from it; one about a frozen period is marked as an amendment. The caller read the
 * occurrence with a lock in the same transaction, so nobody has changed it since. One statement, written out like
 * `receive`, for the same reason.
 */
export async function saveEntry(db: Executor, org: string, entry: NewEntry): Promise<SavedEntry> {
  const { occurrence, metricId, before, after, note, undoes, corrects, decides, standsForId, officerId, source } =
    entry;
  const at = entry.at.toISOString();
  const { figure } = after;
  const [saved] = await rowsOf<SavedEntry>(
    db,
    sql`
    with entered as (
      insert into progress_updates (
        organization_id, occurrence_id, metric_id, before, after, note, undoes, corrects, amends, decides,
        officer_id, stands_for_id, channel, chat_id, message_id, at
      ) values (
        ${org}, ${occurrence.id}, ${metricId}, ${JSON.stringify(before)}::text::jsonb,
        ${JSON.stringify(after)}::text::jsonb, ${note}, ${undoes}::bigint, ${corrects ?? null}::bigint,
        ${isFrozen(occurrence.id)}, ${decides ?? false}, ${officerId}, ${standsForId ?? null}::uuid,
        ${source.channel}, ${source.chatId}, ${source.messageId}, ${at}::timestamptz
      ) returning amends
    ), moved as (
      update occurrences
      set process = ${after.process}, submitted_at = ${after.submittedAt}::timestamptz, version = ${occurrence.version + 1}
      where id = ${occurrence.id}
    ), taken_back as (
      delete from figures
      where occurrence_id = ${occurrence.id} and metric_id = ${metricId} and ${figure === null}
    ), given as (
      insert into figures (
        organization_id, occurrence_id, metric_id, value, numerator, denominator, as_of, estimate, updated_at, officer_id
      )
      select ${org}::uuid, ${occurrence.id}::uuid, ${metricId}::text, ${figure?.value ?? null}::float8,
        ${figure?.numerator ?? null}::float8, ${figure?.denominator ?? null}::float8, ${figure?.asOf ?? null}::date,
        ${figure?.estimate ?? false}::boolean, ${at}::timestamptz, ${officerId}::uuid
      where ${metricId !== null && figure !== null}
      on conflict (occurrence_id, metric_id) do update set
        value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
        as_of = excluded.as_of, estimate = excluded.estimate, updated_at = excluded.updated_at,
        officer_id = excluded.officer_id
    )
    select amends from entered`,
  );
  if (!saved) throw new Error("an entry was written and not given back");
  return saved;
}
