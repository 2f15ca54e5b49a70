/** Whether somebody has to confirm a result: `head` is the unit's head or a coordinator; `none`, it is done at once. */
export type Approval = "head" | "none";
/** Whether a result counts only with something that shows it. */
export type EvidenceDemand = "required" | "optional";

type Rules = { readonly approval?: Approval; readonly evidence?: EvidenceDemand };

/** A task's own word goes before the plan's; where neither speaks a head or coordinator confirms. */
export function approvalOf(plan: Rules, task: Rules): Approval {
  return task.approval ?? plan.approval ?? "head";
}

/** Where neither the task nor the plan speaks of evidence nobody has to give any. */
export function demandsEvidence(plan: Rules, task: Rules): boolean {
  return (task.evidence ?? plan.evidence ?? "optional") === "required";
}
