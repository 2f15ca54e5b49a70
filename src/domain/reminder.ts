import type { WorkCalendar } from "./calendar.js";
import type { Audience, Ladder, Offset } from "./ladder.js";
import { addDays, type LocalDate, localDate } from "./local-date.js";
import type { Occurrence } from "./occurrence.js";
import { isOpen } from "./progress.js";

/** What a reminder needs to know of an occurrence: its due date and the days between which it may be said. */
export type DatedOccurrence = Pick<Occurrence, "id" | "dueOn" | "opensOn" | "closesOn">;

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

type Addressed = { readonly occurrence: DatedOccurrence; readonly audience: Audience };

/**
 * The key that makes a reminder unrepeatable. The due date is part of it: an extension starts the ladder afresh.
 */
export function reminderKey({ occurrence, audience, offset }: Addressed & { readonly offset: Offset }): string {
  return `${climb({ occurrence, audience })}${rungName(offset)}`;
}

/** One audience's way up one duty's ladder. */
function climb({ occurrence, audience }: Addressed): string {
  return `${occurrence.id}/${occurrence.dueOn}/${audience}/`;
}

/** The highest rung already said of a duty to an audience; null when none was. */
export type Said = (occurrence: DatedOccurrence, audience: Audience) => Offset | null;

/** Reads the keys of the ledger, whatever became of each; those that are no rung (a nudge) count for nothing. */
export function saidIn(keys: Iterable<string>): Said {
  const highest = new Map<string, Offset>();
  for (const key of keys) {
    const [, way = "", offset] = /^(.*\/)T([+-]?\d+)$/.exec(key) ?? [];
    if (offset !== undefined) highest.set(way, Math.max(Number(offset), highest.get(way) ?? Number.NEGATIVE_INFINITY));
  }
  return (occurrence, audience) => highest.get(climb({ occurrence, audience })) ?? null;
}

/**
 * What is owed on `today` of one duty and has not been said: to each audience the latest rung reached, whole ladder
 * considered, so a night or a month of downtime loses nothing and never sends a pile. A rung below one that was said is
 * never said any more, whatever the clock did.
 * @returns the unit first; nothing while it has not opened, nor once it has closed
 */
export function owedOn(
  today: LocalDate,
  occurrence: Occurrence,
  said: Said,
  ladder: Ladder,
  calendar: WorkCalendar,
): Owed[] {
  const { dueOn, opensOn, closesOn } = occurrence;
  if (!isOpen(occurrence.process) || dueOn === null) return [];
  if ((opensOn !== undefined && today < opensOn) || (closesOn !== undefined && today > closesOn)) return [];
  return reachedOn(today, dueOn, ladder, calendar)
    .filter(({ audience, offset }) => offset > (said(occurrence, audience) ?? Number.NEGATIVE_INFINITY))
    .map((reached) => ({ occurrence, ...reached }));
}

/** Later than any rung: of a duty about which nothing more will ever be owed. */
const NEVER = localDate("2999-12-31");

/** The first day after `today` on which something more may be owed of the duty. */
export function nextRungOn(
  today: LocalDate,
  occurrence: DatedOccurrence,
  ladder: Ladder,
  calendar: WorkCalendar,
): LocalDate {
  const { dueOn, opensOn, closesOn } = occurrence;
  if (dueOn === null) return NEVER;
  // What was reached before it opened is said when it does.
  if (opensOn !== undefined && today < opensOn) return opensOn;
  const steps = [...ladder.before, ...ladder.escalations.map(({ offset }) => offset)];
  const days = steps.map((offset) => rungDay(dueOn, offset, calendar)).filter((day) => day > today);
  days.push(rungDay(dueOn, nextOverdue(today, dueOn, ladder, calendar), calendar));
  const next = days.reduce((earliest, day) => (day < earliest ? day : earliest));
  return closesOn !== undefined && next > closesOn ? NEVER : next;
}

function nextOverdue(today: LocalDate, dueOn: LocalDate, ladder: Ladder, calendar: WorkCalendar): Offset {
  const late = today > dueOn ? calendar.workingDaysBetween(dueOn, today) : 0;
  return late < 1 ? 1 : 1 + (Math.floor((late - 1) / ladder.overdueEvery) + 1) * ladder.overdueEvery;
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
