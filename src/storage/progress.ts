import { and, asc, desc, eq, gt, inArray, isNull, lte, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { LocalDate } from "../domain/local-date.js";
import type { Figure } from "../domain/metric.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { FigureRecord, ProgressEntry, ProgressState } from "../domain/plan.js";
import type { Executor } from "./database.js";
import { notFrozen } from "./frozen-periods.js";
import { figures, occurrences, officers, progressUpdates, tasks, units } from "./schema.js";

export type OccurrenceFilter = {
  readonly task?: string;
  readonly unitIds?: readonly string[];
  readonly ids?: readonly string[];
  /** Only what a reminder could be about: open, with a due date. */
  readonly remindable?: boolean;
  /** Of those only the ones of this organization whose next rung may have come by this day: few, however many there are. */
  readonly remindBy?: { readonly org: string; readonly day: LocalDate };
  /** In the order of their ids instead, the first `most` after `after`: to go through very many. */
  readonly page?: { readonly after: string | null; readonly most: number };
};

/** In the very words of the index that holds them (occurrences_to_remind), so that it is used. */
const REMINDABLE = sql`${occurrences.dueOn} is not null and ${occurrences.process} in ('not_started', 'in_progress')`;

/** Occurrences of the plan in force, by due date (standing ones last), then task and unit. */
export async function listOccurrences(
  db: Executor,
  planId: string,
  filter: OccurrenceFilter = {},
  lock = false,
): Promise<Occurrence[]> {
  if (filter.ids?.length === 0 || filter.unitIds?.length === 0) return [];
  const query = db
    .select({ occurrence: occurrences, task: tasks.code, unit: units.name })
    .from(occurrences)
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .innerJoin(units, eq(units.id, occurrences.unitId))
    .where(
      and(
        eq(tasks.planId, planId),
        isNull(occurrences.withdrawnAt),
        filter.task === undefined ? undefined : eq(tasks.code, filter.task),
        filter.unitIds ? inArray(occurrences.unitId, [...filter.unitIds]) : undefined,
        filter.ids ? inArray(occurrences.id, [...filter.ids]) : undefined,
        filter.remindable || filter.remindBy ? and(REMINDABLE, notFrozen) : undefined,
        filter.remindBy ? eq(occurrences.organizationId, filter.remindBy.org) : undefined,
        filter.remindBy ? lte(occurrences.remindOn, filter.remindBy.day) : undefined,
        filter.page?.after ? gt(occurrences.id, filter.page.after) : undefined,
      ),
    )
    .orderBy(
      ...(filter.page
        ? [asc(occurrences.id)]
        : [sql`${occurrences.dueOn} nulls last`, asc(tasks.position), asc(units.code)]),
    )
    .$dynamic();
  if (filter.page) query.limit(filter.page.most);
  const rows = await (lock ? query.for("update", { of: occurrences }) : query);
  return rows.map(({ occurrence, task, unit }) => toOccurrence(occurrence, task, unit));
}

/** The figures in force, with the names of who gave them. */
export async function listFigures(db: Executor, occurrenceIds: readonly string[]): Promise<FigureRecord[]> {
  if (occurrenceIds.length === 0) return [];
  const rows = await db
    .select({ row: figures, updatedBy: officers.name })
    .from(figures)
    .innerJoin(officers, eq(officers.id, figures.officerId))
    .where(inArray(figures.occurrenceId, [...occurrenceIds]));
  return rows.map(({ row, updatedBy }) => ({
    occurrenceId: row.occurrenceId,
    metricId: row.metricId,
    figure: toFigure(row),
    asOf: row.asOf,
    estimate: row.estimate,
    updatedAt: row.updatedAt,
    updatedBy,
    officerId: row.officerId,
  }));
}

/** How many entries each occurrence has. */
export async function countUpdates(db: Executor, occurrenceIds: readonly string[]): Promise<Map<string, number>> {
  if (occurrenceIds.length === 0) return new Map();
  const rows = await db
    .select({ id: progressUpdates.occurrenceId, count: sql<number>`count(*)::int` })
    .from(progressUpdates)
    .where(inArray(progressUpdates.occurrenceId, [...occurrenceIds]))
    .groupBy(progressUpdates.occurrenceId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** The entries about these occurrences, oldest first. */
export async function listEntries(db: Executor, occurrenceIds: readonly string[]): Promise<ProgressEntry[]> {
  if (occurrenceIds.length === 0) return [];
  return entriesWhere(db, inArray(progressUpdates.occurrenceId, [...occurrenceIds]));
}

/** The entries of which this is true, oldest first. */
export async function entriesWhere(db: Executor, condition: SQL | undefined): Promise<ProgressEntry[]> {
  const rows = await selectEntries(db).where(condition).orderBy(asc(progressUpdates.id));
  return rows.map(toEntry);
}

function selectEntries(db: Executor) {
  return db
    .select({ row: progressUpdates, officer: officers.name, absent: absentees.name })
    .from(progressUpdates)
    .innerJoin(officers, eq(officers.id, progressUpdates.officerId))
    .leftJoin(absentees, eq(absentees.id, progressUpdates.standsForId));
}

/** One entry by its number; null when the organization has none of it. */
export async function findEntry(db: Executor, org: string, id: number): Promise<ProgressEntry | null> {
  const own = and(eq(progressUpdates.organizationId, org), eq(progressUpdates.id, id));
  return (await entriesWhere(db, own))[0] ?? null;
}

/** The officer's latest entry that is neither an undo nor undone; null when there is none. */
export async function lastEntryOf(db: Executor, officerId: string): Promise<ProgressEntry | null> {
  const undone = db
    .select({ id: progressUpdates.undoes })
    .from(progressUpdates)
    .where(sql`${progressUpdates.undoes} is not null`);
  const [found] = await selectEntries(db)
    .where(
      and(
        eq(progressUpdates.officerId, officerId),
        isNull(progressUpdates.undoes),
        sql`${progressUpdates.id} not in ${undone}`,
      ),
    )
    .orderBy(desc(progressUpdates.id))
    .limit(1);
  return found ? toEntry(found) : null;
}

/** The absent people in whose place others acted. */
const absentees = alias(officers, "absentees");

type EntryRow = {
  readonly row: typeof progressUpdates.$inferSelect;
  readonly officer: string;
  /** The name of whoever the officer stood in for; null for nobody. */
  readonly absent: string | null;
};

function toEntry({ row, officer, absent }: EntryRow): ProgressEntry {
  const { id, occurrenceId, metricId, note, undoes, corrects, amends, officerId, channel, chatId, messageId, at } = row;
  const { decides, standsForId } = row;
  return {
    id,
    occurrenceId,
    metricId,
    // Written by save-entry.ts alone, so the JSON has this shape.
    before: row.before as ProgressState,
    after: row.after as ProgressState,
    note,
    undoes,
    corrects,
    amends,
    ...(decides ? { decides } : {}),
    officerId,
    officer,
    ...(standsForId === null ? {} : { standsFor: { officerId: standsForId, officer: absent ?? "" } }),
    source: { channel, chatId, messageId },
    at,
  };
}

function toOccurrence(row: typeof occurrences.$inferSelect, task: string, unit: string): Occurrence {
  const { id, period, unitId, dueOn, process, submittedAt, version, originalDueOn, opensOn, closesOn, ladder } = row;
  return {
    id,
    task,
    period,
    unitId,
    unit,
    dueOn,
    process,
    submittedAt,
    version,
    ...(originalDueOn === null ? {} : { originalDueOn }),
    ...(opensOn === null ? {} : { opensOn }),
    ...(closesOn === null ? {} : { closesOn }),
    ...(ladder === null ? {} : { ladder }),
  };
}

function toFigure(row: typeof figures.$inferSelect): Figure {
  return {
    value: row.value,
    ...(row.numerator === null ? {} : { numerator: row.numerator }),
    ...(row.denominator === null ? {} : { denominator: row.denominator }),
  };
}
