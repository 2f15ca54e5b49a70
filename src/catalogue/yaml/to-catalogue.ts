import type { CalendarDay } from "../../domain/calendar.js";
import type { Catalogue, TaskDraft } from "../../domain/catalogue.js";
import { addDays, type LocalDate } from "../../domain/local-date.js";
import { period } from "../../domain/period.js";
import { type Place, under } from "./place.js";
import type { CalendarForm, CatalogueForm, TaskForm } from "./schema.js";
import { type UnitDirectory, unitDirectory } from "./unit-directory.js";

/** The catalogue a file without faults stands for: names become codes, ranges of days single days. */
export function toCatalogue(form: CatalogueForm): Catalogue {
  const root: Place = { path: [], value: form };
  const units = under(root, "units");
  const office = unitDirectory(units);
  const owing = unitDirectory(units, under(root, "sets"));
  const { coordinatingUnit, leadingUnit, ...plan } = form.plan;
  const { organization, sample } = form;
  return {
    plan: {
      ...plan,
      ...(coordinatingUnit !== undefined && { coordinatingUnit: codeOf(office, coordinatingUnit) }),
      ...(leadingUnit !== undefined && { leadingUnit: codeOf(office, leadingUnit) }),
    },
    ...(organization && { organization }),
    units: form.units,
    sets: form.sets.map((set) => ({ ...set, members: set.members.map((name) => codeOf(office, name)) })),
    tasks: form.tasks.map((task) => toTask(task, form.plan.year, owing)),
    questions: form.questions,
    calendar: form.calendar.flatMap(toDays),
    ...(sample && { sample: toSample(sample, root) }),
  };
}

function toTask(
  { lead, support, deadline, schedule, ...task }: TaskForm,
  year: number,
  owing: UnitDirectory,
): TaskDraft {
  return {
    ...task,
    leads: lead.map((name) => codeOf(owing, name)),
    supports: support.map((name) => codeOf(owing, name)),
    deadlineText: deadline.text,
    rule: deadline.rule,
    schedule: schedule
      ? schedule.map((entry) => ({ period: entry.period, rule: entry.due }))
      : [{ period: period(String(year)), rule: deadline.rule }],
  };
}

function toSample(sample: NonNullable<CatalogueForm["sample"]>, root: Place): NonNullable<Catalogue["sample"]> {
  const sets = unitDirectory(under(root, "sets"));
  const everybody = unitDirectory(under(root, "units"), under(under(root, "sample"), "units"));
  return {
    units: sample.units.map((unit) => ({ ...unit, sets: unit.sets.map((name) => codeOf(sets, name)) })),
    officers: sample.officers.map((officer) => ({ ...officer, unit: codeOf(everybody, officer.unit) })),
  };
}

function toDays({ on, to = on, ...day }: CalendarForm): CalendarDay[] {
  const days: LocalDate[] = [];
  for (let at = on; at <= to; at = addDays(at, 1)) days.push(at);
  return days.map((each) => ({ ...day, on: each }));
}

function codeOf(directory: UnitDirectory, name: string): string {
  const code = directory.codeOf(name);
  if (code === null) throw new Error(`"${name}" passed the check of names but is nobody's`);
  return code;
}
