import { lettersTo, NOWHERE, placeAfter, ROOT, tablesOf } from "./beginnings.js";
import { clean } from "./clean.js";
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

/** What was cut last: a line is recognised, and its rest is then read by the command. */
let last: { readonly message: string; readonly tokens: Tokens } | null = null;

/** The words, numbers and signs of a message; what was cut last is not cut again. */
export function tokenise(message: string): Tokens {
  if (last?.message !== message) last = { message, tokens: cut(clean(message)) };
  return last.tokens;
}

/** The tokens from `index` on as a message of their own, which {@link tokenise} then knows by its text. */
export function tokensFrom(tokens: Tokens, index: number): { readonly message: string; readonly tokens: Tokens } {
  const message = textBetween(tokens, index, tokens.list.length);
  if (last?.message === message) return last;
  const list = tokens.list.slice(index);
  const [first] = list;
  if (first?.glued) list[0] = { ...first, glued: false };
  last = { message, tokens: { text: tokens.text, list } };
  return last;
}

function cut(text: string): Tokens {
  const codes = foldedCodes(text);
  const list: Token[] = [];
  let lastEnd = -1;
  for (let at = 0; at < text.length; ) {
    if (codes[at] === 32) {
      at++;
      continue;
    }
    const token = cutAt(text, codes, at, at === lastEnd);
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

function cutAt(text: string, codes: Uint16Array, start: number, glued: boolean): Token {
  const code = codeAt(codes, start);
  if (isLetter(code)) return wordAt(text, codes, start, glued);
  if (isDigit(code)) {
    const end = numberEnd(codes, start);
    const whole = end - start <= MOST_WHOLE_DIGITS ? wholeValue(codes, start, end) : null;
    return { kind: "number", text: text.slice(start, end), start, end, glued, place: NOWHERE, tables: 0, whole };
  }
  // An emoji is a pair of units; half of it would be no character.
  const end = code >= 0xd800 && code <= 0xdbff ? start + 2 : start + 1;
  const sign = end > start + 1 ? text.slice(start, end) : String.fromCharCode(code);
  return { kind: code === 10 ? "line" : "sign", text: sign, start, end, glued, place: NOWHERE, tables: 0, whole: null };
}

/** Takes a word through the beginnings of phrases; one that is among them has its text there. */
function wordAt(text: string, codes: Uint16Array, start: number, glued: boolean): Token {
  let place = ROOT;
  let end = start;
  for (; isLetter(codeAt(codes, end)); end++) if (place !== NOWHERE) place = placeAfter(place, codeAt(codes, end));
  const letters = place === NOWHERE ? foldClean(text.slice(start, end)) : lettersTo(place);
  return { kind: "word", text: letters, start, end, glued, place, tables: tablesOf(place), whole: null };
}

/**
 * A reader that keeps what it found at each place of the message in hand: what stands behind a task is looked at to
 * know that it is one, and looked at again to take the value.
 */
export function remembering<T>(read: (tokens: Tokens, index: number) => T): (tokens: Tokens, index: number) => T {
  let message: Tokens | null = null;
  let found: (T | undefined)[] = [];
  return (tokens, index) => {
    if (message !== tokens) {
      message = tokens;
      found = [];
    }
    const known = found[index];
    if (known !== undefined) return known;
    const value = read(tokens, index);
    found[index] = value;
    return value;
  };
}

/** The token at `index`. Half of all reading is this: a place outside the list, asked of the list, would slow every other. */
export function tokenAt({ list }: Tokens, index: number): Token | undefined {
  return index >= 0 && index < list.length ? list[index] : undefined;
}

/** The sign at `index` when it is one of `signs`, each a single character. */
export function isSign(tokens: Tokens, index: number, signs: string): boolean {
  const token = tokenAt(tokens, index);
  return token !== undefined && token.kind === "sign" && signs.includes(token.text);
}

/** The index after "->", "=>" or "→"; null where no arrow stands. */
export function skipArrow(tokens: Tokens, index: number): number | null {
  if (isSign(tokens, index, "→⇒➡")) return index + 1;
  const drawn = isSign(tokens, index, "-=") && isSign(tokens, index + 1, ">") && tokens.list[index + 1]?.glued;
  return drawn ? index + 2 : null;
}

/** Whether this folded word stands at `index`. */
export function isWord(tokens: Tokens, index: number, word: string): boolean {
  const token = tokenAt(tokens, index);
  return token !== undefined && token.kind === "word" && token.text === word;
}

/** A whole number of at most `digits` digits at `index`, else null. */
export function wholeNumber(tokens: Tokens, index: number, digits: number): number | null {
  const token = tokenAt(tokens, index);
  return token !== undefined && token.kind === "number" && token.end - token.start <= digits ? token.whole : null;
}

/** The clean text from the token `from` up to and without the token `to`. */
export function textBetween(tokens: Tokens, from: number, to: number): string {
  const first = tokenAt(tokens, from);
  const last = tokenAt(tokens, to - 1);
  return first && last && from < to ? tokens.text.slice(first.start, last.end) : "";
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

function numberEnd(codes: Uint16Array, from: number): number {
  let at = from;
  for (;;) {
    while (isDigit(codeAt(codes, at))) at++;
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
