/**
 * Every beginning of every phrase, in one tree of letters. A word is walked through it once, when the message is cut
 * into tokens; most words begin nothing, and asking a table about them is then one test of a bit.
 */
const LETTERS = 26;
const LETTER_A = 97;
/** A bit for each table: as many as a 32-bit integer has. */
const BITS = 32;
/** Where nothing begins. The tree's root is place 1. */
export const NOWHERE = 0;
export const ROOT = 1;
/** What 16 bits can number: ten times what there is. */
const MOST_PLACES = 0xffff;

/** Of each place and letter, the place that the letter leads to. It doubles when it is full. */
let next = new Uint16Array(1024 * LETTERS);
/** Of each place, the tables that have it, and the letters that lead to it. */
const tablesAt: number[] = [0, 0];
const lettersOf: string[] = ["", ""];
let tables = 0;

/** The bit of a new table. Past the last one tables share: a word of the other then only costs a closer look. */
export function nextTableBit(): number {
  return 1 << (tables++ % BITS);
}

/** Puts a phrase, written without its spaces, into the tree; the place it ends at. */
export function addPhrase(letters: string, bit: number): number {
  let place = ROOT;
  for (const letter of letters) place = addLetter(place, letter, bit);
  return place;
}

/** The place that a letter, by its code, leads to. */
export function placeAfter(place: number, code: number): number {
  const letter = code - LETTER_A;
  return letter < 0 || letter >= LETTERS ? NOWHERE : (next[place * LETTERS + letter] ?? NOWHERE);
}

/** The place that the letters of a word lead to. */
export function placeBehind(place: number, word: string): number {
  let at = place;
  for (let index = 0; index < word.length && at !== NOWHERE; index++) at = placeAfter(at, word.charCodeAt(index));
  return at;
}

/** The bits of the tables in which a phrase begins like this. */
export function tablesOf(place: number): number {
  return tablesAt[place] ?? 0;
}

/** The letters that lead to a place. */
export function lettersTo(place: number): string {
  return lettersOf[place] ?? "";
}

function addLetter(place: number, letter: string, bit: number): number {
  if (!/^[a-z]$/.test(letter)) throw new Error(`no phrase can be found by "${letter}"`);
  const code = letter.charCodeAt(0);
  const known = placeAfter(place, code);
  const found = known === NOWHERE ? tablesAt.push(0) - 1 : known;
  if (known === NOWHERE) {
    lettersOf.push(`${lettersTo(place)}${letter}`);
    makeRoomFor(found);
    next[place * LETTERS + code - LETTER_A] = found;
  }
  tablesAt[found] = tablesOf(found) | bit;
  return found;
}

function makeRoomFor(place: number): void {
  if (place > MOST_PLACES) throw new Error("there are more phrases than the tree has room for");
  if ((place + 1) * LETTERS <= next.length) return;
  const before = next;
  next = new Uint16Array(before.length * 2);
  next.set(before);
}
