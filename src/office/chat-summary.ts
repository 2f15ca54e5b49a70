import { dueState } from "../domain/progress.js";
import type { CountedScope, Matrix, MonthLine, Snapshot, SummaryScope } from "../domain/summary.js";
import { stateOf } from "../reports/count-states.js";
import { matrixColumns, matrixOf } from "../reports/matrix.js";
import { monthLines } from "../reports/months.js";
import type { Executor } from "../storage/database.js";
import { planFacts } from "../storage/plan-facts.js";
import { countHandedIn, summaryPart } from "../storage/summary-counts.js";
import { dutiesOfUnits } from "../storage/summary-units.js";
import { type OfficeIds, periodsOfScope } from "./counted-scope.js";
import { summariseAt } from "./office.js";
import { snapshotNow } from "./snapshot.js";
import { withWeek } from "./week.js";

/** What a picture needs besides the counts. */
export type Detail = "matrix" | "months";

/**
 * The snapshot a chat answers from, with what changed in a week: the plan or a period by its counts, a task or a unit with
 * its items. Null before the first import.
 */
export async function chatSummary(
  db: Executor,
  office: OfficeIds,
  scope: SummaryScope,
  now: Date,
  detail?: Detail,
): Promise<Snapshot | null> {
  if (scope.kind === "task" || scope.kind === "unit") {
    const summary = await summariseAt(db, office, scope, now);
    return summary && withWeek(db, office, summary, now);
  }
  const counted = await snapshotNow(db, office, scope, now);
  if (!counted) return null;
  const snapshot = await withWeek(db, office, counted, now);
  return {
    ...snapshot,
    ...(detail === "matrix" ? { matrix: await readMatrix(db, office, snapshot, scope) } : {}),
    ...(detail === "months" ? { months: await readMonths(db, office, snapshot, scope) } : {}),
  };
}

async function readMatrix(
  db: Executor,
  { id: org }: OfficeIds,
  { duties, today }: Snapshot,
  scope: CountedScope,
): Promise<Matrix> {
  const columns = matrixColumns(duties, today);
  const { plan, calendar } = await planFacts(db, org);
  if (!plan) return matrixOf(columns, []);
  const part = await summaryPart(db, org, plan.id, periodsOfScope(scope));
  const idOf = new Map([...part.tasks].map(([id, code]) => [code, id]));
  const nameOf = new Map(plan.units.map((unit) => [unit.id, unit.name]));
  const asked = columns.map(({ task, period }) => ({ taskId: idOf.get(task) ?? "", period }));
  const cells = (await dutiesOfUnits(db, part, asked)).map(
    ({ taskId, period, unitId, dueOn, process, submittedOn }) => ({
      task: part.tasks.get(taskId) ?? "",
      period,
      unit: nameOf.get(unitId) ?? "",
      state: stateOf({ dueOn, process, due: dueState({ process, dueOn, submittedOn }, today, calendar) }),
    }),
  );
  return matrixOf(columns, cells);
}

async function readMonths(
  db: Executor,
  { id: org }: OfficeIds,
  { duties }: Snapshot,
  scope: CountedScope,
): Promise<MonthLine[]> {
  const { plan } = await planFacts(db, org);
  if (!plan) return [];
  return monthLines(duties, await countHandedIn(db, await summaryPart(db, org, plan.id, periodsOfScope(scope))));
}
