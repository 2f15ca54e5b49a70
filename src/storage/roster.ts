import { createHash, randomInt, randomUUID } from "node:crypto";
import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Account, Language, Membership, Officer, Role } from "../domain/officer.js";
import { addressKey } from "../domain/route.js";
import type { Unit } from "../domain/unit.js";
import type { Executor } from "./database.js";
import { accounts, invites, memberships, officers, units } from "./schema.js";

/** Without 0/O, 1/I/L: a code is read aloud and typed on a phone. */
const CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const CODE_LENGTH = 8;
const INVITE_DAYS = 7;

/** Every unit, those that have ended too, by their codes. */
export async function listUnits(db: Executor, org: string): Promise<Unit[]> {
  const rows = await db.select().from(units).where(eq(units.organizationId, org)).orderBy(asc(units.code));
  const codeOf = new Map(rows.map((row) => [row.id, row.code]));
  return rows.map(({ id, code, name, aliases, kind, endedOn, successorId, overlay }) => {
    const successor = successorId === null ? undefined : codeOf.get(successorId);
    return {
      id,
      code,
      name,
      aliases,
      kind,
      ...(endedOn === null ? {} : { endedOn }),
      ...(successor === undefined ? {} : { successor }),
      ...(endedOn !== null && overlay?.ended ? { endedByOffice: true } : {}),
      ...(overlay?.renaming ? { renaming: overlay.renaming } : {}),
    };
  });
}

/** Whose account it is, with the roles of their own; null where nobody has linked it. */
export async function findOfficer(db: Executor, org: string, account: Account): Promise<Officer | null> {
  const linked = db.select({ id: accounts.officerId }).from(accounts).where(ofAccount(org, account));
  const [officer] = await readOfficers(db, org, inArray(officers.id, linked));
  return officer ?? null;
}

/** The language of whoever reads each private chat, by its address. */
export async function privateLanguages(db: Executor, org: string): Promise<ReadonlyMap<string, Language>> {
  const rows = await db
    .select({ channel: accounts.channel, chatId: accounts.privateChatId, language: officers.language })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    .where(eq(accounts.organizationId, org));
  return new Map(
    rows.flatMap(({ channel, chatId, language }) =>
      chatId === null ? [] : [[addressKey({ channel, chatId }), language] as const],
    ),
  );
}

/** Officers by id, or all of them, with their roles; in the order they were entered. */
export async function officersWithRoles(db: Executor, org: string, ids?: readonly string[]): Promise<Officer[]> {
  if (ids?.length === 0) return [];
  return readOfficers(db, org, ids && inArray(officers.id, [...ids]));
}

async function readOfficers(db: Executor, org: string, which: SQL | undefined): Promise<Officer[]> {
  const rows = await db
    .select({
      id: officers.id,
      name: officers.name,
      language: officers.language,
      role: memberships.role,
      unitId: memberships.unitId,
      unitName: units.name,
    })
    .from(officers)
    .leftJoin(memberships, eq(memberships.officerId, officers.id))
    .leftJoin(units, eq(units.id, memberships.unitId))
    .where(and(eq(officers.organizationId, org), which))
    .orderBy(asc(officers.createdAt), asc(officers.id));
  const byId = new Map<string, { id: string; name: string; language: Language; memberships: Membership[] }>();
  for (const { id, name, language, role, unitId, unitName } of rows) {
    const officer = byId.get(id) ?? { id, name, language, memberships: [] };
    if (role) officer.memberships.push({ role, unitId, unitName });
    byId.set(id, officer);
  }
  return [...byId.values()];
}

export type NewOfficer = {
  readonly name: string;
  readonly unitId: string | null;
  readonly role: Role;
  readonly sample?: boolean;
};

/** Adds a person with their first role, and gives their id. */
export async function addOfficer(db: Executor, org: string, officer: NewOfficer, at: Date): Promise<string> {
  const id = randomUUID();
  const { name, unitId, role, sample = false } = officer;
  await db.insert(officers).values({ id, organizationId: org, name, language: "vi", sample, createdAt: at });
  await addMembership(db, org, id, unitId, role);
  return id;
}

/** Gives a role; one they have already stays as it is. */
export async function addMembership(
  db: Executor,
  org: string,
  officerId: string,
  unitId: string | null,
  role: Role,
): Promise<void> {
  await db
    .insert(memberships)
    .values({ id: randomUUID(), organizationId: org, officerId, unitId, role })
    .onConflictDoNothing();
}

/** Links the account to the officer; an account already linked moves. */
export async function linkAccount(
  db: Executor,
  org: string,
  account: Account,
  officerId: string,
  privateChatId: string | null,
  at: Date,
): Promise<void> {
  const link = { officerId, linkedAt: at, ...(privateChatId === null ? {} : { privateChatId }) };
  await db
    .insert(accounts)
    .values({ organizationId: org, ...account, ...link })
    .onConflictDoUpdate({ target: [accounts.organizationId, accounts.channel, accounts.userId], set: link });
}

/** Notes where a linked person can be written to in private: neither provider lets a bot write first. */
export async function rememberPrivateChat(db: Executor, org: string, account: Account, chatId: string): Promise<void> {
  const isNew = sql`${accounts.privateChatId} is distinct from ${chatId}`;
  await db
    .update(accounts)
    .set({ privateChatId: chatId })
    .where(and(ofAccount(org, account), isNew));
}

/** The language the bot answers this person in. */
export async function setLanguage(db: Executor, officerId: string, language: Language): Promise<void> {
  await db.update(officers).set({ language }).where(eq(officers.id, officerId));
}

export type Invitation = { readonly unitId: string | null; readonly role: Role; readonly name: string | null };

/**
 * Makes a one-time link code, 8 characters of 31 (about 40 bits), valid for a week. Of a person named before, an earlier
 * code for the same role that was not used is good no more.
 */
export async function createInvite(
  db: Executor,
  org: string,
  invitation: Invitation,
  at: Date,
): Promise<{ code: string; expiresAt: Date }> {
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");
  const expiresAt = new Date(at.getTime() + INVITE_DAYS * 86_400_000);
  const { unitId, role, name } = invitation;
  if (name !== null) {
    const sameUnit = unitId === null ? isNull(invites.unitId) : eq(invites.unitId, unitId);
    const sameRole = and(eq(invites.organizationId, org), eq(invites.role, role), eq(invites.name, name), sameUnit);
    await db
      .update(invites)
      .set({ expiresAt: at })
      .where(and(sameRole, isNull(invites.usedAt), gt(invites.expiresAt, at)));
  }
  await db
    .insert(invites)
    .values({ codeHash: hashOf(code), organizationId: org, ...invitation, createdAt: at, expiresAt });
  return { code, expiresAt };
}

/** Uses the code up. Null when it is unknown, used or expired: one answer for all, so that guessing learns nothing. */
export async function redeemInvite(db: Executor, org: string, code: string, at: Date): Promise<Invitation | null> {
  const [invite] = await db
    .update(invites)
    .set({ usedAt: at })
    .where(
      and(
        eq(invites.organizationId, org),
        eq(invites.codeHash, hashOf(code)),
        isNull(invites.usedAt),
        gt(invites.expiresAt, at),
      ),
    )
    .returning();
  return invite ? { unitId: invite.unitId, role: invite.role, name: invite.name } : null;
}

function hashOf(code: string): string {
  return createHash("sha256").update(code.trim().toUpperCase()).digest("hex");
}

function ofAccount(org: string, { channel, userId }: Account) {
  return and(eq(accounts.organizationId, org), eq(accounts.channel, channel), eq(accounts.userId, userId));
}
