import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import { type PlannedOccurrence, planOccurrences } from "../domain/occurrence.js";
import { owingUnits, successorsOf } from "../domain/owing-units.js";
import { type KeptOccurrence, type OccurrenceChange, replan } from "../domain/replan.js";
import { dayAt } from "../domain/zone.js";
import type { Executor } from "./database.js";
import { latestVersion } from "./latest-version.js";
import { listSets, readWorkCalendar } from "./plan.js";
import { listUnits } from "./roster.js";
import { occurrences, organizations, tasks, units } from "./schema.js";

/** As many rows go into one statement: a plan of a thousand schools has hundreds of thousands. */
const CHUNK = 20_000;

/**
 * Plans every occurrence of the plan's tasks for the whole year, as its latest version has them; called again when a set
 * gains members or the calendar moves a due date. Rows that are right already are not touched.
 * @param newLadders codes of the tasks whose ladder is another one now
 * @returns false where every row was right already
 */
export async function saveOccurrences(
  db: Executor,
  org: string,
  planId: string,
  at: Date,
  newLadders: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  const roster = await listUnits(db, org);
  const today = await todayOf(db, org, at);
  const members = owingUnits(roster, await listSets(db, org));
  const successor = successorsOf(roster);
  // Not through plan-facts.ts, which would keep the plan as it is halfway through this.
  const calendar = await readWorkCalendar(db, org);
  const stored = await db.select().from(tasks).where(eq(tasks.planId, planId));
  const { added, changed, withdrawn } = replan({
    kept: await keptOccurrences(db, planId),
    planned: stored.flatMap(({ draft, withdrawnAt }) =>
      withdrawnAt === null ? planOccurrences(draft, members, calendar) : [],
    ),
    effectiveOn: (await latestVersion(db, planId))?.effectiveOn ?? null,
    successor: (unit) => successor(unit, today),
    hasNewLadder: (task) => newLadders.has(task),
  });
  const taskIds = new Map(stored.map(({ code, id }) => [code, id]));
  const unitIds = new Map(roster.map(({ code, id }) => [code, id]));
  for (const chunk of chunksOf(changed)) await changeOccurrences(db, chunk, at);
  for (const chunk of chunksOf(withdrawn)) await withdrawOccurrences(db, chunk, at);
  for (const chunk of chunksOf(added)) await addOccurrences(db, org, chunk, taskIds, unitIds);
  return added.length + changed.length + withdrawn.length > 0;
}

async function todayOf(db: Executor, org: string, at: Date): Promise<LocalDate> {
  const [found] = await db.select({ zone: organizations.zone }).from(organizations).where(eq(organizations.id, org));
  if (!found) throw new RangeError(`no organization ${org}`);
  return dayAt(at, found.zone);
}

/** As one JSON value: hundreds of thousands of rows are read several times faster so. */
async function keptOccurrences(db: Executor, planId: string): Promise<readonly KeptOccurrence[]> {
  const [found] = await db
    .select({
      rows: sql<readonly KeptOccurrence[]>`coalesce(json_agg(json_strip_nulls(json_build_object(
        'id', ${occurrences.id}, 'task', ${tasks.code}, 'period', ${occurrences.period}, 'unit', ${units.code},
        'dueOn', ${occurrences.dueOn}, 'originalDueOn', ${occurrences.originalDueOn},
        'opensOn', ${occurrences.opensOn}, 'closesOn', ${occurrences.closesOn},
        'process', ${occurrences.process}, 'version', ${occurrences.version},
        'withdrawn', ${occurrences.withdrawnAt} is not null))), '[]')`,
    })
    .from(occurrences)
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .innerJoin(units, eq(units.id, occurrences.unitId))
    .where(eq(tasks.planId, planId));
  return (found?.rows ?? []).map((row) => ({ ...row, dueOn: row.dueOn ?? null }));
}

/**
 * Where somebody has spoken meanwhile the process is theirs; the ladder is left behind with the due date, and the due date
 * is noted.
 */
async function changeOccurrences(db: Executor, changes: readonly OccurrenceChange[], at: Date): Promise<void> {
  const rows = changes.map(({ id, dueOn, originalDueOn, opensOn, closesOn, process, remindsAnew }) => ({
    id,
    due_on: dueOn,
    original_due_on: originalDueOn,
    opens_on: opensOn,
    closes_on: closesOn,
    process,
    reminds_anew: remindsAnew,
  }));
  await db.execute(sql`
    with next as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
        id uuid, due_on date, original_due_on date, opens_on date, closes_on date, process text, reminds_anew boolean
      )
    ), moved as (
      insert into due_changes (organization_id, occurrence_id, from_on, at)
      select occurrences.organization_id, id, occurrences.due_on, ${at.toISOString()}::timestamptz
      from occurrences join next using (id)
      where occurrences.due_on is distinct from next.due_on
    )
    update occurrences set
      due_on = next.due_on, original_due_on = next.original_due_on, opens_on = next.opens_on,
      closes_on = next.closes_on, withdrawn_at = null,
      process = case when occurrences.version = 1 then next.process else occurrences.process end,
      ladder = case when occurrences.due_on is distinct from next.due_on then null else occurrences.ladder end,
      remind_on = case when next.reminds_anew then '1900-01-01' else occurrences.remind_on end
    from next
    where occurrences.id = next.id`);
}

async function withdrawOccurrences(db: Executor, ids: readonly string[], at: Date): Promise<void> {
  await db.execute(sql`
    update occurrences set withdrawn_at = ${at.toISOString()}::timestamptz
    where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
}

async function addOccurrences(
  db: Executor,
  org: string,
  planned: readonly PlannedOccurrence[],
  taskIds: ReadonlyMap<string, string>,
  unitIds: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = planned.map(({ task, period, unit, dueOn, opensOn, closesOn, process }) => ({
    id: randomUUID(),
    task_id: taskIds.get(task),
    period,
    unit_id: unitIds.get(unit),
    due_on: dueOn,
    opens_on: opensOn,
    closes_on: closesOn,
    process,
  }));
  await db.execute(sql`
    insert into occurrences
      (id, organization_id, task_id, period, unit_id, due_on, opens_on, closes_on, process, version)
    select id, ${org}::uuid, task_id, period, unit_id, due_on, opens_on, closes_on, process, 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
      id uuid, task_id uuid, period text, unit_id uuid, due_on date, opens_on date, closes_on date, process text
    )`);
}

function chunksOf<T>(rows: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < rows.length; at += CHUNK) chunks.push(rows.slice(at, at + CHUNK));
  return chunks;
}
