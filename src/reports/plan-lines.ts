import { daysBetween } from "../domain/local-date.js";
import { isOpen } from "../domain/progress.js";
import { type Say, say } from "../domain/say.js";
import type { ProgressSummary, SummaryItem, TargetLine } from "../domain/summary.js";
import { stateOf } from "./count-states.js";
import { countsLine } from "./counts-line.js";
import { type Duty, duties, hasSeveralPeriods } from "./duties.js";
import { shortenText } from "./names.js";
import { figurePhrase, goalPhrase, periodPhrase, sayList, unitsBehind, unitsPhrase, verdictOn } from "./phrases.js";

const TOP_OVERDUE = 3;
/** Ids read fast, figures do not. */
const MOST_IDS = 12;
const MOST_FIGURES = 2;
const MOST_INCOMPLETE = 4;
const TITLE_LENGTH = 60;

/** The whole plan in at most 12 lines: what is late, what is coming, which targets are met, what is next. */
export function planLines(summary: ProgressSummary): Say[] {
  const { items, plan, at } = summary;
  const inState = (state: string) => items.filter((item) => stateOf(item) === state);
  const named = dutyPhrases(items);
  return [
    say("reports-title-plan", { title: plan.title, at: { at } }),
    countsLine(summary.counts),
    ...overdueLines(summary, inState("overdue"), named),
    ...firstDuty("reports-due-soon-line", inState("dueSoon"), named),
    ...targetsLines(summary.targets),
    ...firstDuty(
      "reports-next",
      inState("underWay").filter((item) => isOpen(item.process)),
      named,
    ),
  ];
}

type DutyPhrase = (duty: Duty) => Say;

function dutyPhrases(items: readonly SummaryItem[]): DutyPhrase {
  const several = hasSeveralPeriods(items);
  return ({ task, title, period }) => {
    const short = shortenText(title, TITLE_LENGTH);
    return several(task)
      ? say("reports-duty-period", { task, title: short, period: { say: periodPhrase(period) } })
      : say("reports-duty", { task, title: short });
  };
}

function unitsOf({ items }: Duty): { say: Say } {
  return { say: unitsPhrase(items.map((item) => item.unit)) };
}

function overdueLines(summary: ProgressSummary, overdue: readonly SummaryItem[], named: DutyPhrase): Say[] {
  if (overdue.length === 0) return summary.counts.total === 0 ? [] : [say("reports-overdue-none")];
  const late = duties(overdue);
  const top = late.slice(0, TOP_OVERDUE);
  const others = late.slice(TOP_OVERDUE).reduce((count, duty) => count + duty.items.length, 0);
  return [
    say("reports-overdue-heading", { count: overdue.length }),
    ...top.map((duty) =>
      say("reports-overdue-line", {
        duty: { say: named(duty) },
        units: unitsOf(duty),
        due: { date: duty.dueOn },
        days: daysBetween(duty.dueOn, summary.today),
      }),
    ),
    ...(others > 0 ? [say("reports-others", { count: others })] : []),
  ];
}

function firstDuty(id: string, items: readonly SummaryItem[], named: DutyPhrase): Say[] {
  const [first] = duties(items);
  if (!first) return [];
  const args = { duty: { say: named(first) }, units: unitsOf(first), due: { date: first.dueOn } };
  return [say(id, { ...args, count: items.length })];
}

function targetsLines(targets: readonly TargetLine[]): Say[] {
  if (targets.length === 0) return [];
  const of = (...verdicts: readonly string[]) => targets.filter((line) => verdicts.includes(verdictOn(line)));
  const [met, missed, unsure] = [
    of("met"),
    // What had to be reached comes before what was only striven for.
    [...of("missed"), ...of("missed-strive")],
    [...of("incomplete", "uncombined"), ...of("nothing")],
  ];
  return [
    say("reports-targets-met", {
      count: met.length,
      total: targets.length,
      list: firstOf(met, MOST_IDS, ({ id }) => say("reports-target-id", { id })),
    }),
    ...(missed.length > 0
      ? [
          say("reports-targets-missed", {
            count: missed.length,
            list: firstOf(missed, MOST_FIGURES, missedPhrase),
          }),
        ]
      : []),
    ...(unsure.length > 0
      ? [
          say("reports-targets-unsure", {
            count: unsure.length,
            list: firstOf(unsure, MOST_INCOMPLETE, unsurePhrase),
          }),
        ]
      : []),
  ];
}

function firstOf(lines: readonly TargetLine[], most: number, phrase: (line: TargetLine) => Say) {
  const others = lines.length - most;
  const rest = others > 0 ? [say("reports-targets-others", { count: others })] : [];
  return sayList([...lines.slice(0, most).map(phrase), ...rest]);
}

function missedPhrase(line: TargetLine): Say {
  const { id, figure, target } = line;
  const detail = sayList([goalPhrase(line), ...unitsBehind(line)]);
  return say("reports-target-missed", { id, figure: figure ? { say: figurePhrase(figure, target.unit) } : "", detail });
}

function unsurePhrase({ id, unitsReported, unitsOwing }: TargetLine): Say {
  return say("reports-target-unsure", { id, reported: unitsReported, owing: unitsOwing });
}
