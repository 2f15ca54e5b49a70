import { BY_HAND, type CalendarDay, workCalendar } from "../domain/calendar.js";
import { yearOf } from "../domain/local-date.js";
import { say } from "../domain/say.js";
import { dayAt } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { clearCalendarDay, listCalendarDays } from "../storage/calendar-days.js";
import type { Executor } from "../storage/database.js";
import { holdPlan } from "../storage/hold-plan.js";
import { saveCalendarDays } from "../storage/plan.js";
import { activePlan } from "../storage/plan-facts.js";
import { saveOccurrences } from "../storage/save-occurrences.js";
import { type Command, type CommandContext, type CommandResult, refuse, textOption } from "./command.js";
import { dayOption } from "./dates.js";

/** Days off and exchanged working days: shown for a year, or one of them set or taken back. */
export const calendarCommand: Command = {
  name: "calendar",
  usage: "[--year YYYY] [--off DAY|--work DAY|--clear DAY] [--name N] [--json]",
  options: {
    year: { type: "string" },
    off: { type: "string" },
    work: { type: "string" },
    clear: { type: "string" },
    name: { type: "string" },
  },
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { office, values } = context;
    const acts = ["off", "work", "clear"].filter((name) => values[name] !== undefined);
    if (acts.length > 1) return refuse(say("calendar-one-act"));
    const yearText = textOption(values, "year");
    if (yearText !== undefined && !/^\d{4}$/.test(yearText))
      return refuse(say("calendar-bad-year", { found: yearText }));
    const [act] = acts;
    const changed = act === undefined ? null : await change(context, act);
    if (changed && !changed.ok) return changed.refusal;
    const today = dayAt(office.clock.now(), office.zone);
    const planYear = (await office.plan())?.year;
    const year = changed?.year ?? (yearText === undefined ? (planYear ?? yearOf(today)) : Number(yearText));
    return shown(await listCalendarDays(office.database.db, office.organization.id, year), year);
  },
};

type Changed = { readonly ok: true; readonly year: number } | { readonly ok: false; readonly refusal: CommandResult };

async function change({ office, values }: CommandContext, act: string): Promise<Changed> {
  const read = dayOption(values, act);
  if (!read.ok) return { ok: false, refusal: refuse(read.problem) };
  const { day } = read;
  if (!day) return { ok: false, refusal: refuse(say("calendar-one-act")) };
  const org = office.organization.id;
  if (act === "clear") {
    const found = await changing(office, (tx) => clearCalendarDay(tx, org, day));
    return found
      ? { ok: true, year: yearOf(day) }
      : { ok: false, refusal: refuse(say("calendar-nothing-there", { day: { date: day } })) };
  }
  const name = textOption(values, "name");
  if (name === undefined) return { ok: false, refusal: refuse(say("calendar-name-wanted")) };
  const kind: CalendarDay["kind"] = act === "off" ? "off" : "work";
  await changing(office, (tx) => saveCalendarDays(tx, org, [{ on: day, kind, name, source: BY_HAND }]));
  return { ok: true, year: yearOf(day) };
}

/** A due date may be a working day: what the calendar moves is planned again with it, in one transaction. */
async function changing<Result>(office: Office, act: (tx: Executor) => Promise<Result>): Promise<Result> {
  const org = office.organization.id;
  return office.database.db.transaction(async (tx) => {
    await holdPlan(tx, org);
    const plan = await activePlan(tx, org);
    const result = await act(tx);
    if (plan) await saveOccurrences(tx, org, plan.id, office.clock.now());
    return result;
  });
}

function shown(days: readonly CalendarDay[], year: number): CommandResult {
  const announced = workCalendar(days).isAnnounced(year);
  const title = days.length > 0 ? [say("calendar-title", { year: String(year), count: days.length })] : [];
  const missing = announced ? [] : [say("calendar-unannounced", { year: String(year) })];
  const lines = days.map(({ on, kind, name }) => say(`calendar-day-${kind}`, { day: { date: on }, name }));
  return { ok: true, json: { year, announced, days }, lines: [...title, ...lines, ...missing] };
}
