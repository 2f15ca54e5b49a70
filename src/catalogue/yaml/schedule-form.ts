import type { z } from "zod";
import type { ScheduleEntry } from "../../domain/catalogue.js";
import { type DeadlineRule, parseRule, ruleOf } from "../../domain/deadline.js";
import { type Period, parsePeriod, period, periodsOf, RHYTHMS, type Rhythm } from "../../domain/period.js";
import { date, eitherForm, group, isGroup, list, oneOf, scalar } from "./form.js";

export const rule = scalar("catalogue-want-rule", parseRule);

/** One period of a duty, written out. */
export const entryForm = group({
  period: scalar("catalogue-want-period", parsePeriod),
  due: rule,
  opens: date.exactOptional(),
  closes: date.exactOptional(),
});

/** A period whose last month has every day a month can have. */
const LONG_MONTH = period("2025-01");

/** A duty that comes again through the plan's year: the rule's words without a period. */
export const recurrenceForm = group({
  every: oneOf("catalogue-want-rhythm", RHYTHMS),
  due: scalar("catalogue-want-recurring-due", (words) => (ruleOf(words, LONG_MONTH) ? words : null)),
});

export const scheduleForm = eitherForm(isGroup, recurrenceForm, list(entryForm));

/** The periods a schedule stands for. Throws where {@link missingDays} finds some. */
export function toSchedule(form: z.infer<typeof scheduleForm>, year: number): ScheduleEntry[] {
  if (!Array.isArray(form))
    return recurring(form.every, form.due, year).map(({ of, due }) => {
      if (due === null) throw new Error(`"${form.due}" passed the check of days but ${of} has none`);
      return { period: of, rule: due };
    });
  return form.map(({ period: of, due, opens, closes }) => ({
    period: of,
    rule: due,
    ...(opens !== undefined && { opensOn: opens }),
    ...(closes !== undefined && { closesOn: closes }),
  }));
}

/** Periods of the year that lack the day a recurrence names ("before 30 final-month" every month: February). */
export function missingDays({ every, due }: z.infer<typeof recurrenceForm>, year: number): Period[] {
  return recurring(every, due, year).flatMap((each) => (each.due === null ? [each.of] : []));
}

function recurring(every: Rhythm, words: string, year: number): { of: Period; due: DeadlineRule | null }[] {
  return periodsOf(year, every).map((of) => ({ of, due: ruleOf(words, of) }));
}
