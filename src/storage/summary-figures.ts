import { type SQL, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import type { Period } from "../domain/period.js";
import type { Executor } from "./database.js";
import { rowsOf } from "./rows-of.js";
import type { SummaryPart } from "./summary-counts.js";

/** The figures behind one line: of `metric`, entered under `task`, in one of the line's periods. */
export type WantedFigures = {
  readonly line: string;
  readonly metric: string;
  readonly taskId: string;
  readonly period: Period;
  /** What a figure without a day of its own speaks of. */
  readonly speaksOf: LocalDate;
  /** The first day of which a figure is fresh. */
  readonly freshFrom: LocalDate;
};

/** The latest figure of each unit, added up. The sums are null where one of them came without its n/N. */
export type FigureSum = {
  readonly line: string;
  readonly units: number;
  /** The figure itself where there is one alone. */
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly asOf: LocalDate | null;
  readonly estimate: boolean;
  readonly stale: number;
};

/** The figures in force, as the store has them. */
const NOW = sql`select occurrence_id, metric_id, value, numerator, denominator, as_of, estimate, updated_at from figures`;

/**
 * The figures of the lines, each unit's latest (by the day it speaks of, then by when it was said) added up.
 * @param since as they stood before what was said after this instant; now where it is absent
 */
export async function sumFigures(
  db: Executor,
  part: SummaryPart,
  wanted: readonly WantedFigures[],
  zone: string,
  since?: Date,
): Promise<FigureSum[]> {
  if (wanted.length === 0) return [];
  // Each figure's duty by its key: there are far fewer figures than duties, and joined, the whole table would be read.
  const rows = await rowsOf(
    db,
    sql`with source as (${since ? before(part.org, since) : NOW}),
        said as (
          select source.*, o.*
          from source cross join lateral (
            select task_id, period, unit_id, due_on from occurrences
            where id = occurrence_id and withdrawn_at is null offset 0
          ) o offset 0
        ),
        latest as (
          select distinct on (wanted.line, s.unit_id) wanted.line, s.*,
            coalesce(s.as_of, (s.updated_at at time zone ${zone})::date) < wanted.fresh_from as stale
          from ${wantedTable(wanted)}
          join said s on s.metric_id = wanted.metric and s.task_id = wanted.task and s.period = wanted.period
          order by wanted.line, s.unit_id, coalesce(s.as_of, wanted.speaks_of) desc, s.updated_at desc, s.due_on, s.period
        )
        select line, count(*)::int as units, max(value) as value,
          case when count(*) = count(numerator + denominator) then sum(numerator) end as numerator,
          case when count(*) = count(numerator + denominator) then sum(denominator) end as denominator,
          min(as_of)::text as as_of, bool_or(estimate) as estimate, (count(*) filter (where stale))::int as stale
        from latest group by line`,
  );
  return rows.map((row) => ({
    line: String(row.line),
    units: Number(row.units),
    value: Number(row.value),
    numerator: row.numerator === null ? null : Number(row.numerator),
    denominator: row.denominator === null ? null : Number(row.denominator),
    asOf: row.as_of as LocalDate | null,
    estimate: row.estimate === true,
    stale: Number(row.stale),
  }));
}

/** How many units owe each line a figure: whom it applies to, and who gave one all the same. */
export async function countOwing(db: Executor, wanted: readonly WantedFigures[]): Promise<ReadonlyMap<string, number>> {
  if (wanted.length === 0) return new Map();
  const rows = await rowsOf(
    db,
    sql`select line, count(*)::int as units from (
          select wanted.line, o.unit_id
          from ${wantedTable(wanted)}
          join occurrences o on o.task_id = wanted.task and o.period = wanted.period
          where o.withdrawn_at is null and (o.process <> 'not_applicable'
            or exists (select from figures f where f.occurrence_id = o.id and f.metric_id = wanted.metric))
          group by wanted.line, o.unit_id
        ) owing group by line`,
  );
  return new Map(rows.map((row) => [String(row.line), Number(row.units)]));
}

function wantedTable(wanted: readonly WantedFigures[]): SQL {
  const rows = wanted.map(({ line, metric, taskId: task, period, speaksOf, freshFrom }) => ({
    line,
    metric,
    task,
    period,
    speaks_of: speaksOf,
    fresh_from: freshFrom,
  }));
  return sql`json_to_recordset(${JSON.stringify(rows)}::text::json)
    as wanted(line text collate "C", metric text, task uuid, period text, speaks_of date, fresh_from date)`;
}

/** The figures as they stood: those nobody has touched since, and what the first entry after it found. */
function before(org: string, since: Date): SQL {
  return sql`
    with touched as (
      select distinct on (occurrence_id, metric_id) occurrence_id, metric_id, before->'figure' as figure
      from progress_updates
      where organization_id = ${org} and at > ${since.toISOString()}::timestamptz and metric_id is not null
      order by occurrence_id, metric_id, id
    )
    select f.occurrence_id, f.metric_id, f.value, f.numerator, f.denominator, f.as_of, f.estimate, f.updated_at
    from figures f
    where not exists (select from touched t where t.occurrence_id = f.occurrence_id and t.metric_id = f.metric_id)
    union all
    select occurrence_id, metric_id, (figure->>'value')::float8, (figure->>'numerator')::float8,
      (figure->>'denominator')::float8, (figure->>'asOf')::date, (figure->>'estimate')::boolean,
      '-infinity'::timestamptz
    from touched where jsonb_typeof(figure) = 'object'`;
}
