import { type CalendarDay, type WorkCalendar, workCalendar } from "../../domain/calendar.js";
import { dueOn } from "../../domain/deadline.js";
import { type Say, say } from "../../domain/say.js";
import { excerpt } from "./excerpt.js";
import { type Finding, repeated } from "./finding.js";
import { each, type Place, textOf, under } from "./place.js";
import { entryForm, missingDays, recurrenceForm } from "./schedule-form.js";

/**
 * Periods named twice, days that a month of the year lacks, and entries that open after they are due or close before.
 * @param days off and worked, as far as the file's own could be read
 */
export function checkSchedules(root: Place, days: readonly CalendarDay[]): Finding[] {
  const year = Number(textOf(under(under(root, "plan"), "year")) ?? "");
  const calendar = workCalendar(days);
  return each(under(root, "tasks")).flatMap((task) => {
    const schedule = under(task, "schedule");
    return [
      ...repeated(each(schedule).map((entry) => under(entry, "period"))),
      ...each(schedule).flatMap((entry) => checkWindow(entry, calendar)),
      ...checkRecurrence(schedule, year),
    ];
  });
}

function checkRecurrence(schedule: Place, year: number): Finding[] {
  const form = recurrenceForm.safeParse(schedule.value);
  if (!form.success || !(year >= 2000 && year < 3000)) return [];
  const [period] = missingDays(form.data, year);
  if (period === undefined) return [];
  const problem = say("catalogue-no-such-day", { found: excerpt(form.data.due), period });
  return [{ path: under(schedule, "due").path, problem }];
}

function checkWindow(entry: Place, calendar: WorkCalendar): Finding[] {
  const form = entryForm.safeParse(entry.value);
  if (!form.success) return [];
  const { opens, closes } = form.data;
  const due = dueOn(form.data.due, calendar);
  const findings: Finding[] = [];
  const find = (key: "opens" | "closes", problem: Say) => findings.push({ path: under(entry, key).path, problem });
  if (opens !== undefined && due !== null && opens > due)
    find("opens", say("catalogue-opens-late", { found: opens, due }));
  if (closes !== undefined && due === null) find("closes", say("catalogue-closes-standing", { found: closes }));
  if (closes !== undefined && due !== null && closes < due)
    find("closes", say("catalogue-closes-early", { found: closes, due }));
  return findings;
}
