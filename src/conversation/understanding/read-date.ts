import type { DayRef } from "./intent.js";
import type { Found } from "./phrases.js";
import { readPeriod } from "./read-period.js";
import { isSign, isWord, type Tokens, tokenise, wholeNumber } from "./tokens.js";
import { dateLead } from "./vocabulary.js";

/** By the month's number. 29 for February: without a year nobody knows. */
const DAYS_IN_MONTH = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** "tính đến 5/3", "đến hết ngày 05/3/2025", "đến 17h ngày 5/3": the words before a date and the date. */
export function readDatedDay(tokens: Tokens, index: number): Found<DayRef> | null {
  const lead = dateLead(tokens, index);
  if (!lead) return null;
  const direct = readDay(tokens, lead.next) ?? readEndOfPeriod(tokens, lead.next);
  if (direct) return direct;
  const afterTime = skipTimeOfDay(tokens, lead.next);
  if (afterTime === lead.next) return null;
  return readDay(tokens, dateLead(tokens, afterTime)?.next ?? afterTime);
}

/** "tính đến hết tháng 2", "đến quý 1": the period's last day, not a report for that period. */
function readEndOfPeriod(tokens: Tokens, index: number): Found<DayRef> | null {
  const period = readPeriod(tokens, index);
  if (period?.value.unit !== "month" && period?.value.unit !== "quarter") return null;
  const { unit, index: number, year } = period.value;
  const month = unit === "month" ? number : number * 3;
  // 28 is a day of every February.
  const day = month === 2 ? 28 : (DAYS_IN_MONTH[month] ?? 0);
  return found(day, month, year ?? undefined, period.next);
}

/** The day some words begin with: the note of "xong 20/1". Null where they do not. */
export function dayAtStart(words: string): DayRef | null {
  return readDay(tokenise(words), 0)?.value ?? null;
}

/** "5/3", "05/3/2025", "5-3", "5.3.2025", "5 tháng 3 năm 2025". Null for a day no calendar has. */
export function readDay(tokens: Tokens, index: number): Found<DayRef> | null {
  return readPointed(tokens, index) ?? readSeparated(tokens, index) ?? readSpelled(tokens, index);
}

/** The tokenizer takes "5.3.2025" for one number. */
function readPointed(tokens: Tokens, index: number): Found<DayRef> | null {
  const token = tokens.list[index];
  if (token?.kind !== "number" || !token.text.includes(".")) return null;
  const [day = "", month = "", year, ...more] = token.text.split(".");
  if (more.length > 0 || token.text.includes(",")) return null;
  return found(Number(day), Number(month), yearFrom(year), index + 1);
}

function readSeparated(tokens: Tokens, index: number): Found<DayRef> | null {
  const day = wholeNumber(tokens, index, 2);
  const month = wholeNumber(tokens, index + 2, 2);
  if (day === null || month === null || !isSign(tokens, index + 1, "/-")) return null;
  const mark = tokens.list[index + 1]?.text ?? "";
  const hasYear = isSign(tokens, index + 3, mark) && tokens.list[index + 4]?.kind === "number";
  return hasYear
    ? found(day, month, yearFrom(tokens.list[index + 4]?.text), index + 5)
    : found(day, month, undefined, index + 3);
}

function readSpelled(tokens: Tokens, index: number): Found<DayRef> | null {
  const day = wholeNumber(tokens, index, 2);
  const month = wholeNumber(tokens, index + 2, 2);
  if (day === null || month === null || !isWord(tokens, index + 1, "thang")) return null;
  const year = isWord(tokens, index + 3, "nam") ? wholeNumber(tokens, index + 4, 4) : null;
  return year === null ? found(day, month, undefined, index + 3) : found(day, month, year, index + 5);
}

function found(day: number, month: number, year: number | undefined, next: number): Found<DayRef> | null {
  const days = DAYS_IN_MONTH[month];
  if (days === undefined || day < 1 || day > days || Number.isNaN(year)) return null;
  return { value: year === undefined ? { day, month } : { day, month, year }, next };
}

/** "2025" and "25" are the same year; NaN for what is no year. */
function yearFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^20\d\d$/.test(text)) return Number(text);
  return /^\d\d$/.test(text) ? 2000 + Number(text) : Number.NaN;
}

/** "17h", "17h30", "17 giờ 30", "8:00". */
function skipTimeOfDay(tokens: Tokens, index: number): number {
  if (wholeNumber(tokens, index, 2) === null) return index;
  const clock = isWord(tokens, index + 1, "h") || isWord(tokens, index + 1, "gio") || isSign(tokens, index + 1, ":");
  if (!clock) return index;
  return wholeNumber(tokens, index + 2, 2) === null || isSign(tokens, index + 3, "/-") ? index + 2 : index + 3;
}
