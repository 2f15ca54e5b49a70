import { DateTime, IANAZone } from "luxon";
import { type LocalDate, localDate, parseLocalDate } from "./local-date.js";

/** An IANA zone, always explicit: the host's zone never decides anything. */
export type Zone = string;
export const DEFAULT_ZONE: Zone = "Asia/Ho_Chi_Minh";

/** The organization's calendar day at `instant`. */
export function dayAt(instant: Date, zone: Zone): LocalDate {
  const at = instant.getTime();
  return localDate(new Date(at + offsetAt(at, zone)).toISOString().slice(0, 10));
}

/** Since 1972 every zone's offset changes at a whole quarter of an hour only; nothing here is older. */
const QUARTER_MS = 15 * 60_000;
let known: { readonly zone: Zone; readonly quarter: number; readonly offset: number } | null = null;

/** How far `zone` is ahead of UTC, in milliseconds. Kept, since each message asks: working it out is most of a date. */
function offsetAt(at: number, zone: Zone): number {
  const quarter = Math.floor(at / QUARTER_MS);
  if (known?.zone !== zone || known.quarter !== quarter)
    known = { zone, quarter, offset: IANAZone.create(zone).offset(at) * 60_000 };
  return known.offset;
}

/** The time of day at `instant`, "HH:mm". */
export function timeAt(instant: Date, zone: Zone): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat("HH:mm");
}

/** The instant at which `time` ("08:00") comes on `day`. */
export function instantAt(day: LocalDate, time: string, zone: Zone): Date {
  return DateTime.fromISO(`${day}T${time}`, { zone }).toJSDate();
}

/** An instant with its offset; a bare day or time would depend on the host's zone. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** The instant an ISO 8601 text with its offset names, or null. `Date` alone takes 30 February for 2 March. */
export function parseInstant(text: string): Date | null {
  const [, day = ""] = INSTANT.exec(text) ?? [];
  const instant = new Date(text);
  return parseLocalDate(day) === null || Number.isNaN(instant.getTime()) ? null : instant;
}

/** ISO 8601 with the zone's offset: `2025-01-14T08:00:00+07:00`. */
export function isoInstant(instant: Date, zone: Zone): string {
  return DateTime.fromJSDate(instant, { zone }).toISO({ suppressMilliseconds: true }) ?? instant.toISOString();
}
