import type { DayRef } from "./intent.js";
import type { Found } from "./phrases.js";
import { readDay } from "./read-date.js";
import { isSign, isWord, type Tokens, tokenAt } from "./tokens.js";

/**
 * Two days somebody is away, and the words around them: a name. Without a second day the first is meant; of "đến 10/1" the
 * first is not said.
 */
export type DatesWords = { readonly from: DayRef | null; readonly until: DayRef | null; readonly words: string };

/** "Bình từ 10/3 đến 15/3", "10/3 15/3 Bình", "từ 10/3 đến hết 15/3/2025", "10/3-15/3". Never throws. */
export function readDates(tokens: Tokens): DatesWords {
  for (let at = 0; at < tokens.list.length; at++) {
    const from = dayAt(tokens, at);
    if (!from) continue;
    const until = dayAt(tokens, from.next);
    const end = until?.next ?? from.next;
    return {
      from: until || !isEnd(tokens, at) ? from.value : null,
      until: (until ?? from).value,
      words: `${textUpTo(tokens, 0, at)} ${textUpTo(tokens, end, tokens.list.length)}`.trim(),
    };
  }
  return { from: null, until: null, words: textUpTo(tokens, 0, tokens.list.length) };
}

const LEADS = ["tu", "den", "het", "ngay", "toi"];

function dayAt(tokens: Tokens, index: number): Found<DayRef> | null {
  let at = index;
  while (LEADS.some((word) => isWord(tokens, at, word)) || isSign(tokens, at, "-–,:")) at++;
  return readDay(tokens, at);
}

/** "đến", "tới", "đến hết" before the day. */
function isEnd(tokens: Tokens, index: number): boolean {
  return isWord(tokens, index, "den") || isWord(tokens, index, "toi");
}

function textUpTo(tokens: Tokens, from: number, to: number): string {
  const [first, last] = [tokenAt(tokens, from), tokenAt(tokens, to - 1)];
  return first && last && to > from
    ? tokens.text.slice(first.start, tokens.list[to]?.start ?? tokens.text.length).trim()
    : "";
}
