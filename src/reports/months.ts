import { periodsOf } from "../domain/period.js";
import type { DutyLine, MonthLine } from "../domain/summary.js";

/**
 * Month by month what was due and what was handed in, over every year a duty falls in. What does not apply is not due.
 * @param handedIn by month ("2025-03")
 */
export function monthLines(duties: readonly DutyLine[], handedIn: ReadonlyMap<string, number>): MonthLine[] {
  const due = new Map<string, number>();
  for (const { dueOn, counts } of duties) {
    if (dueOn === null) continue;
    const month = dueOn.slice(0, 7);
    due.set(month, (due.get(month) ?? 0) + counts.total - counts.notApplicable);
  }
  const known = [...due.keys(), ...handedIn.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const years = Array.from(
    { length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 },
    (_, index) => Number(first.slice(0, 4)) + index,
  );
  return years
    .flatMap((year) => periodsOf(year, "month"))
    .filter((month) => month <= last || years.length === 1)
    .map((month) => ({ month, due: due.get(month) ?? 0, handedIn: handedIn.get(month) ?? 0 }));
}
