import { clean } from "./clean.js";
import { cut, type Token, type Tokens } from "./cut.js";

export type { Token, Tokens } from "./cut.js";

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

/** The token as typed, in small letters: where a mark decides, "mãi" is not "mai". */
export function typedAt(tokens: Tokens, index: number): string {
  return textBetween(tokens, index, index + 1).toLowerCase();
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
