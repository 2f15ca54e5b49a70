import type { ScheduleEntry } from "../../domain/catalogue.js";
import { addDays, type LocalDate } from "../../domain/local-date.js";
import { type Period, period, spanOf } from "../../domain/period.js";
import { atLatest, type DeadlineReading, once } from "./deadline-reading.js";
import { readDay } from "./read-day.js";
import { readPeriod } from "./read-period.js";

type End = { readonly kind: "day"; readonly on: LocalDate } | { readonly kind: "period"; readonly period: Period };

const RANGE = /^(?:tu )?(.+?)(?: (?:den|toi)(?: het)? | ?- ?)(.+)$/;
const SEPARATOR = /\s*(?:[,;]|\bva\b)\s*/;
const LENGTH = /^(thang|quy) /;
const NOW = /^(?:ngay )?nay$/;
const YEAR_AT_END = /[ /,-]+(?:nam )?(20\d\d)$/;

/** "Từ 01/3 đến 30/6", "tháng 2-4/2025", "quý I - quý III": due when it ends. Null when the words are no range. */
export function readRange(text: string, year: number): DeadlineReading | null {
  const [, from = "", until = ""] = RANGE.exec(text) ?? [];
  const [first, last] = endsOf([from, until], year);
  // "Từ ngày 01 đến ngày 15/3": the month is said once, at the end.
  const isSaidLater = NOW.test(from) || (/^(?:ngay )?\d{1,2}$/.test(from) && last?.kind === "day");
  if (!last || !(first ? startOf(first) <= endOf(last) : isSaidLater)) return null;
  return once(period(String(year)), ruleOf(last, false));
}

/**
 * "Trước 15/6 và 15/12", "tháng 3, 6, 9, 12": due on each. Of neighbours ("quý II, III") the words may mean the stretch
 * as well: that is asked about. Null when they are no list.
 * @param isBefore the days themselves are too late
 */
export function readList(text: string, isBefore: boolean, year: number): DeadlineReading | null {
  const pieces = text.split(SEPARATOR).map((piece) => (isBefore ? piece.replace(/^truoc (?:han )?/, "") : piece));
  const ends = endsOf(pieces, year);
  const known = ends.filter((end) => end !== null);
  if (pieces.length < 2 || known.length < pieces.length) return null;
  const schedule = known.map((end): ScheduleEntry => ({ period: periodOf(end), rule: ruleOf(end, isBefore) }));
  const inOrder = known.every((end, index) => index === 0 || endsAfter(end, known[index - 1]));
  const last = known.at(-1);
  const rule = schedule.at(-1)?.rule;
  if (!inOrder || !last || !rule || new Set(schedule.map((entry) => entry.period)).size < schedule.length) return null;
  const wholeYear = known[0] && startOf(known[0]).endsWith("-01-01") && endOf(last).endsWith("-12-31");
  const stretch = known.every((end, index) => end.kind === "period" && (index === 0 || follows(end, known[index - 1])));
  if (stretch && !wholeYear) return atLatest(period(String(year)), endOf(last));
  return { understood: true, rule, schedule };
}

/** Each piece as it would read with what is said once for all: the length in the first, the year in the last. */
function endsOf(pieces: readonly string[], year: number): (End | null)[] {
  const length = LENGTH.exec(pieces[0] ?? "")?.[1];
  const named = Number(YEAR_AT_END.exec(pieces.at(-1) ?? "")?.[1] ?? year);
  return pieces.map((piece) => {
    const on = readDay(piece, named);
    if (on) return { kind: "day", on };
    const said = readPeriod(piece, named) ?? (length ? readPeriod(`${length} ${piece}`, named) : null);
    return said && { kind: "period", period: said };
  });
}

const startOf = (end: End) => (end.kind === "day" ? end.on : spanOf(end.period).startsOn);
const endOf = (end: End) => (end.kind === "day" ? end.on : spanOf(end.period).endsOn);
const periodOf = (end: End) => (end.kind === "day" ? period(end.on.slice(0, 7)) : end.period);
const endsAfter = (end: End, before: End | undefined) => before !== undefined && endOf(end) > endOf(before);
const follows = (end: End, before: End | undefined) =>
  before !== undefined && startOf(end) === addDays(endOf(before), 1);

function ruleOf(end: End, isBefore: boolean): ScheduleEntry["rule"] {
  if (end.kind === "day") return { kind: isBefore ? "before" : "on", on: end.on };
  return isBefore ? { kind: "before", on: startOf(end) } : { kind: "end", period: end.period };
}
