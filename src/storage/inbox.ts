import { and, eq, inArray, isNotNull, lt, lte, sql } from "drizzle-orm";
import type { ChannelName } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { type AnswerPlace, inbox, type WelcomePlace } from "./schema.js";

/**
 * Takes the message once: true the first time, false when it was taken before, here or on another replica.
 * @param owes what is owed for it until `markAnswered`
 */
export async function takeMessage(
  db: Executor,
  org: string,
  channel: ChannelName,
  key: string,
  at: Date,
  owes: WelcomePlace | null = null,
): Promise<boolean> {
  const taken = await db
    .insert(inbox)
    .values({ organizationId: org, channel, key, at, owes })
    .onConflictDoNothing()
    .returning({ key: inbox.key });
  return taken.length > 0;
}

/** Which message: the provider's key of it. */
export type TakenMessage = { readonly channel: ChannelName; readonly key: string };

/** Notes that nothing is owed to these messages any more: their answers have reached the provider. */
export async function markAnswered(db: Executor, org: string, messages: readonly TakenMessage[]): Promise<void> {
  // One parameter however many there are, so that it is one prepared statement.
  await db.execute(sql`
    update inbox set owes = null
    from jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb) as answered(channel text, key text)
    where inbox.organization_id = ${org} and inbox.channel = answered.channel and inbox.key = answered.key
      and inbox.owes is not null`);
}

/** A service that was down long leaves no more than these to one transaction; the next tick goes on. */
const MOST_AT_ONCE = 500;

/** What was taken, and when; what is owed for it never left. */
export type Unanswered<Place> = TakenMessage & Place & { readonly at: Date };

/**
 * Takes the messages of these channels that were taken before `before` and not answered, and owes them nothing more:
 * whoever takes them answers them in the same transaction, and of several replicas one does.
 */
export async function takeUnanswered(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  before: Date,
): Promise<Unanswered<AnswerPlace | WelcomePlace>[]> {
  const rows = await db
    .select({ channel: inbox.channel, key: inbox.key, owes: inbox.owes, at: inbox.at })
    .from(inbox)
    .where(
      and(
        eq(inbox.organizationId, org),
        isNotNull(inbox.owes),
        lte(inbox.at, before),
        inArray(inbox.channel, [...channels]),
      ),
    )
    .orderBy(inbox.at)
    .limit(MOST_AT_ONCE)
    .for("update", { skipLocked: true });
  if (rows.length > 0) await markAnswered(db, org, rows);
  return rows.flatMap(({ owes, channel, key, at }) => (owes ? [{ channel, key, at, ...owes }] : []));
}

/** Owes nothing more to what was taken by now: in a restored store that is the past. */
export async function oweNothing(db: Executor, org: string): Promise<void> {
  await db
    .update(inbox)
    .set({ owes: null })
    .where(and(eq(inbox.organizationId, org), isNotNull(inbox.owes)));
}

/** Forgets messages taken before `before`: no provider delivers again after that long. */
export async function forgetMessages(db: Executor, before: Date): Promise<void> {
  await db.delete(inbox).where(lt(inbox.at, before));
}
