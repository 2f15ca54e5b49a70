/** Letters with marks up to here are folded by table; what lies above has neither case nor Vietnamese marks. */
const TABLE_SIZE = 0x2300;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ASCII = /^[\u0000-\u007F]*$/;
const LEFT_OVER_MARKS = /[\u0300-\u036F]+/g;

/** Signs that phones and word processors put in place of plain ones, and the two look-alikes of Đ (Ð, ð). */
const REPLACED: readonly (readonly [string, string])[] = [
  ["đĐðÐ", "d"],
  ["‐‑‒–—―−", "-"],
  ["“”„«»", '"'],
  ["‘’", "'"],
  ["⁄∕", "/"],
  ["٪", "%"],
  ["≈", "~"],
];

const TABLE = foldTable();

/**
 * The text for comparing: lower-case, no diacritics, đ → d, typographic dashes and quotes plain.
 * Of a `clean` text it has the same length, character for character, so a place found in one is a place in the other.
 */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : foldClean(text.normalize("NFC").replace(LEFT_OVER_MARKS, ""));
}

/** The same for a text that is `clean` already. */
export function foldClean(composed: string): string {
  if (ASCII.test(composed)) return composed.toLowerCase();
  let folded = "";
  for (let index = 0; index < composed.length; index++) {
    folded += String.fromCharCode(foldCode(composed.charCodeAt(index)));
  }
  return folded;
}

/** The same for one character of such a text, by its code. */
export function foldCode(code: number): number {
  return TABLE[code] ?? code;
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(TABLE_SIZE);
  for (let code = 0; code < TABLE_SIZE; code++) {
    const base = String.fromCharCode(code).normalize("NFD").charAt(0).toLowerCase();
    table[code] = base.length === 1 ? base.charCodeAt(0) : code;
  }
  for (const [characters, plain] of REPLACED)
    for (const character of characters) table[character.charCodeAt(0)] = plain.charCodeAt(0);
  return table;
}
