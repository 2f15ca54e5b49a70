import { and, eq, isNull, sql } from "drizzle-orm";
import { isScarce, MONTHLY_BUDGET } from "../domain/budget.js";
import type { ChannelName } from "../domain/officer.js";
import { say } from "../domain/say.js";
import type { Executor } from "./database.js";
import { queueNotice } from "./queue-notice.js";
import { channelUsage } from "./schema.js";

type Usage = { readonly channel: ChannelName; readonly month: string; readonly sent: number };

/**
 * Counts messages a channel took in a month. When little is left of its budget the coordinators and the administrators
 * are warned, once a month.
 */
export async function countSent(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  { channel, month, sent }: Usage,
  now: Date,
): Promise<void> {
  const [used] = await db
    .insert(channelUsage)
    .values({ organizationId: org, channel, month, sent })
    .onConflictDoUpdate({
      target: [channelUsage.organizationId, channelUsage.channel, channelUsage.month],
      set: { sent: sql`${channelUsage.sent} + excluded.sent` },
    })
    .returning({ total: channelUsage.sent, warnedAt: channelUsage.warnedAt });
  if (used && used.warnedAt === null && isScarce(channel, used.total)) {
    await warn(db, org, channels, { channel, month, sent: used.total }, now);
  }
}

async function warn(
  db: Executor,
  org: string,
  channels: ReadonlySet<ChannelName>,
  { channel, month, sent }: Usage,
  now: Date,
): Promise<void> {
  const first = await db
    .update(channelUsage)
    .set({ warnedAt: now })
    .where(and(isUsage(org, channel, month), isNull(channelUsage.warnedAt)))
    .returning({ month: channelUsage.month });
  if (first.length === 0) return;
  const [year = "", number = ""] = month.split("-");
  const budget = MONTHLY_BUDGET[channel] ?? 0;
  const lines = [say("notice-budget", { month: `${number}/${year}`, sent, budget })];
  for (const role of ["coordinator", "admin"] as const) {
    await queueNotice(db, org, channels, { to: role, key: `budget/${channel}/${month}`, lines }, now);
  }
}

/** How many messages the channel took in the month. */
export async function sentIn(db: Executor, org: string, channel: ChannelName, month: string): Promise<number> {
  const [used] = await db
    .select()
    .from(channelUsage)
    .where(isUsage(org, channel, month));
  return used?.sent ?? 0;
}

/** The channels on which messages are scarce in the month. */
export async function scarceChannels(db: Executor, org: string, month: string): Promise<ReadonlySet<ChannelName>> {
  const used = await db
    .select()
    .from(channelUsage)
    .where(and(eq(channelUsage.organizationId, org), eq(channelUsage.month, month)));
  return new Set(used.filter(({ channel, sent }) => isScarce(channel, sent)).map(({ channel }) => channel));
}

function isUsage(org: string, channel: ChannelName, month: string) {
  return and(eq(channelUsage.organizationId, org), eq(channelUsage.channel, channel), eq(channelUsage.month, month));
}
