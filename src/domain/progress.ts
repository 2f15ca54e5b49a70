import type { WorkCalendar } from "./calendar.js";
import { addDays, type LocalDate } from "./local-date.js";

/** How far the work is, as the people who do it say. */
export type Process = "not_started" | "in_progress" | "awaiting_confirmation" | "done" | "paused" | "not_applicable";

/** Where it stands against its due date. Always computed, never stored. */
export type DueState = "upcoming" | "due_soon" | "overdue" | "done_on_time" | "done_late";

/** Working days before the due date from which a duty counts as due soon. */
const SOON = 7;

/** Submitted work: whatever the approver still has to do, nobody is reminded of it. */
export function isSubmitted(process: Process): boolean {
  return process === "done" || process === "awaiting_confirmation";
}

/** Work about which reminders are owed. */
export function isOpen(process: Process): boolean {
  return process === "not_started" || process === "in_progress";
}

/**
 * The due state on `today`. Lateness is measured by the day of submission, not of approval.
 * A standing duty (`dueOn` null) and one that does not apply are never late.
 */
export function dueState(
  work: { readonly process: Process; readonly dueOn: LocalDate | null; readonly submittedOn: LocalDate | null },
  today: LocalDate,
  calendar: WorkCalendar,
): DueState {
  const { process, dueOn, submittedOn } = work;
  if (isSubmitted(process)) return dueOn === null || (submittedOn ?? today) <= dueOn ? "done_on_time" : "done_late";
  if (dueOn === null || process === "not_applicable") return "upcoming";
  if (today > dueOn) return "overdue";
  return dueOn <= soonUntil(today, calendar) ? "due_soon" : "upcoming";
}

/**
 * The last due date that is near on `today`: its last working day is at most seven working days away. One day for all
 * duties, so that a store can compare with it.
 */
export function soonUntil(today: LocalDate, calendar: WorkCalendar): LocalDate {
  const first = calendar.addWorkingDays(calendar.lastWorkingDayOnOrBefore(today), SOON + 1);
  return addDays(first, -1);
}

/** Where a change of state leads. The moment of submission stays the first one until the work is taken back. */
export function moveTo<S extends { readonly process: Process; readonly submittedAt: string | null }>(
  state: S,
  process: Process,
  now: Date,
): S {
  const submittedAt = isSubmitted(process) ? (state.submittedAt ?? now.toISOString()) : null;
  return { ...state, process, submittedAt };
}
