import { and, asc, eq, gte, lt, ne } from "drizzle-orm";
import type { Audience } from "../domain/ladder.js";
import type { ChannelName } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { type LedgerState, ledger, occurrences, tasks, units } from "./schema.js";

export type LedgerRow = {
  readonly at: Date;
  readonly slotAt: Date;
  readonly channel: ChannelName | null;
  readonly chat: string | null;
  readonly audience: Audience;
  readonly unit: string;
  readonly task: string;
  readonly period: string;
  readonly dueOn: string | null;
  readonly rung: string;
  readonly state: LedgerState;
  readonly reason: string | null;
  readonly messageId: string | null;
  /** The message it went in: rows with one number were one message. */
  readonly message: number | null;
};

/**
 * What was said (or not, and why) in [from, to), oldest first; what is still on its way is left out. By the moment it
 * was said: what was made up for after downtime is found on the day people heard it.
 */
export async function listLedger(
  db: Executor,
  org: string,
  range: { readonly from?: Date; readonly to?: Date },
): Promise<LedgerRow[]> {
  const rows = await db
    .select({ row: ledger, task: tasks.code, period: occurrences.period, unit: units.name })
    .from(ledger)
    .innerJoin(occurrences, eq(occurrences.id, ledger.occurrenceId))
    .innerJoin(tasks, eq(tasks.id, occurrences.taskId))
    .innerJoin(units, eq(units.id, occurrences.unitId))
    .where(
      and(
        eq(ledger.organizationId, org),
        ne(ledger.state, "pending"),
        range.from ? gte(ledger.at, range.from) : undefined,
        range.to ? lt(ledger.at, range.to) : undefined,
      ),
    )
    .orderBy(asc(ledger.at), asc(ledger.id));
  return rows.map(({ row, task, period, unit }) => ({
    at: row.at,
    slotAt: row.slotAt,
    channel: row.channel,
    chat: row.chatId,
    audience: row.audience,
    unit,
    task,
    period,
    dueOn: row.dueOn,
    rung: row.rung,
    state: row.state,
    reason: row.reason,
    messageId: row.messageId,
    message: row.outboxId,
  }));
}

/** Every key of the ledger and what became of it: what a reconciliation counts. */
export async function saidStates(db: Executor, org: string): Promise<{ saidKey: string; state: LedgerState }[]> {
  return db.select({ saidKey: ledger.saidKey, state: ledger.state }).from(ledger).where(eq(ledger.organizationId, org));
}
