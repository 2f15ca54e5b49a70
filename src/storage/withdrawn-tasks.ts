import { and, eq, isNotNull } from "drizzle-orm";
import type { Executor } from "./database.js";
import { tasks } from "./schema.js";

/** Codes of the rows that the plan's latest version no longer has, though what was due before it may still stand. */
export async function withdrawnTasks(db: Executor, planId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ code: tasks.code })
    .from(tasks)
    .where(and(eq(tasks.planId, planId), isNotNull(tasks.withdrawnAt)));
  return new Set(rows.map(({ code }) => code));
}
