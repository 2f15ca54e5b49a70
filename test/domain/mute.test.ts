import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workCalendar } from "../../src/domain/calendar.js";
import { DEFAULT_LADDER } from "../../src/domain/ladder.js";
import { addDays, daysBetween, localDate } from "../../src/domain/local-date.js";
import { latestMute, latestSnooze } from "../../src/domain/mute.js";
import { plannedRungs } from "../../src/domain/planned-rungs.js";
import { anyCalendar, anyDay } from "./any-day.js";

const calendar = workCalendar([]);

describe("how far reminders can be put off", () => {
  it.each([
    ["2025-01-06", "2025-01-14", "2025-01-14", "last-reminder"],
    ["2025-01-14", "2025-01-14", "2025-01-14", "last-reminder"],
    // Due on a Sunday: its last reminder comes on the Friday.
    ["2025-03-03", "2025-03-09", "2025-03-07", "last-reminder"],
    ["2025-03-08", "2025-03-09", "2025-03-07", "last-reminder"],
    ["2025-03-10", "2025-03-09", "2025-03-17", "late"],
  ])("on %s, for what is due %s: to %s (%s)", (today, dueOn, latestOn, because) => {
    expect(latestSnooze(localDate(dueOn), localDate(today), DEFAULT_LADDER, calendar)).toEqual({ latestOn, because });
  });

  it("is measured by the duty's own ladder, where its last reminder comes earlier", () => {
    const ladder = { ...DEFAULT_LADDER, before: [-10, -3] };
    const { latestOn } = latestSnooze(localDate("2025-01-14"), localDate("2025-01-06"), ladder, calendar);
    expect(latestOn).toBe("2025-01-09");
  });

  it("never hides the last reminder before the due date, whatever the calendar, the ladder and the day", () =>
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 40 }),
        anyCalendar,
        fc.uniqueArray(fc.integer({ min: -20, max: 0 }), { minLength: 1, maxLength: 6 }),
        (today, days, anyYear, before) => {
          const dueOn = addDays(today, days);
          const ladder = { ...DEFAULT_LADDER, before, escalations: [] };
          const { latestOn } = latestSnooze(dueOn, today, ladder, anyYear);
          const duty = { id: "x", dueOn };
          const ahead = plannedRungs(duty, addDays(today, 1), dueOn, ladder, anyYear);
          const last = ahead
            .map(({ on }) => on)
            .sort()
            .at(-1);
          // Either something is heard on the day it ends, or there was nothing left to hide.
          if (last === undefined) expect(latestOn <= today).toBe(true);
          else expect(latestOn).toBe(last);
        },
      ),
    ));

  it("is a week at a time once it is late, and a month for a person", () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (today, days) => {
        const { latestOn } = latestSnooze(addDays(today, -days), today, DEFAULT_LADDER, calendar);
        expect(daysBetween(today, latestOn)).toBe(7);
        expect(daysBetween(today, latestMute(today))).toBe(30);
      }),
    ));
});
