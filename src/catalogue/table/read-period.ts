import { type Period, period } from "../../domain/period.js";

/** A year that may follow: "/2025", ", năm 2025". */
export const YEAR_AFTER = "(?:\\s*[/,-]?\\s*(?:nam\\s+)?(20\\d\\d))?";

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const QUARTER = new RegExp(`^(?:het |cuoi )?(?:quy |q)(iv|i{1,3}|[1-4])${YEAR_AFTER}$`);
/** No month is written in Roman numerals. */
const ROMAN_QUARTER = /^(iv|i{1,3}) ?[/-] ?(20\d\d)$/;
const MONTH = new RegExp(`^(?:het |cuoi )?thang (\\d{1,2})${YEAR_AFTER}$`);
const SLASH_MONTH = /^(?:thang )?(\d{1,2}) ?[/-] ?(20\d\d)$/;
const HALF = new RegExp(`^(?:(?:6|06|sau) thang|nua) (dau|cuoi) nam${YEAR_AFTER}$`);
const FIRST_QUARTERS = new RegExp(`^0?([39]) thang dau nam${YEAR_AFTER}$`);
const YEAR = /^(?:(?:trong )?ca |trong |cuoi |het |hang |moi )?nam(?: hoc)?(?: (20\d\d))?$|^(20\d\d)$/;

/** The one period the words name ("quy ii", "thang 6/2025", "6 thang dau nam"), marks taken off; null when they name none. */
export function readPeriod(text: string, year: number): Period | null {
  const quarter = QUARTER.exec(text) ?? ROMAN_QUARTER.exec(text);
  if (quarter?.[1]) return period(`${quarter[2] ?? year}-Q${ROMAN[quarter[1]] ?? quarter[1]}`);
  const month = MONTH.exec(text) ?? SLASH_MONTH.exec(text);
  if (month) {
    const number = Number(month[1]);
    return number >= 1 && number <= 12 ? period(`${month[2] ?? year}-${String(number).padStart(2, "0")}`) : null;
  }
  const half = HALF.exec(text);
  if (half) return period(`${half[2] ?? year}-${half[1] === "dau" ? "H1" : "H2"}`);
  const quarters = FIRST_QUARTERS.exec(text);
  if (quarters) return period(`${quarters[2] ?? year}-Q${Number(quarters[1]) / 3}`);
  const whole = YEAR.exec(text);
  return whole ? period(String(whole[1] ?? whole[2] ?? year)) : null;
}
