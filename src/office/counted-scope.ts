import type { WorkCalendar } from "../domain/calendar.js";
import type { LocalDate } from "../domain/local-date.js";
import { isWithin, type Period, periodsOf, RHYTHMS, spanOf } from "../domain/period.js";
import type { Plan } from "../domain/plan.js";
import type { CountedScope } from "../domain/summary.js";
import type { Organization } from "../storage/organization.js";

export type OfficeIds = Pick<Organization, "id" | "zone">;

/** What every part of a snapshot needs to know. */
export type SnapshotFacts = {
  readonly plan: Plan;
  readonly calendar: WorkCalendar;
  readonly today: LocalDate;
  readonly zone: string;
};

/** Every period there can be within the scope's; null for all there are. */
export function periodsOfScope(scope: CountedScope): Period[] | null {
  if (scope.kind === "plan") return null;
  const { period } = scope;
  const year = Number(spanOf(period).startsOn.slice(0, 4));
  return RHYTHMS.flatMap((rhythm) => periodsOf(year, rhythm)).filter((one) => isWithin(one, period));
}
