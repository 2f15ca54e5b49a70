import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { successorsOf } from "../../src/domain/owing-units.js";
import type { Unit } from "../../src/domain/unit.js";
import { type ChangeFacts, changeProblem, codeOfName, kindByName } from "../../src/domain/unit-change.js";

const JULY = localDate("2025-07-01");
const unit = (code: string, more: Partial<Unit> = {}): Unit => ({
  id: `id-${code}`,
  code,
  name: `Phòng ${code}`,
  aliases: [],
  kind: "office",
  ...more,
});
const facts = (units: readonly Unit[], more: Partial<ChangeFacts> = {}): ChangeFacts => ({
  units,
  today: localDate("2025-05-05"),
  coordinatingUnitId: null,
  frozenUntil: null,
  ...more,
});
const end = (from: Unit, successor: Unit, on = JULY) =>
  ({ kind: "end", by: "merger", unit: from, successor, on, people: true, chats: true }) as const;

describe("a change of units", () => {
  const [a, b, c] = [unit("A"), unit("B"), unit("C", { kind: "external" })];

  it.each([
    ["a unit into itself", end(a, a), {}, "unit-same"],
    ["the coordinating unit", end(a, b), { coordinatingUnitId: a.id }, "unit-coordinates"],
    ["into an outsider", end(a, c), {}, "unit-successor-outside"],
    ["what has ended", end(unit("A", { endedOn: localDate("2025-01-01") }), b), {}, "unit-ended"],
    ["into what has ended by then", end(a, unit("B", { endedOn: JULY })), {}, "unit-successor-ended"],
    ["on a day that is frozen", end(a, b), { frozenUntil: JULY }, "unit-frozen"],
  ] as const)("is refused: %s", (_, change, more, id) => {
    expect(changeProblem(change, facts([a, b, c], more))?.id).toBe(id);
  });

  it("is not refused the day after what is frozen, or into a unit that ends later", () => {
    const later = unit("B", { endedOn: localDate("2025-07-02") });
    expect(changeProblem(end(a, later), facts([a, later], { frozenUntil: localDate("2025-06-30") }))).toBeNull();
  });

  it("gives a name once, whatever its case and marks", () => {
    const named = unit("TT", { name: "Thanh tra Sở", aliases: ["TTr"] });
    const all = facts([a, named]);
    expect(changeProblem({ kind: "rename", unit: a, name: "thanh tra so", on: null }, all)?.id).toBe("unit-name-taken");
    expect(changeProblem({ kind: "add", name: "ttr", unitKind: "office" }, all)?.id).toBe("unit-name-taken");
    expect(changeProblem({ kind: "alias", unit: named, alias: "TTR", remove: false }, all)?.id).toBe(
      "unit-alias-there",
    );
    expect(changeProblem({ kind: "alias", unit: named, alias: "ttr", remove: true }, all)).toBeNull();
    expect(changeProblem({ kind: "alias", unit: named, alias: "x y", remove: true }, all)?.id).toBe("unit-no-alias");
    expect(changeProblem({ kind: "rename", unit: named, name: "Thanh tra sở", on: null }, all)).toBeNull();
    expect(changeProblem({ kind: "rename", unit: named, name: "Thanh tra Sở", on: null }, all)?.id).toBe(
      "unit-same-name",
    );
  });

  it("never lets units follow each other in a circle, whatever was agreed to before", () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 28 })), { maxLength: 20 });
    fc.assert(
      fc.property(steps, (wanted) => {
        let units = Array.from({ length: 6 }, (_, index) => unit(`U${index}`));
        for (const [from, to, day] of wanted) {
          const [one, other] = [units[from], units[to]];
          if (!one || !other) continue;
          const on = localDate(`2025-07-${String(day).padStart(2, "0")}`);
          if (changeProblem(end(one, other, on), facts(units)) !== null) continue;
          units = units.map((each) => (each.id === one.id ? { ...each, endedOn: on, successor: other.code } : each));
        }
        const successor = successorsOf(units);
        for (const { code } of units) expect(successor(code, localDate("2025-12-31"))).not.toBeNull();
      }),
    );
  });

  it("finds a free code and the likely kind for a new unit", () => {
    expect(codeOfName("Phòng Giáo dục Tiểu học", [])).toBe("PGDTH");
    expect(codeOfName("Phòng Giáo dục Tiểu học", [{ code: "PGDTH" }, { code: "pgdth2" }])).toBe("PGDTH3");
    expect(codeOfName("!!!", [])).toBe("DV");
    expect([kindByName("Trường THPT Trần Phú"), kindByName("Thanh tra Sở")]).toEqual(["school", "office"]);
  });
});
