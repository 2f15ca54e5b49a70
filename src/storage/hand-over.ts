import { randomUUID } from "node:crypto";
import { and, eq, gt, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import type { Role } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { delegations, memberships, mutes } from "./schema.js";

/** A role in a unit, or (null) in none. */
type Post = { readonly unitId: string | null; readonly role: Role };

/**
 * Gives posts of one officer to another: the memberships, what they put off, and whom they stand in for. What was said
 * keeps the name of whoever said it.
 */
export async function handOver(
  db: Executor,
  org: string,
  { from, to, posts }: { readonly from: string; readonly to: string; readonly posts: readonly Post[] },
  at: Date,
): Promise<void> {
  for (const { unitId, role } of posts) {
    await db
      .insert(memberships)
      .values({ id: randomUUID(), organizationId: org, officerId: to, unitId, role })
      .onConflictDoNothing();
  }
  await removePosts(db, from, posts);
  const left = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(eq(memberships.officerId, from))
    .limit(1);
  if (left.length > 0) return;
  await db
    .update(mutes)
    .set({ officerId: to })
    .where(and(eq(mutes.officerId, from), isNotNull(mutes.occurrenceId), gt(mutes.untilAt, at)));
  await db
    .update(delegations)
    .set({ endedAt: at })
    .where(and(eq(delegations.officerId, from), isNull(delegations.endedAt)));
  await db
    .update(delegations)
    .set({ standInId: to })
    .where(and(eq(delegations.standInId, from), ne(delegations.officerId, to), isNull(delegations.endedAt)));
}

/** Takes these posts from an officer. */
export async function removePosts(db: Executor, officerId: string, posts: readonly Post[]): Promise<void> {
  for (const { unitId, role } of posts) {
    const where = unitId === null ? isNull(memberships.unitId) : eq(memberships.unitId, unitId);
    await db.delete(memberships).where(and(eq(memberships.officerId, officerId), eq(memberships.role, role), where));
  }
}

/** Of these roles those that nobody but this officer has anywhere in the office. The rows are locked until the end. */
export async function rolesOnlyOf(
  db: Executor,
  org: string,
  officerId: string,
  roles: readonly Role[],
): Promise<Role[]> {
  if (roles.length === 0) return [];
  // Everybody's, in one order: two who leave at once wait for each other.
  const held = await db
    .select({ role: memberships.role, officerId: memberships.officerId })
    .from(memberships)
    .where(and(eq(memberships.organizationId, org), inArray(memberships.role, [...roles])))
    .orderBy(memberships.id)
    .for("update");
  return roles.filter((role) => !held.some((one) => one.role === role && one.officerId !== officerId));
}
