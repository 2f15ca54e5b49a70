import { extensionCode, type PendingExtension } from "../../domain/extension.js";
import { may } from "../../domain/permission.js";
import { addressKey } from "../../domain/route.js";
import { type Say, say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import { dutyPhrase } from "../phrases.js";
import { type Reply, reply } from "../reply.js";
import { parseTaskRef } from "../understanding/read-task.js";
import { codeOf, findByCode } from "../update/resolve-duty.js";

const MOST_CHOICES = 4;

/** `/duyet`, `/duyet 7`, `/duyet GH12`: grants a later due date. */
export function approveExtension(context: PlanContext, rest: string): Promise<Reply> {
  return decide(context, rest, true);
}

/** `/tuchoi 7 lý do`: the due date stays; why is told to whoever asked. */
export function rejectExtension(context: PlanContext, rest: string): Promise<Reply> {
  return decide(context, rest, false);
}

/** Nobody decides their own request. Several that may be meant are asked, never guessed. */
async function decide(context: PlanContext, rest: string, approved: boolean): Promise<Reply> {
  const { tx, actor, plan } = context;
  const command = approved ? "/duyet" : "/tuchoi";
  const named = parseTaskRef(rest);
  const waiting = await tx.pendingExtensions(plan.id);
  const meant = named ? waiting.filter((request) => isNamed(context, request, named.task)) : waiting;
  const theirs = meant.filter(({ occurrence }) => may(actor, { act: "decide-extension", units: [occurrence.unitId] }));
  const open = theirs.filter(({ officerId }) => officerId !== actor.id);
  const [only, ...others] = open;
  if (!only) return nothingToDecide(meant, theirs);
  const reason = (named ? named.rest : rest).trim();
  if (others.length > 0) return whichOne(context, open, command, reason);
  if (!approved && reason === "") {
    const prefix = `${command} ${extensionCode(only)}`;
    return { lines: [say("extension-why-not", { ...requestArgs(context, only), line: prefix })], prefix };
  }
  return settle(context, only, approved, reason === "" ? null : reason);
}

function isNamed(
  context: PlanContext,
  request: PendingExtension,
  task: NonNullable<ReturnType<typeof parseTaskRef>>["task"],
): boolean {
  if (task.typed === extensionCode(request)) return true;
  return findByCode(context, codeOf(context, task))?.task.code === request.occurrence.task;
}

function nothingToDecide(meant: readonly PendingExtension[], theirs: readonly PendingExtension[]): Reply {
  if (theirs.length > 0) return reply(say("extension-own"));
  return reply(say(meant.length > 0 ? "extension-refused" : "extension-none"));
}

function whichOne(context: PlanContext, open: readonly PendingExtension[], command: string, reason: string): Reply {
  return {
    lines: [
      say("extension-several", { count: open.length, line: `${command} ${extensionCode(open[0] ?? { id: 0 })}` }),
      ...open.map((request) => say("extension-line", { ...requestArgs(context, request), id: extensionCode(request) })),
    ],
    choices: open.slice(0, MOST_CHOICES).map((request) => ({
      label: say("extension-choice", { id: extensionCode(request), unit: request.occurrence.unit }),
      line: `${command} ${extensionCode(request)} ${reason}`.trim(),
    })),
  };
}

async function settle(
  context: PlanContext,
  request: PendingExtension,
  approved: boolean,
  reason: string | null,
): Promise<Reply> {
  const { tx, actor, now, incoming } = context;
  if (!(await tx.decideExtension(request.id, { approved, officerId: actor.id, reason }, now))) {
    return reply(say("extension-decided-before"));
  }
  const args = { ...requestArgs(context, request), decider: actor.name };
  const lines: Say[] = [
    say(approved ? "extension-approved" : "extension-rejected", args),
    ...(reason === null ? [] : [say("extension-reason", { reason })]),
  ];
  await tx.announce(
    { to: "unit", unitId: request.occurrence.unitId, except: addressKey(incoming.chat) },
    { key: `extension/${request.id}/decided`, lines },
    now,
  );
  return reply(...lines);
}

function requestArgs({ plan }: PlanContext, { occurrence, fromOn, toOn, officer, reason }: PendingExtension) {
  return {
    code: occurrence.task,
    title: dutyPhrase(plan, occurrence),
    unit: occurrence.unit,
    from: { date: occurrence.dueOn ?? fromOn },
    to: { date: toOn },
    name: officer,
    reason,
  };
}
