import { eq } from "drizzle-orm";
import type { Executor } from "./database.js";
import { organizations } from "./schema.js";

/**
 * Makes others who change the organization's plan wait until this transaction ends, and nobody else. To be taken before
 * any row of an occurrence is locked: in one order, they wait for each other instead of dying.
 */
export async function holdPlan(db: Executor, org: string): Promise<void> {
  await db.select({ id: organizations.id }).from(organizations).where(eq(organizations.id, org)).for("no key update");
}
