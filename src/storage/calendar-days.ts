import { and, asc, eq, gte, lte } from "drizzle-orm";
import type { CalendarDay } from "../domain/calendar.js";
import { type LocalDate, localDate } from "../domain/local-date.js";
import type { Executor } from "./database.js";
import { calendarDays } from "./schema.js";

/** The year's days off and exchanged working days, in order. */
export async function listCalendarDays(db: Executor, org: string, year: number): Promise<CalendarDay[]> {
  const rows = await db
    .select()
    .from(calendarDays)
    .where(
      and(
        eq(calendarDays.organizationId, org),
        gte(calendarDays.on, localDate(`${year}-01-01`)),
        lte(calendarDays.on, localDate(`${year}-12-31`)),
      ),
    )
    .orderBy(asc(calendarDays.on));
  return rows.map(({ on, kind, name, source }) => ({ on, kind, name, ...(source === null ? {} : { source }) }));
}

/** Takes a dated exception back: the day is again what its weekday says. False when there was none. */
export async function clearCalendarDay(db: Executor, org: string, on: LocalDate): Promise<boolean> {
  const gone = await db
    .delete(calendarDays)
    .where(and(eq(calendarDays.organizationId, org), eq(calendarDays.on, on)))
    .returning({ on: calendarDays.on });
  return gone.length > 0;
}
