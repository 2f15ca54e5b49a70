import { approvalOf } from "../../domain/acceptance.js";
import { isOpen, isSubmitted, type Process } from "../../domain/progress.js";
import { requestCode } from "../../domain/request-code.js";
import { type Arg, type Say, say } from "../../domain/say.js";
import { submissionOf } from "../../domain/submission.js";
import { countsPhrase } from "../commands/evidence-kept.js";
import type { PlanContext } from "../context.js";
import type { Confirmer } from "../decision-ports.js";
import { actorPhrase, dutyPhrase, namesUpTo } from "../phrases.js";
import type { Duty } from "./duty.js";
import { reachedTargets } from "./reached-targets.js";
import { standsForIn } from "./save-change.js";

const MOST_NAMED = 2;

/** Where a result goes: `confirmers` are those it waits for, none where it waits for nobody. */
export type Destination = { readonly process: Process; readonly confirmers: readonly Confirmer[] };

/**
 * Whether what is handed in is done, or waits to be confirmed: that takes a plan that wants it and somebody else who can
 * do it and can be reached. What was handed in already stays as it stands.
 */
export async function destinationOf(context: PlanContext, duty: Duty, stated: Process): Promise<Destination> {
  const { process } = duty.occurrence;
  if (stated !== "done") return { process: stated, confirmers: [] };
  if (isSubmitted(process)) return { process, confirmers: [] };
  return handedTo(context, duty);
}

/** The same for a figure: the first one sets the work going, and one that changes what was handed in hands it in anew. */
export async function destinationOfFigure(context: PlanContext, duty: Duty): Promise<Destination> {
  const { process } = duty.occurrence;
  if (isSubmitted(process)) return handedTo(context, duty);
  // A correction says nothing about how far the work is.
  const moves = !duty.corrects && (isOpen(process) || process === "paused");
  return { process: moves ? "in_progress" : process, confirmers: [] };
}

async function handedTo(context: PlanContext, duty: Duty): Promise<Destination> {
  if (approvalOf(context.plan, duty.task) === "none") return { process: "done", confirmers: [] };
  const standsFor = standsForIn(context, duty);
  const authors = [context.actor.id, ...(standsFor ? [standsFor.officerId] : [])];
  const able = await context.tx.confirmers(duty.occurrence.unitId, authors, context.today);
  const heads = able.filter(({ role }) => role === "head");
  const confirmers = heads.length > 0 ? heads : able;
  return { process: confirmers.length > 0 ? "awaiting_confirmation" : "done", confirmers };
}

/** A figure of what was handed in, before and after. */
export type ChangedFigure = { readonly before: Arg; readonly after: Arg };

/**
 * Tells those who may confirm it what was handed in, its figures against their targets, in private and at once; says for
 * whom it waits.
 * @param change what made of it another result than was handed in first
 */
export async function askToConfirm(
  context: PlanContext,
  duty: Duty,
  confirmers: readonly Confirmer[],
  change: ChangedFigure | null = null,
): Promise<Say[]> {
  if (confirmers.length === 0) return [];
  const { tx, now, plan, actor } = context;
  const { occurrence } = duty;
  const about = {
    name: actorPhrase(actor, standsForIn(context, duty)),
    unit: occurrence.unit,
    code: occurrence.task,
    title: dutyPhrase(plan, occurrence),
  };
  const kept = await tx.evidence([occurrence.id]);
  const lines = [
    change ? say("confirm-request-changed", { ...about, ...change }) : say("confirm-request", about),
    ...reachedTargets(duty, await tx.figures([occurrence.id])),
    ...(kept.length > 0 ? [say("confirm-evidence", { counts: countsPhrase(kept), code: occurrence.task })] : []),
    say("confirm-how", { ref: decisionRef(context, duty) }),
  ];
  const submission = submissionOf(await tx.entries([occurrence.id]));
  if (!submission) throw new Error("what was just handed in is not in the history");
  const officerIds = confirmers.map(({ id }) => id);
  const asks = requestCode("result", submission.id);
  const key = `confirm/${occurrence.id}/${submission.id}`;
  const told = await tx.announce({ to: "people", officerIds }, { key, lines, asks }, now);
  const names = namesUpTo(
    confirmers.map(({ name }) => name),
    MOST_NAMED,
  );
  if (told === 0) return [say("confirm-waits-untold", { names })];
  return [say(change ? "confirm-waits-changed" : "confirm-waits", { names })];
}

/** How a result is named behind /duyet: "7", "BC 2025-Q1", with the unit where several owe it. */
function decisionRef({ plan }: PlanContext, { task, occurrence }: Duty): string {
  const unit = plan.units.find(({ id }) => id === occurrence.unitId);
  const severalUnits = task.leads.length > 1 || plan.sets.some(({ code }) => task.leads.includes(code));
  const parts = [
    task.code,
    task.schedule.length > 1 ? occurrence.period : null,
    severalUnits ? (unit?.code ?? occurrence.unit) : null,
  ];
  return parts.filter((part) => part !== null).join(" ");
}
