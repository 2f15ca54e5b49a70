import type { Extension } from "./extension.js";
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

/** The occurrences with the due dates they had at `at`, before what was granted since. */
export function dueThen(
  occurrences: readonly Occurrence[],
  extensions: readonly Extension[],
  at: Date,
): readonly Occurrence[] {
  const next = new Map<string, { readonly fromOn: Extension["fromOn"]; readonly grantedAt: Date }>();
  for (const { occurrenceId, fromOn, decision } of extensions) {
    if (!decision?.approved || decision.at <= at) continue;
    const known = next.get(occurrenceId);
    if (!known || decision.at < known.grantedAt) next.set(occurrenceId, { fromOn, grantedAt: decision.at });
  }
  if (next.size === 0) return occurrences;
  return occurrences.map((occurrence) => {
    const granted = next.get(occurrence.id);
    return granted ? { ...occurrence, dueOn: granted.fromOn } : occurrence;
  });
}
