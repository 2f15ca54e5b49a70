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

/** The periods in which each of the part's tasks is owed: found by stepping through an index, in a few milliseconds. */
export async function listPeriods(
  db: Executor,
  { where, tasks: codes }: SummaryPart,
): Promise<Pick<DutyCount, "task" | "period">[]> {
  const next = (after: SQL) =>
    sql`select period from ${occurrences} where ${occurrences.taskId} = asked.id and ${where}${after}
        order by period limit 1`;
  const rows = await rowsOf(
    db,
    sql`select asked.id as task_id, period
        from unnest(string_to_array(${[...codes.keys()].join(" ")}::text, ' ')::uuid[]) as asked(id)
        cross join lateral (
          with recursive found as (
            (${next(sql``)})
            union all
            select (${next(sql` and period > found.period`)}) from found where found.period is not null
          )
          select period from found where period is not null
        ) periods`,
  );
  return rows.flatMap((row) => {
    const task = codes.get(String(row.task_id));
    return task === undefined ? [] : [{ task, period: row.period as Period }];
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
