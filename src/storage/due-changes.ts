import { and, asc, eq, gt } from "drizzle-orm";
import type { DueChange } from "../domain/as-of.js";
import type { Executor } from "./database.js";
import { dueChanges, occurrences, tasks } from "./schema.js";

/** The due dates of the plan's duties that have changed since `at`, oldest first. */
export async function dueChangesSince(db: Executor, planId: string, at: Date): Promise<DueChange[]> {
  return db
    .select({ occurrenceId: dueChanges.occurrenceId, fromOn: dueChanges.fromOn, at: dueChanges.at })
    .from(dueChanges)
    .innerJoin(occurrences, eq(occurrences.id, dueChanges.occurrenceId))
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .where(and(eq(tasks.planId, planId), gt(dueChanges.at, at)))
    .orderBy(asc(dueChanges.at), asc(dueChanges.id));
}
