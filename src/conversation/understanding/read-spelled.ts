import { type Found, phraseTable } from "./phrases.js";
import { isSign, isWord, type Tokens, wholeNumber } from "./tokens.js";
import { unitOf } from "./vocabulary.js";

const digit = phraseTable<number>([
  [0, "khong"],
  [1, "mot"],
  [2, "hai"],
  [3, "ba"],
  [4, "bon|tu"],
  [5, "nam|lam"],
  [6, "sau"],
  [7, "bay"],
  [8, "tam"],
  [9, "chin"],
]);
const point = phraseTable<true>([[true, "phay|cham"]]);

/**
 * "tám mươi hai phần trăm", "tám hai phẩy năm %": a percentage in words, as dictation writes it. Only with its unit: the
 * words alone mean other things as well ("tầm", "năm", "sau"), and even so the value is for asking, not for taking.
 */
export function readSpelledPercent(tokens: Tokens, index: number): Found<number> | null {
  const whole = readWhole(tokens, index);
  if (!whole) return null;
  const fraction = readFraction(tokens, whole.next);
  const value = whole.value + (fraction?.value ?? 0);
  const next = fraction?.next ?? whole.next;
  if (isSign(tokens, next, "%")) return { value, next: next + 1 };
  const unit = unitOf(tokens, next);
  return unit?.value === "%" ? { value, next: unit.next } : null;
}

/** "tám mươi hai", "tám hai": a number of two words or more; the first alone may be another word ("tầm"). */
export function isSpelledNumber(tokens: Tokens, index: number): boolean {
  return (readWhole(tokens, index)?.next ?? 0) > index + 1;
}

/** "phẩy năm", "phẩy hai lăm", "rưỡi". */
function readFraction(tokens: Tokens, index: number): Found<number> | null {
  if (isWord(tokens, index, "ruoi")) return { value: 0.5, next: index + 1 };
  const mark = point(tokens, index);
  const tenths = mark && (digit(tokens, mark.next) ?? digitAt(tokens, mark.next));
  if (!tenths) return null;
  const hundredths = digit(tokens, isWord(tokens, tenths.next, "muoi") ? tenths.next + 1 : tenths.next);
  if (!hundredths) return { value: tenths.value / 10, next: tenths.next };
  return { value: (tenths.value * 10 + hundredths.value) / 100, next: hundredths.next };
}

/** "một trăm", "một trăm linh năm", "tám mươi hai", "tám hai", "mười lăm", "tám". */
function readWhole(tokens: Tokens, index: number): Found<number> | null {
  if (isWord(tokens, index, "muoi")) return withUnits(tokens, index + 1, 10);
  const first = digit(tokens, index);
  if (!first) return null;
  // "tám phần trăm" ends in the same word as "một trăm".
  if (isWord(tokens, first.next, "tram")) return withRest(tokens, first.next + 1, first.value * 100);
  if (isWord(tokens, first.next, "muoi")) return withUnits(tokens, first.next + 1, first.value * 10);
  const second = digit(tokens, first.next);
  return second ? { value: first.value * 10 + second.value, next: second.next } : first;
}

/** "linh năm", "lẻ năm", "mười", "hai mươi" behind the hundreds. */
function withRest(tokens: Tokens, index: number, hundreds: number): Found<number> {
  const few = isWord(tokens, index, "linh") || isWord(tokens, index, "le") ? digit(tokens, index + 1) : null;
  const rest = few ?? (point(tokens, index) ? null : readBelowHundred(tokens, index));
  return rest ? { value: hundreds + rest.value, next: rest.next } : { value: hundreds, next: index };
}

function readBelowHundred(tokens: Tokens, index: number): Found<number> | null {
  const whole = readWhole(tokens, index);
  return whole && whole.value < 100 ? whole : null;
}

function withUnits(tokens: Tokens, index: number, tens: number): Found<number> {
  const units = digit(tokens, index);
  return units ? { value: tens + units.value, next: units.next } : { value: tens, next: index };
}

function digitAt(tokens: Tokens, index: number): Found<number> | null {
  const value = wholeNumber(tokens, index, 1);
  return value === null ? null : { value, next: index + 1 };
}

const count = phraseTable<number>([
  [1, "mot"],
  [2, "hai"],
  [3, "ba"],
  [4, "bon"],
  [7, "bay"],
  [8, "tam"],
  [9, "chin"],
]);
const unitBehindTen = phraseTable<number>([
  [1, "mot"],
  [2, "hai"],
  [3, "ba"],
  [4, "bon|tu"],
  [5, "lam|nam"],
  [6, "sau"],
  [7, "bay"],
  [8, "tam"],
  [9, "chin"],
]);

/**
 * "bảy", "mười hai": a count from 1 to 19 in words. Five and six are none: without their marks they are "năm" of a year
 * and "sau".
 */
export function readSpelledCount(tokens: Tokens, index: number): Found<number> | null {
  if (!isWord(tokens, index, "muoi")) return count(tokens, index);
  const units = unitBehindTen(tokens, index + 1);
  // "mười hai mươi phần trăm": ten, and twenty of it.
  if (!units || isWord(tokens, units.next, "muoi")) return { value: 10, next: index + 1 };
  return { value: 10 + units.value, next: units.next };
}
