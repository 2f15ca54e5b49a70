import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import type { Period } from "../domain/period.js";
import type { Process } from "../domain/progress.js";
import type { Executor } from "./database.js";
import { rowsOf } from "./rows-of.js";
import { occurrences, tasks } from "./schema.js";

/** The occurrences of one plan, or of some of its periods. */
export type SummaryPart = {
  readonly org: string;
  /** The plan's tasks by id. */
  readonly tasks: ReadonlyMap<string, string>;
  readonly where: SQL;
};

/**
 * So many occurrences of one duty stand alike. Of submitted work `late` came after the due date; of other work it says
 * nothing.
 */
export type DutyCount = {
  readonly taskId: string;
  readonly task: string;
  readonly period: Period;
  readonly dueOn: LocalDate | null;
  readonly process: Process;
  readonly count: number;
  readonly late: number;
};

/** One unit's occurrences in one state of work: how many have a day, and of those how many lie where. */
export type UnitCount = {
  readonly unitId: string;
  readonly process: Process;
  readonly dated: number;
  /** Due before today. */
  readonly past: number;
  /** Due by the day given, the past ones among them. */
  readonly near: number;
  readonly late: number;
};

/** Where a plan's occurrences are to be found; of `periods` alone where they are named. */
export async function summaryPart(
  db: Executor,
  org: string,
  planId: string,
  periods: readonly Period[] | null,
): Promise<SummaryPart> {
  const rows = await db
    .select({ id: tasks.id, code: tasks.code, planId: tasks.planId })
    .from(tasks)
    .where(eq(tasks.organizationId, org));
  const own = rows.filter((row) => row.planId === planId);
  const ids = own.map((row) => row.id);
  const where = and(
    eq(occurrences.organizationId, org),
    isNull(occurrences.withdrawnAt),
    // To look every row's task up costs a third of the whole; most offices have one plan.
    own.length === rows.length ? undefined : inArray(occurrences.taskId, ids),
    periods ? inArray(occurrences.period, [...periods]) : undefined,
  );
  return { org, tasks: new Map(own.map((row) => [row.id, row.code])), where: where ?? sql`true` };
}

/** Every duty of the part, counted. */
export async function countDuties(
  db: Executor,
  { where, tasks: codes }: SummaryPart,
  today: LocalDate,
): Promise<DutyCount[]> {
  const rows = await rowsOf(
    db,
    sql`select task_id, period, due_on::text as due_on, process, count(*)::int as count,
          (count(*) filter (where coalesce(submitted_on, ${today}::date) > due_on))::int as late
        from ${occurrences} where ${where} group by task_id, period, ${occurrences.dueOn}, process`,
  );
  return rows.flatMap((row): DutyCount[] => {
    const taskId = String(row.task_id);
    const task = codes.get(taskId);
    if (task === undefined) return [];
    return [
      {
        taskId,
        task,
        period: row.period as Period,
        dueOn: row.due_on as LocalDate | null,
        process: row.process as Process,
        count: Number(row.count),
        late: Number(row.late),
      },
    ];
  });
}

/** Every unit of the part, counted against two days: today and the last day that is near. */
export async function countUnits(
  db: Executor,
  { where }: SummaryPart,
  today: LocalDate,
  near: LocalDate,
): Promise<UnitCount[]> {
  const rows = await rowsOf(
    db,
    sql`select unit_id, process, count(due_on)::int as dated,
          (count(*) filter (where due_on < ${today}::date))::int as past,
          (count(*) filter (where due_on <= ${near}::date))::int as near,
          (count(*) filter (where coalesce(submitted_on, ${today}::date) > due_on))::int as late
        from ${occurrences} where ${where} group by unit_id, process`,
  );
  return rows.map((row) => ({
    unitId: String(row.unit_id),
    process: row.process as Process,
    dated: Number(row.dated),
    past: Number(row.past),
    near: Number(row.near),
    late: Number(row.late),
  }));
}

export type DutyKey = Pick<DutyCount, "taskId" | "period" | "dueOn">;

/**
 * Which units have not handed these duties in: of each the first `most`, in the order of `ranked`.
 * @param ranked every unit's id
 */
export async function unitsMissing(
  db: Executor,
  { where }: SummaryPart,
  duties: readonly DutyKey[],
  ranked: readonly string[],
  most: number,
): Promise<(DutyKey & { readonly unitIds: readonly string[] })[]> {
  if (duties.length === 0) return [];
  const asked = duties.map(({ taskId, period, dueOn }) => ({ t: taskId, p: period, d: dueOn }));
  // Unit by unit in their order, each by the key of its duty, so that a duty is left once enough are found; joined, the
  // whole table would be read.
  const rows = await rowsOf(
    db,
    sql`with ranks as materialized (
          select id::uuid, rank
          from unnest(string_to_array(${ranked.join(" ")}::text, ' ')) with ordinality as ranks(id, rank)
        )
        select t, p, d::text as d, ids
        from json_to_recordset(${JSON.stringify(asked)}::text::json) as asked(t uuid, p text, d date)
        cross join lateral (
          select string_agg(id::text, ' ' order by rank) as ids from (
            select ranks.id, rank from (select * from ranks order by rank) ranks
            cross join lateral (
              select from ${occurrences}
              where ${occurrences.taskId} = t and ${occurrences.period} = p and ${occurrences.unitId} = ranks.id
                and ${occurrences.dueOn} = d and process in ('not_started', 'in_progress', 'paused') and ${where}
              offset 0
            ) owed
            order by rank limit ${most}::int
          ) first
        ) missing`,
  );
  return rows.map((row) => ({
    taskId: String(row.t),
    period: row.p as Period,
    dueOn: row.d as LocalDate | null,
    unitIds: typeof row.ids === "string" ? row.ids.split(" ") : [],
  }));
}

/** How many were handed in in each month ("2025-03") of those with a due date. */
export async function countHandedIn(db: Executor, { where }: SummaryPart): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf(
    db,
    sql`select to_char(submitted_on, 'YYYY-MM') as month, count(*)::int as count from ${occurrences}
        where ${where} and due_on is not null and submitted_on is not null
          and process in ('done', 'awaiting_confirmation')
        group by 1`,
  );
  return new Map(rows.map((row) => [String(row.month), Number(row.count)]));
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
