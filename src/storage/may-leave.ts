import { and, eq, gt, inArray, isNull, lte, or, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ChannelName } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { outbox } from "./schema.js";

/** New, postponed until now, or uncertain and held long enough. */
export function isDue(org: string, now: Date) {
  return and(
    eq(outbox.organizationId, org),
    isNull(outbox.endedAt),
    inArray(outbox.state, ["ready", "uncertain"]),
    lte(outbox.nextAt, now),
  );
}

/**
 * Nothing older is on its way to the chat, so that a message that must be tried again is not overtaken. One that may
 * have arrived holds up nobody. A value and not a join: the planner asks it of one message at a time, by the index.
 */
export function isFirst(
  db: Executor,
  org: string,
  channel: ChannelName,
  message: Record<"id" | "chatId", SQLWrapper>,
  now: Date,
) {
  const older = alias(outbox, "older");
  return sql`(${db
    .select({ id: older.id })
    .from(older)
    .where(
      and(
        eq(older.organizationId, org),
        eq(older.channel, channel),
        sql`${older.chatId} = ${message.chatId}`,
        isNull(older.endedAt),
        sql`${older.id} < ${message.id}`,
        or(eq(older.state, "sending"), and(eq(older.state, "ready"), gt(older.nextAt, now))),
      ),
    )
    .limit(1)}) is null`;
}
