import { tasksOver } from "../domain/metrics-in-force.js";
import type { Plan } from "../domain/plan.js";
import type { Process } from "../domain/progress.js";
import type { Changes, CountedScope, DutyLine, FigureChange, Snapshot } from "../domain/summary.js";
import { dayAt } from "../domain/zone.js";
import { type ChangedOccurrence, changesOf, type FigureThen, figureChanges } from "../reports/changes.js";
import { figureSources } from "../reports/figure-sources.js";
import { openDuties, tasksDone } from "../reports/tasks-done.js";
import type { Executor } from "../storage/database.js";
import { planFacts } from "../storage/plan-facts.js";
import { changedDuties, countPassed, touchedMetrics } from "../storage/summary-changes.js";
import { type SummaryPart, summaryPart } from "../storage/summary-counts.js";
import { sumFigures } from "../storage/summary-figures.js";
import { type OfficeIds, periodsOfScope } from "./counted-scope.js";
import { figureOf, wantedFigures } from "./snapshot-figures.js";

type Asked = { readonly plan: Plan; readonly part: SummaryPart; readonly zone: string; readonly since: Date };

/**
 * What has changed from `since` to the snapshot's moment, which is now, read from the history: what nobody spoke about is
 * not looked at. Null before the first import.
 */
export async function changesSince(
  db: Executor,
  { id: org, zone }: OfficeIds,
  snapshot: Snapshot & { readonly scope: CountedScope },
  since: Date,
): Promise<Changes | null> {
  const { plan, calendar } = await planFacts(db, org);
  if (!plan) return null;
  const part = await summaryPart(db, org, plan.id, periodsOfScope(snapshot.scope));
  const sinceOn = dayAt(since, zone);
  const nameOf = new Map(plan.units.map((unit) => [unit.id, unit.name]));
  const [changed, passed, touched] = await Promise.all([
    changedDuties(db, part, since),
    countPassed(db, part, sinceOn, snapshot.today),
    touchedMetrics(db, part, since),
  ]);
  const occurrences = changed.map(({ unitId, before: { process, submittedAt }, ...duty }) => ({
    ...duty,
    unit: nameOf.get(unitId) ?? "",
    before: { process, submittedOn: submittedAt === null ? null : dayAt(new Date(submittedAt), zone) },
  }));
  const figures = await movedFigures(db, { plan, part, zone, since }, snapshot, occurrences, touched);
  const { today } = snapshot;
  return changesOf({ tasks: plan.tasks, since: sinceOn, today, calendar, changed: occurrences, passed, figures });
}

async function movedFigures(
  db: Executor,
  { plan, part, zone, since }: Asked,
  { targets, duties, today, at, scope }: Snapshot,
  changed: readonly ChangedOccurrence[],
  touched: ReadonlySet<string>,
): Promise<FigureChange[]> {
  const tasks = tasksOver(plan.tasks, duties, { today, at });
  const sources = figureSources(tasks, duties).filter(({ metric }) => touched.has(metric));
  const sums = await sumFigures(db, part, wantedFigures(sources, part, dayAt(since, zone)), zone, since);
  const before = new Map<string, FigureThen>(targets.map((line) => [line.id, line]));
  for (const { line } of sources) before.set(line, { figure: null, unitsReported: 0 });
  for (const sum of sums) before.set(sum.line, { figure: figureOf(sum), unitsReported: sum.units });
  // The share of tasks done is the whole plan's: what happened outside a period is not looked at here.
  if (scope.kind === "plan") {
    const open = openBefore(duties, changed);
    for (const task of tasks)
      for (const { id, computed } of task.metrics)
        if (computed) before.set(id, tasksDone(task, plan.tasks, open, today));
  }
  return figureChanges(before, targets);
}

/** How many duties of each task were neither done nor moot before these changes. */
function openBefore(duties: readonly DutyLine[], changed: readonly ChangedOccurrence[]) {
  const rows = duties.flatMap(({ task, dueOn, processes }) =>
    (Object.entries(processes) as [Process, number][]).map(([process, count]) => ({ task, dueOn, process, count })),
  );
  const undone = changed.flatMap(({ task, dueOn, before, after }) => [
    { task, dueOn, process: after.process, count: -1 },
    { task, dueOn, process: before.process, count: 1 },
  ]);
  return openDuties([...rows, ...undone]);
}
