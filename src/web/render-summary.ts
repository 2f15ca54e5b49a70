import type { LocalDate } from "../domain/local-date.js";
import type { ProgressSummary, SummaryItem } from "../domain/summary.js";
import type { Zone } from "../domain/zone.js";
import { renderMoment } from "./render-moment.js";

/** Rows of the list "what needs attention"; a duty of many units is one row. */
const MAX_PRESSING = 6;

type Pressing = Pick<SummaryItem, "task" | "title" | "due"> & { readonly dueOn: LocalDate; readonly units: string[] };

/** The dashboard's JSON: the summary's own figures, and what is late or nearly so, the longest due first. */
export function renderSummary({ plan, at, counts, units, targets, items }: ProgressSummary, zone: Zone) {
  const pressing = pressingDuties(items);
  return {
    plan,
    at: renderMoment(at, zone),
    counts,
    /** How much of what counts as done nobody has confirmed yet. */
    awaiting: items.filter(({ dueOn, process }) => dueOn !== null && process === "awaiting_confirmation").length,
    units,
    targets,
    pressing: pressing.slice(0, MAX_PRESSING),
    pressingMore: Math.max(0, pressing.length - MAX_PRESSING),
  };
}

function pressingDuties(items: readonly SummaryItem[]): Pressing[] {
  const duties = new Map<string, Pressing>();
  for (const { task, title, unit, dueOn, due } of items) {
    if (dueOn === null || (due !== "overdue" && due !== "due_soon")) continue;
    const key = `${task}/${dueOn}`;
    const duty = duties.get(key) ?? { task, title, due, dueOn, units: [] };
    duty.units.push(unit);
    duties.set(key, duty);
  }
  return [...duties.values()].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}
