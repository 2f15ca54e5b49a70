import type { ScheduleEntry } from "../../domain/catalogue.js";
import { type DeadlineRule, ruleOf } from "../../domain/deadline.js";
import { parseLocalDate } from "../../domain/local-date.js";
import { type Period, period, periodsOf, type Rhythm } from "../../domain/period.js";
import { type DeadlineReading, once, unread } from "./deadline-reading.js";
import { readPeriod, YEAR_AFTER } from "./read-period.js";

/** "Hằng quý", "Cuối mỗi tháng", "Định kỳ 6 tháng một lần"; a bare "6 tháng" may be the first six. */
const REPEATED = new RegExp(
  "^(?:(?:dinh ky )?(?:(?:cuoi|het) )?(?:hang|moi|tung) (thang|quy)" +
    "|dinh ky (?:hang |moi )?(?:6|06|sau) (thang)(?: (?:1|mot) lan)?)" +
    "(?: trong)?(?: nam)?(?: ca nam)?(?:[ /-]+(20\\d\\d))?$",
);
const DAY_OF_MONTH = /^(truoc|cham nhat(?: la)?|den|vao|)\s*(?:ngay )?(\d{1,2}) (?:cua )?(?:hang|moi|tung) thang$/;

const BOUND = "(truoc|(?:cham|muon) nhat(?: la)?(?: vao)?|den het|den|het|vao|trong|)\\s*";
/** Which periods: "mỗi quý", "của quý" (each of them), "của quý II/2025", "của năm" (that one). */
const WHICH = `(?: cua)?(?: (hang|moi|tung))? (thang|quy|nam)(?: (iv|i{1,3}|\\d{1,2}))?${YEAR_AFTER}$`;
/** Without "ngày", "6 tháng cuối năm" are months. */
const FINAL_MONTH = new RegExp(`^${BOUND}(?:ngay |mung )(\\d{1,2}) (?:cua )?thang cuoi(?: cung)?${WHICH}`);
const WORKING_DAY = new RegExp(`^${BOUND}ngay lam viec (dau|cuoi)(?: (?:tien|cung))?${WHICH}`);
/** Lengths of which a year has several. */
const RHYTHMS: Readonly<Record<string, Rhythm>> = { thang: "month", quy: "quarter" };

/**
 * A deadline that is said of a period: of each one of the year ("hằng quý", "trước ngày 10 tháng cuối quý") or of one of
 * them ("ngày làm việc cuối cùng của tháng 6"). Null when the words are of another kind.
 * @param text of the cell, marks taken off
 */
export function readRecurring(text: string, year: number): DeadlineReading | null {
  const repeated = REPEATED.exec(text);
  if (repeated) {
    const [, length, halves, named] = repeated;
    const every = halves ? "half-year" : length === "thang" ? "month" : "quarter";
    const ofYear = Number(named ?? year);
    const rule: DeadlineRule = { kind: "end", period: period(String(ofYear)) };
    return { understood: true, rule, schedule: scheduleOf(periodsOf(ofYear, every), "end") };
  }
  const monthly = DAY_OF_MONTH.exec(text);
  if (monthly) return onDayOfMonth(Number(monthly[2]), monthly[1] === "truoc", year);
  const dayOf = FINAL_MONTH.exec(text) ?? WORKING_DAY.exec(text);
  if (!dayOf) return null;
  const [, bound = "", day = "", each, length = "", which, named] = dayOf;
  const whole = period(String(year));
  const words = ruleWords(bound, day, length);
  if (words === null) return unread(whole);
  const ofYear = Number(named ?? year);
  const every = RHYTHMS[length];
  if (which === undefined && every) return ofEach(periodsOf(ofYear, every), words) ?? unread(whole);
  const one =
    each === undefined || length === "nam"
      ? readPeriod(which === undefined ? String(ofYear) : `${length} ${which}`, ofYear)
      : null;
  const rule = one && ruleOf(words, one);
  return rule ? once(whole, rule) : unread(whole);
}

/** The rule without its period. Nobody speaks of a month's last month, nor of what ends before a working day. */
function ruleWords(bound: string, day: string, length: string): string | null {
  const isBefore = bound === "truoc";
  if (/^\d/.test(day)) return length === "thang" ? null : `${isBefore ? "before" : "on"} ${Number(day)} final-month`;
  return isBefore ? null : `${day === "dau" ? "first" : "last"}-working-day`;
}

/** Null where one of the periods lacks the day: that is left to a person. */
function ofEach(periods: readonly Period[], words: string): DeadlineReading | null {
  const schedule = scheduleOf(periods, words);
  const last = schedule.at(-1);
  return last && schedule.length === periods.length ? { understood: true, rule: last.rule, schedule } : null;
}

function scheduleOf(periods: readonly Period[], words: string): ScheduleEntry[] {
  return periods.flatMap((each) => {
    const rule = ruleOf(words, each);
    return rule ? [{ period: each, rule }] : [];
  });
}

/** "Trước ngày 25 hằng tháng". A day that some month lacks is left to a person. */
function onDayOfMonth(day: number, isBefore: boolean, year: number): DeadlineReading {
  const months = periodsOf(year, "month");
  const schedule = months.flatMap((each): ScheduleEntry[] => {
    const on = day <= 28 ? parseLocalDate(`${each}-${String(day).padStart(2, "0")}`) : null;
    return on ? [{ period: each, rule: { kind: isBefore ? "before" : "on", on } }] : [];
  });
  const last = schedule.at(-1);
  return last ? { understood: true, rule: last.rule, schedule } : unread(period(String(year)));
}
