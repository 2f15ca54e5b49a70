import { and, eq, sql } from "drizzle-orm";
import type { Account, Officer } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { addMembership, addOfficer, findOfficer, linkAccount, redeemInvite } from "./roster.js";
import { accounts, linkAttempts, organizations } from "./schema.js";

/** So many wrong codes within the window hold an account up for as long. */
const MOST_WRONG = 5;
const WINDOW_MS = 15 * 60_000;

/** Who sends a code: a person by the name the channel has for them, and where they can be written to in private. */
export type Newcomer = { readonly account: Account; readonly name: string; readonly privateChatId: string | null };

export type Linking =
  | { readonly kind: "linked"; readonly officer: Officer }
  /** Unknown, used or expired; `left`: how many more tries there are. */
  | { readonly kind: "wrong"; readonly left: number }
  /** Too many wrong codes: none is looked at before `until`. */
  | { readonly kind: "paused"; readonly until: Date };

/**
 * Uses a link code up: the account becomes the officer it stands for, or, when the person is linked already, the
 * officer gains the role. Whoever tries codes out is held up, right ones included.
 */
export async function linkByCode(
  db: Executor,
  org: string,
  { account, name, privateChatId }: Newcomer,
  code: string,
  at: Date,
): Promise<Linking> {
  const tried = await wrongTries(db, org, account, at);
  if (tried && tried.wrong >= MOST_WRONG) return { kind: "paused", until: new Date(tried.since.getTime() + WINDOW_MS) };
  const invitation = await redeemInvite(db, org, code, at);
  if (!invitation) return countWrong(db, org, account, tried?.wrong ?? 0, at);
  if (tried) await db.delete(linkAttempts).where(ofAccount(org, account));
  const { unitId, role } = invitation;
  const known = await findOfficer(db, org, account);
  const officerId = known?.id ?? (await addOfficer(db, org, { name: invitation.name ?? name, unitId, role }, at));
  if (known) await addMembership(db, org, known.id, unitId, role);
  await linkAccount(db, org, account, officerId, privateChatId, at);
  const officer = await findOfficer(db, org, account);
  if (!officer) throw new Error("an account that was just linked is not there");
  return { kind: "linked", officer };
}

/** The account goes on under another id of its channel, with no private chat until something is said there. */
export async function renameAccount(db: Executor, org: string, account: Account, userId: string): Promise<void> {
  await db
    .update(accounts)
    .set({ userId, privateChatId: null })
    .where(
      and(eq(accounts.organizationId, org), eq(accounts.channel, account.channel), eq(accounts.userId, account.userId)),
    );
}

/** The wrong codes of this window; null when there are none, or it is over. */
async function wrongTries(db: Executor, org: string, account: Account, at: Date) {
  const [row] = await db.select().from(linkAttempts).where(ofAccount(org, account)).for("update");
  return row && at.getTime() - row.since.getTime() < WINDOW_MS ? row : null;
}

/** The last one that is let through begins the pause. */
async function countWrong(db: Executor, org: string, account: Account, before: number, at: Date): Promise<Linking> {
  const isLast = before + 1 >= MOST_WRONG;
  const { since, wrong } = linkAttempts;
  await db
    .insert(linkAttempts)
    .values({ organizationId: org, ...account, since: at, wrong: 1 })
    .onConflictDoUpdate({
      target: [linkAttempts.organizationId, linkAttempts.channel, linkAttempts.userId],
      set: before === 0 ? { since: at, wrong: 1 } : { since: isLast ? at : sql`${since}`, wrong: sql`${wrong} + 1` },
    });
  if (isLast) return { kind: "paused", until: new Date(at.getTime() + WINDOW_MS) };
  return { kind: "wrong", left: MOST_WRONG - before - 1 };
}

function ofAccount(org: string, { channel, userId }: Account) {
  return and(eq(linkAttempts.organizationId, org), eq(linkAttempts.channel, channel), eq(linkAttempts.userId, userId));
}

/** Makes the accounts of `ADMINS` administrators, once each, however many replicas start at once. */
export async function ensureAdministrators(
  db: Executor,
  org: string,
  administrators: readonly Account[],
  at: Date,
): Promise<void> {
  if (administrators.length === 0) return;
  await db.transaction(async (tx) => {
    await tx.select().from(organizations).where(eq(organizations.id, org)).for("update");
    for (const account of administrators) await ensureAdministrator(tx, org, account, at);
  });
}

async function ensureAdministrator(db: Executor, org: string, account: Account, at: Date): Promise<void> {
  const known = await findOfficer(db, org, account);
  if (known) return addMembership(db, org, known.id, null, "admin");
  const name = `Quản trị ${account.userId}`;
  const officerId = await addOfficer(db, org, { name, unitId: null, role: "admin" }, at);
  await linkAccount(db, org, account, officerId, null, at);
}
