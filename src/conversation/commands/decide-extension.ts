import type { PendingExtension } from "../../domain/extension.js";
import { groundsFor } from "../../domain/permission.js";
import { requestCode } from "../../domain/request-code.js";
import { addressKey } from "../../domain/route.js";
import { type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { actorPhrase, dutyPhrase } from "../phrases.js";
import { mayDecide } from "./waiting.js";

/** Grants a later due date, or leaves the date as it is; the unit is told by whom and why. */
export async function settleExtension(
  context: PlanContext,
  request: PendingExtension,
  approved: boolean,
  reason: string | null,
): Promise<Say[]> {
  const { tx, plan, actor, now, incoming } = context;
  const { occurrence, fromOn, toOn, officer, officerId } = request;
  const action = { act: "decide-extension", units: [occurrence.unitId], authors: [officerId] } as const;
  const standsFor = groundsFor(actor, action)?.standsFor;
  const { channel } = incoming.chat;
  const decision = { approved, officerId: actor.id, standsForId: standsFor?.officerId, channel, reason };
  if (!(await tx.decideExtension(request.id, decision, now))) {
    return [(await decidedExtension(context, request.id)) ?? say("decision-none")];
  }
  const args = {
    code: occurrence.task,
    title: dutyPhrase(plan, occurrence),
    unit: occurrence.unit,
    from: { date: occurrence.dueOn ?? fromOn },
    to: { date: toOn },
    name: officer,
    decider: actorPhrase(actor, standsFor),
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

/** Who decided a request, how and when, for those who might have; null for others, and while nobody has. */
export async function decidedExtension(context: PlanContext, id: number): Promise<Say | null> {
  const { tx, plan } = context;
  const request = await tx.findExtension(plan.id, id);
  if (!request?.decision) return null;
  const { occurrence, toOn, decision, officer: asker } = request;
  if (!mayDecide(context, { code: requestCode("extension", id), occurrence, authors: [], request })) return null;
  const about = { code: occurrence.task, title: dutyPhrase(plan, occurrence), unit: occurrence.unit };
  // Asked for anew: the request before it is taken back by whoever asked.
  if (!decision.approved && decision.reason === null) return say("extension-asked-anew", { ...about, name: asker });
  return say(decision.approved ? "extension-granted-before" : "extension-refused-before", {
    ...about,
    to: { date: toOn },
    name: actorPhrase({ name: decision.officer }, decision.standsFor),
    at: { at: decision.at },
  });
}
