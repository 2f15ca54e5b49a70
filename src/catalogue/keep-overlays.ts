import type { TaskDraft } from "../domain/catalogue.js";
import type { Metric } from "../domain/metric.js";
import { readMetrics } from "./table/read-metrics.js";

/**
 * The task to store when `draft` replaces `current`: everything the table says from `draft`, everything it can't say
 * from `current` — short titles, labels and denominators of metrics, targets linked from other clauses, metrics that
 * the title never set, the ladder, what a result needs and the condition; and, while the deadline stays the same, periods beside its own (row
 * 12's months) and the days on which a period opens and closes.
 */
export function keepOverlays(current: TaskDraft, draft: TaskDraft): TaskDraft {
  const { shortTitle, clause, ladder, approval, evidence, condition } = current;
  return {
    ...draft,
    ...(shortTitle !== undefined && { shortTitle }),
    ...(ladder !== undefined && { ladder }),
    ...(approval !== undefined && { approval }),
    ...(evidence !== undefined && { evidence }),
    ...(condition !== undefined && { condition }),
    clause,
    schedule: keepPeriods(current, draft),
    metrics: keepMetrics(current, draft),
  };
}

function keepPeriods(current: TaskDraft, draft: TaskDraft): TaskDraft["schedule"] {
  if (squeeze(current.deadlineText) !== squeeze(draft.deadlineText)) return draft.schedule;
  const fromTable = new Map(draft.schedule.map((entry) => [entry.period, entry]));
  const kept = current.schedule.map((entry) => ({ ...entry, ...fromTable.get(entry.period) }));
  const old = new Set(current.schedule.map(({ period }) => period));
  return [...kept, ...draft.schedule.filter(({ period }) => !old.has(period))];
}

function keepMetrics(current: TaskDraft, draft: TaskDraft): Metric[] {
  const ofTitle = new Set(readMetrics(current.code, current.title).metrics.map(({ id }) => id));
  const fromTable = new Map(draft.metrics.map((metric) => [metric.id, metric]));
  const kept = current.metrics.flatMap((metric) => {
    const read = fromTable.get(metric.id);
    if (read) return [{ ...metric, target: read.target }];
    const isOverlay = !ofTitle.has(metric.id) || metric.figureOf !== undefined || metric.computed !== undefined;
    return isOverlay ? [metric] : [];
  });
  const old = new Set(current.metrics.map(({ id }) => id));
  return [...kept, ...draft.metrics.filter(({ id }) => !old.has(id))];
}

function squeeze(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
