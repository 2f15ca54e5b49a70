import { eq } from "drizzle-orm";
import type { Account, Officer } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { addMembership, addOfficer, findOfficer, linkAccount, redeemInvite } from "./roster.js";
import { organizations } from "./schema.js";

/**
 * Uses a link code up: the account becomes the officer it stands for, or, when the person is linked already, the
 * officer gains the role. Null when the code is not valid.
 */
export async function linkByCode(
  db: Executor,
  org: string,
  account: Account,
  code: string,
  name: string,
  privateChatId: string | null,
  at: Date,
): Promise<Officer | null> {
  const invitation = await redeemInvite(db, org, code, at);
  if (!invitation) return null;
  const { unitId, role } = invitation;
  const known = await findOfficer(db, org, account);
  const officerId = known?.id ?? (await addOfficer(db, org, { name: invitation.name ?? name, unitId, role }, at));
  if (known) await addMembership(db, org, known.id, unitId, role);
  await linkAccount(db, org, account, officerId, privateChatId, at);
  return findOfficer(db, org, account);
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
