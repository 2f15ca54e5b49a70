import type { Occurrence } from "../domain/occurrence.js";
import type { Period } from "../domain/period.js";
import { type PeriodReport, periodsAround } from "../domain/period-report.js";
import type { ProgressSummary } from "../domain/summary.js";
import { dayAt } from "../domain/zone.js";
import { groupBy } from "../reports/group-by.js";
import { periodReport } from "../reports/period-report.js";
import { chatTitles } from "../storage/chat-titles.js";
import type { Executor } from "../storage/database.js";
import { listEvidence } from "../storage/evidence.js";
import { type Freeze, frozenAmong } from "../storage/frozen-periods.js";
import { listOrganizations, type Organization } from "../storage/organization.js";
import { activePlan } from "../storage/plan-facts.js";
import { listEntries, listOccurrences } from "../storage/progress.js";
import { summariseAt } from "./office.js";
import { amendmentsOf, measuredBy, sourcesOf } from "./report-history.js";

/**
 * One period's report with all it needs, as of `now`, or as it was sent once the period is frozen, with what changed
 * since. Null before the first import.
 */
export async function readPeriodReport(
  db: Executor,
  { id: org, zone }: Pick<Organization, "id" | "zone">,
  period: Period,
  now: Date,
): Promise<PeriodReport | null> {
  const plan = await activePlan(db, org);
  if (!plan) return null;
  const around = periodsAround(period, plan.year);
  const frozen = freezeOf(period, await frozenAmong(db, plan.id, [period, ...around]));
  const at = frozen?.at ?? now;
  const snapshots: ProgressSummary[] = [];
  for (const of of [period, ...around]) {
    const summary = await summariseAt(db, { id: org, zone }, { kind: "period", period: of }, at, now);
    if (summary) snapshots.push(summary);
  }
  const [first, ...others] = snapshots;
  if (!first) return null;
  const owed = await listOccurrences(db, plan.id);
  const ids = owed.map(({ id }) => id);
  const entries = groupBy(await listEntries(db, ids), ({ occurrenceId }) => occurrenceId);
  const historyOf = ({ id }: Occurrence) => entries.get(id) ?? [];
  const kept = groupBy(
    (await listEvidence(db, ids)).filter((one) => frozen === null || one.at <= frozen.at),
    ({ occurrenceId }) => occurrenceId,
  );
  const shownOf = ({ id }: Occurrence) => (kept.get(id) ?? []).map(({ text, file }) => file?.name ?? text);
  const organization = (await listOrganizations(db)).find(({ id }) => id === org);
  const chats = await chatTitles(db, org);
  const measureOf = measuredBy(plan, { today: dayAt(at, zone), at });
  return periodReport({
    plan,
    organization: { name: organization?.name ?? "", place: organization?.place ?? "" },
    zone,
    period,
    snapshots: [first, ...others],
    frozen: frozen && { by: frozen.officer, at: frozen.at },
    evidence: owed.flatMap((duty) => {
      const { task, period: of, unit } = duty;
      return shownOf(duty).map((text) => ({ task, period: of, unit, text }));
    }),
    sources: owed.flatMap((duty) =>
      sourcesOf(measureOf, duty, historyOf(duty), frozen?.at ?? null, { chats, shown: shownOf(duty) }),
    ),
    amendments: frozen ? owed.flatMap((duty) => amendmentsOf(measureOf, duty, historyOf(duty), period, frozen.at)) : [],
  });
}

/** Its own freeze, else the first of a period around it: what went out then had its figures too. */
function freezeOf(period: Period, found: readonly Freeze[]): Freeze | null {
  const own = found.find((one) => one.period === period);
  return own ?? [...found].sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}
