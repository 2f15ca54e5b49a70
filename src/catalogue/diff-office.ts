import { BY_HAND, type CalendarDay } from "../domain/calendar.js";
import type { Catalogue, UnitDraft, UnitSetDraft } from "../domain/catalogue.js";
import { DEFAULT_LADDER } from "../domain/ladder.js";
import type { Plan } from "../domain/plan.js";
import { ladderText, membersText, reportText } from "./in-words.js";

/** What stands in the store beside the tasks; `plan` is null where the catalogue brings a plan of its own. */
export type StoredOffice = {
  readonly plan: Plan | null;
  readonly units: readonly (UnitDraft & { readonly id: string })[];
  readonly sets: readonly UnitSetDraft[];
  readonly calendar: readonly CalendarDay[];
};

/** A change beside the tasks: `code` is the unit's or set's code, or the day; "" of the plan. `before` "" is: new. */
export type OfficeChange = {
  readonly about: "plan" | "unit" | "set" | "calendar";
  readonly code: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
};

/**
 * What importing `next` would change beside the tasks: the plan's own facts, units, sets, days of the calendar. What
 * the document does not name stays as it is, and so do members somebody added and days the coordinator set: no change.
 * @param scope a catalogue file without a ladder or quiet hours means the usual ones, a table can't speak of them
 */
export function diffOffice(current: StoredOffice, next: Catalogue, scope: "all" | "table"): OfficeChange[] {
  return [
    ...diffPlan(current, next, scope),
    ...next.units.flatMap((unit) => {
      const known = current.units.find(({ code }) => code === unit.code);
      return changes("unit", unit.code, known && unitFacts(known), unitFacts(unit));
    }),
    ...next.sets.flatMap((set) => {
      const known = current.sets.find(({ code }) => code === set.code);
      return changes("set", set.code, known && setFacts(known, set), setFacts(set, set));
    }),
    ...diffCalendar(current.calendar, next.calendar),
  ];
}

/** Field → its value as the file would write it, "" where it has none. */
type Facts = Readonly<Record<string, string>>;

function changes(about: OfficeChange["about"], code: string, before: Facts | undefined, after: Facts): OfficeChange[] {
  if (!before) return [{ about, code, field: "", before: "", after: after.name ?? "" }];
  return Object.entries(after).flatMap(([field, is]) => {
    const was = before[field] ?? "";
    return was === is ? [] : [{ about, code, field, before: was, after: is }];
  });
}

function diffPlan({ plan, units }: StoredOffice, next: Catalogue, scope: "all" | "table"): OfficeChange[] {
  if (!plan) return [];
  const { title, year, coordinatingUnit, leadingUnit, ladder = DEFAULT_LADDER, quietHours = null } = next.plan;
  const { approval = "", evidence = "" } = next.plan;
  const codeOf = (id: string | null) => units.find((unit) => unit.id === id)?.code ?? "";
  const hours = (quiet: typeof plan.quietHours) => (quiet ? `${quiet.from}–${quiet.to}` : "");
  const before = {
    title: plan.title,
    year: String(plan.year),
    coordinatingUnit: codeOf(plan.coordinatingUnitId),
    leadingUnit: codeOf(plan.leadingUnitId),
    ladder: ladderText(plan.ladder),
    quietHours: hours(plan.quietHours),
    approval: plan.approval ?? "",
    evidence: plan.evidence ?? "",
    report: reportText(plan.report),
  };
  const after = {
    title,
    year: String(year),
    ...(coordinatingUnit !== undefined && { coordinatingUnit }),
    ...(leadingUnit !== undefined && { leadingUnit }),
    ...(scope === "all" && {
      ladder: ladderText(ladder),
      quietHours: hours(quietHours),
      approval,
      evidence,
      report: reportText(next.report),
    }),
  };
  return changes("plan", "", before, after);
}

function unitFacts({ name, aliases, kind, endedOn, successor = "" }: UnitDraft): Facts {
  return { name, aliases: [...aliases].sort().join(", "), kind, ended: endedOn ?? "", successor };
}

/** Only the members that `named` names: the others were added by somebody, and stay. */
function setFacts({ name, aliases, members, spans = [] }: UnitSetDraft, named: UnitSetDraft): Facts {
  const known = members.filter((unit) => named.members.includes(unit));
  return { name, aliases: [...aliases].sort().join(", "), members: membersText({ members: known, spans }) };
}

function diffCalendar(current: readonly CalendarDay[], next: readonly CalendarDay[]): OfficeChange[] {
  const known = new Map(current.map((day) => [day.on, day]));
  // Of a day named twice the later entry counts.
  return [...new Map(next.map((day) => [day.on, day])).values()].flatMap((day) => {
    const was = known.get(day.on);
    return was?.source === BY_HAND ? [] : changes("calendar", day.on, was && dayFacts(was), dayFacts(day));
  });
}

function dayFacts({ kind, name, source = "" }: CalendarDay): Facts {
  return { name, kind, source };
}
