import type { Say } from "../domain/say.js";
import type { ProgressSummary } from "../domain/summary.js";
import { periodLines } from "./period-lines.js";
import { planLines } from "./plan-lines.js";
import { taskLines } from "./task-lines.js";
import { unitLines } from "./unit-lines.js";

/** `/tiendo`: the summary as one message, and the text twin of its picture. Each scope answers its own question. */
export function progressLines(summary: ProgressSummary): Say[] {
  const { scope } = summary;
  switch (scope.kind) {
    case "plan":
      return planLines(summary);
    case "task":
      return taskLines(summary, scope);
    case "unit":
      return unitLines(summary, scope);
    case "period":
      return periodLines(summary, scope);
  }
}
