import type { PeriodRef } from "./intent.js";
import { type Found, phraseTable } from "./phrases.js";
import { readSpelledCount } from "./read-spelled.js";
import { isSign, isWord, type Token, type Tokens, typedAt, wholeNumber } from "./tokens.js";

const ROMAN: ReadonlyMap<string, number> = new Map([
  ["i", 1],
  ["ii", 2],
  ["iii", 3],
  ["iv", 4],
]);
const MOST_OF: ReadonlyMap<PeriodRef["unit"], number> = new Map([
  ["month", 12],
  ["quarter", 4],
  ["half", 2],
  ["year", 1],
]);
const halfOf = phraseTable<1 | 2>([
  [1, "thang dau nam|thang dau|thang"],
  [2, "thang cuoi nam|thang cuoi"],
]);
/** Of "tháng", "quý", "h1", "năm", "cả năm": the first letters of all that names a period, by their codes. */
const BEGINNINGS = new Set([..."tqhnc"].map((letter) => letter.charCodeAt(0)));
const allYear = phraseTable<true>([[true, "ca nam|nam nay|trong nam"]]);

/** A period inside a line. What could as well be a value ("3/2025", "2025") is not taken for one. */
export function readPeriod(tokens: Tokens, index: number): Found<PeriodRef> | null {
  const token = tokens.list[index];
  // Asked at nearly every token, so what can begin no period is let go first.
  if (token?.kind === "number") {
    if (token.whole === 6) return readHalfYear(tokens, index);
    return token.text.length === 4 ? readIso(tokens, index) : null;
  }
  if (token?.kind !== "word" || !BEGINNINGS.has(token.text.charCodeAt(0))) return null;
  return readNamed(tokens, index, token) ?? readWholeYear(tokens, index);
}

/** "tháng 3", "t3", "quý I", "q1", "h1", each with or without its year. */
function readNamed(tokens: Tokens, index: number, word: Token): Found<PeriodRef> | null {
  const unit = unitNamed(tokens, index, word);
  if (!unit) return null;
  // "Q.1".
  const at = isSign(tokens, index + 1, ".") && tokens.list[index + 2]?.glued ? index + 2 : index + 1;
  const number = wholeNumber(tokens, at, 2) ?? (unit === "quarter" ? roman(tokens.list[at]) : null);
  if (number !== null) return isInRange(unit, number) ? withYear(tokens, at + 1, unit, number) : null;
  // "tháng hai", "quý một": in words only where the unit is a word too.
  const spelled = word.text.length > 2 ? (readSpelledCount(tokens, index + 1) ?? fourth(tokens, index + 1)) : null;
  return spelled && isInRange(unit, spelled.value) ? withYear(tokens, spelled.next, unit, spelled.value) : null;
}

/** "tháng tư", "quý tư"; "từ" is another word. */
function fourth(tokens: Tokens, index: number): Found<number> | null {
  const typed = typedAt(tokens, index);
  return typed === "tư" || typed === "tu" ? { value: 4, next: index + 1 } : null;
}

function unitNamed(tokens: Tokens, index: number, word: Token): PeriodRef["unit"] | null {
  const glued = tokens.list[index + 1]?.glued === true;
  if (word.text === "thang" || (word.text === "t" && glued)) return "month";
  if (word.text === "quy" || word.text === "qui" || (word.text === "q" && glued)) return "quarter";
  return word.text === "h" && glued ? "half" : null;
}

/** "6 tháng", "6 tháng đầu năm", "6 tháng cuối năm"; but "6 tháng 3" is task 6 in March. */
function readHalfYear(tokens: Tokens, index: number): Found<PeriodRef> | null {
  if (wholeNumber(tokens, index, 1) !== 6) return null;
  const half = halfOf(tokens, index + 1);
  if (!half || (half.next === index + 2 && isMonth(tokens, half.next))) return null;
  return withYear(tokens, half.next, "half", half.value);
}

function isMonth(tokens: Tokens, index: number): boolean {
  const month = wholeNumber(tokens, index, 2);
  return month !== null && isInRange("month", month) && !isSign(tokens, index + 1, "%");
}

/** "2025-03", "2025-Q1", "2025-H2": the form of catalogue files and JSON. */
function readIso(tokens: Tokens, index: number): Found<PeriodRef> | null {
  const year = yearAt(tokens, index);
  const [mark, first, second] = [tokens.list[index + 1], tokens.list[index + 2], tokens.list[index + 3]];
  if (year === null || mark?.text !== "-" || !mark.glued || !first?.glued) return null;
  if (first.kind === "number") {
    const month = wholeNumber(tokens, index + 2, 2);
    return month !== null && isInRange("month", month) ? found("month", month, year, index + 3) : null;
  }
  const unit = first.text === "q" ? "quarter" : first.text === "h" ? "half" : null;
  const number = wholeNumber(tokens, index + 3, 1);
  if (!unit || !second?.glued || number === null || !isInRange(unit, number)) return null;
  return found(unit, number, year, index + 4);
}

function readWholeYear(tokens: Tokens, index: number): Found<PeriodRef> | null {
  if (isWord(tokens, index, "nam")) {
    const year = yearAt(tokens, index + 1);
    return year === null ? allYearAt(tokens, index) : found("year", 1, year, index + 2);
  }
  return allYearAt(tokens, index);
}

function allYearAt(tokens: Tokens, index: number): Found<PeriodRef> | null {
  const all = allYear(tokens, index);
  if (!all) return null;
  const year = yearAt(tokens, all.next);
  return found("year", 1, year, year === null ? all.next : all.next + 1);
}

/** "3/2025" and "03-2025", where a share of 2025 things is out of the question. */
export function readMonthOfYear(tokens: Tokens, index: number): Found<PeriodRef> | null {
  const month = wholeNumber(tokens, index, 2);
  const year = yearAt(tokens, index + 2);
  if (month === null || year === null || !isSign(tokens, index + 1, "/-") || !isInRange("month", month)) return null;
  return found("month", month, year, index + 3);
}

/** "2025", where a figure is out of the question. */
export function readBareYear(tokens: Tokens, index: number): Found<PeriodRef> | null {
  const year = yearAt(tokens, index);
  return year === null ? null : found("year", 1, year, index + 1);
}

/** Takes "/2025", "-2025", "năm 2025" or "2025" after the period's number. */
function withYear(tokens: Tokens, next: number, unit: PeriodRef["unit"], index: number): Found<PeriodRef> {
  const linked = isSign(tokens, next, "/-") || isWord(tokens, next, "nam") ? next + 1 : next;
  const year = yearAt(tokens, linked);
  return found(unit, index, year, year === null ? next : linked + 1);
}

function yearAt(tokens: Tokens, index: number): number | null {
  const year = wholeNumber(tokens, index, 4);
  return year !== null && year >= 2000 && year < 2100 ? year : null;
}

function roman(token: Token | undefined): number | null {
  return token?.kind === "word" ? (ROMAN.get(token.text) ?? null) : null;
}

/** "tháng 13" and "quý 5" are none. */
export function isInRange(unit: PeriodRef["unit"], index: number): boolean {
  return index >= 1 && index <= (MOST_OF.get(unit) ?? 0);
}

function found(unit: PeriodRef["unit"], index: number, year: number | null, next: number): Found<PeriodRef> {
  return { value: { unit, index, year }, next };
}
