import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import { metricsEver, type Plan } from "../domain/plan.js";
import type { SummaryScope } from "../domain/summary.js";
import { sourcesOf } from "../reports/read-figures.js";
import { type OpenDuties, openDuties } from "../reports/tasks-done.js";
import type { Executor } from "../storage/database.js";
import { listOccurrences } from "../storage/progress.js";
import { countDuties, summaryPart } from "../storage/summary-counts.js";

/**
 * What a summary of the scope has to look at: of one task or unit its own occurrences, and those of the tasks under which
 * the figures are entered that its targets speak of. `open` is there where a target asks for the share of tasks done.
 */
export async function occurrencesFor(
  db: Executor,
  org: string,
  plan: Plan,
  scope: SummaryScope,
  today: LocalDate,
): Promise<{ readonly occurrences: readonly Occurrence[]; readonly open: OpenDuties | null }> {
  if (scope.kind === "plan" || scope.kind === "period") {
    return { occurrences: await listOccurrences(db, plan.id), open: null };
  }
  const own = await listOccurrences(
    db,
    plan.id,
    scope.kind === "task"
      ? { task: scope.code }
      : { unitIds: plan.units.filter(({ name }) => name === scope.name).map(({ id }) => id) },
  );
  const owed = new Set(own.map(({ task }) => task));
  const metrics = plan.tasks.flatMap((task) => (owed.has(task.code) ? metricsEver(task) : []));
  const enteredUnder = sourcesOf(plan.tasks);
  const sources = new Set(metrics.flatMap(({ figureOf }) => (figureOf && enteredUnder.get(figureOf)) || []));
  const found = new Map(own.map((occurrence) => [occurrence.id, occurrence]));
  for (const task of sources) {
    for (const occurrence of await listOccurrences(db, plan.id, { task })) found.set(occurrence.id, occurrence);
  }
  const asksShare = metrics.some(({ computed }) => computed);
  const counted = asksShare ? await countDuties(db, await summaryPart(db, org, plan.id, null), today) : null;
  return { occurrences: [...found.values()], open: counted && openDuties(counted) };
}
