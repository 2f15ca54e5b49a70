import { sql } from "drizzle-orm";
import type { Ladder } from "../domain/ladder.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Executor } from "./database.js";

export type RemindNext = { readonly id: string; readonly on: LocalDate; readonly ladder: Ladder | null };

/**
 * Notes on each occurrence the day to look at it again, and the ladder it has begun to climb. A row that somebody is
 * changing right now is left as it is, looked at again in the next slot: waiting for it could end in a deadlock with one
 * who changes several.
 */
export async function remindNext(db: Executor, looks: readonly RemindNext[]): Promise<void> {
  if (looks.length === 0) return;
  const rows = JSON.stringify(looks.map(({ id, on, ladder }) => ({ id, remind_on: on, ladder })));
  await db.execute(sql`
    with look as (select * from jsonb_to_recordset(${rows}::jsonb) as look(id uuid, remind_on date, ladder jsonb)),
    free as (
      select occurrences.id from occurrences where id in (select id from look) for update skip locked
    )
    update occurrences
    set remind_on = look.remind_on, ladder = coalesce(occurrences.ladder, look.ladder)
    from look join free on free.id = look.id
    where occurrences.id = look.id`);
}
