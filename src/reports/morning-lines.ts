import { daysBetween, type LocalDate } from "../domain/local-date.js";
import type { AwaitingResult, MorningNews, SnoozedDuty, Undelivered } from "../domain/morning.js";
import { findMetric, findTask, type Plan } from "../domain/plan.js";
import { type Say, say } from "../domain/say.js";
import type { ProgressSummary, SummaryItem } from "../domain/summary.js";
import { findUnit } from "../domain/unit.js";
import { stateOf } from "./count-states.js";
import { firstFew } from "./first-few.js";
import { groupBy } from "./group-by.js";
import { compareNames } from "./names.js";
import { sayList } from "./phrases.js";

/** With the headings twelve lines at most, however bad the morning. */
const MOST_OVERDUE = 3;
const MOST_UNDELIVERED = 3;
const MOST_NAMED = 3;
const MOST_SNOOZED = 2;

/** As much of the plan as a line needs to say what can be typed. */
type Codes = Pick<Plan, "tasks" | "units">;

/**
 * The coordinator's morning list, a digest beside the reminders of the same message: counts, the worst by name, and
 * what to type next. At most twelve lines; none when there is nothing to look after.
 */
export function morningLines(summary: ProgressSummary, news: MorningNews, plan: Codes): Say[] {
  return [
    ...overdueLines(summary, plan, news.awaiting.length > 0 ? MOST_OVERDUE - 1 : MOST_OVERDUE),
    ...unreachableLine(news.unreachable, plan),
    ...undeliveredLines(news.undelivered, plan),
    ...unannouncedLine(news.unannounced),
    ...snoozedLine(news.snoozed),
    ...awaitingLine(news.awaiting),
  ];
}

type LateUnit = { readonly name: string; readonly count: number; readonly longest: SummaryItem & { dueOn: LocalDate } };

function overdueLines({ items, today }: ProgressSummary, plan: Codes, most: number): Say[] {
  const late = lateUnits(items);
  if (late.length === 0) return [];
  const { shown, rest } = firstFew(late, most);
  return [
    say("morning-overdue", { count: late.reduce((sum, { count }) => sum + count, 0), units: late.length }),
    ...shown.map(({ name, count, longest }) =>
      say("morning-overdue-unit", {
        unit: name,
        count,
        task: longest.task,
        days: daysBetween(longest.dueOn, today),
        handle: handleOf(name, plan),
      }),
    ),
    ...(rest.length > 0 ? [say("morning-overdue-more", { count: rest.length })] : []),
  ];
}

/** Most duties first; of those that owe as many, who has been late the longest. */
function lateUnits(items: readonly SummaryItem[]): LateUnit[] {
  const late = items.filter((item): item is LateUnit["longest"] => item.dueOn !== null && stateOf(item) === "overdue");
  const units = [...groupBy(late, ({ unit }) => unit)].flatMap(([name, of]) => {
    const [longest] = [...of].sort((a, b) => compareDays(a.dueOn, b.dueOn));
    return longest ? [{ name, count: of.length, longest }] : [];
  });
  return units.sort(
    (a, b) => b.count - a.count || compareDays(a.longest.dueOn, b.longest.dueOn) || compareNames(a.name, b.name),
  );
}

function compareDays(a: LocalDate, b: LocalDate): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function unreachableLine(units: readonly string[], plan: Codes): Say[] {
  const names = [...units].sort(compareNames);
  const [first] = names;
  if (first === undefined) return [];
  const { shown, rest } = firstFew(names, MOST_NAMED);
  const others = rest.length > 0 ? [{ say: say("morning-others", { count: rest.length }) }] : [];
  const named = { list: [...shown, ...others] };
  return [say("morning-unreachable", { count: names.length, units: named, handle: handleOf(first, plan) })];
}

function undeliveredLines(undelivered: readonly Undelivered[], plan: Codes): Say[] {
  if (undelivered.length === 0) return [];
  // Where a line fits no more, the count of the last one stands for the rest.
  const shown = undelivered.slice(0, undelivered.length > MOST_UNDELIVERED ? MOST_UNDELIVERED - 1 : MOST_UNDELIVERED);
  const others = undelivered.length - shown.length;
  return [
    say("morning-undelivered", { count: undelivered.reduce((sum, { count }) => sum + count, 0) }),
    ...shown.map((one) => undeliveredLine(one, plan)),
    ...(others > 0 ? [say("morning-undelivered-more", { count: others })] : []),
  ];
}

function undeliveredLine({ to, cause }: Undelivered, plan: Codes): Say {
  if (to === null) return say("morning-nobody");
  const { kind, name } = to;
  if (cause === "refused") return say("morning-refused", { name });
  if (kind === "person") return say(cause === "gone" ? "morning-gone-person" : "morning-uncertain-person", { name });
  const args = { name, handle: handleOf(name, plan) };
  return say(cause === "gone" ? "morning-gone-unit" : "morning-uncertain-unit", args);
}

function unannouncedLine(years: readonly number[]): Say[] {
  // As text: as a number a year would read "2.026".
  return years.length === 0 ? [] : [say("morning-unannounced", { years: { list: years.map(String) } })];
}

function snoozedLine(snoozed: readonly SnoozedDuty[]): Say[] {
  if (snoozed.length === 0) return [];
  const { shown, rest } = firstFew(snoozed, MOST_SNOOZED);
  const duties = shown.map(({ task, unit, untilOn }) =>
    say("morning-snoozed-duty", { task, unit, until: { date: untilOn } }),
  );
  const more = rest.length > 0 ? [say("morning-snoozed-more", { count: rest.length })] : [];
  return [say("morning-snoozed", { count: snoozed.length, duties: sayList([...duties, ...more]) })];
}

/** How many, and the one that has waited longest. */
function awaitingLine(awaiting: readonly AwaitingResult[]): Say[] {
  const [longest] = awaiting;
  return longest ? [say("morning-awaiting", { count: awaiting.length, ...longest })] : [];
}

/** What a command takes for the unit: its code where nothing else could be meant by it, for it is short, else its name. */
function handleOf(name: string, plan: Codes): string {
  const unit = plan.units.find((candidate) => candidate.name === name);
  if (!unit || !/^\p{L}+$/u.test(unit.code)) return name;
  const isTask = findTask(plan, unit.code) !== null || findMetric(plan, unit.code) !== null;
  return !isTask && findUnit(plan.units, unit.code) === unit ? unit.code : name;
}
