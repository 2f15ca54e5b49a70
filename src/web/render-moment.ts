import { DateTime } from "luxon";
import type { Zone } from "../domain/zone.js";

/** A moment as the page shows it: worked out here, so that the browser's own zone never matters. */
export type Moment = { readonly iso: string; readonly time: string; readonly date: string; readonly weekday: string };

/** `{ time: "08:00", date: "06/01/2025", weekday: "Thứ Hai" }`: the rehearsal page is Vietnamese only. */
export function renderMoment(at: Date, zone: Zone): Moment {
  const local = DateTime.fromJSDate(at, { zone }).setLocale("vi");
  return {
    iso: local.toISO() ?? at.toISOString(),
    time: local.toFormat("HH:mm"),
    date: local.toFormat("dd/MM/yyyy"),
    weekday: local.toFormat("cccc"),
  };
}
