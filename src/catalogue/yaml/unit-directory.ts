import { words } from "../table/fold.js";
import { each, type Place, textOf, under } from "./place.js";

/** What two spellings of one name share: case, diacritics and punctuation aside. */
export function nameKey(name: string): string {
  return words(name).join(" ");
}

/** Who can be named: folded name → code, and the names as they are written, for suggestions. */
export type UnitDirectory = {
  readonly codeOf: (name: string) => string | null;
  readonly names: readonly string[];
};

/** Codes, names and aliases of the units or sets that stand in `lists`; of two claims to one name the first holds. */
export function unitDirectory(...lists: readonly Place[]): UnitDirectory {
  const codes = new Map<string, string>();
  const names: string[] = [];
  for (const { name, code } of lists.flatMap(namesIn)) {
    const key = nameKey(textOf(name) ?? "");
    if (!codes.has(key)) codes.set(key, code);
    names.push(textOf(name) ?? "");
  }
  return { codeOf: (name) => codes.get(nameKey(name)) ?? null, names };
}

/** Every name in a list of units or sets, each with the code it stands for and where it is written. */
export function namesIn(list: Place): { readonly name: Place; readonly code: string }[] {
  return each(list).flatMap((unit) => {
    const code = textOf(under(unit, "code"));
    if (code === null) return [];
    const written = [under(unit, "code"), under(unit, "name"), ...each(under(unit, "aliases"))];
    return written.filter((name) => textOf(name) !== null).map((name) => ({ name, code }));
  });
}
