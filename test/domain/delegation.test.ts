import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Delegation, rolesByDelegation } from "../../src/domain/delegation.js";
import { addDays, localDate } from "../../src/domain/local-date.js";
import { type Membership, type Officer, ROLES } from "../../src/domain/officer.js";
import { type Action, groundsFor, may } from "../../src/domain/permission.js";

const FIRST = localDate("2025-03-01");
const ABSENT = "absent";
const STAND_IN = "stand-in";

const memberships = fc.array(
  fc.record({
    role: fc.constantFrom(...ROLES),
    unitId: fc.constantFrom("u1", "u2", "u3"),
    unitName: fc.constant(null),
  }),
  { maxLength: 4 },
);
const units = fc.subarray(["u1", "u2", "u3"]);
const author = fc.constantFrom(ABSENT, STAND_IN, "other");
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ act: fc.constantFrom("update" as const, "undo" as const, "snooze" as const, "invite" as const), units }),
  fc.record({ act: fc.constant("confirm" as const), units, authors: fc.array(author, { maxLength: 2 }) }),
  fc.record({ act: fc.constant("correct" as const), units, author: fc.constantFrom(ABSENT, "other") }),
  fc.constant({ act: "freeze" as const }),
);
const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays(FIRST, days));
const anyDelegation = fc.record({
  unitId: fc.constantFrom("u1", "u2", null),
  from: day,
  until: day,
  ended: fc.boolean(),
});

function delegationOf({ unitId, from, until, ended }: { unitId: string | null } & Record<string, unknown>): Delegation {
  const days = { fromOn: from, untilOn: until, ended } as Pick<Delegation, "fromOn" | "untilOn" | "ended">;
  return { officerId: ABSENT, officer: "An", standInId: STAND_IN, unitId, ...days };
}

const person = (id: string, own: readonly Membership[]): Officer => ({
  id,
  name: id,
  language: "vi",
  memberships: own,
});

describe("standing in", () => {
  it("gives never more than the absent person has, and nothing outside its days", () =>
    fc.assert(
      fc.property(memberships, memberships, anyDelegation, day, action, (absent, own, given, on, asked) => {
        const delegation = delegationOf(given);
        const standIn = person(STAND_IN, [...own, ...rolesByDelegation(delegation, absent, on)]);
        const inForce = !given.ended && given.from <= on && on <= given.until;
        const alone = may(person(STAND_IN, own), asked);
        // Whose entry it was counts for the stand-in as it does for the absent person.
        const theirs = may(person(ABSENT, absent), asked);
        if (may(standIn, asked) && !alone) expect([inForce, theirs]).toEqual([true, true]);
        if (alone) expect(may(standIn, asked)).toBe(true);
      }),
      { numRuns: 500 },
    ));

  it("is of the unit it was given for, and never of the installation", () =>
    fc.assert(
      fc.property(memberships, anyDelegation, day, (absent, given, on) => {
        for (const role of rolesByDelegation(delegationOf(given), absent, on)) {
          expect(role.role).not.toBe("admin");
          if (given.unitId !== null) expect(role.unitId).toBe(given.unitId);
          expect(role.standsFor).toEqual({ officerId: ABSENT, officer: "An" });
        }
      }),
    ));

  it("is not handed on", () => {
    const stoodIn = rolesByDelegation(
      delegationOf({ unitId: null, from: FIRST, until: FIRST, ended: false }),
      [{ role: "head", unitId: "u1", unitName: null }],
      FIRST,
    );
    const again = { ...delegationOf({ unitId: null, from: FIRST, until: FIRST, ended: false }), officerId: STAND_IN };
    expect(stoodIn).toHaveLength(1);
    expect(rolesByDelegation(again, stoodIn, FIRST)).toEqual([]);
  });

  it("confirms nothing that the stand-in or the absent person handed in", () =>
    fc.assert(
      fc.property(memberships, memberships, author, units, (absent, own, who, about) => {
        const delegation = delegationOf({ unitId: null, from: FIRST, until: FIRST, ended: false });
        const standIn = person(STAND_IN, [...own, ...rolesByDelegation(delegation, absent, FIRST)]);
        const grounds = groundsFor(standIn, { act: "confirm", units: about, authors: [who] });
        if (who === STAND_IN) expect(grounds).toBeNull();
        if (who === ABSENT) expect(grounds?.standsFor).toBeUndefined();
      }),
    ));
});
