import { and, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import type { ChatAddress } from "../domain/message.js";
import type { Executor } from "./database.js";
import { rememberSent } from "./said-message.js";
import { ledger, outbox } from "./schema.js";

type MessageEnding =
  | { readonly state: "sent"; readonly messageIds: readonly string[] }
  | { readonly state: "satisfied" | "failed"; readonly reason: string }
  | { readonly state: "ready"; readonly reason: string; readonly nextAt: Date }
  /** `nextAt` null: it is not tried again. */
  | { readonly state: "uncertain"; readonly reason: string; readonly nextAt: Date | null };

/** How one try of a message ended. */
export type SettledMessage = {
  readonly message: { readonly id: number; readonly attempt: number; readonly address?: ChatAddress };
  readonly ending: MessageEnding;
};

/** Further than any plan reaches: an uncertain message that is not to be tried again. */
const NEVER = new Date("9999-12-31T00:00:00Z");

/**
 * Writes down how tries ended, for each message and for each thing it says. A try that somebody else has followed up
 * since (this sender was stopped for longer than its lease) decides nothing any more.
 */
export async function settleMessages(
  db: Executor,
  org: string,
  ends: readonly SettledMessage[],
  now: Date,
): Promise<void> {
  if (ends.length === 0) return;
  // As text first: a driver that knows the parameter to be JSON would write it as JSON a second time.
  const rows = sql`jsonb_to_recordset(${JSON.stringify(ends.map(toRow))}::text::jsonb)
    as ending(id bigint, attempt int, state text, reason text, next_at timestamptz, ends boolean, message_id text)`;
  // Named once more, so that the planner goes by the index whatever it believes about the size of the tables.
  const ids = sql`${`{${ends.map(({ message: { id } }) => id).join(",")}}`}::bigint[]`;
  const at = sql`${now.toISOString()}::timestamptz`;
  const settled = db.$with("settled").as(
    db
      .update(outbox)
      .set({
        state: sql`ending.state`,
        reason: sql`ending.reason`,
        leaseUntil: null,
        nextAt: sql`coalesce(ending.next_at, ${outbox.nextAt})`,
        uncertain: sql`${outbox.uncertain} or ending.state = 'uncertain'`,
        endedAt: sql`case when ending.ends then ${at} end`,
      })
      .from(rows)
      .where(
        and(
          sql`${outbox.id} = any(${ids}) and ${outbox.id} = ending.id and ${outbox.attempts} = ending.attempt`,
          isNull(outbox.endedAt),
        ),
      )
      .returning({ id: outbox.id }),
  );
  await db
    .with(settled)
    .update(ledger)
    .set({ state: sql`ending.state`, reason: sql`ending.reason`, messageId: sql`ending.message_id`, at: now })
    .from(rows)
    .where(
      and(
        sql`ending.ends and ending.id in (select id from settled)`,
        sql`${ledger.outboxId} = any(${ids}) and ${ledger.outboxId} = ending.id`,
        eq(ledger.state, "pending"),
      ),
    );
  const sent = ends.flatMap(({ message: { id, address }, ending }) =>
    address && ending.state === "sent" ? [{ outboxId: id, address, messageIds: ending.messageIds }] : [],
  );
  await rememberSent(db, org, sent, now);
}

type EndingRow = {
  readonly id: number;
  readonly attempt: number;
  readonly state: MessageEnding["state"];
  readonly reason: string | null;
  readonly next_at: Date | null;
  readonly ends: boolean;
  readonly message_id: string | null;
};

function toRow({ message: { id, attempt }, ending }: SettledMessage): EndingRow {
  const waits = "nextAt" in ending;
  return {
    id,
    attempt,
    state: ending.state,
    reason: "reason" in ending ? ending.reason : null,
    next_at: waits ? (ending.nextAt ?? NEVER) : null,
    ends: !waits || ending.nextAt === null,
    message_id: ending.state === "sent" ? (ending.messageIds.at(-1) ?? null) : null,
  };
}

export type SettledItem = {
  readonly id: number;
  readonly state: "satisfied" | "dropped" | "coalesced";
  readonly reason: string;
};

/** Ends some of a message's items before it is sent. */
export async function settleItems(db: Executor, ends: readonly SettledItem[], now: Date): Promise<void> {
  if (ends.length === 0) return;
  await db
    .update(ledger)
    .set({ state: sql`ending.state`, reason: sql`ending.reason`, at: now })
    .from(sql`jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb) as ending(id bigint, state text, reason text)`)
    .where(sql`${ledger.id} = ending.id`);
}

/**
 * A sender died between its request and its commit: the message may have arrived, so it is uncertain. The second time
 * it stays so, rather than be said a third time.
 */
export async function expireLeases(db: Executor, org: string, now: Date, retryAt: Date): Promise<void> {
  const died = await db
    .select({ id: outbox.id, attempt: outbox.attempts, uncertain: outbox.uncertain })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, org),
        eq(outbox.state, "sending"),
        isNotNull(outbox.leaseUntil),
        lte(outbox.leaseUntil, now),
      ),
    )
    .for("update", { skipLocked: true });
  const reason = "the sender stopped in the middle";
  const ends = died.map(({ id, attempt, uncertain }) => ({
    message: { id, attempt },
    ending: { state: "uncertain", reason, nextAt: uncertain ? null : retryAt } as const,
  }));
  await settleMessages(db, org, ends, now);
}
