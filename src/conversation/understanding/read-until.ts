import { addDays, isoWeekday, type LocalDate, parseLocalDate, yearOf } from "../../domain/local-date.js";
import type { DayRef } from "./intent.js";
import { type Found, phraseSet, phraseTable } from "./phrases.js";
import { readDay } from "./read-date.js";
import { readPeriod } from "./read-period.js";
import { isSign, isWord, type Tokens, wholeNumber } from "./tokens.js";

/** Until when something should keep quiet, as people say it. */
export type Until =
  | ({ readonly kind: "day" } & DayRef)
  /** "ngày 15". */
  | { readonly kind: "day-of-month"; readonly day: number }
  /** "3 ngày", "mai", "2 tuần". */
  | { readonly kind: "days"; readonly count: number }
  /** 1 = Monday; `week` 0 is the next such day, 1 the one of the week after this. */
  | { readonly kind: "weekday"; readonly weekday: number; readonly week: 0 | 1 }
  | { readonly kind: "next-month" }
  | { readonly kind: "month-end"; readonly month: number; readonly year?: number }
  /** "hết 15/3": that day is quiet too. */
  | { readonly kind: "through"; readonly until: Exclude<Until, { kind: "through" }> };

/** A day without its year that lies further back than this is next year's. */
const HALF_A_YEAR = 180;

type Plain = Exclude<Until, { kind: "through" }>;

const lead = phraseTable<"to" | "through">([
  ["to", "den|toi|cho den|cho toi|trong|sau|sang|qua|until|till|to|for"],
  ["through", "het|den het|toi het|cho den het|through"],
]);
const ahead = phraseTable<Plain>([
  [{ kind: "days", count: 0 }, "hom nay|nay|today"],
  [{ kind: "days", count: 1 }, "mai|ngay mai|sang mai|hom sau|tomorrow"],
  [{ kind: "days", count: 2 }, "mot|ngay mot|ngay kia|day after tomorrow"],
  [{ kind: "weekday", weekday: 1, week: 1 }, "tuan sau|tuan toi|dau tuan sau|dau tuan toi|sang tuan|next week"],
  [{ kind: "weekday", weekday: 1, week: 1 }, "het tuan|het tuan nay|den het tuan|den het tuan nay"],
  [{ kind: "next-month" }, "thang sau|thang toi|dau thang sau|dau thang toi|sang thang|next month"],
  [{ kind: "next-month" }, "het thang|het thang nay|den het thang|den het thang nay"],
  [{ kind: "days", count: 15 }, "nua thang"],
]);
const weekday = phraseTable<number>([
  [1, "thu hai|monday"],
  [2, "thu ba|tuesday"],
  [3, "thu tu|wednesday"],
  [4, "thu nam|thursday"],
  [5, "thu sau|friday"],
  [6, "thu bay|saturday"],
  [7, "chu nhat|sunday"],
]);
const ofNextWeek = phraseSet("tuan sau|tuan toi|next week");
const ofThisWeek = phraseSet("tuan nay|nay|toi|this week");
const counted = phraseTable<number>([
  [1, "mot|one|a"],
  [2, "hai|two"],
  [3, "ba|three"],
  [4, "bon|four"],
  [5, "nam|five"],
  [6, "sau|six"],
  [7, "bay|seven"],
  [10, "muoi|ten"],
]);
const span = phraseTable<number>([
  [1, "ngay|hom|day|days"],
  [7, "tuan|week|weeks"],
  [30, "thang|month|months"],
]);
const more = phraseSet("nua");

/** "đến 10/3", "3 ngày", "thứ sáu", "mai", "tuần sau", "2025-03-15", with or without the words before it. */
export function readUntil(tokens: Tokens, index: number): Found<Until> | null {
  const leading = lead(tokens, index);
  if (!leading) return readPlain(tokens, index);
  if (leading.value === "to") return readPlain(tokens, leading.next) ?? readPlain(tokens, index);
  const last = readPlain(tokens, leading.next);
  if (last) return { value: { kind: "through", until: last.value }, next: last.next };
  return readMonthEnd(tokens, leading.next) ?? readPlain(tokens, index);
}

/** The first day that is no longer quiet, seen from `today`; null for a day no calendar has. */
export function resolveUntil(until: Until, today: LocalDate): LocalDate | null {
  switch (until.kind) {
    case "day":
      return dayNamed(until, today);
    case "day-of-month":
      return dayOfMonth(until.day, today);
    case "days":
      return addDays(today, until.count);
    case "weekday":
      return weekdayNamed(until, today);
    case "next-month":
      return firstOfNextMonth(today);
    case "month-end": {
      const first = dayNamed({ ...until, day: 1 }, today);
      return first && firstOfNextMonth(first);
    }
    case "through": {
      const last = resolveUntil(until.until, today);
      return last && addDays(last, 1);
    }
  }
}

function readPlain(tokens: Tokens, index: number): Found<Plain> | null {
  return (
    readIsoDay(tokens, index) ??
    readSpan(tokens, index) ??
    readWeekday(tokens, index) ??
    readCalendarDay(tokens, index) ??
    ahead(tokens, index)
  );
}

function readIsoDay(tokens: Tokens, index: number): Found<Plain> | null {
  const [year, month, day] = [index, index + 2, index + 4].map((at) => wholeNumber(tokens, at, 4));
  const dashed = isSign(tokens, index + 1, "-") && isSign(tokens, index + 3, "-");
  if (!year || year < 1900 || !month || !day || !dashed) return null;
  return { value: { kind: "day", day, month, year }, next: index + 5 };
}

/** "3 ngày", "hai tuần nữa"; "3 ngày 10/3" is about something else. */
function readSpan(tokens: Tokens, index: number): Found<Plain> | null {
  const number = wholeNumber(tokens, index, 2);
  const count = number === null ? counted(tokens, index) : { value: number, next: index + 1 };
  const unit = count && span(tokens, count.next);
  if (!count || !unit || tokens.list[unit.next]?.kind === "number") return null;
  const next = more(tokens, unit.next)?.next ?? unit.next;
  return { value: { kind: "days", count: count.value * unit.value }, next };
}

function readWeekday(tokens: Tokens, index: number): Found<Plain> | null {
  const numbered = isWord(tokens, index, "thu") ? wholeNumber(tokens, index + 1, 1) : null;
  const named = weekday(tokens, index);
  const byNumber = numbered !== null && numbered >= 2 && numbered <= 7 ? numbered - 1 : null;
  const found = byNumber === null ? named : { value: byNumber, next: index + 2 };
  if (!found) return null;
  const after = ofNextWeek(tokens, found.next);
  const next = after?.next ?? ofThisWeek(tokens, found.next)?.next ?? found.next;
  return { value: { kind: "weekday", weekday: found.value, week: after ? 1 : 0 }, next };
}

/** "15/3", "ngày 15/3", "15 tháng 3", "ngày 15". */
function readCalendarDay(tokens: Tokens, index: number): Found<Plain> | null {
  const announced = isWord(tokens, index, "ngay") || isWord(tokens, index, "mung");
  const at = announced ? index + 1 : index;
  const found = readDay(tokens, at);
  if (found) return { value: { kind: "day", ...found.value }, next: found.next };
  const day = announced ? wholeNumber(tokens, at, 2) : null;
  return day === null || day < 1 || day > 31 ? null : { value: { kind: "day-of-month", day }, next: at + 1 };
}

/** "hết tháng 3", with or without its year. */
function readMonthEnd(tokens: Tokens, index: number): Found<Plain> | null {
  const period = readPeriod(tokens, index);
  if (period?.value.unit !== "month") return null;
  const { index: month, year } = period.value;
  return { value: { kind: "month-end", month, ...(year === null ? {} : { year }) }, next: period.next };
}

/** Without a year the nearest such day ahead; one that has just passed stays passed, so that it can be asked about. */
function dayNamed({ day, month, year }: DayRef, today: LocalDate): LocalDate | null {
  const inYear = (of: number) =>
    parseLocalDate(`${of}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
  if (year !== undefined) return inYear(year);
  const thisYear = inYear(yearOf(today));
  const longGone = thisYear !== null && thisYear < addDays(today, -HALF_A_YEAR);
  return longGone ? inYear(yearOf(today) + 1) : thisYear;
}

function dayOfMonth(day: number, today: LocalDate): LocalDate | null {
  const inMonth = (of: LocalDate) => parseLocalDate(`${of.slice(0, 7)}-${String(day).padStart(2, "0")}`);
  const thisMonth = inMonth(today);
  if (thisMonth && thisMonth > today) return thisMonth;
  return inMonth(firstOfNextMonth(today));
}

function firstOfNextMonth(today: LocalDate): LocalDate {
  const next = addDays(today, 32 - Number(today.slice(8)));
  return addDays(next, 1 - Number(next.slice(8)));
}

function weekdayNamed({ weekday: wanted, week }: Extract<Until, { kind: "weekday" }>, today: LocalDate): LocalDate {
  if (week === 1) return addDays(today, 7 - isoWeekday(today) + wanted);
  const ahead = wanted - isoWeekday(today);
  return addDays(today, ahead > 0 ? ahead : ahead + 7);
}
