import { type Moment, tasksOver } from "../domain/metrics-in-force.js";
import { metricsEver, type PlannedTask } from "../domain/plan.js";
import { soonUntil } from "../domain/progress.js";
import type { CountedScope, Snapshot } from "../domain/summary.js";
import { dayAt } from "../domain/zone.js";
import { snapshot, targetLines } from "../reports/snapshot.js";
import { type OpenDuties, openDuties } from "../reports/tasks-done.js";
import type { Executor } from "../storage/database.js";
import { planFacts } from "../storage/plan-facts.js";
import { countDuties, countUnits, type DutyCount, summaryPart } from "../storage/summary-counts.js";
import { type OfficeIds, periodsOfScope, type SnapshotFacts } from "./counted-scope.js";
import { firstMissing } from "./missing-units.js";
import { rankedUnits } from "./ranked-units.js";
import { readFigures } from "./snapshot-figures.js";

/**
 * What is true now of the plan or of one period, without its items: counted in the store, so that a thousand units cost
 * what ten do. Null before the first import.
 */
export async function snapshotNow(
  db: Executor,
  { id: org, zone }: OfficeIds,
  scope: CountedScope,
  now: Date,
): Promise<Snapshot | null> {
  const { plan, calendar } = await planFacts(db, org);
  if (!plan) return null;
  const facts = { plan, calendar, today: dayAt(now, zone), zone };
  const part = await summaryPart(db, org, plan.id, periodsOfScope(scope));
  const near = soonUntil(facts.today, calendar);
  const ranked = rankedUnits(plan);
  // The two counts read the whole part, side by side; figures are added up beside them.
  const dutiesCounted = countDuties(db, part, facts.today);
  const unitsCounted = countUnits(db, part, facts.today, near);
  const linesMade = Promise.all([
    dutiesCounted,
    unitsCounted,
    dutiesCounted.then((counted) => firstMissing(db, part, counted, facts, scope)),
  ]).then(([duties, counted, missing]) => {
    const units = ranked.inOrder(counted).map((unit) => ({ ...unit, name: ranked.nameOf(unit.unitId) }));
    return snapshot({ plan, tasks: plan.tasks, duties, missing, units, calendar, today: facts.today }, scope, now);
  });
  const tasks = judgedTasks(plan.tasks, dutiesCounted, { today: facts.today, at: now });
  const [duties, lines, readings, open] = await Promise.all([
    dutiesCounted,
    linesMade,
    readFigures(db, part, { tasks, duties: dutiesCounted, units: unitsCounted }, facts),
    dutiesCounted.then((counted) =>
      scope.kind === "plan" ? openDuties(counted) : openOfPlan(db, org, facts, counted),
    ),
  ]);
  return { ...lines, targets: targetLines({ tasks: await tasks, duties, readings, open, today: facts.today }) };
}

/** The counts are waited for only where a version has changed a target: which one counts hangs on the days of the duties. */
async function judgedTasks(
  tasks: readonly PlannedTask[],
  counted: Promise<readonly DutyCount[]>,
  moment: Moment,
): Promise<readonly PlannedTask[]> {
  return tasks.some(({ earlier }) => earlier) ? tasksOver(tasks, await counted, moment) : tasks;
}

/** The share of the plan's tasks that are done is the whole plan's: counted only where a target of the scope asks for it. */
async function openOfPlan(
  db: Executor,
  org: string,
  { plan, today }: SnapshotFacts,
  duties: readonly DutyCount[],
): Promise<OpenDuties> {
  const owed = new Set(duties.map(({ task }) => task));
  const asked = plan.tasks.some((task) => owed.has(task.code) && metricsEver(task).some(({ computed }) => computed));
  return openDuties(asked ? await countDuties(db, await summaryPart(db, org, plan.id, null), today) : []);
}
