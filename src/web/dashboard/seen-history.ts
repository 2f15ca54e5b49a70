import type { Officer } from "../../domain/officer.js";
import type { History } from "./desk.js";
import { seesUnit } from "./view.js";

/** The history as this person may see it: of the units they may look into. */
export function seenBy(viewer: Officer, { occurrences, entries, evidence, extensions }: History): History {
  const seen = occurrences.filter(({ unitId }) => seesUnit(viewer, unitId));
  const ids = new Set(seen.map(({ id }) => id));
  const theirs = <T extends { readonly occurrenceId: string }>(rows: readonly T[]) =>
    rows.filter(({ occurrenceId }) => ids.has(occurrenceId));
  return {
    occurrences: seen,
    entries: theirs(entries),
    evidence: theirs(evidence),
    extensions: theirs(extensions),
  };
}
