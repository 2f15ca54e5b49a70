import { sql } from "drizzle-orm";
import type { Figure } from "../domain/metric.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { FigureRecord } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { type Given, written } from "./written.js";

type OccurrenceRow = Omit<Occurrence, "submittedAt"> & { readonly submittedAt: string | null };
type FigureRow = Omit<FigureRecord, "updatedAt" | "figure"> & {
  readonly updatedAt: string;
  readonly figure: { readonly [Part in keyof Figure]: Figure[Part] | null } & { readonly value: number };
};

type Asked = Record<"planId" | "task" | "unitIds", string>;

const spokenOf = (given: Given<Asked>) => sql`
    tasks.plan_id = ${given("planId")} and tasks.code = ${given("task")} and occurrences.withdrawn_at is null
    and occurrences.unit_id = any(${given("unitIds")}::text::uuid[])`;

const lockOwed = written<Asked, { readonly row: OccurrenceRow }>(
  (given) => sql`
    select json_strip_nulls(json_build_object(
      'id', occurrences.id, 'task', tasks.code, 'period', occurrences.period, 'unitId', occurrences.unit_id,
      'unit', units.name, 'process', occurrences.process, 'version', occurrences.version,
      'originalDueOn', occurrences.original_due_on, 'opensOn', occurrences.opens_on,
      'closesOn', occurrences.closes_on, 'ladder', occurrences.ladder
    ))::jsonb || jsonb_build_object('dueOn', occurrences.due_on, 'submittedAt', occurrences.submitted_at) as row
    from occurrences
    join tasks on tasks.id = occurrences.task_id
    join units on units.id = occurrences.unit_id
    where ${spokenOf(given)}
    order by occurrences.due_on nulls last, units.code
    for update of occurrences`,
);

const givenFigures = written<Asked, { readonly row: FigureRow }>(
  (given) => sql`
    select json_build_object(
      'occurrenceId', figures.occurrence_id, 'metricId', figures.metric_id, 'asOf', figures.as_of,
      'estimate', figures.estimate, 'updatedAt', figures.updated_at, 'updatedBy', officers.name,
      'officerId', figures.officer_id, 'figure', json_build_object(
        'value', figures.value, 'numerator', figures.numerator, 'denominator', figures.denominator
      )
    ) as row
    from figures
    join occurrences on occurrences.id = figures.occurrence_id
    join tasks on tasks.id = occurrences.task_id
    join officers on officers.id = figures.officer_id
    where ${spokenOf(given)}`,
);

/**
 * What these units owe of a task, locked until the transaction ends, with the figures in force: what an update reads.
 * The figures are another statement, so that they are seen as whoever held the lock before has left them; both leave
 * together.
 */
export async function lockDuties(
  db: Executor,
  planId: string,
  task: string,
  unitIds: readonly string[],
): Promise<{ readonly occurrences: Occurrence[]; readonly figures: FigureRecord[] }> {
  const asked = { planId, task, unitIds: `{${unitIds.join(",")}}` };
  const [owed, figures] = await Promise.all([lockOwed(db, asked), givenFigures(db, asked)]);
  return {
    occurrences: owed.map(({ row }) => ({
      ...row,
      submittedAt: row.submittedAt === null ? null : new Date(row.submittedAt),
    })),
    figures: figures.map(({ row }) => ({ ...row, figure: toFigure(row.figure), updatedAt: new Date(row.updatedAt) })),
  };
}

function toFigure({ value, numerator, denominator }: FigureRow["figure"]): Figure {
  return {
    value,
    ...(typeof numerator === "number" ? { numerator } : {}),
    ...(typeof denominator === "number" ? { denominator } : {}),
  };
}
