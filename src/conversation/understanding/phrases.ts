import { addPhrase, NOWHERE, nextTableBit, placeBehind, tablesOf } from "./beginnings.js";
import { type Tokens, tokenAt } from "./tokens.js";

/** A phrase found: what it stands for, and the index of the token after it. */
export type Found<T> = { readonly value: T; readonly next: number };

/** Finds the longest known phrase that begins at a token. */
export type PhraseTable<T> = (tokens: Tokens, index: number) => Found<T> | null;

/**
 * Builds a table of folded phrases. Spaces inside a phrase never matter, on either side: "khong phat sinh",
 * "khongphatsinh" and "khong phatsinh" are one.
 */
export function phraseTable<T>(entries: readonly (readonly [value: T, phrases: string])[]): PhraseTable<T> {
  const bit = nextTableBit();
  /** By the place each phrase ends at. */
  const values = new Map<number, T>();
  for (const [value, phrases] of entries)
    for (const phrase of phrases.split("|")) values.set(addPhrase(phrase.replaceAll(" ", ""), bit), value);
  return (tokens, index) => {
    const first = tokenAt(tokens, index);
    if (first === undefined || (first.tables & bit) === 0) return null;
    let { place } = first;
    let value: T | undefined;
    let next = index;
    for (let at = index + 1; ; at++) {
      const found = values.get(place);
      if (found !== undefined) {
        value = found;
        next = at;
      }
      const token = tokenAt(tokens, at);
      place = token !== undefined && token.kind === "word" ? placeBehind(place, token.text) : NOWHERE;
      if ((tablesOf(place) & bit) === 0) break;
    }
    return value === undefined ? null : { value, next };
  };
}

/** A table of phrases that need no further meaning. */
export function phraseSet(phrases: string): PhraseTable<true> {
  return phraseTable([[true, phrases]]);
}

/** The index after as many phrases of the table as follow each other. */
export function skipPhrases(table: PhraseTable<unknown>, tokens: Tokens, index: number): number {
  let at = index;
  for (let found = table(tokens, at); found; found = table(tokens, at)) at = found.next;
  return at;
}
