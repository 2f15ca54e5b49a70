import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { addDays, isoWeekday, type LocalDate, parseLocalDate } from "../domain/local-date.js";

const DAYS = 7;
const WEEKS = 4;
const NAME = /^nhacviec-(\d{4}-\d{2}-\d{2})\.gz$/;

/** The day's file on a shelf of daily backups. */
export function dailyFile(folder: string, day: LocalDate): string {
  return path.join(folder, `nhacviec-${day}.gz`);
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

/** Takes away the backups of a folder that need not be kept. What is no daily backup by its name is not touched. */
export function tidyShelf(folder: string): void {
  for (const day of daysToDrop(daysOn(folder))) rmSync(dailyFile(folder, day), { force: true });
}

function daysOn(folder: string): LocalDate[] {
  return readdirSync(folder).flatMap((name) => {
    const day = parseLocalDate(NAME.exec(name)?.[1] ?? "");
    return day === null ? [] : [day];
  });
}

/** The Monday of the day's week. */
function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - isoWeekday(day));
}
