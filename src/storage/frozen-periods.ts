import { and, eq, inArray, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Period } from "../domain/period.js";
import type { Executor } from "./database.js";
import { frozenPeriods, occurrences, officers, tasks } from "./schema.js";

export type Freeze = { readonly period: Period; readonly officer: string; readonly at: Date };

/** Freezes periods of the plan; those frozen before stay as they were. @returns how many are new */
export async function freezePeriods(
  db: Executor,
  org: string,
  planId: string,
  periods: readonly Period[],
  officerId: string,
  at: Date,
): Promise<number> {
  if (periods.length === 0) return 0;
  const rows = periods.map((period) => ({ organizationId: org, planId, period, officerId, frozenAt: at }));
  const frozen = await db
    .insert(frozenPeriods)
    .values(rows)
    .onConflictDoNothing()
    .returning({ period: frozenPeriods.period });
  return frozen.length;
}

/** Opens again all that was frozen at that moment. */
export async function unfreezePeriods(db: Executor, planId: string, at: Date): Promise<void> {
  await db.delete(frozenPeriods).where(and(eq(frozenPeriods.planId, planId), eq(frozenPeriods.frozenAt, at)));
}

/** Of these periods those that are frozen, with who did it and when. */
export async function frozenAmong(db: Executor, planId: string, periods: readonly Period[]): Promise<Freeze[]> {
  if (periods.length === 0) return [];
  return db
    .select({ period: frozenPeriods.period, officer: officers.name, at: frozenPeriods.frozenAt })
    .from(frozenPeriods)
    .innerJoin(officers, eq(officers.id, frozenPeriods.officerId))
    .where(and(eq(frozenPeriods.planId, planId), inArray(frozenPeriods.period, [...periods])));
}

/**
 * True of an occurrence whose period is not frozen: nobody is reminded of the others any more. For a query that has
 * both `occurrences` and `tasks`.
 */
export const notFrozen = sql`not exists (
  select from ${frozenPeriods}
  where ${frozenPeriods.planId} = ${tasks.planId} and ${frozenPeriods.period} = ${occurrences.period}
)`;

/** Whether what is said of the occurrence now amends a report that has gone out; a value for the statement that says it. */
export function isFrozen(occurrenceId: string | Placeholder): SQL<boolean> {
  return sql`exists (
    select from ${frozenPeriods}
    join ${tasks} on ${tasks.planId} = ${frozenPeriods.planId}
    join ${occurrences} on ${occurrences.taskId} = ${tasks.id} and ${occurrences.period} = ${frozenPeriods.period}
    where ${occurrences.id} = ${occurrenceId}
  )`;
}
