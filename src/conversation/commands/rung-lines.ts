import type { WorkCalendar } from "../../domain/calendar.js";
import type { Audience, Ladder } from "../../domain/ladder.js";
import { addDays, type LocalDate } from "../../domain/local-date.js";
import type { Occurrence } from "../../domain/occurrence.js";
import { findTask, ladderOf } from "../../domain/plan.js";
import { plannedRungs } from "../../domain/planned-rungs.js";
import { rungName } from "../../domain/reminder.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import { dayAt, instantAt } from "../../domain/zone.js";
import type { PlanContext } from "../context.js";

/** The longest stretch of days off is shorter, so that some rung falls in it. */
const LOOK_AHEAD_DAYS = 60;

/** "T-3: trước ngày làm việc cuối 3 ngày làm việc". */
export function rungPhrase(rung: string): Arg {
  const offset = /^T([+-]?\d+)$/.exec(rung)?.[1];
  if (offset === undefined) return { say: say("why-rung-nudge") };
  const count = Math.abs(Number(offset));
  if (count === 0) return { say: say("why-rung-last", { rung }) };
  return {
    say: offset.startsWith("+") ? say("why-rung-late", { rung, count }) : say("why-rung-before", { rung, count }),
  };
}

/** The ladder the duty climbs, in one line, and who is told beside the unit. */
export function ladderLines({ plan }: PlanContext, occurrence: Occurrence): Say[] {
  const ladder = ladderOf(plan, occurrence);
  const own = findTask(plan, occurrence.task)?.ladder !== undefined;
  const rungs = { list: [...ladder.before].sort((a, b) => a - b).map(rungName) };
  const above = ladder.escalations.map(({ offset, audience }) => ({
    say: say("why-escalation", { rung: rungName(offset), who: audiencePhrase(audience) }),
  }));
  return [
    say(own ? "why-ladder-task" : "why-ladder-plan", { rungs, every: ladder.overdueEvery }),
    ...(above.length > 0 ? [say("why-escalations", { steps: { list: above } })] : []),
  ];
}

/** What is said next about the duty, to whom and when; what its unit put off is left out. */
export function nextLine(context: PlanContext, occurrence: Occurrence, snoozedTo: LocalDate | null): Say {
  const { plan, calendar, today, zone, now } = context;
  const ladder = ladderOf(plan, occurrence);
  const from = addDays(today, slotsAreOver(ladder, calendar, today, now, zone) ? 1 : 0);
  const begin = occurrence.dueOn !== null && occurrence.dueOn > today ? occurrence.dueOn : today;
  const rungs = plannedRungs(occurrence, from, addDays(begin, LOOK_AHEAD_DAYS), ladder, calendar).filter(
    ({ audience, on }) => audience !== "unit" || snoozedTo === null || on >= snoozedTo,
  );
  const day = rungs.map(({ on }) => on).sort()[0];
  if (day === undefined) return say("why-no-more");
  const then = rungs.filter(({ on }) => on === day);
  const audiences = [...new Set(then.map(({ audience }) => audience))].map(audiencePhrase);
  const highest = Math.max(...then.map(({ offset }) => offset));
  return say("why-next", { day: { date: day }, rung: rungName(highest), who: { list: audiences } });
}

function slotsAreOver(ladder: Ladder, calendar: WorkCalendar, today: LocalDate, now: Date, zone: string): boolean {
  if (!calendar.isWorkingDay(today) || dayAt(now, zone) !== today) return true;
  return ladder.slots.every((time) => instantAt(today, time, zone) <= now);
}

const AUDIENCES: Readonly<Record<Audience, string>> = {
  unit: "why-who-unit",
  head: "why-who-head",
  coordinator: "why-who-coordinator",
  leader: "why-who-leader",
};

function audiencePhrase(audience: Audience): Arg {
  return { say: say(AUDIENCES[audience]) };
}
