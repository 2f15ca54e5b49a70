import { and, asc, between, eq } from "drizzle-orm";
import type { CalendarDay } from "../domain/calendar.js";
import { type LocalDate, localDate } from "../domain/local-date.js";
import type { Executor } from "./database.js";
import { remindAfresh } from "./plan.js";
import { calendarDays } from "./schema.js";

/** Days off and exchanged working days, in order: the year's, or all. */
export async function listCalendarDays(db: Executor, org: string, year?: number): Promise<CalendarDay[]> {
  const rows = await db
    .select()
    .from(calendarDays)
    .where(
      and(
        eq(calendarDays.organizationId, org),
        year === undefined
          ? undefined
          : between(calendarDays.on, localDate(`${year}-01-01`), localDate(`${year}-12-31`)),
      ),
    )
    .orderBy(asc(calendarDays.on));
  return rows.map(({ on, kind, name, source }) => ({ on, kind, name, ...(source === null ? {} : { source }) }));
}

/**
 * Takes a dated exception back, the coordinator's or an import's: the day is again what its weekday says. False when
 * there was none. A later import of a file that names the day sets it again.
 */
export async function clearCalendarDay(db: Executor, org: string, on: LocalDate): Promise<boolean> {
  const gone = await db
    .delete(calendarDays)
    .where(and(eq(calendarDays.organizationId, org), eq(calendarDays.on, on)))
    .returning({ on: calendarDays.on });
  if (gone.length > 0) await remindAfresh(db, org);
  return gone.length > 0;
}
