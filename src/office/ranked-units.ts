import type { Plan } from "../domain/plan.js";
import { groupBy } from "../reports/group-by.js";
import { compareNames } from "../reports/names.js";

/** A plan's units in the order of their names. */
export type RankedUnits = {
  readonly ids: readonly string[];
  nameOf(unitId: string): string;
  /** Rows in the order of their units, those of units that the plan does not know first. */
  inOrder<T extends { readonly unitId: string }>(rows: readonly T[]): T[];
};

/** A thousand names take milliseconds to put in Vietnamese order, at every summary; a plan stays for months. */
const kept = new WeakMap<Plan, RankedUnits>();

/** The plan's units in the order of their names; sorted once for each plan as it was read. */
export function rankedUnits(plan: Plan): RankedUnits {
  const found = kept.get(plan);
  if (found) return found;
  const units = [...plan.units].sort((a, b) => compareNames(a.name, b.name));
  const ids = units.map(({ id }) => id);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const ranked: RankedUnits = {
    ids,
    nameOf: (unitId) => names.get(unitId) ?? "",
    inOrder(rows) {
      const byUnit = groupBy(rows, ({ unitId }) => unitId);
      const unknown = rows.filter(({ unitId }) => !names.has(unitId));
      return [...unknown, ...ids.flatMap((id) => byUnit.get(id) ?? [])];
    },
  };
  kept.set(plan, ranked);
  return ranked;
}
