import { periodPhrase, targetPhrase } from "../domain/phrases.js";
import { type Say, say } from "../domain/say.js";
import type { MetricLine, ProgressSummary, SummaryItem, SummaryScope } from "../domain/summary.js";
import { stateOf } from "./count-states.js";
import { countsLine } from "./counts-line.js";
import { hasSeveralPeriods } from "./duties.js";
import { firstFew } from "./first-few.js";
import { shortenText } from "./names.js";
import { figurePhrase, sayList, statePhrases } from "./phrases.js";

const MOST_DATED = 15;
const MOST_STANDING = 5;
const TITLE_LENGTH = 50;

/**
 * One unit: what has a day, the nearest owed first and what is finished last, then its standing duties. Each part is
 * counted by itself, since no state counts what has no day.
 */
export function unitLines(summary: ProgressSummary, scope: SummaryScope & { kind: "unit" }): Say[] {
  const several = hasSeveralPeriods(summary.items);
  const sorted = nearestFirst(summary.items);
  const dated = firstFew(
    sorted.filter(({ dueOn }) => dueOn !== null),
    MOST_DATED,
  );
  const standing = sorted.filter(({ dueOn }) => dueOn === null);
  const named = firstFew(standing, MOST_STANDING);
  const line = (item: SummaryItem) => {
    const title = shortenText(item.title, TITLE_LENGTH);
    const period = several(item.task) ? [periodPhrase(item.period)] : [];
    const parts = sayList([...period, ...statePhrases(item, summary.today), ...item.metrics.map(metricPhrase)]);
    return say("reports-unit-item", { task: item.task, title, parts });
  };
  return [
    say("reports-title-unit", { name: scope.name, at: { at: summary.at } }),
    countsLine(summary),
    ...dated.shown.map(line),
    ...(dated.rest.length > 0 ? [say("reports-others", { count: dated.rest.length })] : []),
    ...(standing.length > 0 ? [say("reports-standing", { count: standing.length })] : []),
    ...named.shown.map(line),
    ...(named.rest.length > 0 ? [say("reports-standing-others", { count: named.rest.length })] : []),
  ];
}

/** Owed work by its day, then what is finished, the last finished first, then standing duties, which no count includes. */
export function nearestFirst(items: readonly SummaryItem[]): SummaryItem[] {
  const rank = (item: SummaryItem) => {
    const state = stateOf(item);
    if (state === null) return item.process === "done" ? 3 : 2;
    return state === "overdue" || state === "dueSoon" || state === "underWay" ? 0 : 1;
  };
  const day = (item: SummaryItem) => item.dueOn ?? "";
  return [...items].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    if (left !== right) return left - right;
    const order = day(a) === day(b) ? 0 : day(a) < day(b) ? -1 : 1;
    return left === 1 ? -order : order;
  });
}

function metricPhrase({ id, figure, target, estimate }: MetricLine): Say {
  const wanted = { say: targetPhrase(target) };
  if (!figure) return say("reports-metric-nothing-target", { id, target: wanted });
  const shown = { say: figurePhrase(figure, target.unit) };
  return say("reports-metric-target", { id, figure: shown, estimate: estimate ? "yes" : "no", target: wanted });
}
