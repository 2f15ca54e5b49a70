import { type Say, say } from "../domain/say.js";
import type { StateCounts } from "../domain/summary.js";
import { countPhrases, sayList } from "./phrases.js";

/** "21 việc: 3 quá hạn, 5 sắp đến hạn, …"; a sentence of its own when nothing has a day. */
export function countsLine(counts: StateCounts): Say {
  if (counts.total === 0) return say("reports-counts-none");
  return say("reports-counts", { total: counts.total, parts: sayList(countPhrases(counts)) });
}
