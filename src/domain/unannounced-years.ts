import type { WorkCalendar } from "./calendar.js";
import { dueOn } from "./deadline.js";
import { type LocalDate, yearOf } from "./local-date.js";
import type { Plan } from "./plan.js";
import { rungDay } from "./reminder.js";

/**
 * Years the plan still counts working days in, from `today` on, though nobody has said which of their days are off: a
 * due date falls in them, or a rung before or after one. In order; what is counted there may be a few days wrong.
 */
export function unannouncedYears(
  { tasks, ladder: ofPlan }: Pick<Plan, "tasks" | "ladder">,
  calendar: WorkCalendar,
  today: LocalDate,
): number[] {
  const years = new Set<number>();
  for (const { schedule, ladder = ofPlan } of tasks) {
    const steps = [...ladder.before, 1, ...ladder.escalations.map(({ offset }) => offset)];
    for (const { rule } of schedule) {
      const due = dueOn(rule, calendar);
      if (due === null) continue;
      const last = rungDay(due, Math.max(...steps), calendar);
      if (last < today) continue;
      const first = rungDay(due, Math.min(...steps), calendar);
      for (let year = yearOf(first > today ? first : today); year <= yearOf(last); year++) years.add(year);
    }
  }
  return [...years].filter((year) => !calendar.isAnnounced(year)).sort((a, b) => a - b);
}
