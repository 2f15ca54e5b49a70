import { DateTime } from "luxon";
import { type LocalDate, localDate } from "./local-date.js";

/** An IANA zone, always explicit: the host's zone never decides anything. */
export type Zone = string;
export const DEFAULT_ZONE: Zone = "Asia/Ho_Chi_Minh";

/** The organization's calendar day at `instant`. */
export function dayAt(instant: Date, zone: Zone): LocalDate {
  return localDate(DateTime.fromJSDate(instant, { zone }).toFormat("yyyy-MM-dd"));
}

/** The time of day at `instant`, "HH:mm". */
export function timeAt(instant: Date, zone: Zone): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat("HH:mm");
}

/** The instant at which `time` ("08:00") comes on `day`. */
export function instantAt(day: LocalDate, time: string, zone: Zone): Date {
  return DateTime.fromISO(`${day}T${time}`, { zone }).toJSDate();
}

/** ISO 8601 with the zone's offset: `2025-01-14T08:00:00+07:00`. */
export function isoInstant(instant: Date, zone: Zone): string {
  return DateTime.fromJSDate(instant, { zone }).toISO({ suppressMilliseconds: true }) ?? instant.toISOString();
}
