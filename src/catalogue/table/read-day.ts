import { type LocalDate, parseLocalDate } from "../../domain/local-date.js";
import { period, spanOf } from "../../domain/period.js";
import { YEAR_AFTER } from "./read-period.js";

const NUMERIC_DAY = /^(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(20\d\d|\d\d))?$/;
const WORDED_DAY = new RegExp(`^(?:ngay )?(\\d{1,2}) thang (\\d{1,2})${YEAR_AFTER}$`);
const ISO_DAY = /^(20\d\d)-(\d{2})-(\d{2})$/;

/** The day the words name ("15/3", "ngay 15 thang 3 nam 2025", "2025-03-15"), marks taken off; null when they name none. */
export function readDay(text: string, year: number): LocalDate | null {
  if (ISO_DAY.test(text)) return parseLocalDate(text);
  const [, day, month, own = String(year)] = NUMERIC_DAY.exec(text) ?? WORDED_DAY.exec(text) ?? [];
  // "30/6/25" of the plan's own year; of another it may be anything.
  const named = own.length === 2 && own === String(year).slice(2) ? String(year) : own;
  return day === undefined ? null : parseLocalDate(`${named}-${month?.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** The last day of the month that "30/02/2025" overshoots; null for a day that is there, or a month that is not. */
export function monthOvershot(text: string, year: number): LocalDate | null {
  const [, day, month, own] = NUMERIC_DAY.exec(text) ?? WORDED_DAY.exec(text) ?? [];
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  if (!isMonth || Number(day) > 31 || own?.length === 2) return null;
  const { endsOn } = spanOf(period(`${own ?? year}-${month?.padStart(2, "0")}`));
  return Number(day) > Number(endsOn.slice(8)) ? endsOn : null;
}
