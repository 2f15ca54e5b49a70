import { type Say, say } from "../domain/say.js";
import type { Changes, Snapshot, TaskCount } from "../domain/summary.js";
import { countAwaiting } from "./count-states.js";
import { countPhrases, sayList } from "./phrases.js";

type Counted = Pick<Snapshot, "counts" | "duties" | "changes">;

/**
 * "21 việc: 3 quá hạn, 5 sắp đến hạn, …"; a sentence of its own when nothing has a day. Behind it how much of what is done
 * nobody has confirmed, and how much is new, where that is known.
 */
export function countsLine({ counts, duties, changes }: Counted): Say {
  if (counts.total === 0) return say("reports-counts-none");
  const awaiting = awaitingPhrase("reports-awaiting", countAwaiting(duties));
  const args = {
    total: counts.total,
    parts: sayList(countPhrases(counts)),
    awaiting: awaiting ? { say: awaiting } : "",
  };
  if (!changes) return say("reports-counts", args);
  return say("reports-counts-since", { ...args, ...weekArgs(changes) });
}

/**
 * "Trong số việc xong còn 13 chờ xác nhận": handing in ends lateness, so it counts as done, but whoever only glances
 * must not take it for accepted. Null where nothing waits.
 * @param id the message, as it fits its place
 */
export function awaitingPhrase(id: string, count: number): Say | null {
  return count === 0 ? null : say(id, { count });
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
