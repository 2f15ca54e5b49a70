import type { UnitLine } from "../domain/summary.js";
import { compareNames } from "./names.js";

/** Units with something to do, the most overdue first, then by name. */
export function worstFirst(units: readonly UnitLine[]): UnitLine[] {
  return mostOverdueFirst([...units].sort((a, b) => compareNames(a.name, b.name)));
}

/** Units with something to do, the most overdue first, else as they came. */
export function mostOverdueFirst(units: readonly UnitLine[]): UnitLine[] {
  return units.filter(({ counts }) => counts.total > 0).sort((a, b) => b.counts.overdue - a.counts.overdue);
}
