import type { Tokens } from "./tokens.js";
import { addStart, nextTableBit } from "./word-starts.js";

/** A phrase found: what it stands for, and the index of the token after it. */
export type Found<T> = { readonly value: T; readonly next: number };

/** Letters that begin a phrase: what they stand for when they are a whole one, and whether a longer one goes on from them. */
type Beginning<T> = { readonly value: T | undefined; readonly goesOn: boolean };

/** Finds the longest known phrase that begins at a token. */
export type PhraseTable<T> = (tokens: Tokens, index: number) => Found<T> | null;

/**
 * Builds a table of folded phrases. Spaces inside a phrase never matter, on either side: "khong phat sinh",
 * "khongphatsinh" and "khong phatsinh" are one.
 */
export function phraseTable<T>(entries: readonly (readonly [value: T, phrases: string])[]): PhraseTable<T> {
  const bit = nextTableBit();
  const beginnings = new Map<string, Beginning<T>>();
  for (const [value, phrases] of entries)
    for (const phrase of phrases.split("|")) {
      const joined = phrase.replaceAll(" ", "");
      for (let length = 1; length < joined.length; length++) {
        const beginning = joined.slice(0, length);
        beginnings.set(beginning, { value: beginnings.get(beginning)?.value, goesOn: true });
      }
      beginnings.set(joined, { value, goesOn: beginnings.get(joined)?.goesOn ?? false });
    }
  for (const beginning of beginnings.keys()) addStart(beginning, bit);
  return (tokens, index) => {
    if (((tokens.list[index]?.starts ?? 0) & bit) === 0) return null;
    let joined = "";
    let value: T | undefined;
    let next = index;
    for (let at = index; ; at++) {
      const token = tokens.list[at];
      if (token?.kind !== "word") break;
      joined = at === index ? token.text : joined + token.text;
      const beginning = beginnings.get(joined);
      if (beginning === undefined) break;
      if (beginning.value !== undefined) {
        value = beginning.value;
        next = at + 1;
      }
      if (!beginning.goesOn) break;
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
