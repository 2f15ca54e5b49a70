import { and, eq, isNull } from "drizzle-orm";
import type { Executor } from "./database.js";
import { ledger, outbox } from "./schema.js";

/** Ends every message on its way and drops what it would have said. @returns how many messages */
export async function endUnsent(db: Executor, org: string, reason: string, now: Date): Promise<number> {
  const ended = await db
    .update(outbox)
    .set({ state: "satisfied", reason, leaseUntil: null, endedAt: now })
    .where(and(eq(outbox.organizationId, org), isNull(outbox.endedAt)))
    .returning({ id: outbox.id });
  await db
    .update(ledger)
    .set({ state: "dropped", reason, at: now })
    .where(and(eq(ledger.organizationId, org), eq(ledger.state, "pending")));
  return ended.length;
}
