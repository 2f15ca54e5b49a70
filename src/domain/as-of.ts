import type { LocalDate } from "./local-date.js";
import type { Occurrence } from "./occurrence.js";
import type { FigureRecord, ProgressEntry } from "./plan.js";

export type ProgressAsOf = {
  readonly occurrences: readonly Occurrence[];
  readonly figures: readonly FigureRecord[];
  /** Entries by then, by occurrence id. */
  readonly updateCounts: ReadonlyMap<string, number>;
};

/** How the occurrences stood at `at`: replays what had been said by then. `entries` oldest first. */
export function asOf(occurrences: readonly Occurrence[], entries: readonly ProgressEntry[], at: Date): ProgressAsOf {
  const known = entries.filter((entry) => entry.at <= at);
  const next = new Map<string, ProgressEntry>();
  for (const entry of entries) if (entry.at > at && !next.has(entry.occurrenceId)) next.set(entry.occurrenceId, entry);
  const updateCounts = new Map<string, number>();
  const last = new Map<string, ProgressEntry>();
  const figures = new Map<string, FigureRecord>();
  for (const entry of known) {
    const { occurrenceId, metricId, after } = entry;
    updateCounts.set(occurrenceId, (updateCounts.get(occurrenceId) ?? 0) + 1);
    last.set(occurrenceId, entry);
    if (metricId === null) continue;
    const key = `${occurrenceId}/${metricId}`;
    if (after.figure === null) figures.delete(key);
    else {
      const { asOf: day, estimate, ...figure } = after.figure;
      figures.set(key, {
        occurrenceId,
        metricId,
        figure,
        asOf: day,
        estimate,
        updatedAt: entry.at,
        updatedBy: entry.officer,
        officerId: entry.officerId,
      });
    }
  }
  return {
    occurrences: occurrences.map((occurrence): Occurrence => {
      // Before its first entry it stood as that entry found it; without any, as it stands.
      const state = last.get(occurrence.id)?.after ?? next.get(occurrence.id)?.before;
      if (!state) return occurrence;
      return {
        ...occurrence,
        process: state.process,
        submittedAt: state.submittedAt ? new Date(state.submittedAt) : null,
      };
    }),
    figures: [...figures.values()],
    updateCounts,
  };
}

/** A due date that became another at `at`, and what it was until then; null: it had none. */
export type DueChange = { readonly occurrenceId: string; readonly fromOn: LocalDate | null; readonly at: Date };

/** The occurrences with the due dates they had at `at`, before what has moved them since. `changes` oldest first. */
export function dueThen(
  occurrences: readonly Occurrence[],
  changes: readonly DueChange[],
  at: Date,
): readonly Occurrence[] {
  const next = new Map<string, DueChange>();
  for (const change of changes) {
    if (change.at > at && !next.has(change.occurrenceId)) next.set(change.occurrenceId, change);
  }
  if (next.size === 0) return occurrences;
  return occurrences.map((occurrence) => {
    const change = next.get(occurrence.id);
    return change ? { ...occurrence, dueOn: change.fromOn } : occurrence;
  });
}
