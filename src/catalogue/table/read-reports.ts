import { type DeadlineRule, ruleOf } from "../../domain/deadline.js";
import { type Period, period } from "../../domain/period.js";
import type { DeadlineReading } from "./deadline-reading.js";
import { readDay } from "./read-day.js";

const QUARTERLY = /^quy(,? (?:va )?6 thang)?(?: gui| nop)? truoc ngay (\d{1,2}) (?:cua )?thang cuoi (?:cua |moi )?quy/;
const YEARLY = /[,;]? (?:va )?(?:bao cao )?(?:ca )?nam(?: gui| nop)? truoc (.+)$/;

/**
 * "Báo cáo quý, 6 tháng gửi trước ngày 10 tháng cuối của quý, báo cáo năm gửi trước ngày 10/12" (contract 5, V.1.c of
 * the first plan): the year's report stands for the fourth quarter's, the half year's for the second's. Null when the
 * words are of another kind.
 */
export function readReports(text: string, year: number): DeadlineReading | null {
  const [quarterly, half, day] = QUARTERLY.exec(text) ?? [];
  if (quarterly === undefined) return null;
  const [yearly, rest = ""] = YEARLY.exec(text.slice(quarterly.length)) ?? [];
  const on = readDay(rest, year);
  // Words between the two may say anything.
  if (!on || quarterly.length + (yearly?.length ?? 0) < text.length) return null;
  const parts = ["Q1", half === undefined ? "Q2" : "H1", "Q3"].map((part) => period(`${year}-${part}`));
  const rules = parts.map((part) => ruleOf(`before ${Number(day)} final-month`, part));
  if (!rules.every((rule) => rule !== null)) return null;
  const rule: DeadlineRule = { kind: "before", on };
  const quarters = parts.map((of: Period, index) => ({ period: of, rule: rules[index] ?? rule }));
  return { understood: true, rule, schedule: [...quarters, { period: period(String(year)), rule }] };
}
