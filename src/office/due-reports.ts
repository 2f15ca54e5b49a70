import type { LocalDate } from "../domain/local-date.js";
import type { Period } from "../domain/period.js";
import type { Plan } from "../domain/plan.js";
import type { DueReport } from "../domain/route.js";
import type { Executor } from "../storage/database.js";
import { listOccurrences } from "../storage/progress.js";

/**
 * When the office's own report of each period is due: on the coordinating unit's day, else on the first of any unit.
 * Nothing where the plan names no task that asks for it.
 */
export async function dueReports(db: Executor, { id, report, coordinatingUnitId }: Plan): Promise<DueReport[]> {
  if (report?.task === undefined) return [];
  const owed = await listOccurrences(db, id, { task: report.task });
  const found = new Map<Period, LocalDate>();
  // By due date as listed; the coordinating unit's own comes last and so stands.
  const ordered = [...owed].sort(
    (a, b) => Number(a.unitId === coordinatingUnitId) - Number(b.unitId === coordinatingUnitId),
  );
  for (const { period, dueOn, unitId } of ordered) {
    if (dueOn === null) continue;
    if (!found.has(period) || unitId === coordinatingUnitId) found.set(period, dueOn);
  }
  return [...found].map(([period, dueOn]) => ({ period, dueOn }));
}
