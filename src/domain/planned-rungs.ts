import type { WorkCalendar } from "./calendar.js";
import type { Audience, Ladder, Offset } from "./ladder.js";
import type { LocalDate } from "./local-date.js";
import { type DatedOccurrence, reminderKey, rungDay } from "./reminder.js";

/** One thing the ladder asks for: what should be said, and on which day. */
export type PlannedRung = {
  readonly key: string;
  readonly on: LocalDate;
  readonly audience: Audience;
  readonly offset: Offset;
};

/**
 * Every rung of the occurrence's ladder whose day lies in [from, to]. Worked out from the calendar alone, rung by rung,
 * and not the way the planner does it: it is what the planner is held against. Of the rungs before its opening only
 * each audience's last is asked for, on the day it opens; none after its closing.
 */
export function plannedRungs(
  occurrence: DatedOccurrence,
  from: LocalDate,
  to: LocalDate,
  ladder: Ladder,
  calendar: WorkCalendar,
): PlannedRung[] {
  const { dueOn, opensOn, closesOn } = occurrence;
  if (dueOn === null) return [];
  const steps: { audience: Audience; offset: Offset }[] = ladder.before.map((offset) => ({ audience: "unit", offset }));
  for (let offset = 1; rungDay(dueOn, offset, calendar) <= to; offset += ladder.overdueEvery) {
    steps.push({ audience: "unit", offset });
  }
  steps.push(...ladder.escalations);
  const rungs = steps.map(({ audience, offset }) => ({
    key: reminderKey({ occurrence, audience, offset }),
    on: rungDay(dueOn, offset, calendar),
    audience,
    offset,
  }));
  const opened = opensOn === undefined ? rungs : fromOpening(rungs, opensOn);
  return opened.filter(({ on }) => on >= from && on <= to && (closesOn === undefined || on <= closesOn));
}

function fromOpening(rungs: readonly PlannedRung[], opensOn: LocalDate): PlannedRung[] {
  const early = rungs.filter(({ on }) => on <= opensOn);
  const last = early.filter(({ audience, offset }) =>
    early.every((other) => other.audience !== audience || other.offset <= offset),
  );
  return [...last.map((rung) => ({ ...rung, on: opensOn })), ...rungs.filter(({ on }) => on > opensOn)];
}
