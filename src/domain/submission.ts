import type { ProgressEntry } from "./plan.js";

/**
 * The entry that handed in what waits for confirmation; null when nothing was handed in.
 * @param entries those of one occurrence, oldest first
 */
export function submissionOf(entries: readonly ProgressEntry[]): ProgressEntry | null {
  const undone = new Set(entries.map(({ undoes }) => undoes));
  const standing = entries.filter(({ id, undoes }) => undoes === null && !undone.has(id));
  return standing.findLast(isSubmission) ?? null;
}

function isSubmission({ before, after }: ProgressEntry): boolean {
  const from = before.process;
  return after.process === "awaiting_confirmation" && from !== "awaiting_confirmation" && from !== "done";
}

/** Who may not confirm it: whoever handed it in, and the person in whose place they did. */
export function authorsOf({ officerId, standsFor }: Pick<ProgressEntry, "officerId" | "standsFor">): string[] {
  return [officerId, ...(standsFor ? [standsFor.officerId] : [])];
}
