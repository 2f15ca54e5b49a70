import type { Membership, Officer, Role } from "./officer.js";

/** What a person asks to do. `units` are ids of the units concerned: a task's lead units, or the unit asked about. */
export type Action =
  | { readonly act: "update" | "undo"; readonly units: readonly string[] }
  /** `author`: who made the entry to be put right. */
  | { readonly act: "correct"; readonly units: readonly string[]; readonly author: string }
  | { readonly act: "see-plan" | "see-history" | "see-own-duties" }
  | { readonly act: "see-summary" | "see-missing"; readonly units: readonly string[] | "all" }
  /** A unit's duties with their history and evidence, on the dashboard. */
  | { readonly act: "see-unit"; readonly units: readonly string[] | "all" }
  | { readonly act: "see-ledger" }
  | { readonly act: "invite" | "bind-chat"; readonly units: readonly string[] }
  | { readonly act: "manage-units" | "import" }
  | { readonly act: "snooze" | "ask-extension"; readonly units: readonly string[] }
  /** `authors`: who handed the result in, or asked. Nobody decides that, nor in the place of one who did. */
  | {
      readonly act: "confirm" | "decide-extension";
      readonly units: readonly string[];
      readonly authors?: readonly string[];
    }
  /** `units`: those of the absent person. For oneself nobody has to be asked. */
  | { readonly act: "name-stand-in"; readonly units: readonly string[] }
  | { readonly act: "freeze" | "report" }
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
  "see-unit": [
    ...anywhere("coordinator", "leader"),
    { role: "head", where: "own-unit" },
    { role: "officer", where: "own-unit" },
  ],
  "see-ledger": anywhere("coordinator", "leader", "admin"),
  invite: anywhere("coordinator", "admin"),
  "bind-chat": anywhere("coordinator", "admin"),
  "manage-units": anywhere("coordinator", "admin"),
  import: anywhere("coordinator", "admin"),
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
  confirm: [...anywhere("coordinator", "leader"), { role: "head", where: "own-unit" }],
  "name-stand-in": [...anywhere("coordinator"), { role: "head", where: "own-unit" }],
  freeze: anywhere("coordinator"),
  report: anywhere("coordinator"),
  mute: anywhere("officer", "head", "coordinator", "leader", "admin"),
  "see-why": anywhere("officer", "head", "coordinator", "leader", "admin"),
  acknowledge: anywhere("officer", "head", "coordinator", "leader", "admin"),
};

/** Whether `actor` may. For an act about units, an own-unit rule needs one of them to be the actor's in that role. */
export function may(actor: Officer, action: Action): boolean {
  return groundsFor(actor, action) !== null;
}

/**
 * The role by which `actor` may: one of their own, else one of an absent person's; null when they may not. Nobody
 * decides what they handed in themselves, nor in the place of somebody who did.
 */
export function groundsFor(actor: Officer, action: Action): Membership | null {
  const authors = ("authors" in action && action.authors) || [];
  if (authors.includes(actor.id)) return null;
  const grounds = actor.memberships.filter(
    (membership) =>
      !(membership.standsFor && authors.includes(membership.standsFor.officerId)) &&
      RULES[action.act].some((rule) => allows(rule, membership, actor, action)),
  );
  return grounds.find(({ standsFor }) => standsFor === undefined) ?? grounds[0] ?? null;
}

function allows({ role, where }: Rule, { role: has, unitId, standsFor }: Membership, actor: Officer, action: Action) {
  if (role !== has) return false;
  if (where === "anywhere") return true;
  if (!("units" in action) || action.units === "all") return false;
  const own = [actor.id, standsFor?.officerId];
  if (where === "own-entry" && !("author" in action && own.includes(action.author))) return false;
  return unitId !== null && action.units.includes(unitId);
}

function anywhere(...roles: readonly Role[]): Rule[] {
  return roles.map((role) => ({ role, where: "anywhere" }));
}
