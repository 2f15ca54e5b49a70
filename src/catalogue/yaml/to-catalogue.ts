import type { CalendarDay } from "../../domain/calendar.js";
import type { Catalogue, TaskDraft, UnitDraft, UnitSetDraft } from "../../domain/catalogue.js";
import { DEFAULT_LADDER, type Ladder } from "../../domain/ladder.js";
import { addDays, type LocalDate } from "../../domain/local-date.js";
import { period } from "../../domain/period.js";
import { toLadder } from "./ladder-form.js";
import { type Place, under } from "./place.js";
import { toSchedule } from "./schedule-form.js";
import type { CalendarForm, CatalogueForm, SetForm, TaskForm, UnitForm } from "./schema.js";
import { type UnitDirectory, unitDirectory } from "./unit-directory.js";

/** The catalogue a file without faults stands for: names become codes, ranges of days single days, ladders whole. */
export function toCatalogue(form: CatalogueForm): Catalogue {
  const root: Place = { path: [], value: form };
  const units = under(root, "units");
  const office = unitDirectory(units);
  const owing = unitDirectory(units, under(root, "sets"));
  const { coordinatingUnit, leadingUnit, ladder: planLadder, ...plan } = form.plan;
  const { organization, report, sample } = form;
  const ladder = planLadder && toLadder(planLadder, DEFAULT_LADDER);
  return {
    plan: {
      ...plan,
      ...(coordinatingUnit !== undefined && { coordinatingUnit: codeOf(office, coordinatingUnit) }),
      ...(leadingUnit !== undefined && { leadingUnit: codeOf(office, leadingUnit) }),
      ...(ladder && { ladder }),
    },
    ...(organization && { organization }),
    ...(report && { report }),
    units: form.units.map((unit) => toUnit(unit, office)),
    sets: form.sets.map((set) => toSet(set, office)),
    tasks: form.tasks.map((task) => toTask(task, form.plan.year, owing, ladder ?? DEFAULT_LADDER)),
    questions: form.questions,
    calendar: form.calendar.flatMap(toDays),
    ...(sample && { sample: toSample(sample, root) }),
  };
}

function toUnit({ ended, successor, ...unit }: UnitForm, office: UnitDirectory): UnitDraft {
  return {
    ...unit,
    ...(ended !== undefined && { endedOn: ended }),
    ...(successor !== undefined && { successor: codeOf(office, successor) }),
  };
}

function toSet({ members, ...set }: SetForm, office: UnitDirectory): UnitSetDraft {
  const known = members.map((member) => ({ ...member, unit: codeOf(office, member.unit) }));
  const spans = known.filter(({ from, until }) => from !== undefined || until !== undefined);
  return { ...set, members: known.map(({ unit }) => unit), ...(spans.length > 0 && { spans }) };
}

function toTask(
  { lead, support, deadline, schedule, ladder, ...task }: TaskForm,
  year: number,
  owing: UnitDirectory,
  planLadder: Ladder,
): TaskDraft {
  return {
    ...task,
    leads: lead.map((name) => codeOf(owing, name)),
    supports: support.map((name) => codeOf(owing, name)),
    deadlineText: deadline.text,
    rule: deadline.rule,
    schedule: schedule ? toSchedule(schedule, year) : [{ period: period(String(year)), rule: deadline.rule }],
    ...(ladder && { ladder: toLadder(ladder, planLadder) }),
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

/** Each day of a break on its own. */
export function toDays({ on, to = on, ...day }: CalendarForm): CalendarDay[] {
  const days: LocalDate[] = [];
  for (let at = on; at <= to; at = addDays(at, 1)) days.push(at);
  return days.map((each) => ({ ...day, on: each }));
}

function codeOf(directory: UnitDirectory, name: string): string {
  const code = directory.codeOf(name);
  if (code === null) throw new Error(`"${name}" passed the check of names but is nobody's`);
  return code;
}
