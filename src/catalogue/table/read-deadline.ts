import type { LocalDate } from "../../domain/local-date.js";
import { type Period, period, spanOf } from "../../domain/period.js";
import { atLatest, type DeadlineReading, once, unread } from "./deadline-reading.js";
import { plain } from "./fold.js";
import { inFigures } from "./in-figures.js";
import { monthOvershot, readDay } from "./read-day.js";
import { readPeriod } from "./read-period.js";
import { readRecurring } from "./read-recurring.js";
import { readReports } from "./read-reports.js";
import { readList, readRange } from "./read-several.js";

const STANDING = /^(?:thuong xuyen|lien tuc)(?:,? (?:lien tuc|trong nam|ca nam|hang nam))?(?: (?:nam )?20\d\d)?$/;
/** Before the rest, a rhythm says more: "thường xuyên, hằng quý". */
const STANDING_AND = /^thuong xuyen,? (?=(?:hang|moi|dinh ky) )/;
const HOUR = /^(?:luc )?\d{1,2} ?(?:h|g|gio)(?: ?\d{2})?(?: phut)?,? (.+)$/;
const VAGUE = /^(?:dau|giua|tuan (?:thu )?(?:\d|dau|hai|ba|tu|cuoi)(?: tien| cung)?(?: cua)?) ((?:thang|quy) .+)$/;
const BEFORE = /^(?:(?:cham|muon) nhat (?:la )?)?truoc(?: thoi han| han)? (.+)$/;
const TITLE = /^(?:thoi )?han(?: cuoi(?: cung)?| chot| hoan thanh| thuc hien)? ?: ?/;
/** "Quý I (trước ngày 20/3)": a day in brackets is the narrower deadline; "(năm 2025)" and other words are none. */
const BRACKETS = /^(.+?) ?\(([^()]+)\)$/;
const INCLUSIVE =
  /^(?:(?:cham|muon) nhat|den het|truoc va trong|den|het|trong|vao|khong (?:qua|cham hon|muon hon)|cuoi)(?: la)?(?: vao| den| het| trong)? (.+)$/;

/**
 * When a duty is due, from the words of its cell. Contract 5: "Trước (ngày) X" ends the day before X; a plain day,
 * "đến hết" and "chậm nhất" include X; a month, quarter, half-year or year ends on its last day.
 * @param year of the plan, for cells that name none
 */
export function readDeadline(cell: string, year: number): DeadlineReading {
  const text = plain(cell)
    .replace(/[–—]/g, "-")
    .replace(/[.,;]+$/, "")
    .replace(TITLE, "");
  const [, outside, inside] = BRACKETS.exec(text) ?? [];
  if (outside === undefined || inside === undefined) return readWords(text, year);
  const narrower = readWords(inside, year);
  const isDay = narrower.understood && (narrower.rule.kind === "before" || narrower.rule.kind === "on");
  return isDay ? narrower : readWords(outside, year);
}

function readWords(words: string, year: number): DeadlineReading {
  const text = inFigures(words)
    .replace(
      /^(?:hoan thanh|thuc hien|xong|nop|bao cao) (?=truoc|cham|muon|den|het|trong|vao|ngay|quy|thang|dinh ky)/,
      "",
    )
    .replace(/^dinh ky,? (?=truoc|cham|muon|vao|ngay)/, "");
  const whole = period(String(year));
  if (STANDING.test(text)) return once(whole, { kind: "standing" });
  const recurring = readReports(text, year) ?? readRecurring(text.replace(STANDING_AND, ""), year);
  if (recurring) return recurring;

  const before = BEFORE.exec(text)?.[1];
  const included = INCLUSIVE.exec(text)?.[1] ?? text;
  const rest = before ?? included;
  // Before an hour of a day is on that day.
  const hour = HOUR.exec(rest)?.[1];
  if (hour !== undefined) return onDay(whole, readDay(hour, year));
  const day = readDay(rest, year);
  if (before !== undefined) {
    const on = day ?? firstDay(readPeriod(before, year));
    return on ? once(whole, { kind: "before", on }) : several(rest, true, year);
  }
  if (day) return once(whole, { kind: "on", on: day });
  const end = readPeriod(included, year) ?? readPeriod(text, year);
  return end ? once(whole, { kind: "end", period: end }) : several(rest, false, year);
}

function onDay(whole: Period, on: LocalDate | null): DeadlineReading {
  return on ? once(whole, { kind: "on", on }) : unread(whole);
}

/** A range or a list of days; else what can be said at the latest. */
function several(text: string, isBefore: boolean, year: number): DeadlineReading {
  const read = (isBefore ? null : readRange(text, year)) ?? readList(text, isBefore, year);
  if (read) return read;
  const whole = period(String(year));
  const vague = readPeriod(VAGUE.exec(text)?.[1] ?? "", year);
  const latest = vague ? spanOf(vague).endsOn : monthOvershot(text, year);
  return latest ? atLatest(whole, latest) : unread(whole);
}

/** The years a deadline cell names, to tell the plan's year from. */
export function yearsIn(cell: string): number[] {
  return [...cell.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map((match) => Number(match[0]));
}

function firstDay(of: Period | null): LocalDate | null {
  return of && spanOf(of).startsOn;
}
