import type { UnitSetDraft } from "./catalogue.js";
import type { LocalDate } from "./local-date.js";
import type { Members } from "./occurrence.js";
import type { Unit } from "./unit.js";

type KnownUnit = Pick<Unit, "code" | "endedOn" | "successor">;

/**
 * Who is behind a lead between two days: a unit stands for itself, a set for those that belong to it on any of them. In
 * the place of a unit that had ended by the first day stands the one that follows it; where none does, nobody.
 */
export function owingUnits(units: readonly KnownUnit[], sets: readonly UnitSetDraft[]): Members {
  const successor = successorsOf(units);
  const known = new Set(units.map(({ code }) => code));
  const setOf = new Map(sets.map((set) => [set.code, { members: set.members, spans: spansOf(set) }]));
  return (lead, from, to) => {
    const set = setOf.get(lead);
    const codes = set ? set.members.filter((code) => belongs(set.spans.get(code), from, to)) : [lead];
    const owing = codes.flatMap((code) => (known.has(code) ? (successor(code, from) ?? []) : []));
    return [...new Set(owing)];
  };
}

/**
 * The unit that stands where `code` stood on a day: itself while it has not ended, then whoever follows it, and follows
 * that one. Null when nobody does, or when the units are said to follow each other in a circle.
 */
export function successorsOf(units: readonly KnownUnit[]): (code: string, on: LocalDate) => string | null {
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  return (code, on) => {
    const passed = new Set<string>();
    let unit = unitOf.get(code);
    while (unit?.endedOn !== undefined && unit.endedOn <= on) {
      if (passed.has(unit.code) || unit.successor === undefined) return null;
      passed.add(unit.code);
      unit = unitOf.get(unit.successor);
    }
    return unit?.code ?? null;
  };
}

type Span = NonNullable<UnitSetDraft["spans"]>[number];

function spansOf({ spans = [] }: UnitSetDraft): ReadonlyMap<string, Span> {
  return new Map(spans.map((span) => [span.unit, span]));
}

function belongs(span: Span | undefined, from: LocalDate, to: LocalDate): boolean {
  return (span?.from ?? to) <= to && (span?.until ?? from) >= from;
}
