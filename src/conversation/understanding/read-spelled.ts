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
  const mark = point(tokens, whole.next);
  const fraction = mark && (digit(tokens, mark.next) ?? digitAt(tokens, mark.next));
  const value = fraction ? whole.value + fraction.value / 10 : whole.value;
  const next = fraction?.next ?? whole.next;
  if (isSign(tokens, next, "%")) return { value, next: next + 1 };
  const unit = unitOf(tokens, next);
  return unit?.value === "%" ? { value, next: unit.next } : null;
}

/** "một trăm", "tám mươi hai", "tám hai", "mười lăm", "tám". */
function readWhole(tokens: Tokens, index: number): Found<number> | null {
  if (isWord(tokens, index, "muoi")) return withUnits(tokens, index + 1, 10);
  const first = digit(tokens, index);
  if (!first) return null;
  // "tám phần trăm" ends in the same word as "một trăm".
  if (isWord(tokens, first.next, "tram")) return { value: first.value * 100, next: first.next + 1 };
  if (isWord(tokens, first.next, "muoi")) return withUnits(tokens, first.next + 1, first.value * 10);
  const second = digit(tokens, first.next);
  return second ? { value: first.value * 10 + second.value, next: second.next } : first;
}

function withUnits(tokens: Tokens, index: number, tens: number): Found<number> {
  const units = digit(tokens, index);
  return units ? { value: tens + units.value, next: units.next } : { value: tens, next: index };
}

function digitAt(tokens: Tokens, index: number): Found<number> | null {
  const value = wholeNumber(tokens, index, 1);
  return value === null ? null : { value, next: index + 1 };
}
