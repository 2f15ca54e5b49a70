import { and, eq } from "drizzle-orm";
import { recodeTask } from "../domain/recode-task.js";
import type { Executor } from "./database.js";
import { tasks, unitSets, units } from "./schema.js";

/** Gives units and sets new codes, everywhere a task names them. Their ids stay, and with them all history. */
export async function recodeUnits(db: Executor, org: string, codes: ReadonlyMap<string, string>): Promise<void> {
  if (codes.size === 0) return;
  for (const [code, next] of codes) {
    await db
      .update(units)
      .set({ code: next })
      .where(and(eq(units.organizationId, org), eq(units.code, code)));
    await db
      .update(unitSets)
      .set({ code: next })
      .where(and(eq(unitSets.organizationId, org), eq(unitSets.code, code)));
  }
  for (const { id, draft } of await db.select().from(tasks).where(eq(tasks.organizationId, org)))
    await db
      .update(tasks)
      .set({ draft: recodeTask(draft, codes) })
      .where(eq(tasks.id, id));
}
