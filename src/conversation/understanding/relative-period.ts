import type { LocalDate } from "../../domain/local-date.js";
import { type Period, period } from "../../domain/period.js";
import type { CurrentPeriod } from "./intent.js";
import { phraseTable } from "./phrases.js";

/** A month, quarter or year as counted from today's. */
type Relative = { readonly of: "month" | "quarter" | "year"; readonly shift: -1 | 0 | 1 };

const NOW = "nay|hien tai";
const BEFORE = "truoc|vua roi|vua qua";
const NEXT = "sau|toi";

/** "tháng này", "quý trước", "năm nay". */
export const relativePeriod = phraseTable<Relative>(
  (["month", "quarter", "year"] as const).flatMap((of) => {
    const word = { month: "thang", quarter: "quy", year: "nam" }[of];
    const said = (words: string) => words.split("|").map((one) => `${word} ${one}`);
    return [
      [{ of, shift: 0 }, said(NOW).join("|")],
      [{ of, shift: -1 }, said(BEFORE).join("|")],
      [{ of, shift: 1 }, said(NEXT).join("|")],
    ] as const;
  }),
);

/** "tháng này", "quý này" around a value; "tháng trước" there is as often what the value is compared with. */
export const currentPeriod = phraseTable<CurrentPeriod>([
  [{ unit: "month", index: "current", year: null }, "thang nay"],
  [{ unit: "quarter", index: "current", year: null }, "quy nay"],
]);

/** The period meant on `today`. */
export function resolveRelative({ of, shift }: Relative, today: LocalDate): Period {
  const year = Number(today.slice(0, 4));
  if (of === "year") return period(String(year + shift));
  const length = of === "month" ? 12 : 4;
  const index = Math.floor((Number(today.slice(5, 7)) - 1) / (12 / length));
  const at = year * length + index + shift;
  const number = (at % length) + 1;
  const part = of === "month" ? String(number).padStart(2, "0") : `Q${number}`;
  return period(`${Math.floor(at / length)}-${part}`);
}
