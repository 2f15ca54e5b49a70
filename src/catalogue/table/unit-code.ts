import { words } from "./fold.js";
import { initials, isAbbreviation, isGroup, unitKey } from "./unit-key.js";

const LONGEST_CODE = 12;

/** The abbreviation people use where there is one, else initials: "TCCB", "KHTC", "VP", "DVGD". */
export function codeFor(spellings: readonly string[]): string {
  const abbreviation = spellings.find(isAbbreviation);
  const name = spellings[0] ?? "";
  if (abbreviation) return unitKey(abbreviation).replaceAll(" ", "").toUpperCase();
  if (!isGroup(name)) return initials(name).slice(0, LONGEST_CODE).toUpperCase();
  // Abbreviations inside a group's name stay whole: "Các phòng CMNV Sở" → "PCMNVS".
  return [...name.matchAll(/[\p{L}\p{N}]+/gu)]
    .map(([word]) => (/^\p{Lu}{2,}$/u.test(word) ? words(word).join("") : (words(word)[0]?.[0] ?? "")))
    .slice(words(name)[0] === "cac" ? 1 : 0)
    .join("")
    .slice(0, LONGEST_CODE)
    .toUpperCase();
}

/** Gives each wanted code once: "VP", then "VP2"; adds it to `taken`. */
export function codeGiver(taken: Set<string>): (wanted: string) => string {
  const next = new Map<string, number>();
  return (wanted) => {
    const base = wanted === "" ? "DV" : wanted;
    let number = next.get(base) ?? 1;
    const numbered = () => (number === 1 ? base : `${base}${number}`);
    while (taken.has(numbered())) number++;
    const code = numbered();
    next.set(base, number + 1);
    taken.add(code);
    return code;
  };
}
