import { COMMAND_WORDS } from "./command-words.js";
import type { CommandName } from "./intent.js";

const MOST_SLIPS = 3;

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
  let best: CommandName | null = null;
  let fewest = MOST_SLIPS + 1;
  for (const { command, word, letters: its } of CANDIDATES) {
    const most = Math.min(fewest - 1, Math.floor(Math.max(typed.length, word.length) / 3));
    // A slip puts in one letter at most and takes one out; most words differ by more and need no closer look.
    if (Math.abs(typed.length - word.length) > most || countBits(letters ^ its) > 2 * most) continue;
    const slips = slipsBetween(typed, word, most);
    if (slips <= most) {
      best = command;
      fewest = slips;
    }
  }
  return best;
}

/** The set of a word's letters, a bit for each. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The numbers of slips up to each letter of a command's word; a row more for each letter typed. */
let row: Slips = new Uint8Array(LONGEST + MOST_SLIPS + 1);
let rowBefore: Slips = new Uint8Array(row.length);
let rowBeforeThat: Slips = new Uint8Array(row.length);
type Slips = Uint8Array;

/** Letters left out, put in, mistaken, or swapped with their neighbour (optimal string alignment); counted up to `most`. */
export function slipsBetween(typed: string, word: string, most: number): number {
  for (let at = 0; at <= word.length; at++) row[at] = at;
  let fewestBefore = 0;
  for (let of = 1; of <= typed.length; of++) {
    [rowBeforeThat, rowBefore, row] = [rowBefore, row, rowBeforeThat];
    const fewest = countRow(typed, word, of);
    // A swap looks two rows back; from there on it can only become more.
    if (fewest > most && fewestBefore > most) return fewest;
    fewestBefore = fewest;
  }
  return slipsAt(row, word.length);
}

/** Fills the row of one letter typed; the fewest slips in it. */
function countRow(typed: string, word: string, of: number): number {
  const letter = typed.charCodeAt(of - 1);
  let before = of;
  let fewest = of;
  row[0] = of;
  for (let at = 1; at <= word.length; at++) {
    const its = word.charCodeAt(at - 1);
    const swapped = of > 1 && at > 1 && letter === word.charCodeAt(at - 2) && typed.charCodeAt(of - 2) === its;
    const put = Math.min(before, slipsAt(rowBefore, at)) + 1;
    const taken = slipsAt(rowBefore, at - 1) + (letter === its ? 0 : 1);
    before = Math.min(put, taken, swapped ? slipsAt(rowBeforeThat, at - 2) + 1 : put);
    row[at] = before;
    if (before < fewest) fewest = before;
  }
  return fewest;
}

function slipsAt(slips: Slips, at: number): number {
  return slips[at] ?? 0;
}
