import { skipPhrases } from "./phrases.js";
import { readPeriod } from "./read-period.js";
import { isSign, isWord, type Tokens, wholeNumber } from "./tokens.js";
import { particle, stateOf } from "./vocabulary.js";

const MOST_MONTH = 12;

/**
 * Behind a period further ones and a state that is said of all of them: ", 2, 3 không phát sinh", "-t3 xong", "và tháng
 * 2 xong". The token after the state; null where it is said of one period.
 */
export function readMorePeriods(tokens: Tokens, from: number): number | null {
  let at = from;
  for (let next = oneMore(tokens, at); next !== null; next = oneMore(tokens, at)) at = next;
  const state = at > from ? stateOf(tokens, at) : null;
  return state && skipPhrases(particle, tokens, state.next);
}

function oneMore(tokens: Tokens, index: number): number | null {
  const linked = isSign(tokens, index, ",-&+") || ["va", "den", "toi"].some((word) => isWord(tokens, index, word));
  if (!linked) return null;
  const period = readPeriod(tokens, index + 1);
  if (period) return period.next;
  const number = wholeNumber(tokens, index + 1, 2);
  return number !== null && number >= 1 && number <= MOST_MONTH ? index + 2 : null;
}
