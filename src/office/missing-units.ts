import type { Plan } from "../domain/plan.js";
import type { CountedScope, MissingStretch } from "../domain/summary.js";
import { compareDuties } from "../reports/duty-lines.js";
import { NAMES_WANTED } from "../reports/phrases.js";
import { dutyKey } from "../reports/snapshot.js";
import type { Executor } from "../storage/database.js";
import { planFacts } from "../storage/plan-facts.js";
import { type DutyCount, type SummaryPart, summaryPart } from "../storage/summary-counts.js";
import { unitsMissing } from "../storage/summary-units.js";
import { type OfficeIds, periodsOfScope, type SnapshotFacts } from "./counted-scope.js";
import { rankedUnits } from "./ranked-units.js";

/** No message tells of more duties than this. */
const MOST_DUTIES = 30;
/** What a period's text may list below its counts. The whole plan's has one line for all units of a duty. */
const MOST_NAMED = { plan: NAMES_WANTED, period: 30 } as const;

/**
 * Names of those that have not handed a duty in, as many as a text of the scope shows, by {@link dutyKey}: of the late
 * duties that come first, and of those that come next.
 */
export async function firstMissing(
  db: Executor,
  part: SummaryPart,
  duties: readonly DutyCount[],
  { plan, today }: SnapshotFacts,
  scope: CountedScope,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rank = new Map(plan.tasks.map(({ code }, index) => [code, index]));
  const owed = duties
    .filter(({ dueOn, process }) => dueOn !== null && MISSING.has(process))
    .sort((a, b) => compareDuties(a, b, rank));
  const distinct = [...new Map(owed.map((duty) => [dutyKey(duty), duty])).values()];
  // What is late comes first and may fill the list; what comes next is named all the same.
  const ahead = distinct.filter(({ dueOn }) => dueOn !== null && dueOn >= today).slice(0, MOST_DUTIES);
  const asked = [...new Set([...distinct.slice(0, MOST_DUTIES), ...ahead])];
  const names = await namesOf(
    db,
    part,
    plan,
    asked.map((duty) => ({ duty, skip: 0, most: MOST_NAMED[scope.kind] })),
  );
  return new Map(asked.map((duty, index) => [dutyKey(duty), names[index] ?? []]));
}

const MISSING: ReadonlySet<string> = new Set(["not_started", "in_progress", "paused"]);

/** Names of a stretch each, in the order of the stretches. */
export async function missingUnits(
  db: Executor,
  { id: org }: OfficeIds,
  scope: CountedScope,
  stretches: readonly MissingStretch[],
): Promise<(readonly string[])[]> {
  const { plan } = await planFacts(db, org);
  if (!plan || stretches.length === 0) return stretches.map(() => []);
  return namesOf(db, await summaryPart(db, org, plan.id, periodsOfScope(scope)), plan, stretches);
}

async function namesOf(
  db: Executor,
  part: SummaryPart,
  plan: Plan,
  stretches: readonly MissingStretch[],
): Promise<(readonly string[])[]> {
  const idOf = new Map([...part.tasks].map(([id, code]) => [code, id]));
  const ranked = rankedUnits(plan);
  const wanted = stretches.map(({ duty: { task, period, dueOn }, skip, most }) => {
    const taskId = idOf.get(task);
    if (taskId === undefined) throw new RangeError(`no task ${task} in the plan`);
    return { taskId, period, dueOn, skip, most };
  });
  return (await unitsMissing(db, part, wanted, ranked.ids)).map((ids) => ids.map(ranked.nameOf));
}
