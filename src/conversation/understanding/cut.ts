import { lettersTo, NOWHERE, placeAfter, ROOT, tablesOf } from "./beginnings.js";
import { foldClean, foldCode } from "./fold.js";

/**
 * A piece of the folded text. Letters, and digits with the points and commas between them, are apart even where
 * nothing separates them: "nv7" is a word and a number that is `glued` to it.
 */
export type Token = {
  readonly kind: "word" | "number" | "sign" | "line";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Nothing stands between the token before and this one. */
  readonly glued: boolean;
  /** Of a word: its place among the beginnings of phrases, and the phrase tables that have it. */
  readonly place: number;
  readonly tables: number;
  /** Of a number written in digits alone: its value. */
  readonly whole: number | null;
};

/** A message cut into tokens; `text` is the clean message the places point into. */
export type Tokens = { readonly text: string; readonly list: readonly Token[] };

/** Codes, days, years and document numbers; a figure may have more. */
const MOST_WHOLE_DIGITS = 6;
const LETTER = /\p{L}/u;
/** "tháng 1,2,3" are three months, no number with a fraction. */
const LISTED = new Set(["thang", "quy"]);
/** The end of a sentence or a bracket is no part of an address. */
const BEHIND_ADDRESS = ".,;:!?)]}>\"'*";

/** The words, numbers and signs of a clean text. */
export function cut(text: string): Tokens {
  const codes = foldedCodes(text);
  const list: Token[] = [];
  let lastEnd = -1;
  for (let at = 0; at < text.length; ) {
    if (codes[at] === 32) {
      at++;
      continue;
    }
    const listed = isDigit(codeAt(codes, at)) && LISTED.has(list[list.length - 1]?.text ?? "");
    const token = cutAt(text, codes, at, at === lastEnd, listed);
    list.push(token);
    lastEnd = at = token.end;
  }
  return { text, list };
}

/** Of the message that is being cut; kept for the next one, for most are short. */
let folded = new Uint16Array(1024);

/** Read once into one array: a string comes in many forms inside the engine, and asking one for a character is dear. */
function foldedCodes(text: string): Uint16Array {
  const { length } = text;
  if (length >= folded.length) folded = new Uint16Array(length + 1);
  for (let at = 0; at < length; at++) folded[at] = foldCode(text.charCodeAt(at));
  // Behind the last there is always something: a character that is none.
  folded[length] = 0;
  return folded;
}

function cutAt(text: string, codes: Uint16Array, start: number, glued: boolean, listed: boolean): Token {
  const code = codeAt(codes, start);
  if (isLetter(code)) {
    const word = wordAt(text, codes, start, glued);
    return isAddress(codes, word.end) ? addressAt(text, codes, word) : word;
  }
  if (isDigit(code)) {
    const end = listed ? digitsEnd(codes, start) : numberEnd(codes, start);
    const whole = end - start <= MOST_WHOLE_DIGITS ? wholeValue(codes, start, end) : null;
    return { kind: "number", text: text.slice(start, end), start, end, glued, place: NOWHERE, tables: 0, whole };
  }
  // An emoji is a pair of units; half of it would be no character.
  const end = code >= 0xd800 && code <= 0xdbff ? start + 2 : start + 1;
  const sign = end > start + 1 ? text.slice(start, end) : String.fromCharCode(code);
  return { kind: code === 10 ? "line" : "sign", text: sign, start, end, glued, place: NOWHERE, tables: 0, whole: null };
}

/** The "://" behind "https". */
function isAddress(codes: Uint16Array, at: number): boolean {
  return codeAt(codes, at) === 58 && codeAt(codes, at + 1) === 47 && codeAt(codes, at + 2) === 47;
}

/** An address is one word that means nothing: the numbers in it are no tasks and no figures. */
function addressAt(text: string, codes: Uint16Array, { start, glued, end: from }: Token): Token {
  let end = from + 3;
  while (end < text.length && codeAt(codes, end) !== 32 && codeAt(codes, end) !== 10) end++;
  while (BEHIND_ADDRESS.includes(text.charAt(end - 1))) end--;
  const address = foldClean(text.slice(start, end));
  return { kind: "word", text: address, start, end, glued, place: NOWHERE, tables: 0, whole: null };
}

/** Takes a word through the beginnings of phrases; one that is among them has its text there. */
function wordAt(text: string, codes: Uint16Array, start: number, glued: boolean): Token {
  let place = ROOT;
  let end = start;
  for (; isLetter(codeAt(codes, end)); end++) if (place !== NOWHERE) place = placeAfter(place, codeAt(codes, end));
  const letters = place === NOWHERE ? foldClean(text.slice(start, end)) : lettersTo(place);
  return { kind: "word", text: letters, start, end, glued, place, tables: tablesOf(place), whole: null };
}

function wholeValue(codes: Uint16Array, start: number, end: number): number | null {
  let value = 0;
  for (let at = start; at < end; at++) {
    const code = codeAt(codes, at);
    if (!isDigit(code)) return null;
    value = value * 10 + code - 48;
  }
  return value;
}

function digitsEnd(codes: Uint16Array, from: number): number {
  let at = from;
  while (isDigit(codeAt(codes, at))) at++;
  return at;
}

function numberEnd(codes: Uint16Array, from: number): number {
  let at = from;
  for (;;) {
    at = digitsEnd(codes, at);
    const mark = codeAt(codes, at);
    // "82,5" goes on after its comma, "82," ends before it.
    if ((mark !== 44 && mark !== 46) || !isDigit(codeAt(codes, at + 1))) return at;
    at++;
  }
}

function codeAt(codes: Uint16Array, at: number): number {
  return codes[at] ?? 0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  return LETTER.test(String.fromCharCode(code));
}
