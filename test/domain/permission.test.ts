import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Membership, type Officer, ROLES, type Role } from "../../src/domain/officer.js";
import { type Action, may, RULES } from "../../src/domain/permission.js";

type Act = Action["act"];
type Reach = "anywhere" | "own-unit" | "no";

/** Contract 4, written out a second time: who may do what. */
const TABLE: Readonly<Record<Act, Readonly<Record<Role, Reach>>>> = {
  update: { officer: "own-unit", head: "own-unit", coordinator: "own-unit", leader: "no", admin: "no" },
  undo: { officer: "own-unit", head: "own-unit", coordinator: "own-unit", leader: "no", admin: "no" },
  // An officer's own entry; {@link action} makes everybody the author, and a test below nobody.
  correct: { ...all("no"), officer: "own-unit", head: "own-unit", coordinator: "anywhere" },
  "see-plan": all("anywhere"),
  "see-history": all("anywhere"),
  "see-own-duties": all("anywhere"),
  "see-summary": { ...all("no"), coordinator: "anywhere", leader: "anywhere", head: "own-unit" },
  "see-missing": { ...all("no"), coordinator: "anywhere", leader: "anywhere", head: "own-unit" },
  "see-unit": { ...all("no"), coordinator: "anywhere", leader: "anywhere", head: "own-unit", officer: "own-unit" },
  "see-ledger": { ...all("no"), coordinator: "anywhere", leader: "anywhere", admin: "anywhere" },
  invite: { ...all("no"), coordinator: "anywhere", admin: "anywhere" },
  "bind-chat": { ...all("no"), coordinator: "anywhere", admin: "anywhere" },
  "manage-units": { ...all("no"), coordinator: "anywhere", admin: "anywhere" },
  import: { ...all("no"), coordinator: "anywhere", admin: "anywhere" },
  nudge: { ...all("no"), coordinator: "anywhere", leader: "anywhere" },
  snooze: { ...all("no"), officer: "own-unit", head: "own-unit" },
  "ask-extension": { ...all("no"), officer: "own-unit", head: "own-unit", coordinator: "own-unit" },
  "decide-extension": { ...all("no"), coordinator: "anywhere", leader: "anywhere", head: "own-unit" },
  confirm: { ...all("no"), coordinator: "anywhere", leader: "anywhere", head: "own-unit" },
  "name-stand-in": { ...all("no"), coordinator: "anywhere", head: "own-unit" },
  freeze: { ...all("no"), coordinator: "anywhere" },
  report: { ...all("no"), coordinator: "anywhere" },
  mute: all("anywhere"),
  "see-why": all("anywhere"),
  acknowledge: all("anywhere"),
};
const ACTS = Object.keys(TABLE) as Act[];

function all(reach: Reach): Record<Role, Reach> {
  return { officer: reach, head: reach, coordinator: reach, leader: reach, admin: reach };
}

const officer = (...memberships: Membership[]): Officer => ({ id: "p1", name: "An", language: "vi", memberships });
const as = (role: Role, unitId: string | null): Membership => ({ role, unitId, unitName: unitId });

/** The act about `units`, in the shape that act takes. */
function action(act: Act, units: readonly string[] | "all"): Action {
  switch (act) {
    case "see-plan":
    case "see-history":
    case "see-own-duties":
    case "mute":
    case "see-why":
    case "acknowledge":
    case "manage-units":
    case "import":
    case "see-ledger":
      return { act };
    case "see-summary":
    case "see-missing":
    case "see-unit":
      return { act, units };
    case "correct":
      return { act, units: units === "all" ? [] : units, author: "p1" };
    default:
      return { act, units: units === "all" ? [] : units };
  }
}

describe("who may do what", () => {
  it("is the table of the contract, act by act and role by role", () => {
    expect(Object.keys(RULES).sort()).toEqual([...ACTS].sort());
    for (const act of ACTS)
      for (const role of ROLES) {
        const person = officer(as(role, "vp"));
        const reach = TABLE[act][role];
        const about = "units" in action(act, ["vp"]);
        expect([act, role, may(person, action(act, ["vp"]))]).toEqual([act, role, reach !== "no"]);
        if (about) {
          expect([act, role, may(person, action(act, ["ttra"]))]).toEqual([act, role, reach === "anywhere"]);
          expect([act, role, may(person, action(act, []))]).toEqual([act, role, reach === "anywhere"]);
          expect([act, role, may(person, action(act, "all"))]).toEqual([act, role, reach === "anywhere"]);
        }
      }
  });

  it("is nothing for a person without a unit and role", () => {
    for (const act of ACTS) expect(may(officer(), action(act, ["vp"]))).toBe(false);
  });

  it("takes the role in the unit, not the role in one and the unit in another", () => {
    const person = officer(as("officer", "vp"), as("leader", "ttra"));
    expect(may(person, { act: "update", units: ["vp"] })).toBe(true);
    expect(may(person, { act: "update", units: ["ttra"] })).toBe(false);
  });

  it("lets an officer correct what they entered, and nobody else's; a head and the coordinator anybody's", () => {
    const of = (role: Role, author: string) => may(officer(as(role, "vp")), { act: "correct", units: ["vp"], author });
    expect(of("officer", "p1")).toBe(true);
    expect(of("officer", "p2")).toBe(false);
    expect(of("head", "p2")).toBe(true);
    expect(of("coordinator", "p2")).toBe(true);
  });

  it("gives an unlinked unit to nobody: no unit is no own unit", () => {
    expect(may(officer(as("officer", null)), { act: "update", units: [] })).toBe(false);
    expect(may(officer(as("head", null)), { act: "see-summary", units: "all" })).toBe(false);
  });

  it("needs one of the units that lead a task, not all of them", () => {
    expect(may(officer(as("officer", "vp")), { act: "update", units: ["tccb", "vp"] })).toBe(true);
  });

  it("never follows from anything but a line of the table, whoever asks for whatever", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            role: fc.constantFrom(...ROLES),
            unitId: fc.constantFrom("u1", "u2", "u3", null),
            unitName: fc.constant(null),
          }),
          { maxLength: 4 },
        ),
        fc.constantFrom(...ACTS),
        fc.oneof(fc.constant("all" as const), fc.subarray(["u1", "u2", "u3"])),
        (memberships, act, units) => {
          const asked = action(act, units);
          const about = "units" in asked && asked.units !== "all" ? asked.units : [];
          const allowed = memberships.some(({ role, unitId }) => {
            const reach = TABLE[act][role];
            return reach === "anywhere" || (reach === "own-unit" && unitId !== null && about.includes(unitId));
          });
          expect(may(officer(...memberships), asked)).toBe(allowed);
        },
      ),
      { numRuns: 500 },
    ));
});
