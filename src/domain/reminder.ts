import type { WorkCalendar } from "./calendar.js";
import { addDays, type LocalDate } from "./local-date.js";
import type { Occurrence } from "./occurrence.js";
import { isOpen } from "./progress.js";

export type Audience = "unit" | "head" | "coordinator" | "leader";

/** Working days from the due date: −3 is "T-3", 0 the last working day, +1 the first working day after it. */
export type Offset = number;

/**
 * Who is told when. Before the due date the offsets are listed; after it the unit is told on the first working day
 * and then every `overdueEvery` working days. An escalation adds one audience to one rung.
 */
export type Ladder = {
  readonly before: readonly Offset[];
  readonly overdueEvery: number;
  readonly escalations: readonly { readonly offset: Offset; readonly audience: Exclude<Audience, "unit"> }[];
  /** Times of the day, "HH:mm" in the organization's zone, on working days. */
  readonly slots: readonly string[];
};

/** Between these times of the day ("HH:mm", the second usually in the morning after) no message leaves on its own. */
export type QuietHours = { readonly from: string; readonly to: string };

/** Contract 5: 15, 7, 3, 1 and 0 working days before; T-1 also to the head, T+1 to the coordinator, T+3 to leaders. */
export const DEFAULT_LADDER: Ladder = {
  before: [-15, -7, -3, -1, 0],
  overdueEvery: 2,
  escalations: [
    { offset: -1, audience: "head" },
    { offset: 1, audience: "coordinator" },
    { offset: 3, audience: "leader" },
  ],
  slots: ["08:00"],
};

/** One thing to be said: about one occurrence, to one audience, at one rung. */
export type Owed = { readonly occurrence: Occurrence; readonly audience: Audience; readonly offset: Offset };

/** `T-3`, `T0`, `T+1`. */
export function rungName(offset: Offset): string {
  return offset === 0 ? "T0" : offset > 0 ? `T+${offset}` : `T${offset}`;
}

/**
 * The day a rung falls on. Before the due date it counts back from the last working day on or before it, so a
 * Sunday's "T0" is the Friday; after it, forward from the first working day after.
 */
export function rungDay(dueOn: LocalDate, offset: Offset, calendar: WorkCalendar): LocalDate {
  if (offset <= 0) return calendar.addWorkingDays(calendar.lastWorkingDayOnOrBefore(dueOn), offset);
  return calendar.addWorkingDays(calendar.firstWorkingDayOnOrAfter(addDays(dueOn, 1)), offset - 1);
}

/**
 * The key that makes a reminder unrepeatable. The due date is part of it: an extension starts the ladder afresh.
 */
export function reminderKey({ occurrence, audience, offset }: Owed): string {
  return `${occurrence.id}/${occurrence.dueOn}/${audience}/${rungName(offset)}`;
}

/**
 * What is owed on `today` and has not been said: for each open occurrence and audience the latest rung reached,
 * whole ladder considered, so a night or a month of downtime loses nothing and never sends a pile.
 * @param said whether a key is already in the ledger, whatever became of it
 * @returns in input order, the unit first; never throws
 */
export function owedOn(
  today: LocalDate,
  occurrences: readonly Occurrence[],
  said: (key: string) => boolean,
  ladder: Ladder,
  calendar: WorkCalendar,
): Owed[] {
  return occurrences.flatMap((occurrence) => {
    if (!isOpen(occurrence.process) || occurrence.dueOn === null) return [];
    return reachedOn(today, occurrence.dueOn, ladder, calendar)
      .map((reached) => ({ occurrence, ...reached }))
      .filter((owed) => !said(reminderKey(owed)));
  });
}

/** The latest rung of each audience whose day is not after `today`. */
function reachedOn(
  today: LocalDate,
  dueOn: LocalDate,
  ladder: Ladder,
  calendar: WorkCalendar,
): Omit<Owed, "occurrence">[] {
  const reached: Omit<Owed, "occurrence">[] = [];
  const latest = latestOffset(today, dueOn, ladder, calendar);
  if (latest !== null) reached.push({ audience: "unit", offset: latest });
  for (const audience of ["head", "coordinator", "leader"] as const) {
    const offsets = ladder.escalations
      .filter((step) => step.audience === audience && rungDay(dueOn, step.offset, calendar) <= today)
      .map((step) => step.offset);
    if (offsets.length > 0) reached.push({ audience, offset: Math.max(...offsets) });
  }
  return reached;
}

function latestOffset(today: LocalDate, dueOn: LocalDate, ladder: Ladder, calendar: WorkCalendar): Offset | null {
  if (today > dueOn) {
    const late = calendar.workingDaysBetween(dueOn, today);
    if (late >= 1) return 1 + Math.floor((late - 1) / ladder.overdueEvery) * ladder.overdueEvery;
  }
  const reached = ladder.before.filter((offset) => rungDay(dueOn, offset, calendar) <= today);
  return reached.length > 0 ? Math.max(...reached) : null;
}
