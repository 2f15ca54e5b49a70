import type { Period } from "../domain/period.js";
import type { PeriodReport } from "../domain/period-report.js";
import { type Say, say } from "../domain/say.js";
import { STATES } from "./count-states.js";
import { awaitingPhrase } from "./counts-line.js";
import { sayList } from "./phrases.js";

/** "quý I năm 2025", as papers write it. */
export function formalPeriod(period: Period): Say {
  const [year = "", part = ""] = period.split("-");
  if (part === "") return say("report-period-year", { year });
  const number = Number(part.replace(/\D/g, ""));
  if (part.startsWith("H")) return say("report-period-half", { year, number });
  return say(part.startsWith("Q") ? "report-period-quarter" : "report-period-month", { year, number });
}

/** "Kết quả thực hiện công tác cải cách hành chính quý I năm 2025". */
export function subjectPhrase({ letterhead, plan, period }: PeriodReport): Say {
  return say("report-subject", { subject: letterhead.subject ?? plan.title, period: { say: formalPeriod(period) } });
}

/** The same in the middle of a sentence. */
export function aboutPhrase({ letterhead, plan, period }: PeriodReport): Say {
  return say("report-about", { subject: letterhead.subject ?? plan.title, period: { say: formalPeriod(period) } });
}

/**
 * "40 việc: 12 xong đúng hạn, 3 quá hạn, …", in words for paper. A part of the year says that it counts the year's
 * duties too: `/tiendo quý 1` counts what falls due in the quarter.
 */
export function countsSentence({ counts, period, sections }: PeriodReport): Say {
  if (counts.total === 0) return say("report-counts-none");
  const parts = STATES.toReversed()
    .filter((state) => counts[state] > 0)
    .map((state) => say("report-count", { state, count: counts[state] }));
  const reach = period.includes("-") ? "part" : "year";
  const items = sections.flatMap(({ rows }) => rows.flatMap((row) => row.items));
  const waiting = items.filter(({ dueOn, process }) => dueOn !== null && process === "awaiting_confirmation").length;
  const awaiting = awaitingPhrase("reports-awaiting", waiting);
  return say("report-counts", {
    total: counts.total,
    reach,
    parts: sayList(parts),
    awaiting: awaiting ? { say: awaiting } : "",
  });
}
