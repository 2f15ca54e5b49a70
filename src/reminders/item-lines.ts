import type { WorkCalendar } from "../domain/calendar.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import { periodPhrase } from "../domain/phrases.js";
import { findTask, shortTitle } from "../domain/plan.js";
import { dueState } from "../domain/progress.js";
import { type Arg, type Say, say } from "../domain/say.js";
import type { MessageFacts } from "./message-facts.js";

/** As many units of one duty are named; the rest is counted. */
const MOST_NAMED = 3;

/** "🟠 7 · Luân chuyển hồ sơ điện tử — chậm nhất 14/01/2025 (còn 3 ngày làm việc) · DM-7". */
export function itemLine(occurrence: Occurrence, facts: MessageFacts): Say {
  const clause = findTask(facts.plan, occurrence.task)?.clause ?? "";
  return say("reminder-line", { ...duty(occurrence, facts), clause });
}

/** One duty as several units owe it; the units of the group, at least one. */
export function groupLine(group: readonly Occurrence[], facts: MessageFacts): Say {
  const [first] = group;
  if (!first) throw new RangeError("a line about no duty");
  const names = group.slice(0, MOST_NAMED).map(({ unit }) => unit);
  const left = group.length - names.length;
  const more = left > 0 ? [{ say: say("reminder-more-units", { left }) }] : [];
  return say("reminder-line-units", { ...duty(first, facts), units: { list: [...names, ...more] } });
}

function duty(occurrence: Occurrence, { plan, calendar, today }: MessageFacts) {
  const task = findTask(plan, occurrence.task);
  const several = (task?.schedule.length ?? 1) > 1;
  return {
    state: dueState({ ...occurrence, submittedOn: null }, today, calendar),
    code: occurrence.task,
    title: task ? shortTitle(task) : occurrence.task,
    period: several ? { say: say("reminder-of-period", { period: { say: periodPhrase(occurrence.period) } }) } : "",
    when: whenPhrase(occurrence.dueOn, today, calendar),
  };
}

/** Both deadlines in plain words: the last permitted day, and the last working day where that is another. */
function whenPhrase(dueOn: LocalDate | null, today: LocalDate, calendar: WorkCalendar): Arg {
  if (dueOn === null) return { say: say("reminder-when-standing") };
  const day = { date: dueOn };
  if (dueOn < today)
    return { say: say("reminder-when-late", { day, count: calendar.workingDaysBetween(dueOn, today) }) };
  if (dueOn === today) return { say: say("reminder-when-today", { day }) };
  const last = calendar.lastWorkingDayOnOrBefore(dueOn);
  const count = calendar.workingDaysBetween(today, last);
  if (last === dueOn) return { say: say("reminder-when-ahead", { day, count }) };
  // Asked on a day off (a nudge), the last working day may be behind us already.
  return { say: say("reminder-when-ahead-off", { day, last: { date: last }, count: last < today ? -1 : count }) };
}
