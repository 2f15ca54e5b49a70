import { describe, expect, it } from "vitest";
import { type CalendarDay, workCalendar } from "../../src/domain/calendar.js";
import { parseRule } from "../../src/domain/deadline.js";
import { DEFAULT_LADDER, type Ladder } from "../../src/domain/ladder.js";
import { localDate, yearOf } from "../../src/domain/local-date.js";
import { period } from "../../src/domain/period.js";
import { unannouncedYears } from "../../src/domain/unannounced-years.js";
import { shipped } from "./shipped.js";

const NOTHING_KNOWN = workCalendar([]);

function planDue(text: string, ladder: Ladder = DEFAULT_LADDER) {
  const [first] = shipped.tasks;
  const rule = parseRule(text);
  if (!first || !rule) throw new Error(`no rule ${text}`);
  return { ladder, tasks: [{ ...first, rule, schedule: [{ period: period("2025"), rule }] }] };
}
const years = (text: string, today: string, ladder?: Ladder) =>
  unannouncedYears(planDue(text, ladder), NOTHING_KNOWN, localDate(today));

describe("the years in use without announced days off", () => {
  it.each([
    ["the year of a due date", "on 2025-06-11", "2025-01-06", [2025]],
    ["the year before, where the first rung falls in it", "before 2025-01-15", "2024-12-02", [2024, 2025]],
    ["no more the year before, once it is over", "before 2025-01-15", "2025-01-06", [2025]],
    ["the year after, where the last escalation falls in it", "end 2025", "2025-01-06", [2025, 2026]],
    ["only the year after, once that is all that is left", "end 2025", "2026-01-01", [2026]],
    ["nothing of what is long over", "on 2025-06-11", "2025-12-01", []],
    ["nothing of a standing duty", "standing", "2025-01-06", []],
  ])("are %s", (_what, rule, today, expected) => expect(years(rule, today)).toEqual(expected));

  it("follow the ladder: a rung of ninety working days reaches into the year before", () => {
    expect(years("on 2025-03-10", "2024-10-01")).toEqual([2025]);
    expect(years("on 2025-03-10", "2024-10-01", { ...DEFAULT_LADDER, before: [-90, 0] })).toEqual([2024, 2025]);
  });

  it("are none for the shipped plan in its own year, and the next when only that is taken away", () => {
    const plan = { tasks: shipped.tasks, ladder: DEFAULT_LADDER };
    const without = (year: number) => workCalendar(shipped.calendar.filter((day) => yearOf(day.on) !== year));
    const today = localDate("2025-01-06");
    expect(unannouncedYears(plan, workCalendar(shipped.calendar), today)).toEqual([]);
    expect(unannouncedYears(plan, without(2026), today)).toEqual([2026]);
    expect(unannouncedYears(plan, without(2025), today)).toEqual([2025]);
  });

  it("are warned of though a coordinator has set a day of them by hand", () => {
    const one: CalendarDay = { on: localDate("2025-06-11"), kind: "off", name: "x" };
    expect(unannouncedYears(planDue("on 2025-06-11"), workCalendar([one]), localDate("2025-01-06"))).toEqual([2025]);
  });
});
