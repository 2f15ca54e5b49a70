import { type Say, say } from "../../domain/say.js";
import { excerpt } from "./excerpt.js";
import { type Path, type Place, textOf } from "./place.js";

/** Something wrong at a place of the file. */
export type Finding = { readonly path: Path; readonly problem: Say };

/** Those of `places` whose `key` stands at an earlier one already; the case of letters aside. */
export function repeated(places: readonly Place[], key: (place: Place) => string | null = textOf): Finding[] {
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const found = key(place);
    if (found === null) return [];
    // In chat nobody minds the case of a code.
    const known = seen.has(found.toLowerCase());
    seen.add(found.toLowerCase());
    const written = textOf(place) ?? found;
    return known ? [{ path: place.path, problem: say("catalogue-repeated", { found: excerpt(written) }) }] : [];
  });
}
