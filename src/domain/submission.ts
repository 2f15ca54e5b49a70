import type { ProgressEntry } from "./plan.js";

/**
 * The entry that handed in what waits for confirmation; null when nothing was handed in. Who changes a figure of it hands
 * it in anew: nobody confirms what they have not seen.
 * @param entries those of one occurrence, oldest first
 */
export function submissionOf(entries: readonly ProgressEntry[]): ProgressEntry | null {
  const undone = new Set(entries.map(({ undoes }) => undoes));
  const standing = entries.filter(({ id, undoes }) => undoes === null && !undone.has(id));
  return standing.findLast(isSubmission) ?? null;
}

function isSubmission({ metricId, before, after }: ProgressEntry): boolean {
  if (after.process !== "awaiting_confirmation") return false;
  const from = before.process;
  return metricId !== null || (from !== "awaiting_confirmation" && from !== "done");
}

/** Who may not confirm it: whoever handed it in, and the person in whose place they did. */
export function authorsOf({ officerId, standsFor }: Pick<ProgressEntry, "officerId" | "standsFor">): string[] {
  return [officerId, ...(standsFor ? [standsFor.officerId] : [])];
}
