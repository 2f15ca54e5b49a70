/**
 * For every beginning of a phrase, a bit for each table that has it. A word is looked up here once, when the message
 * is cut into tokens; most words begin nothing, and asking a table about them is then one test of a bit.
 */
const STARTS = new Map<string, number>();
/** As many as a 32-bit integer has bits to tell apart. */
const MOST_TABLES = 32;
let tables = 0;

/** A bit of its own for a new table. Throws when there are too many: that is a change to this file. */
export function nextTableBit(): number {
  if (tables === MOST_TABLES) throw new RangeError(`more than ${MOST_TABLES} phrase tables`);
  return 1 << tables++;
}

export function addStart(beginning: string, bit: number): void {
  STARTS.set(beginning, startsOf(beginning) | bit);
}

/** The bits of the tables in which a phrase begins with this word. */
export function startsOf(word: string): number {
  return STARTS.get(word) ?? 0;
}
