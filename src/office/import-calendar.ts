import { BY_HAND, type CalendarDay, type WorkCalendar, workCalendar } from "../domain/calendar.js";
import { type LocalDate, yearOf } from "../domain/local-date.js";
import type { Plan } from "../domain/plan.js";
import { type Say, say } from "../domain/say.js";
import { unannouncedYears } from "../domain/unannounced-years.js";
import { shippedCatalogue } from "./rehearsal.js";

/** As the store will have it: an import overrules the days of another, never those the coordinator set. */
export function calendarAfter(stored: readonly CalendarDay[], imported: readonly CalendarDay[]): WorkCalendar {
  return workCalendar([...stored, ...imported, ...stored.filter(({ source }) => source === BY_HAND)]);
}

type Holidays = {
  readonly days: readonly CalendarDay[];
  readonly questions: readonly { readonly id: string; readonly about: string; text: Say; default: Say }[];
};

/** A table says nothing of days off: the country's announced ones come along, and a plan's year without is asked about. */
export async function holidaysOf(
  { year, ...plan }: Pick<Plan, "year" | "tasks" | "ladder">,
  stored: WorkCalendar,
  today: LocalDate,
): Promise<Holidays> {
  const missing = new Set(unannouncedYears(plan, stored, today));
  if (!stored.isAnnounced(year)) missing.add(year);
  const { calendar } = await shippedCatalogue();
  const days = calendar.filter((day) => missing.has(yearOf(day.on)));
  if (!missing.has(year) || days.some((day) => yearOf(day.on) === year)) return { questions: [], days };
  const question = {
    id: holidaysQuestion(year),
    about: String(year),
    text: say("import-holidays-unknown", { year: String(year) }),
    default: say("import-holidays-default"),
  };
  return { questions: [question], days };
}

/** The question about a year without announced days off. */
export function holidaysQuestion(year: number): string {
  return `holidays-${year}`;
}
