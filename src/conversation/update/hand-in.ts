import { approvalOf } from "../../domain/acceptance.js";
import { isSubmitted, type Process } from "../../domain/progress.js";
import { requestCode } from "../../domain/request-code.js";
import { type Say, say } from "../../domain/say.js";
import { submissionOf } from "../../domain/submission.js";
import { countsPhrase } from "../commands/evidence-kept.js";
import type { PlanContext } from "../context.js";
import type { Confirmer } from "../decision-ports.js";
import { actorPhrase, dutyPhrase, namesUpTo } from "../phrases.js";
import type { Duty } from "./duty.js";
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
  if (approvalOf(context.plan, duty.task) === "none") return { process: "done", confirmers: [] };
  const standsFor = standsForIn(context, duty);
  const authors = [context.actor.id, ...(standsFor ? [standsFor.officerId] : [])];
  const able = await context.tx.confirmers(duty.occurrence.unitId, authors, context.today);
  const heads = able.filter(({ role }) => role === "head");
  const confirmers = heads.length > 0 ? heads : able;
  return { process: confirmers.length > 0 ? "awaiting_confirmation" : "done", confirmers };
}

/**
 * Tells those who may confirm it, in private and at once, and says for whom it waits.
 * @param facts what the result is: its figures against their targets
 */
export async function askToConfirm(
  context: PlanContext,
  duty: Duty,
  confirmers: readonly Confirmer[],
  facts: readonly Say[],
): Promise<Say[]> {
  if (confirmers.length === 0) return [];
  const { tx, now, plan, actor } = context;
  const { occurrence } = duty;
  const ref = decisionRef(context, duty);
  const kept = await tx.evidence([occurrence.id]);
  const lines = [
    say("confirm-request", {
      name: actorPhrase(actor, standsForIn(context, duty)),
      unit: occurrence.unit,
      code: occurrence.task,
      title: dutyPhrase(plan, occurrence),
    }),
    ...facts,
    ...(kept.length > 0 ? [say("confirm-evidence", { counts: countsPhrase(kept), code: occurrence.task })] : []),
    say("confirm-how", { ref }),
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
  return [say(told > 0 ? "confirm-waits" : "confirm-waits-untold", { names })];
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
