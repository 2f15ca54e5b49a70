import { shortTitle } from "../domain/plan.js";
import { type Say, say } from "../domain/say.js";
import type { DutyLine, Snapshot, State, TargetLine } from "../domain/summary.js";
import { countsLine } from "./counts-line.js";
import { type DutyPhrase, dutyPhrases, overdueLine } from "./duty-phrases.js";
import { firstFew } from "./first-few.js";
import { figurePhrase, missingPhrase, sayList, tierPhrase, unitsBehind, verdictOn } from "./phrases.js";

const TOP_OVERDUE = 3;
/** Ids read fast, figures do not. */
const MOST_IDS = 12;
const MOST_FIGURES = 2;
const MOST_INCOMPLETE = 4;

/** The whole plan in at most 12 lines: what is late, what is coming, which targets are met, what is next. */
export function planLines(snapshot: Snapshot): Say[] {
  const { duties, plan, at } = snapshot;
  const named = dutyPhrases(duties);
  const inState = (state: State) => duties.filter(({ counts }) => counts[state] > 0);
  return [
    say("reports-title-plan", { title: shortTitle(plan), at: { at } }),
    countsLine(snapshot),
    ...overdueLines(snapshot, inState("overdue"), named),
    ...firstDuty("reports-due-soon-line", snapshot.counts.dueSoon, inState("dueSoon"), named),
    ...targetsLines(snapshot.targets),
    // What only paused work is left of is nobody's next step.
    ...firstDuty(
      "reports-next",
      snapshot.counts.underWay,
      inState("underWay").filter(({ missing, processes }) => missing > processes.paused),
      named,
    ),
  ];
}

function overdueLines(snapshot: Snapshot, late: readonly DutyLine[], named: DutyPhrase): Say[] {
  const { counts, today } = snapshot;
  if (counts.overdue === 0) return counts.total === 0 ? [] : [say("reports-overdue-none")];
  const { shown, rest } = firstFew(late, TOP_OVERDUE);
  const others = rest.reduce((count, { missing }) => count + missing, 0);
  return [
    say("reports-overdue-heading", { count: counts.overdue }),
    ...shown.map((duty) => overdueLine(duty, today, named)),
    ...(others > 0 ? [say("reports-others", { count: others })] : []),
  ];
}

function firstDuty(id: string, count: number, [first]: readonly DutyLine[], named: DutyPhrase): Say[] {
  if (!first || first.dueOn === null) return [];
  const args = { duty: { say: named(first) }, units: { say: missingPhrase(first) }, due: { date: first.dueOn } };
  return [say(id, { ...args, count })];
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
  const { shown, rest } = firstFew(lines, most);
  const others = rest.length > 0 ? [say("reports-targets-others", { count: rest.length })] : [];
  return sayList([...shown.map(phrase), ...others]);
}

function missedPhrase(line: TargetLine): Say {
  const { id, figure, target } = line;
  const detail = sayList([tierPhrase(line), ...unitsBehind(line)]);
  return say("reports-target-missed", { id, figure: figure ? { say: figurePhrase(figure, target.unit) } : "", detail });
}

function unsurePhrase({ id, unitsReported, unitsOwing }: TargetLine): Say {
  return say("reports-target-unsure", { id, reported: unitsReported, owing: unitsOwing });
}
