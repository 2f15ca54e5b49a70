import { and, eq, inArray, isNotNull, lt, or } from "drizzle-orm";
import type { Database, Executor } from "./database.js";
import { forgetMessages } from "./inbox.js";
import { readSetting } from "./organization.js";
import { handedIn, invites, ledger, linkAttempts, outbox, sentMessages, sessions, signInLinks } from "./schema.js";

/** How many days each thing is kept that is not the office's record. */
export type Retention = {
  /** Keys of messages taken: no provider delivers one again after so long. */
  readonly inbox: number;
  /** What was sent as messages: their texts, addresses and numbers. What was said to whom, and when, stays in the ledger. */
  readonly messages: number;
  /** Link codes after their use or their end. */
  readonly invites: number;
};

const RETENTION: Retention = { inbox: 30, messages: 400, invites: 90 };
/** Shorter ones would take away what the service itself still needs. */
export const LEAST_DAYS: Retention = { inbox: 7, messages: 60, invites: 7 };
/** The setting in which an office keeps its own. */
export const RETENTION_SETTING = "retention";

const DAY_MS = 86_400_000;
/** Of files handed in and not taken, of ended sessions and links, of wrong codes. */
const LEFT_OVER_DAYS = 30;
const AT_ONCE = 1_000;

/** The office's own numbers where it has set them. */
export async function readRetention(db: Executor, org: string): Promise<Retention> {
  const own = (await readSetting(db, org, RETENTION_SETTING)) as Partial<Retention> | null;
  return { ...RETENTION, ...own };
}

/** Takes away what is older than the office keeps it. Safe to be broken off: each piece is a transaction of its own. */
export async function forgetOld(db: Database, org: string, now: Date): Promise<void> {
  const days = await readRetention(db, org);
  const before = (count: number) => new Date(now.getTime() - count * DAY_MS);
  await forgetMessages(db, before(days.inbox));
  const isOver = or(lt(invites.usedAt, before(days.invites)), lt(invites.expiresAt, before(days.invites)));
  await db.delete(invites).where(and(eq(invites.organizationId, org), isOver));
  const left = before(LEFT_OVER_DAYS);
  await db.delete(handedIn).where(and(eq(handedIn.organizationId, org), lt(handedIn.at, left)));
  await db.delete(sessions).where(and(eq(sessions.organizationId, org), lt(sessions.expiresAt, left)));
  await db.delete(signInLinks).where(and(eq(signInLinks.organizationId, org), lt(signInLinks.expiresAt, left)));
  await db.delete(linkAttempts).where(and(eq(linkAttempts.organizationId, org), lt(linkAttempts.since, left)));
  while (await forgetSent(db, org, before(days.messages)));
}

/** Some of the messages that ended before. @returns whether there may be more */
async function forgetSent(db: Database, org: string, before: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const old = await tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.organizationId, org), isNotNull(outbox.endedAt), lt(outbox.endedAt, before)))
      .orderBy(outbox.id)
      .limit(AT_ONCE);
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return false;
    await tx.update(ledger).set({ outboxId: null }).where(inArray(ledger.outboxId, ids));
    await tx.delete(sentMessages).where(inArray(sentMessages.outboxId, ids));
    await tx.delete(outbox).where(inArray(outbox.id, ids));
    return ids.length === AT_ONCE;
  });
}
