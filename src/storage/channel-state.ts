import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { placeElsewhere } from "../domain/fallback.js";
import type { ChannelName } from "../domain/officer.js";
import { say } from "../domain/say.js";
import { readContacts } from "./contacts.js";
import type { Executor } from "./database.js";
import { queueNotice } from "./queue-notice.js";
import { readersOf, reroute, type StrandedMessage } from "./reroute.js";
import { channelStates, ledger, outbox } from "./schema.js";

/** Notes whether the channel as a whole answers; of an outage the first failure counts. */
export async function noteChannel(
  db: Executor,
  org: string,
  channel: ChannelName,
  reached: boolean,
  now: Date,
): Promise<void> {
  if (reached) {
    await db
      .update(channelStates)
      .set({ unreachableSince: null })
      .where(and(isState(org, channel), isNotNull(channelStates.unreachableSince)));
    return;
  }
  await db
    .insert(channelStates)
    .values({ organizationId: org, channel, unreachableSince: now })
    .onConflictDoUpdate({
      target: [channelStates.organizationId, channelStates.channel],
      set: { unreachableSince: sql`coalesce(${channelStates.unreachableSince}, excluded.unreachable_since)` },
    });
}

/**
 * What waits on a channel that nothing has left by since `since` goes once by another, to the same readers where they
 * have one; the rest waits on. What may have arrived stays where it is. The coordinators hear of the outage once.
 * @param absent channels the service does not run (any more), on which something waits
 * @returns how many messages, or parts of one, took another way
 */
export async function leaveDeadChannels(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  absent: readonly ChannelName[],
  since: Date,
  now: Date,
): Promise<number> {
  const silent = await db
    .select()
    .from(channelStates)
    .where(and(eq(channelStates.organizationId, org), lte(channelStates.unreachableSince, since)));
  const dead = [...silent, ...absent.map((channel) => ({ channel, unreachableSince: null }))];
  if (dead.length === 0) return 0;
  const alive = new Set([...channels].filter((name) => !dead.some(({ channel }) => channel === name)));
  if (alive.size === 0) return 0;
  let left = 0;
  for (const { channel, unreachableSince } of dead) {
    left += await leaveDeadChannel(db, org, { channel, unreachableSince, since, alive }, now);
  }
  return left;
}

type Outage = {
  readonly channel: ChannelName;
  /** Null where the service does not run it: whoever took its token away knows. */
  readonly unreachableSince: Date | null;
  readonly since: Date;
  readonly alive: ReadonlySet<ChannelName>;
};

async function leaveDeadChannel(db: Executor, org: string, outage: Outage, now: Date): Promise<number> {
  const { channel, unreachableSince, alive } = outage;
  const waiting = await waitingUnsent(db, org, outage);
  if (waiting.length === 0) return 0;
  const contacts = await readContacts(db, org, alive);
  const reason = `${channel} unreachable: sent on ${[...alive].join(", ")}`;
  let left = 0;
  for (const message of waiting) {
    const readers = await readersOf(db, org, message);
    const sameReader = readers.flatMap((officerId) => contacts.accountsOf(officerId)).slice(0, 1);
    const detour = { why: "detour", contacts, sameReader, next: placeElsewhere };
    const { items, whole } = await reroute(db, org, message, detour, now);
    if (items.length > 0 || whole) left++;
    const ids = [...items];
    if (ids.length > 0) {
      await db.update(ledger).set({ state: "dropped", reason, at: now }).where(inArray(ledger.id, ids));
    }
    if (!whole) continue;
    await db.update(outbox).set({ state: "satisfied", reason, endedAt: now }).where(eq(outbox.id, message.id));
  }
  if (unreachableSince !== null) {
    const lines = [say("notice-channel-dead", { channel: NAMES[channel], since: { at: unreachableSince } })];
    const key = `dead/${channel}/${unreachableSince.toISOString()}`;
    await queueNotice(db, org, alive, { to: "coordinator", key, lines }, now);
  }
  return left;
}

/**
 * What can't have arrived. What has just been queued is tried first, the line may be back; and a channel this replica
 * does not run may be another's.
 */
async function waitingUnsent(db: Executor, org: string, outage: Outage): Promise<StrandedMessage[]> {
  const { channel, unreachableSince, since } = outage;
  const long = lte(outbox.createdAt, since);
  return db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, org),
        eq(outbox.channel, channel),
        isNull(outbox.endedAt),
        eq(outbox.state, "ready"),
        eq(outbox.uncertain, false),
        unreachableSince === null ? long : or(gt(outbox.attempts, 0), long),
      ),
    )
    .orderBy(asc(outbox.id))
    .for("update", { skipLocked: true });
}

const NAMES: Readonly<Record<ChannelName, string>> = { telegram: "Telegram", zalo: "Zalo", rehearsal: "Rehearsal" };

function isState(org: string, channel: ChannelName) {
  return and(eq(channelStates.organizationId, org), eq(channelStates.channel, channel));
}
