import type { LocalDate } from "./local-date.js";
import type { Occurrence, PlannedOccurrence } from "./occurrence.js";
import { spanOf } from "./period.js";
import { isOpen } from "./progress.js";

/** An occurrence as it is kept, those that the plan no longer asks for too. */
export type KeptOccurrence = Pick<Occurrence, "id" | "task" | "period" | "dueOn" | "process" | "version"> &
  Bounds & {
    /** Code of the unit that owes it. */
    readonly unit: string;
    readonly originalDueOn?: LocalDate | undefined;
    readonly withdrawn: boolean;
  };

type Bounds = { readonly opensOn?: LocalDate | undefined; readonly closesOn?: LocalDate | undefined };

/** How a kept occurrence has to be from now on; `remindsAnew` where the rungs of its ladder may fall on other days. */
export type OccurrenceChange = Pick<KeptOccurrence, "id" | "dueOn" | "originalDueOn" | "process"> &
  Bounds & { readonly remindsAnew: boolean };

export type Replanning = {
  readonly kept: readonly KeptOccurrence[];
  readonly planned: readonly PlannedOccurrence[];
  /** From when the version holds; null: it corrects the plan as a whole. */
  readonly effectiveOn: LocalDate | null;
  /** Who has followed a unit that is no longer there today; the unit itself while it is. Null: nobody. */
  readonly successor: (unit: string) => string | null;
  /** Whether the ladder of this task's duties is another one now. */
  readonly hasNewLadder: (task: string) => boolean;
};

export type Replanned = {
  readonly added: readonly PlannedOccurrence[];
  readonly changed: readonly OccurrenceChange[];
  /** Ids of those that are no longer asked for. */
  readonly withdrawn: readonly string[];
};

/**
 * What has to change so that what is kept agrees with what is planned. Of a version that holds from a day on, what was
 * due before that day stays exactly as it is: not moved, not withdrawn, and nothing is added there. Whatever has been
 * said of the work stays; only where nobody has spoken yet it begins as the plan has it.
 */
export function replan(input: Replanning): Replanned {
  const { kept, effectiveOn, hasNewLadder } = input;
  const isPast = (of: Pick<Occurrence, "dueOn" | "period">) =>
    effectiveOn !== null && (of.dueOn ?? spanOf(of.period).endsOn) < effectiveOn;
  const wanted = new Map(followed(input).map((planned) => [keyOf(planned), planned]));
  const changed: OccurrenceChange[] = [];
  const withdrawn: string[] = [];
  const change = (row: KeptOccurrence, planned: PlannedOccurrence | null) => {
    const next = changeOf(row, planned, hasNewLadder(row.task));
    if (next) changed.push(next);
  };
  for (const row of kept) {
    const planned = wanted.get(keyOf(row));
    const past = isPast(row);
    if (row.withdrawn && (!planned || isPast(planned))) continue;
    wanted.delete(keyOf(row));
    if (!row.withdrawn && past) change(row, null);
    else if (planned) change(row, planned);
    else withdrawn.push(row.id);
  }
  return { added: [...wanted.values()].filter((planned) => !isPast(planned)), changed, withdrawn };
}

/** What a unit that has ended still had to do is its successor's, unless the unit's own row stands: that one moves. */
function followed({ kept, planned, successor }: Replanning): PlannedOccurrence[] {
  const standing = new Set(kept.filter((row) => !row.withdrawn).map(keyOf));
  return planned.flatMap((duty) => {
    const unit = standing.has(keyOf(duty)) ? duty.unit : successor(duty.unit);
    return unit === null ? [] : [unit === duty.unit ? duty : { ...duty, unit }];
  });
}

function keyOf({ task, period, unit }: Pick<PlannedOccurrence, "task" | "period" | "unit">): string {
  return `${task}/${period}/${unit}`;
}

/** The row as it has to be; null when it is so already. `planned` null: its dates stay. */
function changeOf(
  row: KeptOccurrence,
  planned: PlannedOccurrence | null,
  hasNewLadder: boolean,
): OccurrenceChange | null {
  const next = planned ? datesOf(row, planned) : row;
  const process = planned && row.version === 1 ? planned.process : row.process;
  const moved = next.dueOn !== row.dueOn || next.opensOn !== row.opensOn || next.closesOn !== row.closesOn;
  const remindsAnew = isOpen(process) && (moved || row.withdrawn || process !== row.process || hasNewLadder);
  const same = !moved && next.originalDueOn === row.originalDueOn && process === row.process && !row.withdrawn;
  if (same && !remindsAnew) return null;
  const { dueOn, originalDueOn, opensOn, closesOn } = next;
  return { id: row.id, dueOn, originalDueOn, opensOn, closesOn, process, remindsAnew };
}

/**
 * The dates by the plan. An extension that was granted stands: the later date counts, for an import takes back nothing
 * that somebody with the right to do so has decided; a plan that itself allows as long makes it void.
 */
function datesOf(
  row: KeptOccurrence,
  { dueOn, opensOn, closesOn }: PlannedOccurrence,
): Pick<KeptOccurrence, "dueOn" | "originalDueOn" | "opensOn" | "closesOn"> {
  const extended = row.originalDueOn !== undefined && row.dueOn !== null && dueOn !== null && dueOn < row.dueOn;
  if (!extended) return { dueOn, originalDueOn: undefined, opensOn, closesOn };
  return { dueOn: row.dueOn, originalDueOn: dueOn, opensOn, closesOn: notBefore(row.dueOn, closesOn) };
}

/** The closing of a duty that was extended past it. */
export function notBefore(dueOn: LocalDate, closesOn: LocalDate | undefined): LocalDate | undefined {
  return closesOn !== undefined && closesOn < dueOn ? dueOn : closesOn;
}
