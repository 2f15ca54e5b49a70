import { type LocalDate, parseLocalDate } from "../../domain/local-date.js";
import type { Metric } from "../../domain/metric.js";
import { spanOf } from "../../domain/period.js";
import { say } from "../../domain/say.js";
import type { PlanContext } from "../context.js";
import type { Reply } from "../reply.js";
import type { DayRef, UpdateItem } from "../understanding/intent.js";
import { dayAtStart } from "../understanding/read-date.js";
import { askState } from "./ask.js";
import type { Duty } from "./duty.js";
import { commandFor, wordsBeside } from "./retype.js";

/** The day somebody's data speaks of; without a year in the plan's. */
export function asOfDay({ day, month, year }: DayRef, { plan }: Pick<PlanContext, "plan">): LocalDate | null {
  const two = (part: number) => String(part).padStart(2, "0");
  return parseLocalDate(`${year ?? plan.year}-${two(month)}-${two(day)}`);
}

/**
 * Data of a day that is still to come, or before the duty's period, is more likely a slip of the date: asked before it is
 * stored. "31/12" typed in January may be last year's, which is offered too. Null where there is nothing to ask.
 * @param value the figure as it is said again
 */
export function askIfOddDay(
  context: PlanContext,
  duty: Duty,
  metric: Metric,
  item: UpdateItem,
  value: string,
): Reply | null {
  const { asOf } = item;
  const day = asOf && asOfDay(asOf, context);
  const doubt = day && doubtAbout(context, duty, day);
  if (!asOf || !day || !doubt) return null;
  const year = Number(day.slice(0, 4));
  const years = doubt === "future" && asOf.year === undefined ? [year, year - 1] : [year];
  const choices = years.flatMap((of) => {
    const meant = { ...asOf, year: of };
    const date = asOfDay(meant, context);
    if (!date) return [];
    const line = `${commandFor(duty, metric.id)} ${value}${wordsBeside({ ...item, asOf: meant })} !`;
    return [{ label: say("update-odd-day-choice", { day: { date } }), line }];
  });
  return {
    lines: [
      say(doubt === "future" ? "update-odd-day-future" : "update-odd-day-early", {
        id: metric.id,
        day: { date: day },
        opens: { date: firstDay(duty) },
      }),
      say("update-odd-day-how", { line: choices[0]?.line ?? "" }),
    ],
    choices,
    prefix: commandFor(duty, metric.id),
  };
}

/** "Xong ngày 20/1" said on the 6th is a promise: nothing is done on a day that is still to come. */
export function askIfStillToCome(context: PlanContext, duty: Duty, item: UpdateItem): Reply | null {
  const said = item.asOf ?? dayAtStart(item.note ?? "");
  const day = said && asOfDay(said, context);
  if (!day || day <= context.today) return null;
  const { code } = duty.task;
  const question = askState(duty, item);
  return { ...question, lines: [say("update-still-to-come", { code, day: { date: day } }), ...question.lines] };
}

function doubtAbout({ today }: PlanContext, duty: Duty, day: LocalDate): "future" | "early" | null {
  if (day > today) return "future";
  return day < firstDay(duty) ? "early" : null;
}

/** The first day whose data can be meant: the period's, or the later one on which it opens. */
function firstDay({ occurrence: { period, opensOn } }: Duty): LocalDate {
  const { startsOn } = spanOf(period);
  return opensOn !== undefined && opensOn > startsOn ? opensOn : startsOn;
}
