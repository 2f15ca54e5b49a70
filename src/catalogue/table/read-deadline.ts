import { type LocalDate, parseLocalDate } from "../../domain/local-date.js";
import { type Period, period, spanOf } from "../../domain/period.js";
import { type DeadlineReading, once, unread } from "./deadline-reading.js";
import { plain } from "./fold.js";
import { readPeriod, YEAR_AFTER } from "./read-period.js";
import { readRecurring } from "./read-recurring.js";

const STANDING = /^(?:thuong xuyen|lien tuc)(?:,? (?:lien tuc|trong nam|ca nam|hang nam))?(?: (?:nam )?20\d\d)?$/;
const BEFORE = /^truoc(?: thoi han| han)? (.+)$/;
const INCLUSIVE =
  /^(?:(?:cham|muon) nhat|den het|truoc va trong|den|het|trong|vao|khong (?:qua|cham hon|muon hon)|cuoi)(?: la)?(?: vao| den| het| trong)? (.+)$/;

/**
 * When a duty is due, from the words of its cell. Contract 5: "Trước (ngày) X" ends the day before X; a plain day,
 * "đến hết" and "chậm nhất" include X; a month, quarter, half-year or year ends on its last day.
 * @param year of the plan, for cells that name none
 */
export function readDeadline(cell: string, year: number): DeadlineReading {
  const text = plain(cell)
    .replace(/[.,;]+$/, "")
    .replace(
      /^(?:hoan thanh|thuc hien|xong|nop|bao cao) (?=truoc|cham|muon|den|het|trong|vao|ngay|quy|thang|dinh ky)/,
      "",
    )
    .replace(/^dinh ky,? (?=truoc|cham|muon|vao|ngay)/, "");
  const whole = period(String(year));
  if (STANDING.test(text)) return once(whole, { kind: "standing" });
  const recurring = readRecurring(text, year);
  if (recurring) return recurring;

  const before = BEFORE.exec(text)?.[1];
  if (before !== undefined) {
    const on = readDay(before, year) ?? firstDay(readPeriod(before, year));
    return on ? once(whole, { kind: "before", on }) : unread(whole);
  }
  const included = INCLUSIVE.exec(text)?.[1] ?? text;
  const on = readDay(included, year);
  if (on) return once(whole, { kind: "on", on });
  const end = readPeriod(included, year) ?? readPeriod(text, year);
  return end ? once(whole, { kind: "end", period: end }) : unread(whole);
}

/** The years a deadline cell names, to tell the plan's year from. */
export function yearsIn(cell: string): number[] {
  return [...cell.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map((match) => Number(match[0]));
}

const NUMERIC_DAY = /^(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(20\d\d))?$/;
const WORDED_DAY = new RegExp(`^(?:ngay )?(\\d{1,2}) thang (\\d{1,2})${YEAR_AFTER}$`);
const ISO_DAY = /^(20\d\d)-(\d{2})-(\d{2})$/;

function readDay(text: string, year: number): LocalDate | null {
  const iso = ISO_DAY.exec(text);
  if (iso) return parseLocalDate(text);
  const [, day, month, own] = NUMERIC_DAY.exec(text) ?? WORDED_DAY.exec(text) ?? [];
  return day === undefined ? null : toDay(Number(own ?? year), Number(month), Number(day));
}

function toDay(year: number, month: number, day: number): LocalDate | null {
  return parseLocalDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
}

function firstDay(of: Period | null): LocalDate | null {
  return of && spanOf(of).startsOn;
}
