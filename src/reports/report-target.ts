import type { FigureOrigin, ReportSource, ReportTarget } from "../domain/period-report.js";
import { metricsEver, type Plan } from "../domain/plan.js";
import type { SummaryItem, TargetLine } from "../domain/summary.js";
import { dayAt, type Zone } from "../domain/zone.js";

type TargetInput = {
  readonly plan: Pick<Plan, "tasks">;
  readonly zone: Zone;
  readonly sources: readonly ReportSource[];
};

/** A target as the report tells it: how old its figure is and where it comes from. */
export function reportTarget(line: TargetLine, items: readonly SummaryItem[], input: TargetInput): ReportTarget {
  const days = items
    .flatMap(({ metrics }) => metrics.filter(({ id, figure }) => id === line.id && figure !== null))
    .flatMap(({ asOf, updatedAt }) => asOf ?? (updatedAt ? dayAt(updatedAt, input.zone) : []))
    .sort();
  const asOf = days[0] ?? null;
  return { ...line, asOf, stale: line.unitsStale > 0, origin: originOf(line, items, input) };
}

/** A metric told by another's figure leads to what was entered of that one. */
function originOf({ id }: TargetLine, items: readonly SummaryItem[], { plan, sources }: TargetInput): FigureOrigin {
  const own = plan.tasks.flatMap(metricsEver).find((metric) => metric.id === id);
  if (own?.computed) return "computed";
  const metric = own?.figureOf ?? id;
  const told = sources.filter((source) => source.metric === metric);
  const entered = metric === id ? told.filter((source) => items.some((item) => isOf(source, item))) : told;
  return { metric, entries: entered.map(({ entry }) => entry) };
}

function isOf({ task, period, unit }: ReportSource, item: SummaryItem): boolean {
  return item.task === task && item.period === period && item.unit === unit;
}
