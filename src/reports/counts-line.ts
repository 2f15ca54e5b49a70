import { type Say, say } from "../domain/say.js";
import type { Changes, StateCounts, TaskCount } from "../domain/summary.js";
import { countPhrases, sayList } from "./phrases.js";

/**
 * "21 việc: 3 quá hạn, 5 sắp đến hạn, …"; a sentence of its own when nothing has a day. Behind it how much of that is new,
 * where it is known.
 */
export function countsLine(counts: StateCounts, changes?: Changes): Say {
  if (counts.total === 0) return say("reports-counts-none");
  const args = { total: counts.total, parts: sayList(countPhrases(counts)) };
  if (!changes) return say("reports-counts", args);
  return say("reports-counts-since", { ...args, ...weekArgs(changes) });
}

/** "Từ 28/02/2025: +5 xong, +1 quá hạn". */
export function weekPhrase(changes: Changes): Say {
  return say("reports-week", weekArgs(changes));
}

function weekArgs({ since, done, overdue }: Changes) {
  return { since: { date: since }, done: total(done), overdue: total(overdue) };
}

function total(tasks: readonly TaskCount[]): number {
  return tasks.reduce((sum, { count }) => sum + count, 0);
}
