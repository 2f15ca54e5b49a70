import type { WorkCalendar } from "../domain/calendar.js";
import type { LocalDate } from "../domain/local-date.js";
import { isWithin, type Period, periodsOf, RHYTHMS, spanOf } from "../domain/period.js";
import type { Plan } from "../domain/plan.js";
import { soonUntil } from "../domain/progress.js";
import { freshFrom } from "../domain/stale.js";
import type { Snapshot, SummaryScope } from "../domain/summary.js";
import { dayAt } from "../domain/zone.js";
import { compareDuties } from "../reports/duty-lines.js";
import { compareNames } from "../reports/names.js";
import { NO_READING, type Reading } from "../reports/reading.js";
import { dutyKey, type FigureSource, figureSources, owingByCount, snapshot } from "../reports/snapshot.js";
import { type OpenDuties, openDuties } from "../reports/tasks-done.js";
import type { Executor } from "../storage/database.js";
import type { Organization } from "../storage/organization.js";
import { planFacts } from "../storage/plan-facts.js";
import {
  countDuties,
  countUnits,
  type DutyCount,
  type SummaryPart,
  summaryPart,
  type UnitCount,
  unitsMissing,
} from "../storage/summary-counts.js";
import { countOwing, type FigureSum, sumFigures, type WantedFigures } from "../storage/summary-figures.js";

/** A scope that is shown by its counts. */
export type CountedScope = Extract<SummaryScope, { kind: "plan" | "period" }>;

/** No message names more duties than this, nor more units of one. */
const MOST_NAMED = 30;

export type OfficeIds = Pick<Organization, "id" | "zone">;
type Facts = { readonly plan: Plan; readonly calendar: WorkCalendar; readonly today: LocalDate; readonly zone: string };

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
  const nameOf = new Map(plan.units.map((unit) => [unit.id, unit.name]));
  // The two counts read the whole part, side by side; what only the duties say is looked up while units are counted still.
  const dutiesCounted = countDuties(db, part, facts.today);
  const unitsCounted = countUnits(db, part, facts.today, near);
  const [duties, units, missing, readings, open] = await Promise.all([
    dutiesCounted,
    unitsCounted,
    dutiesCounted.then((counted) => missingNames(db, part, counted, facts, nameOf)),
    dutiesCounted.then((counted) => readFigures(db, part, counted, unitsCounted.then(numberOfUnits), facts)),
    dutiesCounted.then((counted) =>
      scope.kind === "plan" ? openDuties(counted) : openOfPlan(db, org, facts, counted),
    ),
  ]);
  const named = units.map((unit) => ({ ...unit, name: nameOf.get(unit.unitId) ?? "" }));
  return snapshot({ ...facts, tasks: plan.tasks, duties, missing, units: named, readings, open }, scope, now);
}

function numberOfUnits(counts: readonly UnitCount[]): number {
  return new Set(counts.map(({ unitId }) => unitId)).size;
}

/** Every period there can be within the scope's; null for all there are. */
export function periodsOfScope(scope: CountedScope): Period[] | null {
  if (scope.kind === "plan") return null;
  const { period } = scope;
  const year = Number(spanOf(period).startsOn.slice(0, 4));
  return RHYTHMS.flatMap((rhythm) => periodsOf(year, rhythm)).filter((one) => isWithin(one, period));
}

/** The share of the plan's tasks that are done is the whole plan's: counted only where a target of the scope asks for it. */
async function openOfPlan(
  db: Executor,
  org: string,
  { plan, today }: Facts,
  duties: readonly DutyCount[],
): Promise<OpenDuties> {
  const owed = new Set(duties.map(({ task }) => task));
  const asked = plan.tasks.some(({ code, metrics }) => owed.has(code) && metrics.some(({ computed }) => computed));
  return openDuties(asked ? await countDuties(db, await summaryPart(db, org, plan.id, null), today) : []);
}

async function missingNames(
  db: Executor,
  part: SummaryPart,
  duties: readonly DutyCount[],
  { plan, today }: Facts,
  nameOf: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rank = new Map(plan.tasks.map(({ code }, index) => [code, index]));
  const owed = duties
    .filter(({ dueOn, process }) => dueOn !== null && MISSING.has(process))
    .sort((a, b) => compareDuties(a, b, rank));
  const distinct = [...new Map(owed.map((duty) => [dutyKey(duty), duty])).values()];
  // What is late comes first and may fill the list; what comes next is named all the same.
  const ahead = distinct.filter(({ dueOn }) => dueOn !== null && dueOn >= today).slice(0, MOST_NAMED);
  const asked = [...new Set([...distinct.slice(0, MOST_NAMED), ...ahead])];
  const ranked = [...nameOf].sort(([, one], [, other]) => compareNames(one, other)).map(([id]) => id);
  return new Map(
    (await unitsMissing(db, part, asked, ranked, MOST_NAMED)).map(({ taskId, period, dueOn, unitIds }) => [
      dutyKey({ task: part.tasks.get(taskId) ?? "", period, dueOn }),
      unitIds.map((id) => nameOf.get(id) ?? ""),
    ]),
  );
}

const MISSING: ReadonlySet<string> = new Set(["not_started", "in_progress", "paused"]);

async function readFigures(
  db: Executor,
  part: SummaryPart,
  duties: readonly DutyCount[],
  units: Promise<number>,
  facts: Facts,
): Promise<ReadonlyMap<string, Reading>> {
  const sources = figureSources(facts.plan.tasks, duties);
  const wanted = wantedFigures(sources, part, facts.today);
  const [sums, known] = await Promise.all([
    sumFigures(db, part, wanted, facts.zone),
    units.then((all) => owingByCount(sources, duties, all)),
  ]);
  const counted = await countOwing(
    db,
    wanted.filter(({ line }) => !known.has(line)),
  );
  const sumOf = new Map(sums.map((sum) => [sum.line, sum]));
  return new Map(
    sources.map(({ line }) => [line, readingOf(sumOf.get(line), known.get(line) ?? counted.get(line) ?? 0)]),
  );
}

/** The periods of each source, with the days by which its figures are read on `today`. */
export function wantedFigures(
  sources: readonly FigureSource[],
  { tasks }: SummaryPart,
  today: LocalDate,
): WantedFigures[] {
  const idOf = new Map([...tasks].map(([id, code]) => [code, id]));
  return sources.flatMap(({ line, metric, task, periods }) =>
    periods.flatMap((period): WantedFigures[] => {
      const taskId = idOf.get(task);
      if (taskId === undefined) return [];
      const { endsOn } = spanOf(period);
      const speaksOf = endsOn < today ? endsOn : today;
      return [{ line, metric, taskId, period, speaksOf, freshFrom: freshFrom(period, today) }];
    }),
  );
}

function readingOf(sum: FigureSum | undefined, unitsOwing: number): Reading {
  if (!sum) return { ...NO_READING, unitsOwing };
  const { units, asOf, estimate, stale } = sum;
  return { ...NO_READING, figure: figureOf(sum), asOf, estimate, unitsReported: units, unitsOwing, unitsStale: stale };
}

/** As `combine` says it: one alone is itself, several are Σn/ΣN or nothing. */
export function figureOf({ units, value, numerator, denominator }: FigureSum): Reading["figure"] {
  if (numerator === null || denominator === null) return units === 1 ? { value } : null;
  if (units === 1) return { value, numerator, denominator };
  return denominator === 0 ? null : { value: (numerator / denominator) * 100, numerator, denominator };
}
