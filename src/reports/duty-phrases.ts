import { daysBetween, type LocalDate } from "../domain/local-date.js";
import { periodPhrase } from "../domain/phrases.js";
import { type Say, say } from "../domain/say.js";
import type { DutyLine } from "../domain/summary.js";
import { hasSeveralPeriods } from "./duties.js";
import { shortenText } from "./names.js";
import { missingPhrase } from "./phrases.js";

const TITLE_LENGTH = 60;

export type DutyPhrase = (duty: Pick<DutyLine, "task" | "title" | "period">) => Say;

/** "BC. Báo cáo định kỳ", with its period where the task has several. */
export function dutyPhrases(duties: readonly Pick<DutyLine, "task" | "period">[]): DutyPhrase {
  const several = hasSeveralPeriods(duties);
  return ({ task, title, period }) => {
    const short = shortenText(title, TITLE_LENGTH);
    return several(task)
      ? say("reports-duty-period", { task, title: short, period: { say: periodPhrase(period) } })
      : say("reports-duty", { task, title: short });
  };
}

/** One duty that is late: who has not handed it in, and since when. */
export function overdueLine(duty: DutyLine, today: LocalDate, named: DutyPhrase): Say {
  const { dueOn } = duty;
  if (dueOn === null) throw new RangeError(`a standing duty is never late: ${duty.task}`);
  return say("reports-overdue-line", {
    duty: { say: named(duty) },
    units: { say: missingPhrase(duty) },
    due: { date: dueOn },
    days: daysBetween(dueOn, today),
  });
}
