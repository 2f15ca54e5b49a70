import { fold } from "../domain/fold.js";
import type { Officer } from "../domain/officer.js";

/** Forms of address before a name. */
const ADDRESS = /^(?:cho|dong chi|d c|anh|chi|ong|ba|co|thay)\s+/;

/**
 * The people somebody may mean: those of exactly that name, else those in whose name all the words stand. Tones are
 * heard where they were typed and two people differ in nothing else.
 */
export function findPeople(people: readonly Officer[], typed: string): Officer[] {
  const said = fold(typed).replace(ADDRESS, "");
  if (said === "") return [];
  const exact = people.filter(({ name }) => fold(name) === said);
  if (exact.length > 0) return exact;
  const words = said.split(" ");
  const found = people.filter(({ name }) => {
    const own = fold(name).split(" ");
    return words.every((word) => own.includes(word));
  });
  const marked = typed.normalize("NFC").toLocaleLowerCase("vi").trim();
  const asTyped = found.filter(({ name }) => name.normalize("NFC").toLocaleLowerCase("vi").includes(marked));
  return asTyped.length > 0 ? asTyped : found;
}
