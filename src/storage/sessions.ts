import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import { rolesByDelegation } from "../domain/delegation.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Officer } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { openDelegations } from "./delegations.js";
import { officersWithRoles } from "./roster.js";
import { sessions, signInLinks } from "./schema.js";
import { hashOfSecret, newSecret } from "./secret-token.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LINK_LIFE_MS = 10 * MINUTE;
/** So long a used or expired link is told apart from one that never was. */
const LINK_REMEMBERED_MS = 7 * 24 * HOUR;
/** The moment of the latest page is kept to within this: not every page is a write. */
const SEEN_STEP_MS = 5 * MINUTE;

/** How long a browser stays signed in, in milliseconds. */
export type SessionLimits = { readonly idleMs: number; readonly lifeMs: number };
export const SESSION_LIMITS: SessionLimits = { idleMs: 12 * HOUR, lifeMs: 7 * 24 * HOUR };

/** What became of a one-time link. */
export type LinkState = "open" | "used" | "expired" | "unknown";

/** Makes a one-time link for the officer, good for ten minutes. @returns its token, which is kept nowhere */
export async function createSignInLink(db: Executor, org: string, officerId: string, at: Date): Promise<string> {
  const { token, hash } = newSecret();
  await db.delete(signInLinks).where(lt(signInLinks.expiresAt, new Date(at.getTime() - LINK_REMEMBERED_MS)));
  await db.insert(signInLinks).values({
    tokenHash: hash,
    organizationId: org,
    officerId,
    createdAt: at,
    expiresAt: new Date(at.getTime() + LINK_LIFE_MS),
  });
  return token;
}

/** How a link stands, without using it: chats fetch addresses to preview them. */
export async function signInLinkState(db: Executor, org: string, token: string, at: Date): Promise<LinkState> {
  const [link] = await db.select().from(signInLinks).where(ofLink(org, token));
  if (!link) return "unknown";
  if (link.usedAt !== null) return "used";
  return link.expiresAt > at ? "open" : "expired";
}

/** Uses the link up. @returns whose it was, or null when it is not open: two presses at once sign in once */
export async function useSignInLink(db: Executor, org: string, token: string, at: Date): Promise<string | null> {
  const [used] = await db
    .update(signInLinks)
    .set({ usedAt: at })
    .where(and(ofLink(org, token), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, at)))
    .returning({ officerId: signInLinks.officerId });
  return used?.officerId ?? null;
}

/** Signs the officer in. @returns the token for the browser's cookie; sessions that have ended are swept out */
export async function createSession(
  db: Executor,
  org: string,
  officerId: string,
  limits: SessionLimits,
  at: Date,
): Promise<string> {
  const { token, hash } = newSecret();
  const idleSince = new Date(at.getTime() - limits.idleMs);
  await db.delete(sessions).where(or(lt(sessions.expiresAt, at), lt(sessions.seenAt, idleSince)));
  const expiresAt = new Date(at.getTime() + limits.lifeMs);
  await db
    .insert(sessions)
    .values({ tokenHash: hash, organizationId: org, officerId, createdAt: at, seenAt: at, expiresAt });
  return token;
}

/**
 * Who is signed in by this token, as they are on `on`: roles are read anew, so whoever has left is nobody. Null when
 * there is no such session, or it has ended.
 */
export async function sessionOfficer(
  db: Executor,
  org: string,
  token: string,
  { idleMs }: Pick<SessionLimits, "idleMs">,
  at: Date,
  on: LocalDate,
): Promise<Officer | null> {
  const idleSince = new Date(at.getTime() - idleMs);
  const [session] = await db
    .select({ officerId: sessions.officerId, seenAt: sessions.seenAt })
    .from(sessions)
    .where(and(ofSession(org, token), gt(sessions.expiresAt, at), gt(sessions.seenAt, idleSince)));
  if (!session) return null;
  if (at.getTime() - session.seenAt.getTime() >= SEEN_STEP_MS)
    await db.update(sessions).set({ seenAt: at }).where(ofSession(org, token));
  return presentOfficer(db, org, session.officerId, on);
}

/** The officer with every role they have on `on`, those of absent people too; null for one who has none of their own. */
export async function presentOfficer(db: Executor, org: string, id: string, on: LocalDate): Promise<Officer | null> {
  const [officer] = await officersWithRoles(db, org, [id]);
  if (!officer || officer.memberships.length === 0) return null;
  const stoodInFor = (await openDelegations(db, org, on)).filter(({ standInId }) => standInId === id);
  if (stoodInFor.length === 0) return officer;
  const away = await officersWithRoles(
    db,
    org,
    stoodInFor.map(({ officerId }) => officerId),
  );
  const roles = stoodInFor.flatMap((delegation) =>
    rolesByDelegation(delegation, away.find((absent) => absent.id === delegation.officerId)?.memberships ?? [], on),
  );
  return { ...officer, memberships: [...officer.memberships, ...roles] };
}

/** Signs the browser out. */
export async function endSession(db: Executor, org: string, token: string): Promise<void> {
  await db.delete(sessions).where(ofSession(org, token));
}

function ofLink(org: string, token: string) {
  return and(eq(signInLinks.organizationId, org), eq(signInLinks.tokenHash, hashOfSecret(token)));
}

function ofSession(org: string, token: string) {
  return and(eq(sessions.organizationId, org), eq(sessions.tokenHash, hashOfSecret(token)));
}
