import type { Tokens } from "./tokens.js";
import { addStart, nextTableBit } from "./word-starts.js";

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
  // Every beginning of a phrase; the value where a phrase is complete.
  const beginnings = new Map<string, T | undefined>();
  for (const [value, phrases] of entries)
    for (const phrase of phrases.split("|")) {
      const joined = phrase.replaceAll(" ", "");
      for (let length = 1; length < joined.length; length++) {
        const beginning = joined.slice(0, length);
        if (!beginnings.has(beginning)) beginnings.set(beginning, undefined);
      }
      beginnings.set(joined, value);
    }
  for (const beginning of beginnings.keys()) addStart(beginning, bit);
  return (tokens, index) => {
    if (((tokens.list[index]?.starts ?? 0) & bit) === 0) return null;
    let joined = "";
    let found: Found<T> | null = null;
    for (let at = index; ; at++) {
      const token = tokens.list[at];
      if (token?.kind !== "word") return found;
      joined += token.text;
      const value = beginnings.get(joined);
      if (value !== undefined) found = { value, next: at + 1 };
      else if (!beginnings.has(joined)) return found;
    }
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
