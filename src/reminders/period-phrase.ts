import { type Period, spanOf } from "../domain/period.js";
import { type Arg, say } from "../domain/say.js";

/** "tháng 3/2025", "quý I/2025", "6 tháng đầu năm 2025", "năm 2025". */
export function periodPhrase(period: Period): Arg {
  const [year = "", part = "year"] = period.split("-");
  const month = String(Number(spanOf(period).startsOn.slice(5, 7)));
  return { say: say("reminder-period", { year, month, part: /^\d/.test(part) ? "month" : part }) };
}
