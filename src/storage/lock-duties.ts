import { sql } from "drizzle-orm";
import type { Figure } from "../domain/metric.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { FigureRecord } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { written } from "./written.js";

type OccurrenceRow = Omit<Occurrence, "submittedAt"> & { readonly submittedAt: string | null };
type FigureRow = Omit<FigureRecord, "updatedAt" | "figure"> & {
  readonly updatedAt: string;
  readonly figure: { readonly [Part in keyof Figure]: Figure[Part] | null } & { readonly value: number };
};

type Asked = Record<"planId" | "task" | "unitIds", string>;

const figuresOf = sql`(
  select coalesce(json_agg(json_build_object(
    'occurrenceId', figures.occurrence_id, 'metricId', figures.metric_id, 'asOf', figures.as_of,
    'estimate', figures.estimate, 'updatedAt', figures.updated_at, 'updatedBy', officers.name,
    'officerId', figures.officer_id, 'figure', json_build_object(
      'value', figures.value, 'numerator', figures.numerator, 'denominator', figures.denominator
    )
  )), '[]')
  from figures join officers on officers.id = figures.officer_id
  where figures.occurrence_id = occurrences.id
)`;

type Locked = {
  readonly row: OccurrenceRow;
  readonly figures: readonly FigureRow[];
  readonly frozen: boolean;
  readonly fresh: boolean;
};

const lockOwed = written<Asked, Locked>(
  (given) => sql`
    select json_strip_nulls(json_build_object(
      'id', occurrences.id, 'task', tasks.code, 'period', occurrences.period, 'unitId', occurrences.unit_id,
      'unit', units.name, 'process', occurrences.process, 'version', occurrences.version,
      'originalDueOn', occurrences.original_due_on, 'opensOn', occurrences.opens_on,
      'closesOn', occurrences.closes_on, 'ladder', occurrences.ladder
    ))::jsonb || jsonb_build_object('dueOn', occurrences.due_on, 'submittedAt', occurrences.submitted_at) as row,
    ${figuresOf} as figures,
    exists (
      select from frozen_periods where plan_id = tasks.plan_id and frozen_periods.period = occurrences.period
    ) as frozen,
    occurrences.version = (select seen.version from occurrences seen where seen.id = occurrences.id) as fresh
    from occurrences
    join tasks on tasks.id = occurrences.task_id
    join units on units.id = occurrences.unit_id
    where tasks.plan_id = ${given("planId")} and tasks.code = ${given("task")} and occurrences.withdrawn_at is null
      and occurrences.unit_id = any(${given("unitIds")}::text::uuid[])
    order by occurrences.due_on nulls last, units.code
    for update of occurrences`,
);

const readAgain = written<{ ids: string }, Pick<Locked, "figures">>(
  (given) => sql`
    select ${figuresOf} as figures from occurrences where occurrences.id = any(${given("ids")}::text::uuid[])`,
);

/** A duty under lock, and what is known of it for as long as the lock holds. */
export type LockedDuty = {
  readonly occurrence: Occurrence;
  readonly figures: readonly FigureRecord[];
  /** Whether what is said of it now amends a report that has gone out. */
  readonly frozen: boolean;
};

/**
 * What these units owe of a task, locked until the transaction ends, with the figures in force: what an update reads.
 * Where it had to wait for the lock, the row is seen as its last holder left it, all else as it was before: the figures
 * are then read again.
 */
export async function lockDuties(
  db: Executor,
  planId: string,
  task: string,
  unitIds: readonly string[],
): Promise<LockedDuty[]> {
  const locked = await lockOwed(db, { planId, task, unitIds: arrayOf(unitIds) });
  const stale = locked.filter(({ fresh }) => !fresh).map(({ row }) => row.id);
  const again = stale.length > 0 ? await readAgain(db, { ids: arrayOf(stale) }) : [];
  const after = again.flatMap(({ figures }) => figures);
  return locked.map(({ row, figures, frozen, fresh }) => ({
    occurrence: { ...row, submittedAt: row.submittedAt === null ? null : new Date(row.submittedAt) },
    figures: (fresh ? figures : after.filter(({ occurrenceId }) => occurrenceId === row.id)).map(toRecord),
    frozen,
  }));
}

function arrayOf(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}

function toRecord(row: FigureRow): FigureRecord {
  return { ...row, figure: toFigure(row.figure), updatedAt: new Date(row.updatedAt) };
}

function toFigure({ value, numerator, denominator }: FigureRow["figure"]): Figure {
  return {
    value,
    ...(typeof numerator === "number" ? { numerator } : {}),
    ...(typeof denominator === "number" ? { denominator } : {}),
  };
}
