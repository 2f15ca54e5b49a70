import { fold } from "./fold.js";
import type { LocalDate } from "./local-date.js";
import { type Say, say } from "./say.js";
import { findUnit, nearestUnits, ownUnit, type Unit, type UnitKind } from "./unit.js";

/** One change of the roster of units. A merge and a dissolution both end a unit and name the one that follows it. */
export type UnitChange =
  | { readonly kind: "rename"; readonly unit: Unit; readonly name: string }
  | { readonly kind: "add"; readonly name: string; readonly unitKind: UnitKind }
  | { readonly kind: "alias"; readonly unit: Unit; readonly alias: string; readonly remove: boolean }
  | UnitEnd;

export type UnitEnd = {
  readonly kind: "end";
  readonly by: "merger" | "dissolution";
  readonly unit: Unit;
  readonly successor: Unit;
  /** The first day the unit is no longer there. */
  readonly on: LocalDate;
  /** Its people become members of the successor. */
  readonly people: boolean;
  /** Its group becomes the successor's, where that has none; else it is unbound. */
  readonly chats: boolean;
};

export type ChangeFacts = {
  readonly units: readonly Unit[];
  readonly today: LocalDate;
  readonly coordinatingUnitId: string | null;
  /** The last day of what has been frozen; null: nothing. */
  readonly frozenUntil: LocalDate | null;
};

const LONGEST_NAME = 120;

/** Why the change can't be made, in a sentence that says what can; null when it can. */
export function changeProblem(change: UnitChange, facts: ChangeFacts): Say | null {
  if (change.kind === "end") return endProblem(change, facts);
  if (change.kind === "alias" && change.remove) {
    const { unit, alias } = change;
    if (unit.aliases.some((one) => fold(one) === fold(alias))) return null;
    return say("unit-no-alias", { unit: unit.name, alias, aliases: { list: unit.aliases } });
  }
  const wanted = change.kind === "alias" ? change.alias : change.name;
  const own = change.kind === "add" ? null : change.unit;
  if (fold(wanted).length < 2) return say("unit-name-short", { name: wanted });
  if (wanted.length > LONGEST_NAME) return say("unit-name-long", { limit: LONGEST_NAME });
  if (change.kind === "rename" && wanted === change.unit.name) return say("unit-same-name", { name: wanted });
  if (change.kind === "alias" && findUnit([change.unit], wanted)) {
    return say("unit-alias-there", { unit: change.unit.name, alias: wanted });
  }
  const taken = findUnit(
    facts.units.filter(({ id }) => id !== own?.id),
    wanted,
  );
  return taken ? say("unit-name-taken", { name: wanted, unit: taken.name }) : null;
}

function endProblem(change: UnitEnd, { units, today, coordinatingUnitId, frozenUntil }: ChangeFacts): Say | null {
  const { unit, successor, on } = change;
  if (unit.id === successor.id) return say("unit-same", { unit: unit.name });
  if (unit.id === coordinatingUnitId) return say("unit-coordinates", { unit: unit.name });
  if (unit.endedOn !== undefined && unit.endedOn <= today) {
    return say("unit-ended", { unit: unit.name, on: { date: unit.endedOn } });
  }
  if (successor.kind === "external") return say("unit-successor-outside", { unit: successor.name });
  if (follows(units, successor, unit)) return say("unit-circle", { unit: unit.name, successor: successor.name });
  if (successor.endedOn !== undefined && successor.endedOn <= on) {
    return say("unit-successor-ended", { unit: successor.name, on: { date: successor.endedOn } });
  }
  if (frozenUntil !== null && on <= frozenUntil) {
    return say("unit-frozen", { on: { date: on }, until: { date: frozenUntil } });
  }
  return null;
}

/** Whether `unit` comes after `from`, directly or at the end of a chain, whatever the days. */
function follows(units: readonly Unit[], from: Unit, unit: Unit): boolean {
  const passed = new Set<string>();
  let at: Unit | undefined = from;
  while (at?.successor !== undefined && !passed.has(at.code)) {
    passed.add(at.code);
    const next: string = at.successor;
    if (next === unit.code) return true;
    at = units.find(({ code }) => code === next);
  }
  return false;
}

/** The unit `text` names, or the sentence that says there is none, with what is near it. */
export function namedUnit(units: readonly Unit[], text: string): Unit | Say {
  const unit = findUnit(units, text);
  if (unit) return unit;
  const own = units.filter(ownUnit);
  const near = nearestUnits(own, text).map(({ name }) => name);
  return say(near.length > 0 ? "unit-unknown-near" : "unit-unknown", { text, near: { list: near } });
}

/** What a unit of that name most likely is; said before it is added, so that a wrong guess is seen. */
export function kindByName(name: string): UnitKind {
  return /^(?:truong|trung tam|mam non|tieu hoc|thcs|thpt|gdtx)(?: |$)/.test(fold(name)) ? "school" : "office";
}

/** A free code out of the name's initials: "PGDTH", then "PGDTH2". */
export function codeOfName(name: string, units: readonly Pick<Unit, "code">[]): string {
  const base =
    fold(name)
      .split(" ")
      .map((word) => (/^\d+$/.test(word) ? word : (word[0] ?? "")))
      .join("")
      .slice(0, 12)
      .toUpperCase() || "DV";
  const taken = new Set(units.map(({ code }) => code.toUpperCase()));
  let number = 1;
  const code = () => (number === 1 ? base : `${base}${number}`);
  while (taken.has(code())) number++;
  return code();
}
