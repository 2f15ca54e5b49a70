import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { localDate } from "../../src/domain/local-date.js";
import { DEFAULT_ZONE, dayAt, instantAt, isoInstant } from "../../src/domain/zone.js";
import { anyDay } from "./any-day.js";
import { describeOnEveryHost } from "./host-zones.js";

describeOnEveryHost("the organization's zone", () => {
  it.each([
    ["2025-01-14T16:59:59.999Z", DEFAULT_ZONE, "2025-01-14"],
    ["2025-01-14T17:00:00Z", DEFAULT_ZONE, "2025-01-15"],
    ["2024-12-31T17:00:00Z", DEFAULT_ZONE, "2025-01-01"],
    ["2024-02-28T17:00:00Z", DEFAULT_ZONE, "2024-02-29"],
    ["2025-01-15T04:59:59Z", "America/New_York", "2025-01-14"],
    ["2025-01-14T10:00:00Z", "Pacific/Kiritimati", "2025-01-15"],
  ])("at %s in %s it is %s", (instant, zone, day) => expect(dayAt(new Date(instant), zone)).toBe(day));

  it.each([
    ["2025-01-14", "08:00", DEFAULT_ZONE, "2025-01-14T01:00:00.000Z"],
    ["2025-01-14", "00:00", DEFAULT_ZONE, "2025-01-13T17:00:00.000Z"],
    ["2025-07-14", "08:00", "America/New_York", "2025-07-14T12:00:00.000Z"],
    ["2025-03-09", "02:30", "America/New_York", "2025-03-09T07:30:00.000Z"],
  ])("%s %s in %s is %s", (day, time, zone, instant) =>
    expect(instantAt(localDate(day), time, zone).toISOString()).toBe(instant),
  );

  it("writes instants with its own offset", () => {
    expect(isoInstant(new Date("2025-01-14T01:00:00Z"), DEFAULT_ZONE)).toBe("2025-01-14T08:00:00+07:00");
    expect(isoInstant(new Date("2025-07-14T12:00:00Z"), "America/New_York")).toBe("2025-07-14T08:00:00-04:00");
  });

  it("refuses to tell the day of no instant, rather than make one up", () => {
    expect(() => dayAt(new Date(Number.NaN), DEFAULT_ZONE)).toThrow(RangeError);
  });

  it("is the day the zone's own clock shows, whatever was asked before", () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1972-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        fc.constantFrom(DEFAULT_ZONE, "America/Havana", "Atlantic/Azores", "Australia/Lord_Howe", "Pacific/Apia"),
        fc.integer({ min: 0, max: 7_200_000 }),
        (instant, zone, later) => {
          for (const at of [instant, new Date(instant.getTime() + later), instant])
            expect(dayAt(at, zone)).toBe(DateTime.fromJSDate(at, { zone }).toISODate());
        },
      ),
    ));

  it("a time of a day lies on that day, and reads back as the same instant", () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (day, hour, minute) => {
        const two = (part: number) => String(part).padStart(2, "0");
        const at = instantAt(day, `${two(hour)}:${two(minute)}`, DEFAULT_ZONE);
        expect(dayAt(at, DEFAULT_ZONE)).toBe(day);
        expect(isoInstant(at, DEFAULT_ZONE)).toBe(`${day}T${two(hour)}:${two(minute)}:00+07:00`);
        expect(new Date(isoInstant(at, DEFAULT_ZONE))).toEqual(at);
      }),
    ));
});
