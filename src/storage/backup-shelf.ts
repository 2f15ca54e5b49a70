import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { addDays, isoWeekday, type LocalDate, parseLocalDate } from "../domain/local-date.js";
import { DEFAULT_CODE } from "./organization.js";

const DAYS = 7;
const WEEKS = 4;

/** The day's file on a shelf of daily backups, which several organizations may share. */
export function dailyFile(folder: string, organization: string, day: LocalDate): string {
  return path.join(folder, `${beginning(organization)}${day}.gz`);
}

function beginning(organization: string): string {
  return organization === DEFAULT_CODE ? "nhacviec-" : `nhacviec-${organization}-`;
}

/** The days of these backups that need not be kept: all but the newest seven, and the newest of each of four weeks. */
export function daysToDrop(days: readonly LocalDate[]): LocalDate[] {
  const newest = [...days].sort().reverse();
  const kept = new Set(newest.slice(0, DAYS));
  const weeks = new Map<LocalDate, LocalDate>();
  for (const day of newest) if (!weeks.has(mondayOf(day))) weeks.set(mondayOf(day), day);
  for (const day of [...weeks.values()].slice(0, WEEKS)) kept.add(day);
  return newest.filter((day) => !kept.has(day));
}

/** Takes away the organization's backups that need not be kept. What is none by its name is not touched. */
export function tidyShelf(folder: string, organization: string): void {
  const days = daysOn(folder, beginning(organization));
  for (const day of daysToDrop(days)) rmSync(dailyFile(folder, organization, day), { force: true });
}

function daysOn(folder: string, start: string): LocalDate[] {
  return readdirSync(folder).flatMap((name) => {
    const isDaily = name.startsWith(start) && name.endsWith(".gz");
    const day = isDaily ? parseLocalDate(name.slice(start.length, -".gz".length)) : null;
    return day === null ? [] : [day];
  });
}

/** The Monday of the day's week. */
function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - isoWeekday(day));
}
