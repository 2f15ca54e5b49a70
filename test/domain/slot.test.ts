import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isoWeekday, type LocalDate, localDate } from "../../src/domain/local-date.js";
import { isFirstWorkingDayOfWeek, slotsBetween, waitsForMorning } from "../../src/domain/slot.js";
import { DEFAULT_ZONE, dayAt, isoInstant } from "../../src/domain/zone.js";
import { anyCalendar, anyDay } from "./any-day.js";
import { describeOnEveryHost } from "./host-zones.js";
import { calendar } from "./shipped.js";

const slots = (after: string, until: string, times = ["08:00"], zone = DEFAULT_ZONE) =>
  slotsBetween(new Date(after), new Date(until), times, calendar, zone).map(({ at }) => isoInstant(at, zone));

describeOnEveryHost("the slots", () => {
  it.each([
    ["a minute before eight", "2025-01-06T07:58:00+07:00", "2025-01-06T07:59:59+07:00", []],
    ["at eight", "2025-01-06T07:59:00+07:00", "2025-01-06T08:00:00+07:00", ["2025-01-06"]],
    ["just after eight, when eight was seen", "2025-01-06T08:00:00+07:00", "2025-01-06T08:01:00+07:00", []],
    ["while the clock stands", "2025-01-06T08:00:00+07:00", "2025-01-06T08:00:00+07:00", []],
    ["while the clock goes back", "2025-01-08T08:00:00+07:00", "2025-01-06T07:00:00+07:00", []],
    ["on a Saturday", "2025-01-11T07:00:00+07:00", "2025-01-11T09:00:00+07:00", []],
    ["on the Saturday worked for 2 May", "2025-04-26T07:00:00+07:00", "2025-04-26T09:00:00+07:00", ["2025-04-26"]],
    ["on that Friday off", "2025-05-02T07:00:00+07:00", "2025-05-02T09:00:00+07:00", []],
    [
      "over three days of downtime",
      "2025-01-06T09:00:00+07:00",
      "2025-01-09T09:00:00+07:00",
      ["2025-01-07", "2025-01-08", "2025-01-09"],
    ],
    ["over Tết", "2025-01-24T07:00:00+07:00", "2025-02-04T07:00:00+07:00", ["2025-01-24", "2025-02-03"]],
    ["over the year's end", "2025-12-31T09:00:00+07:00", "2026-01-05T08:00:00+07:00", ["2026-01-05"]],
    ["in the evening of UTC's day before", "2025-01-05T23:59:00Z", "2025-01-06T01:00:00Z", ["2025-01-06"]],
  ])("%s", (_name, after, until, days) => {
    expect(slots(after, until)).toEqual(days.map((day) => `${day}T08:00:00+07:00`));
  });

  it("come several times a day, earliest first, however they are listed", () => {
    expect(slots("2025-01-06T07:00:00+07:00", "2025-01-06T20:00:00+07:00", ["14:00", "08:00"])).toEqual([
      "2025-01-06T08:00:00+07:00",
      "2025-01-06T14:00:00+07:00",
    ]);
  });

  it("are eight by the wall where summer time begins and ends", () => {
    const ny = "America/New_York";
    expect(slots("2025-03-07T00:00:00-05:00", "2025-03-11T00:00:00-04:00", ["08:00"], ny)).toEqual([
      "2025-03-07T08:00:00-05:00",
      "2025-03-10T08:00:00-04:00",
    ]);
    expect(slots("2025-10-31T00:00:00-04:00", "2025-11-04T00:00:00-05:00", ["08:00"], ny)).toEqual([
      "2025-10-31T08:00:00-04:00",
      "2025-11-03T08:00:00-05:00",
    ]);
  });

  it("of a long sleep are those of its last two months, to the last", () => {
    const found = slots("2020-01-01T00:00:00+07:00", "2025-06-30T08:00:00+07:00");
    expect(found.at(-1)).toBe("2025-06-30T08:00:00+07:00");
    expect(found[0]).toBe("2025-04-29T08:00:00+07:00");
  });

  const anyInstant = fc.tuple(anyDay, fc.integer({ min: 0, max: 1439 })).map(([day, minutes]) => {
    return new Date(new Date(`${day}T00:00:00+07:00`).getTime() + minutes * 60_000);
  });

  it("lie in the time asked for, in order, at eight, on working days only", () =>
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 60 * 24 * 45 }), anyCalendar, (after, minutes, on) => {
        const until = new Date(after.getTime() + minutes * 60_000);
        const found = slotsBetween(after, until, ["08:00"], on, DEFAULT_ZONE);
        for (const { at, day } of found) {
          expect(at > after && at <= until).toBe(true);
          expect(on.isWorkingDay(day)).toBe(true);
          expect(isoInstant(at, DEFAULT_ZONE)).toBe(`${day}T08:00:00+07:00`);
        }
        expect(found.map(({ day }) => day)).toEqual([...new Set(found.map(({ day }) => day))].sort());
      }),
    ));

  it("are each seen once, however the time is cut into ticks", () =>
    fc.assert(
      fc.property(anyInstant, fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 10 }), (start, steps) => {
        let at = start;
        const seen = steps.flatMap((minutes) => {
          const next = new Date(at.getTime() + minutes * 60_000);
          const found = slotsBetween(at, next, ["08:00", "14:00"], calendar, DEFAULT_ZONE);
          at = next;
          return found;
        });
        expect(seen).toEqual(slotsBetween(start, at, ["08:00", "14:00"], calendar, DEFAULT_ZONE));
      }),
    ));

  it("never miss a working day", () =>
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 40 }), (after, days) => {
        const until = new Date(after.getTime() + days * 86_400_000);
        const first = dayAt(after, DEFAULT_ZONE);
        const wanted: LocalDate[] = [];
        for (let day = first; day <= dayAt(until, DEFAULT_ZONE); day = addDays(day, 1)) {
          const eight = new Date(`${day}T08:00:00+07:00`);
          if (calendar.isWorkingDay(day) && eight > after && eight <= until) wanted.push(day);
        }
        expect(slotsBetween(after, until, ["08:00"], calendar, DEFAULT_ZONE).map(({ day }) => day)).toEqual(wanted);
      }),
    ));
});

describe("what was missed in a slot", () => {
  const waits = (missed: string, now: string, times = ["08:00"]) =>
    waitsForMorning(new Date(`${missed}:00+07:00`), new Date(`${now}:00+07:00`), times, DEFAULT_ZONE);

  it.each([
    ["the same morning", "2025-01-09T08:00", "2025-01-09T08:03", false],
    ["in the afternoon", "2025-01-09T08:00", "2025-01-09T16:30", false],
    ["in the evening", "2025-01-09T08:00", "2025-01-09T20:00", true],
    ["in the night", "2025-01-09T08:00", "2025-01-10T02:00", true],
    ["before the next slot", "2025-01-09T08:00", "2025-01-10T07:59", true],
    ["in that slot", "2025-01-09T08:00", "2025-01-10T08:00", false],
    ["on a Sunday by day", "2025-01-10T08:00", "2025-01-12T09:00", false],
  ])("%s waits for the morning: %s → %s", (_name, missed, now, expected) => expect(waits(missed, now)).toBe(expected));

  it("never holds a slot of the evening that is on time", () => {
    expect(waits("2025-01-09T21:00", "2025-01-09T21:05", ["08:00", "21:00"])).toBe(false);
  });
});

describe("the first working day of the week", () => {
  it.each([
    ["an ordinary Monday", "2025-03-10", true],
    ["the Tuesday after it", "2025-03-11", false],
    ["a Sunday", "2025-03-09", false],
    ["the Monday that is off", "2025-04-07", false],
    ["the Tuesday after a Monday off", "2025-04-08", true],
    ["the Wednesday after National day", "2025-09-03", true],
    ["a day inside a week that is all off", "2025-01-29", false],
    ["the Sunday of that week", "2025-02-02", false],
    ["the Monday after it", "2025-02-03", true],
    ["the worked Saturday of a working week", "2025-04-26", false],
  ])("%s (%s): %s", (_name, day, first) => expect(isFirstWorkingDayOfWeek(localDate(day), calendar)).toBe(first));

  it("comes at most once a week, and in every week that is worked at all", () =>
    fc.assert(
      fc.property(anyDay, anyCalendar, (day, on) => {
        const monday = addDays(day, 1 - isoWeekday(day));
        const week = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
        const firsts = week.filter((each) => isFirstWorkingDayOfWeek(each, on));
        expect(firsts).toEqual(week.filter(on.isWorkingDay).slice(0, 1));
      }),
    ));
});
