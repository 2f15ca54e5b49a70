import { clean } from "./clean.js";
import { foldClean } from "./fold.js";
import { startsOf } from "./word-starts.js";

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
  /** Of a word: the phrase tables it may begin a phrase of. */
  readonly starts: number;
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
  const folded = foldClean(text);
  const list: Token[] = [];
  let at = 0;
  let lastEnd = -1;
  while (at < folded.length) {
    const code = folded.charCodeAt(at);
    if (code === 32) {
      at++;
      continue;
    }
    const start = at;
    let kind: Token["kind"];
    if (isDigit(code)) {
      kind = "number";
      at = numberEnd(folded, at);
    } else if (isLetter(folded, at, code)) {
      kind = "word";
      while (at < folded.length && isLetter(folded, at, folded.charCodeAt(at))) at++;
    } else {
      kind = code === 10 ? "line" : "sign";
      // An emoji is a pair of units; half of it would be no character.
      at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
    }
    const piece = folded.slice(start, at);
    const whole = kind === "number" && at - start <= MOST_WHOLE_DIGITS ? wholeValue(piece) : null;
    const starts = kind === "word" ? startsOf(piece) : 0;
    list.push({ kind, text: piece, start, end: at, glued: start === lastEnd, starts, whole });
    lastEnd = at;
  }
  return { text, list };
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

/** The sign at `index` when it is one of `signs`, each a single character. */
export function isSign(tokens: Tokens, index: number, signs: string): boolean {
  const token = tokens.list[index];
  return token?.kind === "sign" && signs.includes(token.text);
}

/** The index after "->", "=>" or "→"; null where no arrow stands. */
export function skipArrow(tokens: Tokens, index: number): number | null {
  if (isSign(tokens, index, "→⇒➡")) return index + 1;
  const drawn = isSign(tokens, index, "-=") && isSign(tokens, index + 1, ">") && tokens.list[index + 1]?.glued;
  return drawn ? index + 2 : null;
}

export function isWord(tokens: Tokens, index: number, word: string): boolean {
  const token = tokens.list[index];
  return token?.kind === "word" && token.text === word;
}

/** A whole number of at most `digits` digits at `index`, else null. */
export function wholeNumber(tokens: Tokens, index: number, digits: number): number | null {
  const token = tokens.list[index];
  return token?.kind === "number" && token.text.length <= digits ? token.whole : null;
}

/** The clean text from the token `from` up to and without the token `to`. */
export function textBetween(tokens: Tokens, from: number, to: number): string {
  const first = tokens.list[from];
  const last = tokens.list[to - 1];
  return first && last && from < to ? tokens.text.slice(first.start, last.end) : "";
}

function wholeValue(digits: string): number | null {
  let value = 0;
  for (let at = 0; at < digits.length; at++) {
    const code = digits.charCodeAt(at);
    if (!isDigit(code)) return null;
    value = value * 10 + code - 48;
  }
  return value;
}

function numberEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    const mark = text.charCodeAt(at);
    // "82,5" goes on after its comma, "82," ends before it.
    if ((mark !== 44 && mark !== 46) || !isDigit(text.charCodeAt(at + 1))) return at;
    at++;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(text: string, at: number, code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  return LETTER.test(text.charAt(at));
}
