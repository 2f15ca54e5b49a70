import { type KnownUnits, unitFinder } from "./table/known-units.js";

type Named = { readonly code: string; readonly name: string; readonly aliases: readonly string[] };

/**
 * What a table import had to name by itself and a catalogue file now names properly: stored codes of units and sets
 * that the catalogue knows by another code, and that code. Without this the office would have "Thanh tra Sở" twice,
 * and the next table could not tell which one it means.
 */
export function adoptedCodes(stored: KnownUnits, catalogue: KnownUnits): Map<string, string> {
  return new Map([
    ...adopted(stored.units, catalogue.units, unitFinder({ units: catalogue.units, sets: [] })),
    ...adopted(stored.sets, catalogue.sets, unitFinder({ units: [], sets: catalogue.sets })),
  ]);
}

function adopted(
  stored: readonly Named[],
  named: readonly Named[],
  find: (spelling: string) => string | null,
): Map<string, string> {
  const ours = new Set(named.map(({ code }) => code));
  const taken = new Set(stored.map(({ code }) => code));
  const codes = new Map<string, string>();
  for (const { code, name, aliases } of stored) {
    if (ours.has(code)) continue;
    const found = [name, ...aliases].map(find).find((candidate) => candidate !== null && !taken.has(candidate));
    if (found === undefined || found === null) continue;
    // Of two that fit one, the first becomes it: the other keeps its code and its history.
    taken.add(found);
    codes.set(code, found);
  }
  return codes;
}
