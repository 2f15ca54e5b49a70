import type { Officer, Role } from "./officer.js";

/** What a person asks to do. `units` are ids of the units concerned: a task's lead units, or the unit asked about. */
export type Action =
  | { readonly act: "update" | "undo"; readonly units: readonly string[] }
  /** `author`: who made the entry to be put right. */
  | { readonly act: "correct"; readonly units: readonly string[]; readonly author: string }
  | { readonly act: "see-plan" | "see-history" | "see-own-duties" }
  | { readonly act: "see-summary" | "see-missing"; readonly units: readonly string[] | "all" }
  | { readonly act: "invite" | "bind-chat"; readonly units: readonly string[] }
  | { readonly act: "snooze" | "ask-extension" | "decide-extension"; readonly units: readonly string[] }
  | { readonly act: "freeze" }
  | { readonly act: "mute" | "see-why" | "acknowledge" }
  | { readonly act: "nudge"; readonly units: readonly string[] };

/** A role that may, and whether only for its own units, or even there only about the person's own entry. */
export type Rule = { readonly role: Role; readonly where: "anywhere" | "own-unit" | "own-entry" };

/** The one table of who may do what. An act without a line is nobody's; deny by default. */
export const RULES: Readonly<Record<Action["act"], readonly Rule[]>> = {
  update: [
    { role: "officer", where: "own-unit" },
    { role: "head", where: "own-unit" },
    { role: "coordinator", where: "own-unit" },
  ],
  undo: [
    { role: "officer", where: "own-unit" },
    { role: "head", where: "own-unit" },
    { role: "coordinator", where: "own-unit" },
  ],
  correct: [...anywhere("coordinator"), { role: "head", where: "own-unit" }, { role: "officer", where: "own-entry" }],
  "see-plan": anywhere("officer", "head", "coordinator", "leader", "admin"),
  "see-history": anywhere("officer", "head", "coordinator", "leader", "admin"),
  "see-own-duties": anywhere("officer", "head", "coordinator", "leader", "admin"),
  "see-summary": [...anywhere("coordinator", "leader"), { role: "head", where: "own-unit" }],
  "see-missing": [...anywhere("coordinator", "leader"), { role: "head", where: "own-unit" }],
  invite: anywhere("coordinator", "admin"),
  "bind-chat": anywhere("coordinator", "admin"),
  nudge: anywhere("coordinator", "leader"),
  snooze: [
    { role: "officer", where: "own-unit" },
    { role: "head", where: "own-unit" },
  ],
  "ask-extension": [
    { role: "officer", where: "own-unit" },
    { role: "head", where: "own-unit" },
    { role: "coordinator", where: "own-unit" },
  ],
  "decide-extension": [...anywhere("coordinator", "leader"), { role: "head", where: "own-unit" }],
  freeze: anywhere("coordinator"),
  mute: anywhere("officer", "head", "coordinator", "leader", "admin"),
  "see-why": anywhere("officer", "head", "coordinator", "leader", "admin"),
  acknowledge: anywhere("officer", "head", "coordinator", "leader", "admin"),
};

/** Whether `actor` may. For an act about units, an own-unit rule needs one of them to be the actor's in that role. */
export function may(actor: Officer, action: Action): boolean {
  return RULES[action.act].some(({ role, where }) =>
    actor.memberships.some((membership) => {
      if (membership.role !== role) return false;
      if (where === "anywhere") return true;
      if (!("units" in action) || action.units === "all") return false;
      if (where === "own-entry" && !("author" in action && action.author === actor.id)) return false;
      return membership.unitId !== null && action.units.includes(membership.unitId);
    }),
  );
}

function anywhere(...roles: readonly Role[]): Rule[] {
  return roles.map((role) => ({ role, where: "anywhere" }));
}
