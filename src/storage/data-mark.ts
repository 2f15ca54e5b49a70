import { eq, sql } from "drizzle-orm";
import type { Executor } from "./database.js";
import { evidence, extensions, organizations, progressUpdates } from "./schema.js";

/**
 * Another text whenever something was said about the plan, or the plan itself changed: what was worked out under one
 * mark need not be worked out again. Two that commit out of order can leave it the same for a moment, so nothing may
 * rely on it for longer than seconds.
 */
export async function dataMark(db: Executor, org: string): Promise<string> {
  const [row] = await db
    .select({
      mark: sql<string>`concat_ws('/', ${organizations.revision},
        (select ${progressUpdates.id} from ${progressUpdates} where ${progressUpdates.organizationId} = ${org}
         order by ${progressUpdates.at} desc, ${progressUpdates.id} desc limit 1),
        (select max(${evidence.id}) from ${evidence} where ${evidence.organizationId} = ${org}),
        (select max(${extensions.id}) from ${extensions} where ${extensions.organizationId} = ${org}),
        (select count(*) from ${extensions}
         where ${extensions.organizationId} = ${org} and ${extensions.decidedAt} is not null))`,
    })
    .from(organizations)
    .where(eq(organizations.id, org));
  return row?.mark ?? "";
}
