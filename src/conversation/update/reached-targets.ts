import { meets } from "../../domain/metric.js";
import { targetPhrase } from "../../domain/phrases.js";
import type { FigureRecord } from "../../domain/plan.js";
import { type Say, say } from "../../domain/say.js";
import { figurePhrase } from "../phrases.js";
import type { Duty } from "./duty.js";
import { enteredMetrics } from "./metrics.js";

type Judged = Pick<Duty, "task" | "occurrence">;

/** How the duty's figures stand against their targets, a line each: what whoever confirms it has to see. */
export function reachedTargets(duty: Judged, records: readonly FigureRecord[]): Say[] {
  return standings(duty, records).map(({ args, target, met }) =>
    say(met ? "update-stands-met" : "update-stands-missed", { ...args, target: { say: targetPhrase(target) } }),
  );
}

/** The same in a few words each, for a list. */
export function reachedBriefly(duty: Judged, records: readonly FigureRecord[]): Say[] {
  return standings(duty, records).map(({ args, met }) =>
    say(met ? "decision-figure-met" : "decision-figure-missed", args),
  );
}

function standings({ task, occurrence }: Judged, records: readonly FigureRecord[]) {
  return enteredMetrics(task).flatMap(({ id, target }) => {
    const record = records.find((one) => one.occurrenceId === occurrence.id && one.metricId === id);
    if (!record) return [];
    const args = { id, figure: figurePhrase(record.figure, target.unit) };
    return [{ args, target, met: meets(target, record.figure.value) }];
  });
}
