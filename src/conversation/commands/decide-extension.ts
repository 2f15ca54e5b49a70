import type { PendingExtension } from "../../domain/extension.js";
import { addressKey } from "../../domain/route.js";
import { type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase } from "../phrases.js";

/** Grants a later due date, or leaves the date as it is; the unit is told by whom and why. */
export async function settleExtension(
  { tx, plan, actor, now, incoming }: PlanContext,
  request: PendingExtension,
  approved: boolean,
  reason: string | null,
): Promise<Say[]> {
  if (!(await tx.decideExtension(request.id, { approved, officerId: actor.id, reason }, now))) {
    return [say("extension-decided-before")];
  }
  const { occurrence, fromOn, toOn, officer } = request;
  const args = {
    code: occurrence.task,
    title: dutyPhrase(plan, occurrence),
    unit: occurrence.unit,
    from: { date: occurrence.dueOn ?? fromOn },
    to: { date: toOn },
    name: officer,
    decider: actor.name,
  };
  const lines: Say[] = [
    say(approved ? "extension-approved" : "extension-rejected", args),
    ...(reason === null ? [] : [say("extension-reason", { reason })]),
  ];
  await tx.announce(
    { to: "unit", unitId: occurrence.unitId, except: addressKey(incoming.chat) },
    { key: `extension/${request.id}/decided`, lines },
    now,
  );
  return lines;
}
