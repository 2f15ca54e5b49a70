import type { UnitLine } from "../domain/summary.js";
import { compareNames } from "./names.js";

/** Units with something to do: the most overdue first, then the most due soon, then the most still to come, then by name. */
export function worstFirst(units: readonly UnitLine[]): UnitLine[] {
  return mostOverdueFirst([...units].sort((a, b) => compareNames(a.name, b.name)));
}

/** The same, else as they came. Where the worst are alike, who has the most to do must not be counted among the others. */
export function mostOverdueFirst(units: readonly UnitLine[]): UnitLine[] {
  return units
    .filter(({ counts }) => counts.total > 0)
    .sort(
      ({ counts: a }, { counts: b }) =>
        b.overdue - a.overdue || b.dueSoon - a.dueSoon || b.underWay - a.underWay || b.total - a.total,
    );
}
