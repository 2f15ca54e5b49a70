import { COMMAND_WORDS } from "./command-words.js";
import type { CommandName } from "./intent.js";

type Candidate = { readonly command: CommandName; readonly word: string; readonly letters: number };

const CANDIDATES: readonly Candidate[] = COMMAND_WORDS.flatMap(([command, words]) =>
  words.split("|").map((phrase) => {
    const word = phrase.replaceAll(" ", "");
    return { command, word, letters: lettersOf(word) };
  }),
);
/** No command is longer, slips included. */
const LONGEST = 24;

/** The command a folded word may be a slip for: at most one slip in three letters, and no more than three. */
export function nearestCommand(typed: string): CommandName | null {
  if (typed.length > LONGEST) return null;
  const letters = lettersOf(typed);
  let best: { readonly command: CommandName; readonly distance: number } | null = null;
  for (const { command, word, letters: its } of CANDIDATES) {
    const allowed = Math.min(3, Math.floor(Math.max(typed.length, word.length) / 3));
    // A slip puts in one letter at most and takes one out; most words differ by more and need no closer look.
    if (Math.abs(typed.length - word.length) > allowed || countBits(letters ^ its) > 2 * allowed) continue;
    const distance = slipsBetween(typed, word);
    if (distance <= allowed && (best === null || distance < best.distance)) best = { command, distance };
  }
  return best?.command ?? null;
}

/** The set of a word's letters, a bit for each. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** Letters left out, put in, mistaken, or swapped with their neighbour (optimal string alignment). */
export function slipsBetween(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last: number[] = [];
  for (let column = 0; column <= right.length; column++) last.push(column);
  for (let row = 1; row <= left.length; row++) {
    const letter = left.charCodeAt(row - 1);
    const current = [row];
    let before = row;
    for (let column = 1; column <= right.length; column++) {
      const its = right.charCodeAt(column - 1);
      let least = Math.min(before, last[column] ?? 0) + 1;
      least = Math.min(least, (last[column - 1] ?? 0) + (letter === its ? 0 : 1));
      const crossed = row > 1 && column > 1 && letter === right.charCodeAt(column - 2);
      if (crossed && left.charCodeAt(row - 2) === its) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
      before = least;
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
