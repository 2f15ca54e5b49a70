import type { Say } from "../domain/say.js";
import type { Snapshot } from "../domain/summary.js";
import { periodLines } from "./period-lines.js";
import { planLines } from "./plan-lines.js";
import { taskLines } from "./task-lines.js";
import { unitLines } from "./unit-lines.js";

/** `/tiendo`: the snapshot as one message, and the text twin of its picture. Each scope answers its own question. */
export function progressLines(snapshot: Snapshot): Say[] {
  const { scope } = snapshot;
  switch (scope.kind) {
    case "plan":
      return planLines(snapshot);
    case "task":
      return taskLines(withItems(snapshot), scope);
    case "unit":
      return unitLines(withItems(snapshot), scope);
    case "period":
      return periodLines(snapshot, scope);
  }
}

function withItems(snapshot: Snapshot) {
  const { items } = snapshot;
  if (!items) throw new RangeError(`a ${snapshot.scope.kind} is shown by its items, and there are none`);
  return { ...snapshot, items };
}
