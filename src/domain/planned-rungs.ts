import type { WorkCalendar } from "./calendar.js";
import type { LocalDate } from "./local-date.js";
import type { Occurrence } from "./occurrence.js";
import { type Audience, type Ladder, type Offset, reminderKey, rungDay } from "./reminder.js";

/** One thing the ladder asks for: what should be said, and on which day. */
export type PlannedRung = {
  readonly key: string;
  readonly on: LocalDate;
  readonly audience: Audience;
  readonly offset: Offset;
};

/**
 * Every rung of the occurrence's ladder whose day lies in [from, to]. Worked out from the calendar alone, rung by rung,
 * and not the way the planner does it: it is what the planner is held against.
 */
export function plannedRungs(
  occurrence: Occurrence,
  from: LocalDate,
  to: LocalDate,
  ladder: Ladder,
  calendar: WorkCalendar,
): PlannedRung[] {
  const { dueOn } = occurrence;
  if (dueOn === null) return [];
  const rungs: { audience: Audience; offset: Offset }[] = ladder.before.map((offset) => ({ audience: "unit", offset }));
  for (let offset = 1; rungDay(dueOn, offset, calendar) <= to; offset += ladder.overdueEvery) {
    rungs.push({ audience: "unit", offset });
  }
  rungs.push(...ladder.escalations);
  return rungs
    .map(({ audience, offset }) => ({
      key: reminderKey({ occurrence, audience, offset }),
      on: rungDay(dueOn, offset, calendar),
      audience,
      offset,
    }))
    .filter(({ on }) => on >= from && on <= to);
}
