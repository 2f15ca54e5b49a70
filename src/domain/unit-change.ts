import { fold } from "./fold.js";
import type { LocalDate } from "./local-date.js";
import { type Say, say } from "./say.js";
import { findUnit, nearestUnits, ownUnit, type Unit, type UnitKind } from "./unit.js";

/** One change of the roster of units. A merge and a dissolution both end a unit and name the one that follows it. */
export type UnitChange =
  /** `on`: the first day of the new name, which until then is only noted; null: at once. */
  | { readonly kind: "rename"; readonly unit: Unit; readonly name: string; readonly on: LocalDate | null }
  | { readonly kind: "add"; readonly name: string; readonly unitKind: UnitKind }
  | { readonly kind: "alias"; readonly unit: Unit; readonly alias: string; readonly remove: boolean }
  /** Takes back what is noted of the unit for a day that has not come: its end, its new name. */
  | { readonly kind: "call-off"; readonly unit: Unit }
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
  if (change.kind === "call-off") return callOffProblem(change.unit, facts.today);
  if (change.kind === "alias" && change.remove) {
    const { unit, alias } = change;
    if (unit.aliases.some((one) => fold(one) === fold(alias))) return null;
    return say("unit-no-alias", { unit: unit.name, alias, aliases: { list: unit.aliases } });
  }
  const wanted = change.kind === "alias" ? change.alias : change.name;
  const own = change.kind === "add" ? null : change.unit;
  if (fold(wanted).length < 2) return say("unit-name-short", { name: wanted });
  if (wanted.length > LONGEST_NAME) return say("unit-name-long", { limit: LONGEST_NAME });
  if (change.kind === "rename" && change.unit.renaming) {
    const { to, on } = change.unit.renaming;
    return say("unit-renaming-there", { unit: change.unit.name, name: to, on: { date: on } });
  }
  if (change.kind === "rename" && wanted === change.unit.name) return say("unit-same-name", { name: wanted });
  if (change.kind === "alias" && findUnit([change.unit], wanted)) {
    return say("unit-alias-there", { unit: change.unit.name, alias: wanted });
  }
  const taken = findUnit(facts.units.filter(({ id }) => id !== own?.id).map(withComingName), wanted);
  return taken ? say("unit-name-taken", { name: wanted, unit: taken.name }) : null;
}

/** A name that is promised is taken. */
function withComingName(unit: Unit): Unit {
  return unit.renaming ? { ...unit, aliases: [...unit.aliases, unit.renaming.to] } : unit;
}

function callOffProblem(unit: Unit, today: LocalDate): Say | null {
  const { end, renaming } = comingOf(unit, today);
  if (renaming || (end && unit.endedByOffice)) return null;
  if (end) return say("unit-end-of-plan", { unit: unit.name, on: { date: end } });
  if (unit.endedOn === undefined) return say("unit-nothing-coming", { unit: unit.name });
  return say("unit-call-off-late", { unit: unit.name, on: { date: unit.endedOn } });
}

/** What is noted of the unit for a day after `today`. */
export function comingOf({ endedOn, renaming }: Unit, today: LocalDate) {
  return {
    end: endedOn !== undefined && endedOn > today ? endedOn : null,
    renaming: renaming !== undefined && renaming.on > today ? renaming : null,
  };
}

/** What a rename would do: at once, or noted for a later day. */
export function renamePreview({ unit, name, on }: Extract<UnitChange, { kind: "rename" }>, today: LocalDate): Say {
  return on !== null && on > today
    ? say("unit-rename-on-preview", { unit: unit.name, name, on: { date: on } })
    : say("unit-rename-preview", { unit: unit.name, name });
}

/** What would be called off, in a sentence each. */
export function callOffLines(unit: Unit, today: LocalDate): Say[] {
  const { end, renaming } = comingOf(unit, today);
  return [
    ...(end && unit.endedByOffice ? [say("unit-call-off-end", { unit: unit.name, on: { date: end } })] : []),
    ...(renaming
      ? [say("unit-call-off-rename", { unit: unit.name, name: renaming.to, on: { date: renaming.on } })]
      : []),
  ];
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

/**
 * The unit `text` names, or the sentence that says there is none, with what is near it.
 * @param unknown the sentence where nothing is: in chat and on the command line the names are listed in different places
 */
export function namedUnit(units: readonly Unit[], text: string, unknown = "unit-unknown"): Unit | Say {
  const unit = findUnit(units, text);
  if (unit) return unit;
  const own = units.filter(ownUnit);
  const near = nearestUnits(own, text).map(({ name }) => name);
  return near.length > 0 ? say("unit-unknown-near", { text, near: { list: near } }) : say(unknown, { text });
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
