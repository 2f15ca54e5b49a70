import type { Found } from "./phrases.js";
import { isSign, type Token, type Tokens, textBetween } from "./tokens.js";
import { documentWord, unitOf } from "./vocabulary.js";

/** In tokens: no number goes on longer, and a run without an end must not be gone through from every place in it. */
const LONGEST_TAIL = 16;

/**
 * A document's number as offices write it, all in one piece: "123/BC-VP", "45/2020/NĐ-CP", "18-NQ/TW".
 * "820/hồ sơ" and "5/tháng" are none: units follow their stroke.
 */
export function readDocument(tokens: Tokens, index: number): Found<string> | null {
  const [number, mark, next] = [tokens.list[index], tokens.list[index + 1], tokens.list[index + 2]];
  if (number?.kind !== "number" || number.whole === null || !mark?.glued || !next?.glued) return null;
  const afterYear = isSign(tokens, index + 1, "/") && isYear(next) ? index + 3 : index + 1;
  const letters = tokens.list[afterYear + 1];
  const stroke = isSign(tokens, afterYear, "/");
  // Without a stroke right after the number ("18-NQ/TW") one has to follow the letters.
  const dashed = isSign(tokens, afterYear, "-") && isSign(tokens, afterYear + 2, "/");
  if (!(stroke || dashed) || !tokens.list[afterYear]?.glued || !letters?.glued) return null;
  if (letters.kind !== "word" || letters.text.length < 2) return null;
  if (unitOf(tokens, afterYear + 1) && !isSign(tokens, afterYear + 2, "-")) return null;
  const end = gluedEnd(tokens, afterYear + 2);
  return { value: textBetween(tokens, index, end), next: end };
}

/** The first document number in [from, to): one with letters, or a bare one after "công văn số". */
export function findDocument(tokens: Tokens, from: number, to: number): string | null {
  for (let at = from; at < to; at++) {
    const kind = tokens.list[at]?.kind;
    if (kind === "number") {
      const document = readDocument(tokens, at);
      if (document) return document.value;
    } else if (kind === "word") {
      const introduced = bareNumberAfterWord(tokens, at);
      if (introduced) return introduced;
    }
  }
  return null;
}

function bareNumberAfterWord(tokens: Tokens, index: number): string | null {
  const lead = documentWord(tokens, index);
  if (!lead || readDocument(tokens, lead.next)) return null;
  const number = tokens.list[lead.next];
  return number?.kind === "number" && number.whole !== null ? number.text : null;
}

/** Goes on over "-VP", "/TW", "&ĐT" while nothing separates them. */
function gluedEnd(tokens: Tokens, from: number): number {
  let at = from;
  while (
    at < from + LONGEST_TAIL &&
    isSign(tokens, at, "-/&.") &&
    tokens.list[at]?.glued &&
    isPart(tokens.list[at + 1])
  )
    at += 2;
  return at;
}

function isPart(token: Token | undefined): boolean {
  return token?.glued === true && (token.kind === "word" || token.kind === "number");
}

function isYear(token: Token): boolean {
  return /^(19|20)\d\d$/.test(token.text);
}
