import {
  type Amount,
  doubt,
  figureOf,
  hasAnyParts,
  hasParts,
  isMeasured,
  isPercent,
  sameUnit,
  valuesOf,
  withoutKind,
} from "./amount.js";
import { isAmount } from "./amount-behind.js";
import { readNumber } from "./number.js";
import { skipPhrases } from "./phrases.js";
import { readAmount } from "./read-amount.js";
import { contextAt } from "./read-context.js";
import { readDatedDay, readDay } from "./read-date.js";
import { readPeriod } from "./read-period.js";
import { isLettered, readBareCode, readNamedTask } from "./read-task.js";
import { readSecondThought } from "./second-thought.js";
import { isSign, isWord, skipArrow, type Tokens, tokenAt } from "./tokens.js";
import {
  approximately,
  courtesy,
  hedge,
  noteStart,
  questionWord,
  spanEnd,
  stateOf,
  taskWord,
  thatIs,
  until,
  upTo,
} from "./vocabulary.js";

const NOTE_STARTS = [noteStart, courtesy, hedge, approximately, taskWord, questionWord];

/** An amount, with a second one where both belong together: "820/1000 (82%)", "80-85%", "78% -> 82%". */
export function readFigure(tokens: Tokens, index: number): Amount | null {
  const first = readAmount(tokens, index);
  if (!first || first.value.kind === "invalid") return first;
  const follower = tokenAt(tokens, first.next);
  // Nothing behind it: the usual case, and all there is to be said.
  if (follower === undefined) return first;
  if (follower.kind === "line") return readSecondThought(tokens, index, first) ?? first;
  return (
    readOtherForm(tokens, index, first) ??
    readRange(tokens, index, first) ??
    readSecondThought(tokens, index, first) ??
    readBehindSpan(tokens, index, first) ??
    readFollowed(tokens, index, first) ??
    first
  );
}

/** A percentage and its n/N. If they agree they are one figure, if they contradict each other that is asked. */
function readOtherForm(tokens: Tokens, index: number, first: Amount): Amount | null {
  const bracketed = isSign(tokens, first.next, "(=");
  let at = first.next;
  while (isSign(tokens, at, "(=~,:")) at++;
  const second = readAmount(tokens, skipPhrases(thatIs, tokens, at));
  if (!second || at === index || first.value.kind !== "figure" || second.value.kind !== "figure") return null;
  const [share, percent] = hasParts(first.value) ? [first.value, second.value] : [second.value, first.value];
  if (!hasParts(share) || hasParts(percent) || percent.unit !== "%") return null;
  const next = isSign(tokens, second.next, ")") ? second.next + 1 : second.next;
  // The percentage was rounded by hand.
  if (Math.abs(share.value - percent.value) <= 0.5) return { value: share, next };
  return bracketed ? { value: figureOf(tokens, index, next, [withoutKind(percent), withoutKind(share)]), next } : null;
}

/** "80-85%" and "80 đến 85%" are two values; of "78 -> 82%" and "78% lên 82%" the later one is meant. */
function readRange(tokens: Tokens, index: number, first: Amount): Amount | null {
  const arrow = skipArrow(tokens, first.next);
  const words = upTo(tokens, first.next) ?? until(tokens, first.next);
  const to = arrow ?? words?.next ?? (isSign(tokens, first.next, "-~") ? first.next + 1 : null);
  if (to === null || first.value.kind !== "figure") return null;
  if (!arrow && until(tokens, first.next) && readDatedDay(tokens, first.next)) return null;
  const second = readAmount(tokens, to);
  if (second?.value.kind !== "figure" || !sameUnit(first.value, second.value)) return null;
  if (arrow !== null || upTo(tokens, first.next)) return second;
  const unit = second.value.unit ?? first.value.unit;
  const readings = [first.value, second.value].map((figure) => ({ ...withoutKind(figure), unit }));
  return { value: figureOf(tokens, index, second.next, readings), next: second.next };
}

/** "9 tháng đạt 82%", "3 tháng đầu năm không phát sinh": how long, and then the value; of which period is asked. */
function readBehindSpan(tokens: Tokens, index: number, first: Amount): Amount | null {
  if (first.value.kind !== "figure" || first.value.unit !== "ngày") return null;
  const at = contextAt(tokens, spanEnd(tokens, first.next)?.next ?? first.next).next;
  const state = stateOf(tokens, at);
  if (state) return doubt(tokens, index, state.next, []);
  const second = readAmount(tokens, at);
  return second && isMeasured(second.value) ? doubt(tokens, index, second.next, valuesOf(second.value)) : null;
}

/** What follows right after the value may leave open what was meant. */
function readFollowed(tokens: Tokens, index: number, first: Amount): Amount | null {
  const bare = !isMeasured(first.value);
  const follower = tokens.list[first.next];
  // "82 phẩy 5%" and "82 chấm 5%", as dictation writes them.
  const spoken =
    bare && (isWord(tokens, first.next, "phay") || isWord(tokens, first.next, "cham")) ? first.next + 1 : null;
  if (bare && !spoken && follower?.kind === "word" && !beginsNote(tokens, first.next))
    return doubt(tokens, index, first.next, valuesOf(first.value));
  // "1) 7: 82%": the number before a colon is another task's, or an hour.
  const below = bare && isSign(tokens, first.next, ":=") ? readAmount(tokens, first.next + 1) : null;
  if (below) return doubt(tokens, index, below.next, [...valuesOf(first.value), ...valuesOf(below.value)]);
  const behind = bare ? skipPhrases(courtesy, tokens, first.next) : first.next;
  const another = behind > first.next ? readAmount(tokens, behind) : null;
  // "8a 60%": the letter of a part looks like courtesy.
  if (another && isPercent(another.value))
    return doubt(tokens, index, another.next, [...valuesOf(first.value), ...valuesOf(another.value)]);
  // "82, 5%" and "82 . 5" are more likely one number than a number and a note.
  const split = bare && !spoken && isSign(tokens, first.next, ".,") && !beginsItem(tokens, first.next + 1, true);
  const at = spoken ?? (split ? first.next + 1 : first.next);
  // "8a 100 8b 52".
  const code = readBareCode(tokens, at);
  if (code && isLettered(tokens, code)) return null;
  const second = tokens.list[at]?.kind === "number" && !isFullDate(tokens, at) ? readAmount(tokens, at) : null;
  if (!second || (split && isMeasured(second.value) && !isPercent(second.value))) return null;
  if (spoken) return doubt(tokens, index, second.next, joinedNumbers(tokens, first, at));
  return bare ? joinedDoubt(tokens, index, first, second, at) : measuredDoubt(tokens, index, first, second);
}

/** After a bare number the words of a note; anything else may be what is counted ("3 dự án"). */
function beginsNote(tokens: Tokens, index: number): boolean {
  if (stateOf(tokens, index)) return false;
  return (
    NOTE_STARTS.some((table) => table(tokens, index)) ||
    readPeriod(tokens, index) !== null ||
    readDatedDay(tokens, index) !== null
  );
}

/** "8 2%", "82 5", "1 234,5": two numbers, or one that was torn. */
function joinedDoubt(tokens: Tokens, index: number, first: Amount, second: Amount, at: number): Amount {
  const digits = tokens.list[at]?.text ?? "";
  const mark = /^\d{3}(?!\d)/.test(digits) ? "" : ".";
  const numbers = joinedNumbers(tokens, first, at, mark);
  return doubt(tokens, index, second.next, [...valuesOf(first.value), ...numbers, ...valuesOf(second.value)]);
}

/** The number that the digits at `at` make of the first one's, put together with the mark between them. */
function joinedNumbers(tokens: Tokens, first: Amount, at: number, mark: "" | "." = "."): number[] {
  const digits = tokens.list[at]?.text ?? "";
  const joined = valuesOf(first.value).map((value) => readNumber(`${value}${mark}${digits}`));
  return joined.flatMap((number) => (number.kind === "number" ? [number.value] : []));
}

/** "82% 85%" and "1 tỷ 200 triệu"; but after a percentage other things may be counted in the note. */
function measuredDoubt(tokens: Tokens, index: number, first: Amount, second: Amount): Amount | null {
  if (!isPercent(first.value)) return doubt(tokens, index, second.next, []);
  const torn =
    !hasAnyParts(first.value) &&
    valuesOf(second.value).length > 0 &&
    !isMeasured(second.value) &&
    isAlone(tokens, first.next, second.next);
  if (!torn && (!isPercent(second.value) || hasAnyParts(second.value))) return null;
  return doubt(tokens, index, second.next, [...valuesOf(first.value), ...valuesOf(second.value)]);
}

/** The 83 of "82% 83": nothing says what it counts, and it is no day. */
function isAlone(tokens: Tokens, from: number, to: number): boolean {
  if (readDay(tokens, from)) return false;
  const token = tokenAt(tokens, to);
  const sign = isSign(tokens, to, ",;.") && !tokens.list[to + 1]?.glued;
  return to === from + 1 && (token === undefined || token.kind === "line" || sign);
}

function isFullDate(tokens: Tokens, index: number): boolean {
  return readDay(tokens, index)?.next === index + 5;
}

/**
 * A task with a value of its own: in "xong 8 60%" and "82, 10b: 93" the number begins the next item.
 * @param marked a comma stands before it, so that a bare number is value enough
 */
export function beginsItem(tokens: Tokens, index: number, marked: boolean): boolean {
  if (isSign(tokens, index + 1, ".)/") && readNamedTask(tokens, index + 2)?.how === "named") return true;
  const code = readNamedTask(tokens, index) ?? readBareCode(tokens, index);
  if (!code || isAmount(tokens, code.next)) return false;
  const behind = isSign(tokens, code.next, ":=") ? code.next + 1 : code.next;
  const at = skipPhrases(hedge, tokens, behind);
  if (stateOf(tokens, at)) return true;
  const value = tokens.list[at]?.kind === "number" ? readAmount(tokens, at) : null;
  return value !== null && (marked || isPercent(value.value));
}
