import { sql } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import type { Period } from "../domain/period.js";
import type { Process } from "../domain/progress.js";
import type { Executor } from "./database.js";
import { rowsOf } from "./rows-of.js";
import { occurrences } from "./schema.js";
import type { DutyCount, SummaryPart } from "./summary-counts.js";

export type DutyKey = Pick<DutyCount, "taskId" | "period" | "dueOn">;

/** Of one duty's missing units as many as `most`, after the first `skip`. */
export type WantedUnits = DutyKey & { readonly skip: number; readonly most: number };

/**
 * Which units have not handed these duties in: of each a stretch, in the order of `ranked`.
 * @param ranked every unit's id
 * @returns their ids, in the order of `wanted`
 */
export async function unitsMissing(
  db: Executor,
  { where }: SummaryPart,
  wanted: readonly WantedUnits[],
  ranked: readonly string[],
): Promise<(readonly string[])[]> {
  if (wanted.length === 0) return [];
  const asked = wanted.map(({ taskId, period, dueOn }, n) => ({ n, t: taskId, p: period, d: dueOn }));
  // One limit for all, known when the statement is planned: with one for each the server would prepare for whole tables.
  const reach = Math.max(...wanted.map(({ skip, most }) => skip + most));
  // Unit by unit in their order, each by the key of its duty, so that a duty is left once enough are found; joined, the
  // whole table would be read.
  const rows = await rowsOf(
    db,
    sql`with ranks as materialized (
          select id::uuid, rank
          from unnest(string_to_array(${ranked.join(" ")}::text, ' ')) with ordinality as ranks(id, rank)
        )
        select n, ids
        from json_to_recordset(${JSON.stringify(asked)}::text::json) as asked(n int, t uuid, p text, d date)
        cross join lateral (
          select string_agg(id::text, ' ' order by rank) as ids from (
            select ranks.id, rank from (select * from ranks order by rank) ranks
            cross join lateral (
              select from ${occurrences}
              where ${occurrences.taskId} = t and ${occurrences.period} = p and ${occurrences.unitId} = ranks.id
                and ${occurrences.dueOn} = d and process in ('not_started', 'in_progress', 'paused') and ${where}
              offset 0
            ) owed
            order by rank limit ${reach}::int
          ) first
        ) missing`,
  );
  const found = new Map(rows.map(({ n, ids }) => [Number(n), typeof ids === "string" ? ids.split(" ") : []]));
  return wanted.map(({ skip, most }, n) => found.get(n)?.slice(skip, skip + most) ?? []);
}

export type DutyOfUnit = {
  readonly taskId: string;
  readonly period: Period;
  readonly unitId: string;
  readonly dueOn: LocalDate | null;
  readonly process: Process;
  readonly submittedOn: LocalDate | null;
};

/** Each unit's part in these duties, with a day or without. */
export async function dutiesOfUnits(
  db: Executor,
  { where }: SummaryPart,
  duties: readonly Pick<DutyKey, "taskId" | "period">[],
): Promise<DutyOfUnit[]> {
  if (duties.length === 0) return [];
  const asked = duties.map(({ taskId, period }) => ({ t: taskId, p: period }));
  const rows = await rowsOf(
    db,
    sql`select t, p, own.*
        from json_to_recordset(${JSON.stringify(asked)}::text::json) as asked(t uuid, p text)
        cross join lateral (
          select unit_id, due_on::text as due_on, process, submitted_on::text as submitted_on from ${occurrences}
          where ${occurrences.taskId} = t and ${occurrences.period} = p and ${where} offset 0
        ) own`,
  );
  return rows.map((row) => ({
    taskId: String(row.t),
    period: row.p as Period,
    unitId: String(row.unit_id),
    dueOn: row.due_on as LocalDate | null,
    process: row.process as Process,
    submittedOn: row.submitted_on as LocalDate | null,
  }));
}
