import { sql } from "drizzle-orm";
import type { Occurrence } from "../domain/occurrence.js";
import type { ProgressState, Source } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { isFrozen } from "./frozen-periods.js";
import { written } from "./written.js";

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

type Values = Record<"org" | "occurrenceId" | "before" | "after" | "officerId" | "at" | "process", string> &
  Record<"channel" | "chatId" | "messageId", string> &
  Record<"metricId" | "note" | "standsForId" | "submittedAt" | "asOf", string | null> &
  Record<"undoes" | "corrects" | "value" | "numerator" | "denominator", number | null> &
  Record<"decides" | "takesBack" | "gives" | "estimate", boolean> & { readonly version: number };

const write = written<Values, SavedEntry>(
  (given) => sql`
    with entered as (
      insert into progress_updates (
        organization_id, occurrence_id, metric_id, before, after, note, undoes, corrects, amends, decides,
        officer_id, stands_for_id, channel, chat_id, message_id, at
      ) values (
        ${given("org")}, ${given("occurrenceId")}, ${given("metricId")}, ${given("before")}::text::jsonb,
        ${given("after")}::text::jsonb, ${given("note")}, ${given("undoes")}::bigint, ${given("corrects")}::bigint,
        ${isFrozen(given("occurrenceId"))}, ${given("decides")}, ${given("officerId")}, ${given("standsForId")}::uuid,
        ${given("channel")}, ${given("chatId")}, ${given("messageId")}, ${given("at")}::timestamptz
      ) returning amends
    ), moved as (
      update occurrences
      set process = ${given("process")}, submitted_at = ${given("submittedAt")}::timestamptz, version = ${given("version")}
      where id = ${given("occurrenceId")}
    ), taken_back as (
      delete from figures
      where occurrence_id = ${given("occurrenceId")} and metric_id = ${given("metricId")} and ${given("takesBack")}
    ), given as (
      insert into figures (
        organization_id, occurrence_id, metric_id, value, numerator, denominator, as_of, estimate, updated_at, officer_id
      )
      select ${given("org")}::uuid, ${given("occurrenceId")}::uuid, ${given("metricId")}::text, ${given("value")}::float8,
        ${given("numerator")}::float8, ${given("denominator")}::float8, ${given("asOf")}::date,
        ${given("estimate")}::boolean, ${given("at")}::timestamptz, ${given("officerId")}::uuid
      where ${given("gives")}
      on conflict (occurrence_id, metric_id) do update set
        value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
        as_of = excluded.as_of, estimate = excluded.estimate, updated_at = excluded.updated_at,
        officer_id = excluded.officer_id
    )
    select amends from entered`,
);

/**
 * Writes the entry and what follows from it; one about a frozen period is marked as an amendment. The caller read the
 * occurrence with a lock in the same transaction, so nobody has changed it since.
 */
export async function saveEntry(db: Executor, org: string, entry: NewEntry): Promise<SavedEntry> {
  const { occurrence, metricId, before, after, note, undoes, officerId } = entry;
  const { process, submittedAt, figure } = after;
  const [saved] = await write(db, {
    ...entry.source,
    org,
    occurrenceId: occurrence.id,
    metricId,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
    note,
    undoes,
    corrects: entry.corrects ?? null,
    decides: entry.decides ?? false,
    officerId,
    standsForId: entry.standsForId ?? null,
    at: entry.at.toISOString(),
    process,
    submittedAt,
    version: occurrence.version + 1,
    takesBack: figure === null,
    gives: metricId !== null && figure !== null,
    value: figure?.value ?? null,
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? null,
    asOf: figure?.asOf ?? null,
    estimate: figure?.estimate ?? false,
  });
  if (!saved) throw new Error("an entry was written and not given back");
  return saved;
}
