import { asOf } from "../domain/as-of.js";
import type { Changes, CountedScope, ProgressSummary, Snapshot, SummaryScope } from "../domain/summary.js";
import { dayAt } from "../domain/zone.js";
import { changesBetween } from "../reports/changes.js";
import { summarise } from "../reports/summarise.js";
import type { Executor } from "../storage/database.js";
import { planFacts } from "../storage/plan-facts.js";
import { listEntries } from "../storage/progress.js";
import { changesSince } from "./changes.js";
import type { OfficeIds } from "./counted-scope.js";
import { occurrencesFor } from "./summary-occurrences.js";

const WEEK_MS = 7 * 86_400_000;

/** A snapshot of now with what has changed in its part of the plan in the week before. */
export async function withWeek<S extends Snapshot>(
  db: Executor,
  office: OfficeIds,
  snapshot: S,
  now: Date,
): Promise<S & { readonly changes?: Changes }> {
  const { scope, items } = snapshot;
  const since = new Date(now.getTime() - WEEK_MS);
  const changes = isCounted(scope)
    ? await changesSince(db, office, { ...snapshot, scope }, since)
    : items && (await changesOfItems(db, office, { ...snapshot, items }, since));
  return changes ? { ...snapshot, changes } : snapshot;
}

function isCounted(scope: SummaryScope): scope is CountedScope {
  return scope.kind === "plan" || scope.kind === "period";
}

/**
 * Of a task or a unit, whose few duties are looked at one by one. The share of the plan's tasks that are done is left as
 * it is: its change is the whole plan's.
 */
async function changesOfItems(
  db: Executor,
  { id: org, zone }: OfficeIds,
  after: ProgressSummary,
  since: Date,
): Promise<Changes | null> {
  const { plan, calendar } = await planFacts(db, org);
  if (!plan) return null;
  const { occurrences, open } = await occurrencesFor(db, org, plan, after.scope, after.today);
  const ids = occurrences.map(({ id }) => id);
  const past = asOf(occurrences, await listEntries(db, ids), since);
  const before = summarise(
    {
      ...past,
      plan,
      tasks: plan.tasks,
      calendar,
      today: dayAt(since, zone),
      ...(open ? { open } : {}),
      dayOf: (instant) => dayAt(instant, zone),
    },
    after.scope,
    since,
  );
  return changesBetween(before, after);
}
