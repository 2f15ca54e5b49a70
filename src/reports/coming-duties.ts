import { addDays, type LocalDate } from "../domain/local-date.js";
import { type Period, spanOf } from "../domain/period.js";
import type { ComingDuty } from "../domain/period-report.js";
import { isOpen } from "../domain/progress.js";
import type { ProgressSummary } from "../domain/summary.js";
import { duties } from "./duties.js";

/** What falls due in as long a time as the period's own, right after it. */
export function comingDuties(period: Period, snapshots: readonly ProgressSummary[]): ComingDuty[] {
  const { endsOn } = spanOf(period);
  const [from, to] = [addDays(endsOn, 1), lastDayAfter(period)];
  const all = snapshots.at(-1)?.items ?? [];
  const coming = all.filter(({ dueOn, process }) => dueOn !== null && dueOn >= from && dueOn <= to && isOpen(process));
  return duties(coming).map(({ task, title, period: of, dueOn, items }) => ({
    task,
    title,
    period: of,
    dueOn,
    units: items.map(({ unit }) => unit),
  }));
}

function lastDayAfter(period: Period): LocalDate {
  const { startsOn, endsOn } = spanOf(period);
  const months = (Number(endsOn.slice(5, 7)) - Number(startsOn.slice(5, 7)) + 12) % 12;
  let last = endsOn;
  // A month at a time, from its last day into the next month's last day.
  for (let month = 0; month <= months; month++) {
    const inside = addDays(last, 1);
    last = spanOf(inside.slice(0, 7) as Period).endsOn;
  }
  return last;
}
