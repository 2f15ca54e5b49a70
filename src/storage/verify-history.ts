import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { Database, Executor } from "./database.js";
import { digestOf, latestSeals, type Seal } from "./history-seals.js";
import { rowsOf } from "./rows-of.js";
import { evidence, figures, progressUpdates } from "./schema.js";

/** The first row that does not fit. */
export type Misfit = {
  readonly kind: "entry" | "evidence" | "file" | "figure" | "seal";
  /** The row's number; null for a figure, which has none. */
  readonly id: number | null;
  /** The duty; null for a seal, which is about all of them. */
  readonly occurrenceId: string | null;
  /** By the row itself. */
  readonly at: Date | null;
};

export type Verified = {
  readonly entries: number;
  readonly evidence: number;
  /** The newest seal, to be compared with a copy kept elsewhere; null before the first. */
  readonly seal: Seal | null;
  readonly misfit: Misfit | null;
};

const ROWS_AT_ONCE = 1_000;
/** Older seals are held in by newer ones, unless all of them were forged. */
const SEALS = 7;

/** The text of a row that its hash is made of, as the trigger of the migration "history-chain" writes it. */
const ENTRY = sql`array_to_json(array[
  id::text, organization_id::text, occurrence_id::text, metric_id, before::text, after::text, note, undoes::text,
  corrects::text, amends::text, decides::text, officer_id::text, stands_for_id::text, channel, chat_id, message_id,
  (extract(epoch from at) * 1000000)::bigint::text])::text`;
const PIECE = sql`array_to_json(array[
  id::text, organization_id::text, occurrence_id::text, kind, text, identity, file_name, mime_type, size::text, sha256,
  officer_id::text, channel, chat_id, message_id, (extract(epoch from at) * 1000000)::bigint::text])::text
  || coalesce(E'\\n' || stands_for_id::text, '')`;

/**
 * Walks every chain of the organization's history from its beginning, holds kept files against their checksums, the
 * figures in force against the entries they come from, and the seals against what they cover. Reads one moment of the store.
 */
export async function verifyHistory(db: Database, org: string): Promise<Verified> {
  return db.transaction(
    async (tx) => {
      const entries = await walk(tx, "entry", sql`${progressUpdates}`, ENTRY, org);
      const pieces = await walk(tx, "evidence", sql`${evidence}`, PIECE, org);
      const seals = await latestSeals(tx, org, SEALS);
      const misfit =
        entries.misfit ??
        pieces.misfit ??
        (await changedFile(tx, org)) ??
        (await changedFigure(tx, org)) ??
        (await brokenSeal(tx, org, seals));
      return { entries: entries.count, evidence: pieces.count, seal: seals[0] ?? null, misfit };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

type Walked = { readonly count: number; readonly misfit: Misfit | null };

async function walk(db: Executor, kind: "entry" | "evidence", table: SQL, content: SQL, org: string): Promise<Walked> {
  let count = 0;
  let duty = "";
  let hash = "";
  for (let after: SQL = sql`true`; ; ) {
    const rows = await rowsOf(
      db,
      sql`select id, occurrence_id as "duty", hash, ${content} as "content", at::text as "at" from ${table}
          where organization_id = ${org} and ${after} order by occurrence_id, id limit ${sql.raw(String(ROWS_AT_ONCE))}`,
    );
    for (const row of rows) {
      if (row.duty !== duty) [duty, hash] = [String(row.duty), ""];
      hash = createHash("sha256").update(`${hash}\n${row.content}`).digest("hex");
      if (hash !== row.hash) return { count, misfit: misfit(kind, row) };
      count += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return { count, misfit: null };
    after = sql`(occurrence_id, id) > (${duty}::uuid, ${String(last.id)}::bigint)`;
  }
}

async function changedFile(db: Executor, org: string): Promise<Misfit | null> {
  const [row] = await rowsOf(
    db,
    sql`select id, occurrence_id as "duty", at::text as "at" from ${evidence}
        where organization_id = ${org} and sha256 is not null
          and (bytes is null or encode(sha256(bytes), 'hex') <> sha256 or octet_length(bytes) <> size)
        order by id limit 1`,
  );
  return row ? misfit("file", row) : null;
}

/** A figure is what the last entry about it says: one that was written beside the history has no such entry. */
async function changedFigure(db: Executor, org: string): Promise<Misfit | null> {
  const [row] = await rowsOf(
    db,
    sql`with said as (
          select distinct on (occurrence_id, metric_id) occurrence_id, metric_id, nullif(after -> 'figure', 'null') as figure
          from ${progressUpdates} where organization_id = ${org} and metric_id is not null
          order by occurrence_id, metric_id, id desc)
        select null as "id", coalesce(f.occurrence_id, s.occurrence_id) as "duty", f.updated_at::text as "at"
        from (select * from ${figures} where organization_id = ${org}) f
        full join (select * from said where figure is not null) s
          on s.occurrence_id = f.occurrence_id and s.metric_id = f.metric_id
        where f.value is distinct from (s.figure ->> 'value')::float8
           or f.numerator is distinct from (s.figure ->> 'numerator')::float8
           or f.denominator is distinct from (s.figure ->> 'denominator')::float8
        limit 1`,
  );
  return row ? misfit("figure", row) : null;
}

async function brokenSeal(db: Executor, org: string, seals: readonly Seal[]): Promise<Misfit | null> {
  // The oldest first: what is wrong at one is wrong at all that follow.
  for (const seal of [...seals].reverse()) {
    const now = await digestOf(db, org, seal);
    if (now.digest !== seal.digest || now.rows !== seal.rows)
      return { kind: "seal", id: seal.id, occurrenceId: null, at: seal.at };
  }
  return null;
}

function misfit(kind: Misfit["kind"], { id, duty, at }: Record<string, unknown>): Misfit {
  return {
    kind,
    id: id === null ? null : Number(id),
    occurrenceId: String(duty),
    at: typeof at === "string" ? new Date(at) : null,
  };
}
