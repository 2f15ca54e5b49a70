import { daysBetween, type LocalDate } from "../domain/local-date.js";
import { type Figure, type LinkedTarget, meets } from "../domain/metric.js";
import { targetPhrase } from "../domain/phrases.js";
import { type Arg, type Say, say } from "../domain/say.js";
import type { DutyLine, StateCounts, SummaryItem, TargetLine } from "../domain/summary.js";
import { STATES, stateOf } from "./count-states.js";

/** "mục tiêu ≥ 80 %", or "phấn đấu" where missing it is no failure. */
export function tierPhrase({ target, tier }: Pick<TargetLine, "target" | "tier">): Say {
  return say(tier === "strive" ? "reports-goal-strive" : "reports-goal", { target: { say: targetPhrase(target) } });
}

/** "82 % (820/1.000)", or the figure alone where it came without its n/N. */
export function figurePhrase({ value, numerator, denominator }: Figure, unit: string): Say {
  const figure = { figure: value, unit };
  return numerator === undefined || denominator === undefined
    ? say("reports-figure", { figure })
    : say("reports-figure-of", { figure, numerator, denominator });
}

/** How a target stands. `uncombined` is a figure from several units of which one came without its n/N. */
export type Verdict = "met" | "missed" | "missed-strive" | "incomplete" | "uncombined" | "nothing";

/** The verdict on one metric over its units, the one place where it is decided. */
export function verdictOn({ figure, met, tier, unitsReported, unitsOwing }: TargetLine): Verdict {
  if (met === true) return "met";
  if (met === false) return tier === "strive" ? "missed-strive" : "missed";
  if (figure) return "incomplete";
  if (unitsReported === 0) return "nothing";
  return unitsReported < unitsOwing ? "incomplete" : "uncombined";
}

/** "12/12 đơn vị", and how many of their figures are old; nothing for a figure the system works out itself. */
export function unitsBehind({ unitsReported, unitsOwing, unitsStale }: TargetLine): Say[] {
  if (unitsOwing === 0) return [];
  const behind = say("reports-units-behind", { reported: unitsReported, owing: unitsOwing });
  return unitsStale === 0 ? [behind] : [behind, say("reports-units-stale", { count: unitsStale })];
}

/** "II.7 ≥ 95 %: chưa đạt", where enough is known to say so. */
export function linkedPhrase(linked: LinkedTarget, line: Pick<TargetLine, "figure" | "met">): Say {
  const { source } = linked;
  if (line.met === null || line.figure === null) return linkedTargetPhrase(linked);
  const verdict = meets(linked, line.figure.value) ? "met" : "missed";
  return say("reports-linked-judged", { source, target: { say: targetPhrase(linked) }, verdict });
}

/** "II.7: ≥ 95 %". */
export function linkedTargetPhrase(linked: LinkedTarget): Say {
  return say("reports-linked", { source: linked.source, target: { say: targetPhrase(linked) } });
}

/** "Quá hạn 3", "Sắp đến hạn 5", …: the states anything is in. */
export function countPhrases(counts: StateCounts): Say[] {
  return STATES.filter((state) => counts[state] > 0).map((state) =>
    say("reports-count", { state, count: counts[state] }),
  );
}

/** "Trường A", "Trường A và 36 đơn vị khác". */
export function unitsPhrase(names: readonly string[]): Say {
  return missingPhrase({ names, missing: names.length });
}

/** How many names {@link missingPhrase} wants: of two units both are named. */
export const NAMES_WANTED = 2;

/** Who has not handed a duty in: two by name, of more the first, the others counted. */
export function missingPhrase({ names, missing }: Pick<DutyLine, "names" | "missing">): Say {
  const [name = "", second] = names;
  if (missing === NAMES_WANTED && second !== undefined) return say("reports-units-two", { name, second });
  return missing <= 1 ? say("reports-units-one", { name }) : say("reports-units-many", { name, others: missing - 1 });
}

/** How far the work is, and where it stands against its day: "đang làm", "quá hạn 4 ngày (hạn 09/03/2025)". */
export function statePhrases(item: SummaryItem, today: LocalDate): Say[] {
  return [say("reports-process", { process: item.process }), ...duePhrase(item, today)];
}

function duePhrase(item: SummaryItem, today: LocalDate): Say[] {
  const { dueOn } = item;
  if (dueOn === null) return item.process === "done" ? [] : [say("reports-due-standing")];
  const due = { date: dueOn };
  switch (stateOf(item)) {
    case "overdue":
      return [say("reports-due-overdue", { days: daysBetween(dueOn, today), due })];
    case "dueSoon":
      return [say("reports-due-soon", { days: daysBetween(today, dueOn), due })];
    case "doneLate":
      return [say("reports-due-late", { due })];
    case "notApplicable":
      return [];
    case "doneOnTime":
      return [say("reports-due-on-time")];
    default:
      return [say("reports-due", { due })];
  }
}

/** Says in a list, for a message that takes one. */
export function sayList(says: readonly Say[]): Arg {
  return { list: says.map((one) => ({ say: one })) };
}
