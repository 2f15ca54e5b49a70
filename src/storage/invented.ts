import { and, eq, inArray, isNotNull, ne, notExists } from "drizzle-orm";
import type { Executor } from "./database.js";
import { accounts, chats, memberships, officers, progressUpdates } from "./schema.js";

/** People whom a rehearsal invented and who still have a role in the office, by id. */
export async function inventedPeople(db: Executor, org: string): Promise<string[]> {
  const own = and(eq(accounts.officerId, officers.id), ne(accounts.channel, "rehearsal"));
  const found = await db
    .selectDistinct({ id: officers.id })
    .from(officers)
    .innerJoin(memberships, eq(memberships.officerId, officers.id))
    .where(
      and(
        eq(officers.organizationId, org),
        eq(officers.sample, true),
        // Whoever has an account on a real channel is no invention any more.
        notExists(db.select({ id: accounts.userId }).from(accounts).where(own)),
      ),
    );
  return found.map(({ id }) => id);
}

/**
 * Whether anybody ever used a real channel here: spoke in private, bound a group or reported. An account that `ADMINS`
 * names is not enough, since a rehearsal notes it too.
 */
export async function isLivedIn(db: Executor, org: string): Promise<boolean> {
  const spoke = and(
    eq(accounts.organizationId, org),
    ne(accounts.channel, "rehearsal"),
    isNotNull(accounts.privateChatId),
  );
  const bound = and(eq(chats.organizationId, org), ne(chats.channel, "rehearsal"));
  const reported = and(eq(progressUpdates.organizationId, org), ne(progressUpdates.channel, "rehearsal"));
  const signs = [
    db.select({ sign: accounts.userId }).from(accounts).where(spoke).limit(1),
    db.select({ sign: chats.chatId }).from(chats).where(bound).limit(1),
    db.select({ sign: progressUpdates.chatId }).from(progressUpdates).where(reported).limit(1),
  ];
  for (const sign of signs) if ((await sign).length > 0) return true;
  return false;
}

/** Takes every role from these people. What they said stays in the history. */
export async function takeRoles(db: Executor, org: string, people: readonly string[]): Promise<void> {
  await db
    .delete(memberships)
    .where(and(eq(memberships.organizationId, org), inArray(memberships.officerId, [...people])));
}
