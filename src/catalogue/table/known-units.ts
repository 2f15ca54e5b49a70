import type { UnitDraft, UnitSetDraft } from "../../domain/catalogue.js";
import { words } from "./fold.js";
import { groupKey, initials, isAbbreviation, isGroup, unitKey } from "./unit-key.js";

export type KnownUnits = { readonly units: readonly UnitDraft[]; readonly sets: readonly UnitSetDraft[] };

/** The spelling as it is compared: {@link words} joined. */
export function phraseOf(name: string): string {
  return words(name).join(" ");
}

/** Every phrase the stored units and sets answer to, with and without the office's shorthand. */
export function knownPhrases({ units, sets }: KnownUnits): Set<string> {
  const names = [...units, ...sets].flatMap(({ name, aliases }) => [name, ...aliases]);
  return new Set(names.flatMap((name) => [phraseOf(name), unitKey(name)]));
}

/**
 * Finds a stored unit or set by what a cell calls it: exactly after folding, then by the office's shorthand, then by
 * initials. Where a step fits several, none is taken.
 */
export function unitFinder({ units, sets }: KnownUnits): (piece: string) => string | null {
  const spellings = [...units, ...sets].flatMap(({ code, name, aliases }) =>
    [name, ...aliases].map((spelling) => ({ code, spelling })),
  );
  const unitSpellings = spellings.filter(({ spelling }) => !isGroup(spelling));
  const steps = [
    index(spellings, phraseOf),
    index(unitSpellings, unitKey),
    index(
      spellings.filter(({ spelling }) => isGroup(spelling)),
      groupKey,
    ),
    index(
      unitSpellings.filter(({ spelling }) => !isAbbreviation(spelling)),
      initials,
    ),
    index(
      unitSpellings.filter(({ spelling }) => isAbbreviation(spelling)),
      unitKey,
    ),
  ];
  return (piece) => {
    const keys = [
      phraseOf(piece),
      isGroup(piece) ? null : unitKey(piece),
      isGroup(piece) ? groupKey(piece) : null,
      isAbbreviation(piece) ? unitKey(piece) : null,
      isGroup(piece) || isAbbreviation(piece) ? null : initials(piece),
    ];
    for (const [step, key] of keys.entries()) {
      const codes = key === null ? undefined : steps[step]?.get(key);
      const [code] = codes ?? [];
      if (code !== undefined && codes?.size === 1) return code;
    }
    return null;
  };
}

function index(
  spellings: readonly { readonly code: string; readonly spelling: string }[],
  keyOf: (spelling: string) => string,
): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>();
  for (const { code, spelling } of spellings) {
    const key = keyOf(spelling);
    codes.set(key, (codes.get(key) ?? new Set()).add(code));
  }
  return codes;
}
