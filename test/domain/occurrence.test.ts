import { describe, expect, it } from "vitest";
import { workCalendar } from "../../src/domain/calendar.js";
import { planOccurrences } from "../../src/domain/occurrence.js";
import { shipped } from "./shipped.js";

const calendar = workCalendar([]);

const SCHOOLS = ["T1", "T2", "T3"];
const setOf = new Map(shipped.sets.map((set) => [set.code, set.members]));
const members = (lead: string) => {
  const of = setOf.get(lead);
  return of ? [...of, ...(of.length === 0 ? SCHOOLS : [])] : [lead];
};
const occurrencesOf = (code: string) => {
  const task = shipped.tasks.find((each) => each.code === code);
  if (!task) throw new Error(`no task ${code}`);
  return { task, planned: planOccurrences(task, members, calendar) };
};

describe("the occurrences of a task", () => {
  it("is one for a task with one lead and one day", () => {
    const { task, planned } = occurrencesOf("1");
    expect(planned).toEqual([
      { task: "1", period: "2025", dueOn: "2025-01-14", process: "not_started", unit: task.leads[0] },
    ]);
  });

  it("are the year and its twelve months for row 12", () => {
    const { planned } = occurrencesOf("12");
    const months = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, "0")}`);
    expect(planned.map(({ period }) => period).sort()).toEqual(["2025", ...months]);
  });

  it("are one per unit and period where a whole set owes a report", () => {
    const { task, planned } = occurrencesOf("BC");
    const units = new Set(task.leads.flatMap(members));
    expect(planned).toHaveLength(units.size * task.schedule.length);
    expect(new Set(planned.map(({ unit, period }) => `${unit} ${period}`)).size).toBe(planned.length);
  });

  it("count a unit once that leads by itself and in a set", () => {
    const { task } = occurrencesOf("1");
    const doubled = { ...task, leads: ["A", "S"] };
    const planned = planOccurrences(doubled, (lead) => (lead === "S" ? ["A", "B"] : [lead]), calendar);
    expect(planned.map(({ unit }) => unit)).toEqual(["A", "B"]);
  });

  it("are none while nobody belongs to the set", () => {
    expect(planOccurrences(occurrencesOf("1").task, () => [], calendar)).toEqual([]);
  });
});
