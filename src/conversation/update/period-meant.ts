import { isWithin, type Period } from "../../domain/period.js";
import type { PlannedTask } from "../../domain/plan.js";
import type { PlanContext } from "../context.js";
import { resolvePeriod, type SaidPeriod } from "../understanding/intent.js";
import { resolveRelative } from "../understanding/relative-period.js";

/**
 * The period that was said of a task; null where none was, or where "tháng này" only says when: of what is owed by the
 * quarter or the year, it is no other duty.
 */
export function periodMeant(
  { plan, today }: Pick<PlanContext, "plan" | "today">,
  said: SaidPeriod | null,
  task: PlannedTask | undefined,
): Period | null {
  if (said === null) return null;
  if (said.index !== "current") return resolvePeriod(said, plan.year);
  const current = resolveRelative({ of: said.unit, shift: 0 }, today);
  const owed = task?.schedule.map((entry) => entry.period) ?? [current];
  return owed.some((one) => isAsLong(one, current) || isWithin(one, current)) ? current : null;
}

/** "2025-03" and "2025-11", "2025-Q1" and "2025-Q4". */
function isAsLong(one: Period, other: Period): boolean {
  const form = (period: Period) => period.replaceAll(/\d/g, "0");
  return form(one) === form(other);
}
