import { type SQL, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import type { ProgressState } from "../domain/plan.js";
import type { Process } from "../domain/progress.js";
import type { Executor } from "./database.js";
import { rowsOf } from "./rows-of.js";
import { occurrences } from "./schema.js";
import type { SummaryPart } from "./summary-counts.js";

/** An occurrence somebody spoke about, as it stood before and as it stands. */
export type ChangedDuty = {
  readonly task: string;
  readonly unitId: string;
  readonly dueOn: LocalDate | null;
  readonly before: Pick<ProgressState, "process" | "submittedAt">;
  readonly after: { readonly process: Process; readonly submittedOn: LocalDate | null };
};

/** What the entries after `since` found, and what became of it. */
export async function changedDuties(db: Executor, part: SummaryPart, since: Date): Promise<ChangedDuty[]> {
  const rows = await rowsOf(
    db,
    sql`select distinct on (p.occurrence_id) ${columns}, p.before->>'process' as process_before,
          p.before->>'submittedAt' as submitted_before
        from progress_updates p join ${occurrences} on ${occurrences.id} = p.occurrence_id
        where p.organization_id = ${part.org} and p.at > ${since.toISOString()}::timestamptz and ${part.where}
        order by p.occurrence_id, p.id`,
  );
  return rows.flatMap((row): ChangedDuty[] => {
    const task = part.tasks.get(String(row.task_id));
    if (task === undefined) return [];
    return [
      {
        task,
        unitId: String(row.unit_id),
        dueOn: row.due_on as LocalDate | null,
        before: {
          process: row.process_before as Process,
          submittedAt: row.submitted_before as string | null,
        },
        after: { process: row.process as Process, submittedOn: row.submitted_on as LocalDate | null },
      },
    ];
  });
}

const columns: SQL = sql`${occurrences.taskId} as task_id, ${occurrences.unitId} as unit_id,
  ${occurrences.dueOn}::text as due_on, ${occurrences.process} as process,
  ${occurrences.submittedOn}::text as submitted_on`;

/** How many open occurrences of each task were due in [from, until). */
export async function countPassed(
  db: Executor,
  part: SummaryPart,
  from: LocalDate,
  until: LocalDate,
): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf(
    db,
    sql`select task_id, count(*)::int as count from ${occurrences}
        where ${part.where} and process in ('not_started', 'in_progress', 'paused')
          and due_on >= ${from}::date and due_on < ${until}::date
        group by task_id`,
  );
  return new Map(
    rows.flatMap((row) => {
      const task = part.tasks.get(String(row.task_id));
      return task === undefined ? [] : [[task, Number(row.count)] as const];
    }),
  );
}

/** The metrics of which a figure was given, put right or taken back after `since`. */
export async function touchedMetrics(db: Executor, { org }: SummaryPart, since: Date): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(
    db,
    sql`select distinct metric_id from progress_updates
        where organization_id = ${org} and at > ${since.toISOString()}::timestamptz and metric_id is not null`,
  );
  return new Set(rows.map((row) => String(row.metric_id)));
}
