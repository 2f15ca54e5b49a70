import { desc, eq, sql } from "drizzle-orm";
import type { Database, Executor } from "./database.js";
import { isBusy } from "./restore.js";
import { rowsOf } from "./rows-of.js";
import { evidence, historySeals, progressUpdates } from "./schema.js";

export type Seal = Omit<typeof historySeals.$inferSelect, "organizationId">;

/**
 * Whoever writes history is done within moments. Less than the server waits before it looks for deadlocks: should a
 * writer and this wait for each other, this gives up, and no person's message is lost to it.
 */
const LOCK_WAIT = "500ms";

/**
 * Writes down where all chains of the organization's history end. Null when nothing was added since the last seal, or
 * when writers left no moment for it: the next one covers it too.
 */
export async function sealHistory(db: Database, org: string, at: Date): Promise<Seal | null> {
  const upTo = await lastIds(db, org);
  if (upTo === null) return null;
  const [last] = await latestSeals(db, org, 1);
  if (last?.lastUpdateId === upTo.lastUpdateId && last.lastEvidenceId === upTo.lastEvidenceId) return null;
  const ends = await digestOf(db, org, upTo);
  const [seal] = await db
    .insert(historySeals)
    .values({ organizationId: org, ...upTo, ...ends, at })
    .returning();
  return seal ?? null;
}

/** The newest first. */
export async function latestSeals(db: Executor, org: string, most: number): Promise<Seal[]> {
  return db
    .select()
    .from(historySeals)
    .where(eq(historySeals.organizationId, org))
    .orderBy(desc(historySeals.id))
    .limit(most);
}

export type UpTo = Pick<Seal, "lastUpdateId" | "lastEvidenceId">;

/** The digest over the last hash of every chain up to these rows, and how many rows there are. */
export async function digestOf(
  db: Executor,
  org: string,
  { lastUpdateId, lastEvidenceId }: UpTo,
): Promise<Pick<Seal, "rows" | "digest">> {
  const [found] = await rowsOf(
    db,
    sql`with ends as (${endsOf("u", progressUpdates, org, lastUpdateId)} union all
                      ${endsOf("e", evidence, org, lastEvidenceId)})
        select encode(sha256(convert_to(
                 coalesce(string_agg(kind || ' ' || duty || ' ' || hash, E'\n' order by kind, duty), ''), 'UTF8')), 'hex') as "digest",
               coalesce(sum(rows), 0)::int as "rows" from ends`,
  );
  return { rows: Number(found?.rows), digest: String(found?.digest) };
}

function endsOf(kind: "u" | "e", table: typeof progressUpdates | typeof evidence, org: string, last: number) {
  return sql`select ${sql.raw(`'${kind}'`)} as kind, occurrence_id as duty, count(*) as rows,
                    (array_agg(coalesce(hash, '') order by id desc))[1] as hash
             from ${table} where organization_id = ${org} and id <= ${last} group by occurrence_id`;
}

/** Writers wait for the moment in which the last numbers are read, so that none of a smaller number comes later. */
async function lastIds(db: Database, org: string): Promise<UpTo | null> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`set local lock_timeout = ${sql.raw(`'${LOCK_WAIT}'`)}`);
      await tx.execute(sql`lock table ${progressUpdates}, ${evidence} in share mode`);
      const [found] = await rowsOf(
        tx,
        sql`select (select coalesce(max(id), 0) from ${progressUpdates} where organization_id = ${org}) as "updates",
                   (select coalesce(max(id), 0) from ${evidence} where organization_id = ${org}) as "pieces"`,
      );
      return { lastUpdateId: Number(found?.updates), lastEvidenceId: Number(found?.pieces) };
    });
  } catch (error) {
    if (isBusy(error)) return null;
    throw error;
  }
}
