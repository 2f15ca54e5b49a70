import type { Evidence } from "../../domain/evidence.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { may } from "../../domain/permission.js";
import type { PlanContext } from "../context.js";

/** Its author, the unit's head or a coordinator: whoever could put an entry of theirs right. */
export function mayWithdraw(
  { actor }: Pick<PlanContext, "actor">,
  occurrences: readonly Occurrence[],
  { occurrenceId, officerId }: Evidence,
): boolean {
  const unitId = occurrences.find(({ id }) => id === occurrenceId)?.unitId;
  return unitId !== undefined && may(actor, { act: "correct", units: [unitId], author: officerId });
}
