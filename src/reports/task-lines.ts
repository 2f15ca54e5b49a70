import { periodPhrase } from "../domain/phrases.js";
import { type Say, say } from "../domain/say.js";
import type { ProgressSummary, SummaryItem, SummaryScope, TargetLine } from "../domain/summary.js";
import { STATES, stateOf } from "./count-states.js";
import { countsLine, weekPhrase } from "./counts-line.js";
import { hasSeveralPeriods } from "./duties.js";
import { firstFew } from "./first-few.js";
import { figurePhrase, linkedPhrase, sayList, statePhrases, tierPhrase, unitsBehind, verdictOn } from "./phrases.js";

/** A phone screen; the picture and the dashboard show all of them. */
const MOST_ITEMS = 12;

/** One task: where the plan asks for it, how each unit stands and with which figure, then each target. */
export function taskLines(summary: ProgressSummary, scope: SummaryScope & { kind: "task" }): Say[] {
  const { code, title, clause } = scope;
  const at = { at: summary.at };
  const several = hasSeveralPeriods(summary.items)(code);
  const { shown, rest } = firstFew(worstFirst(summary.items), MOST_ITEMS);
  return [
    say("reports-title-task", { code, title }),
    clause === undefined ? say("reports-at", { at }) : say("reports-clause-at", { clause, at }),
    ...headLine(summary),
    ...shown.map((item) => itemLine(item, summary, several)),
    ...(rest.length > 0 ? [say("reports-others", { count: rest.length })] : []),
    ...summary.targets.map(targetLine),
  ];
}

/** How the units stand; of one alone its own line says it, and only the week is told. */
function headLine(summary: ProgressSummary): Say[] {
  const { items, changes } = summary;
  if (items.length > 1) return [countsLine(summary)];
  return changes ? [weekPhrase(changes)] : [];
}

function worstFirst(items: readonly SummaryItem[]): SummaryItem[] {
  const rank = (item: SummaryItem) => {
    const state = stateOf(item);
    return state === null ? STATES.length : STATES.indexOf(state);
  };
  return [...items].sort((a, b) => rank(a) - rank(b));
}

function itemLine(item: SummaryItem, { today }: ProgressSummary, withPeriod: boolean): Say {
  const figures = item.metrics.flatMap(({ id, figure, target, estimate, asOf }) => {
    if (!figure) return [say("reports-metric-nothing", { id })];
    const args = { id, figure: { say: figurePhrase(figure, target.unit) }, estimate: estimate ? "yes" : "no" };
    return [asOf ? say("reports-metric-as-of", { ...args, asOf: { date: asOf } }) : say("reports-metric", args)];
  });
  const period = withPeriod ? [periodPhrase(item.period)] : [];
  const parts = sayList([...period, ...statePhrases(item, today), ...figures]);
  return say("reports-item", { name: item.unit, parts });
}

/** One target with its figure, its verdict and what stands behind them. */
function targetLine(line: TargetLine): Say {
  const { id, label, figure, target } = line;
  const detail = sayList([
    tierPhrase(line),
    ...unitsBehind(line),
    ...line.alsoJudgedBy.map((linked) => linkedPhrase(linked, line)),
    ...(line.estimate ? [say("reports-picture-estimate")] : []),
  ]);
  const verdict = { say: say("reports-verdict", { verdict: verdictOn(line) }) };
  return figure
    ? say("reports-target-line", { id, label, figure: { say: figurePhrase(figure, target.unit) }, verdict, detail })
    : say("reports-target-line-nothing", { id, label, verdict, detail });
}
