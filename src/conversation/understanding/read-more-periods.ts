import type { PeriodRef, Reading } from "./intent.js";
import { type Found, skipPhrases } from "./phrases.js";
import { contextAt } from "./read-context.js";
import { isInRange, readPeriod } from "./read-period.js";
import { readValue } from "./read-value.js";
import { isSign, isWord, type Tokens, tokenAt, wholeNumber } from "./tokens.js";
import { courtesy, particle, stateOf } from "./vocabulary.js";

/** Of the longest list there is; a message of nothing else must not be gone through from every place in it. */
const MOST_PERIODS = 24;

/** Several periods from the first on; null where a number among them may be something else: "tháng 1, 8" and task 8. */
type Periods = Found<readonly PeriodRef[] | null>;

/** Behind a period further ones, and what is said of all of them: ", 2, 3 không phát sinh", "-t3 xong", "và t2 chưa xong". */
export function readSharedState(
  tokens: Tokens,
  from: number,
  first: PeriodRef,
): (Found<Reading> & { readonly periods: Periods["value"] }) | null {
  const all = readPeriods(tokens, from, first);
  const at = all && contextAt(tokens, all.next).next;
  const read = at !== null && stateOf(tokens, at) ? readValue(tokens, at, true) : null;
  if (!all || !read || read.value.kind === "figure") return null;
  return { value: read.value, next: skipPhrases(particle, tokens, read.next), periods: all.value };
}

/**
 * The same behind the state: "xong t1, t2, t3", "không phát sinh từ t1 đến t3". Null where there is but one, or where
 * words follow that may say something else of the last.
 * @param first the period read before `from`, null where none was
 */
export function readPeriodsBehind(tokens: Tokens, from: number, first: PeriodRef | null): Periods | null {
  const start = first ? { value: first, next: from } : isWord(tokens, from, "tu") ? readPeriod(tokens, from + 1) : null;
  const all = start && readPeriods(tokens, start.next, start.value);
  if (!all) return null;
  const end = skipPhrases(courtesy, tokens, all.next);
  const kind = tokenAt(tokens, end)?.kind;
  return kind === undefined || kind === "line" || isSign(tokens, end, ",;.!)") ? { value: all.value, next: end } : null;
}

function readPeriods(tokens: Tokens, from: number, first: PeriodRef): Periods | null {
  let periods: readonly PeriodRef[] | null = [first];
  let at = from;
  let last = first;
  for (let count = 0; count < MOST_PERIODS; count++) {
    const more = oneMore(tokens, at, last);
    if (!more) break;
    periods = periods && more.value && [...periods, ...more.value];
    last = more.value?.at(-1) ?? last;
    at = more.next;
  }
  return at > from ? { value: periods, next: at } : null;
}

function oneMore(tokens: Tokens, index: number, last: PeriodRef): Periods | null {
  const range = isSign(tokens, index, "-") || isWord(tokens, index, "den") || isWord(tokens, index, "toi");
  if (!range && !isSign(tokens, index, ",&+") && !isWord(tokens, index, "va")) return null;
  const named = readPeriod(tokens, index + 1);
  if (named) return { value: range ? upTo(last, named.value) : [named.value], next: named.next };
  const number = wholeNumber(tokens, index + 1, 2);
  if (number === null || !isInRange(last.unit, number)) return null;
  const period = { ...last, index: number };
  const follows = number === last.index + 1;
  return { value: range ? upTo(last, period) : follows ? [period] : null, next: index + 2 };
}

/** All behind `last` up to and with `end`. */
function upTo(last: PeriodRef, end: PeriodRef): readonly PeriodRef[] | null {
  if (last.unit !== end.unit || end.index <= last.index) return null;
  return Array.from({ length: end.index - last.index }, (_, step) => ({ ...end, index: last.index + step + 1 }));
}
