import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Role } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { createInvite } from "./roster.js";
import { invites, memberships, officers, units } from "./schema.js";

/** A person in a role of a unit. */
export type Post = { readonly name: string; readonly unitId: string; readonly role: Role };

/** How a list of people compares with the office, each of the list in one of the first three. */
export type RosterDiff<P extends Post> = {
  readonly toInvite: readonly P[];
  /** They have the role already. */
  readonly known: readonly P[];
  /** They have a code that they have not used yet. */
  readonly waiting: readonly P[];
  /** Not on the list, and still there: told, never removed. */
  readonly gone: readonly (Post & { readonly unit: string })[];
};

/** Compares a list with who is there, so that the same list again invites nobody twice. */
export async function diffRoster<P extends Post>(
  db: Executor,
  org: string,
  posts: readonly P[],
  keyOfName: (name: string) => string,
  at: Date,
): Promise<RosterDiff<P>> {
  const keyOf = ({ name, unitId, role }: Post) => [keyOfName(name), unitId, role].join("\n");
  const there = (
    await db
      .select({ name: officers.name, unitId: memberships.unitId, role: memberships.role, unit: units.name })
      .from(memberships)
      .innerJoin(officers, eq(officers.id, memberships.officerId))
      .innerJoin(units, eq(units.id, memberships.unitId))
      .where(eq(memberships.organizationId, org))
      .orderBy(units.code, officers.name)
  ).flatMap(({ unitId, ...row }) => (unitId === null ? [] : [{ ...row, unitId }]));
  const sent = await db
    .select({ name: invites.name, unitId: invites.unitId, role: invites.role })
    .from(invites)
    .where(
      and(
        eq(invites.organizationId, org),
        isNull(invites.usedAt),
        gt(invites.expiresAt, at),
        isNotNull(invites.name),
        isNotNull(invites.unitId),
      ),
    );
  const isThere = new Set(there.map(keyOf));
  const isInvited = new Set(
    sent.map(({ name, unitId, role }) => keyOf({ name: name ?? "", unitId: unitId ?? "", role })),
  );
  const isListed = new Set(posts.map(keyOf));
  return {
    toInvite: posts.filter((post) => !isThere.has(keyOf(post)) && !isInvited.has(keyOf(post))),
    known: posts.filter((post) => isThere.has(keyOf(post))),
    waiting: posts.filter((post) => !isThere.has(keyOf(post)) && isInvited.has(keyOf(post))),
    gone: there.filter((post) => !isListed.has(keyOf(post))),
  };
}

/** A code for each, in the caller's transaction: all of them or none. */
export async function inviteAll<P extends Post>(
  db: Executor,
  org: string,
  posts: readonly P[],
  at: Date,
): Promise<(P & { readonly code: string; readonly expiresAt: Date })[]> {
  const invited: (P & { readonly code: string; readonly expiresAt: Date })[] = [];
  for (const post of posts) {
    const { name, unitId, role } = post;
    invited.push({ ...post, ...(await createInvite(db, org, { name, unitId, role }, at)) });
  }
  return invited;
}
