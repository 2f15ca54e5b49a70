import type { Metric } from "../../domain/metric.js";
import { type Say, say } from "../../domain/say.js";
import { dayAt } from "../../domain/zone.js";
import type { PlanContext } from "../context.js";
import type { Reply } from "../reply.js";
import type { Duty } from "./duty.js";
import { commandFor } from "./retype.js";

/** What an entry means by the calendar: it is late, its period has closed, or its report has gone out already. */
export function timingLines(context: PlanContext, { occurrence }: Duty, { amends }: { amends: boolean }): Say[] {
  const { dueOn, closesOn, submittedAt } = occurrence;
  const { today, zone } = context;
  const lines: Say[] = [];
  // What was handed in by its day stays in time, whatever is put right afterwards.
  const inTime = dueOn === null || (submittedAt ? dayAt(submittedAt, zone) : today) <= dueOn;
  if (!inTime && closesOn !== undefined && today > closesOn)
    lines.push(say("update-closed", { day: { date: closesOn } }));
  else if (!inTime && dueOn !== null) lines.push(say("update-late", { day: { date: dueOn } }));
  if (amends) lines.push(say("update-amends"));
  return lines;
}

/** A figure of a period that has not opened yet may be meant for the one before: asked once. Null when it has. */
export function askIfEarly({ today }: PlanContext, duty: Duty, metric: Metric, words: string): Reply | null {
  const { opensOn } = duty.occurrence;
  if (opensOn === undefined || today >= opensOn) return null;
  const line = `${commandFor(duty, metric.id)} ${words} !`;
  return {
    lines: [say("update-not-open", { id: metric.id, day: { date: opensOn }, line })],
    choices: [{ label: say("update-not-open-choice"), line }],
    prefix: commandFor(duty, metric.id),
  };
}
