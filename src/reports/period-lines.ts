import { periodPhrase } from "../domain/phrases.js";
import { type Say, say } from "../domain/say.js";
import type { Snapshot, SummaryScope } from "../domain/summary.js";
import { countsLine } from "./counts-line.js";
import { missingGroups } from "./missing-lines.js";

/** One period: how it stands and who has not reported. */
export function periodLines(snapshot: Snapshot, scope: SummaryScope & { kind: "period" }): Say[] {
  return [
    say("reports-title-period", { period: { say: periodPhrase(scope.period) }, at: { at: snapshot.at } }),
    countsLine(snapshot),
    ...(snapshot.counts.total === 0 ? [] : missingGroups(snapshot, scope.period)),
  ];
}
