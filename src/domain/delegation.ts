import type { LocalDate } from "./local-date.js";
import type { Membership } from "./officer.js";

/** Somebody stands in for an absent person between two days, both included. */
export type Delegation = {
  /** The one who is away. */
  readonly officerId: string;
  readonly officer: string;
  readonly standInId: string;
  /** Null: in every unit of theirs. */
  readonly unitId: string | null;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  /** Ended before its time. */
  readonly ended: boolean;
};

function isInForce({ fromOn, untilOn, ended }: Delegation, on: LocalDate): boolean {
  return !ended && fromOn <= on && on <= untilOn;
}

/**
 * The roles a stand-in has by it on `on`: the absent person's own, in the unit concerned. What is itself stood in for is
 * not handed on, nor is the care of the installation.
 * @param own the absent person's memberships
 */
export function rolesByDelegation(delegation: Delegation, own: readonly Membership[], on: LocalDate): Membership[] {
  if (!isInForce(delegation, on)) return [];
  const { officerId, officer, unitId } = delegation;
  return own
    .filter(({ role, standsFor }) => role !== "admin" && standsFor === undefined)
    .filter((membership) => unitId === null || membership.unitId === unitId)
    .map((membership) => ({ ...membership, standsFor: { officerId, officer } }));
}
