import type { Operator, Target } from "./metric.js";
import type { Period } from "./period.js";
import { type Say, say } from "./say.js";

const SIGN: Readonly<Record<Operator, string>> = { ">": ">", ">=": "≥", "=": "=", "<=": "≤", "<": "<" };

/** "≥ 80 %". */
export function targetPhrase({ op, value, unit }: Target): Say {
  return say("phrase-target", { sign: SIGN[op], value: { figure: value, unit } });
}

/** "tháng 3/2025", "quý I/2025", "6 tháng đầu năm 2025", "năm 2025". */
export function periodPhrase(period: Period): Say {
  // The year stays text: as a number it would read "2.025".
  const [year = "", part = "year"] = period.split("-");
  return /^\d/.test(part) ? say("phrase-month", { year, month: Number(part) }) : say("phrase-period", { year, part });
}
