import { desc, eq } from "drizzle-orm";
import type { LocalDate } from "../domain/local-date.js";
import type { Executor } from "./database.js";
import { planVersions } from "./schema.js";

/** From when the plan's latest version holds, null: it corrects the plan as a whole; null where the plan has none. */
export async function latestVersion(
  db: Executor,
  planId: string,
): Promise<{ readonly effectiveOn: LocalDate | null } | null> {
  const [latest] = await db
    .select({ effectiveOn: planVersions.effectiveOn })
    .from(planVersions)
    .where(eq(planVersions.planId, planId))
    .orderBy(desc(planVersions.id))
    .limit(1);
  return latest ?? null;
}
