import { periodPhrase, targetPhrase } from "../domain/phrases.js";
import { type Say, say } from "../domain/say.js";
import type { MetricLine, ProgressSummary, SummaryItem, SummaryScope } from "../domain/summary.js";
import { stateOf } from "./count-states.js";
import { countsLine } from "./counts-line.js";
import { hasSeveralPeriods } from "./duties.js";
import { shortenText } from "./names.js";
import { figurePhrase, sayList, statePhrases } from "./phrases.js";

const MOST_ITEMS = 15;
const TITLE_LENGTH = 50;

/** One unit: what it owes, the nearest day first, then its standing duties and what is behind it. */
export function unitLines(summary: ProgressSummary, scope: SummaryScope & { kind: "unit" }): Say[] {
  const several = hasSeveralPeriods(summary.items);
  const items = nearestFirst(summary.items);
  const others = items.length - MOST_ITEMS;
  return [
    say("reports-title-unit", { name: scope.name, at: { at: summary.at } }),
    countsLine(summary.counts, summary.changes),
    ...items.slice(0, MOST_ITEMS).map((item) => {
      const title = shortenText(item.title, TITLE_LENGTH);
      const period = several(item.task) ? [periodPhrase(item.period)] : [];
      const parts = sayList([...period, ...statePhrases(item, summary.today), ...item.metrics.map(metricPhrase)]);
      return say("reports-unit-item", { task: item.task, title, parts });
    }),
    ...(others > 0 ? [say("reports-others", { count: others })] : []),
  ];
}

/** Owed work by its day, then standing duties, then what is finished, the last finished first. */
export function nearestFirst(items: readonly SummaryItem[]): SummaryItem[] {
  const rank = (item: SummaryItem) => {
    const state = stateOf(item);
    if (state === null) return item.process === "done" ? 2 : 1;
    return state === "overdue" || state === "dueSoon" || state === "underWay" ? 0 : 2;
  };
  const day = (item: SummaryItem) => item.dueOn ?? "";
  return [...items].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    if (left !== right) return left - right;
    const order = day(a) === day(b) ? 0 : day(a) < day(b) ? -1 : 1;
    return left === 2 ? -order : order;
  });
}

function metricPhrase({ id, figure, target, estimate }: MetricLine): Say {
  const wanted = { say: targetPhrase(target) };
  if (!figure) return say("reports-metric-nothing-target", { id, target: wanted });
  const shown = { say: figurePhrase(figure, target.unit) };
  return say("reports-metric-target", { id, figure: shown, estimate: estimate ? "yes" : "no", target: wanted });
}
