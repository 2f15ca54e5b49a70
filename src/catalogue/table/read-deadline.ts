import type { ScheduleEntry } from "../../domain/catalogue.js";
import type { DeadlineRule } from "../../domain/deadline.js";
import { type LocalDate, parseLocalDate } from "../../domain/local-date.js";
import { type Period, period, spanOf } from "../../domain/period.js";
import { plain } from "./fold.js";

export type DeadlineReading = {
  /** False: no rule is certain, so the duty stands without a day until somebody says. */
  readonly understood: boolean;
  readonly rule: DeadlineRule;
  readonly schedule: readonly ScheduleEntry[];
};

const YEAR_AFTER = "(?:\\s*[/,-]?\\s*(?:nam\\s+)?(20\\d\\d))?";
const MONTHLY = /^(?:dinh ky )?(?:hang|moi) thang(?: trong)?(?: nam)?(?: ca nam)?(?:[ /-]+(20\d\d))?$/;
const QUARTERLY = /^(?:dinh ky )?(?:hang|moi) quy(?: trong)?(?: nam)?(?:[ /-]+(20\d\d))?$/;
const DAY_OF_MONTH = /^(truoc|cham nhat(?: la)?|den|vao|)\s*(?:ngay )?(\d{1,2}) (?:hang|moi) thang$/;
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
    .replace(/^(?:hoan thanh|thuc hien|xong|nop|bao cao) (?=truoc|cham|muon|den|het|trong|vao|ngay|quy|thang)/, "");
  const whole = period(String(year));
  const once = (rule: DeadlineRule): DeadlineReading => ({
    understood: true,
    rule,
    schedule: [{ period: whole, rule }],
  });

  if (STANDING.test(text)) return once({ kind: "standing" });
  const monthly = MONTHLY.exec(text);
  if (monthly) return repeated(Number(monthly[1] ?? year), MONTHS);
  const quarterly = QUARTERLY.exec(text);
  if (quarterly) return repeated(Number(quarterly[1] ?? year), QUARTERS);
  const dayOfMonth = DAY_OF_MONTH.exec(text);
  if (dayOfMonth) return onDayOfMonth(Number(dayOfMonth[2]), dayOfMonth[1] === "truoc", year) ?? unread(whole);

  const before = BEFORE.exec(text)?.[1];
  if (before !== undefined) {
    const on = readDay(before, year) ?? firstDay(readPeriod(before, year));
    return on ? once({ kind: "before", on }) : unread(whole);
  }
  const included = INCLUSIVE.exec(text)?.[1] ?? text;
  const on = readDay(included, year);
  if (on) return once({ kind: "on", on });
  const end = readPeriod(included, year) ?? readPeriod(text, year);
  return end ? once({ kind: "end", period: end }) : unread(whole);
}

/** The years a deadline cell names, to tell the plan's year from. */
export function yearsIn(cell: string): number[] {
  return [...cell.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map((match) => Number(match[0]));
}

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
const QUARTERS = ["Q1", "Q2", "Q3", "Q4"];

function repeated(year: number, parts: readonly string[]): DeadlineReading {
  const periods = parts.map((part) => period(`${year}-${part}`));
  return {
    understood: true,
    rule: { kind: "end", period: period(String(year)) },
    schedule: periods.map((each) => ({ period: each, rule: { kind: "end", period: each } })),
  };
}

/** "Trước ngày 25 hằng tháng". A day that some month lacks is left to a person. */
function onDayOfMonth(day: number, before: boolean, year: number): DeadlineReading | null {
  if (day < 1 || day > 28) return null;
  const schedule = MONTHS.map((month): ScheduleEntry => {
    const on = toDay(year, Number(month), day);
    const rule: DeadlineRule = on ? { kind: before ? "before" : "on", on } : { kind: "standing" };
    return { period: period(`${year}-${month}`), rule };
  });
  return { understood: true, rule: schedule.at(-1)?.rule ?? { kind: "standing" }, schedule };
}

function unread(whole: Period): DeadlineReading {
  return {
    understood: false,
    rule: { kind: "standing" },
    schedule: [{ period: whole, rule: { kind: "standing" } }],
  };
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

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const QUARTER = new RegExp(`^(?:het |cuoi )?quy (iv|i{1,3}|[1-4])${YEAR_AFTER}$`);
const MONTH = new RegExp(`^(?:het |cuoi )?thang (\\d{1,2})${YEAR_AFTER}$`);
const SLASH_MONTH = /^(?:thang )?(\d{1,2}) ?[/-] ?(20\d\d)$/;
const HALF = new RegExp(`^(?:6|06|sau) thang (dau|cuoi) nam${YEAR_AFTER}$`);
const YEAR = /^(?:(?:trong )?ca |trong |cuoi |het |hang |moi )?nam(?: hoc)?(?: (20\d\d))?$|^(20\d\d)$/;

function readPeriod(text: string, year: number): Period | null {
  const quarter = QUARTER.exec(text);
  if (quarter?.[1]) return period(`${quarter[2] ?? year}-Q${ROMAN[quarter[1]] ?? quarter[1]}`);
  const month = MONTH.exec(text) ?? SLASH_MONTH.exec(text);
  if (month) {
    const number = Number(month[1]);
    return number >= 1 && number <= 12 ? period(`${month[2] ?? year}-${String(number).padStart(2, "0")}`) : null;
  }
  const half = HALF.exec(text);
  if (half) return period(`${half[2] ?? year}-${half[1] === "dau" ? "H1" : "H2"}`);
  const whole = YEAR.exec(text);
  return whole ? period(String(whole[1] ?? whole[2] ?? year)) : null;
}

function firstDay(of: Period | null): LocalDate | null {
  return of && spanOf(of).startsOn;
}
