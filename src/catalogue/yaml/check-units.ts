import { say } from "../../domain/say.js";
import { excerpt } from "./excerpt.js";
import { type Finding, repeated } from "./finding.js";
import { each, type Place, textOf, under } from "./place.js";
import { unitDirectory } from "./unit-directory.js";

/** A member's name, whether it stands alone or with the days it belongs. */
export function memberName(member: Place): Place {
  return textOf(member) === null ? under(member, "unit") : member;
}

/** Successors that lead nowhere, and units that stand twice in one set. */
export function checkUnits(root: Place): Finding[] {
  const units = under(root, "units");
  const { codeOf } = unitDirectory(units);
  const codeAt = (place: Place) => codeOf(textOf(place) ?? "");
  return [
    ...checkSuccessors(each(units), codeAt),
    ...each(under(root, "sets")).flatMap((set) => repeated(each(under(set, "members")).map(memberName), codeAt)),
  ];
}

function checkSuccessors(units: readonly Place[], codeAt: (place: Place) => string | null): Finding[] {
  const next = new Map<string, string>();
  for (const unit of units) {
    const [code, successor] = [textOf(under(unit, "code")), codeAt(under(unit, "successor"))];
    if (code !== null && successor !== null) next.set(code, successor);
  }
  return units.flatMap((unit) => {
    const [code, ended, successor] = [textOf(under(unit, "code")), under(unit, "ended"), under(unit, "successor")];
    const found = textOf(successor);
    if (code === null || found === null) return [];
    if (ended.value === undefined)
      return [{ path: successor.path, problem: say("catalogue-successor-no-end", { found: excerpt(found) }) }];
    if (!returns(code, next)) return [];
    return [{ path: successor.path, problem: say("catalogue-successor-circle", { found: excerpt(found), code }) }];
  });
}

/** Whether following the successors of `code` comes back to it; a circle it only leads into is another unit's fault. */
function returns(code: string, next: ReadonlyMap<string, string>): boolean {
  const passed = new Set<string>();
  for (let at = next.get(code); at !== undefined && !passed.has(at); at = next.get(at)) {
    if (at === code) return true;
    passed.add(at);
  }
  return false;
}
