/**
 * For every beginning of a phrase, a bit for each table that has it. A word is looked up here once, when the message
 * is cut into tokens; most words begin nothing, and asking a table about them is then one test of a bit.
 */
const STARTS = new Map<string, number>();
/** As many as a 32-bit integer has. */
const BITS = 32;
let tables = 0;

/** The bit of a new table. Past the last one tables share: a word of the other then only costs a closer look. */
export function nextTableBit(): number {
  return 1 << (tables++ % BITS);
}

export function addStart(beginning: string, bit: number): void {
  STARTS.set(beginning, startsOf(beginning) | bit);
}

/** The bits of the tables in which a phrase begins with this word. */
export function startsOf(word: string): number {
  return STARTS.get(word) ?? 0;
}
