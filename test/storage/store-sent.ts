import type { Audience } from "../../src/domain/ladder.js";
import type { ChatAddress } from "../../src/domain/message.js";
import type { Occurrence } from "../../src/domain/occurrence.js";
import type { MessagePart } from "../../src/domain/route.js";
import type { Database } from "../../src/storage/database.js";
import { rememberSent } from "../../src/storage/said-message.js";
import { type LedgerState, ledger, outbox } from "../../src/storage/schema.js";

type SentItem = {
  readonly occurrence: Occurrence;
  readonly rung: string;
  readonly readBy?: Audience;
  readonly unreachableUnit?: boolean;
  readonly state?: LedgerState;
};

type Sent = {
  readonly address: ChatAddress;
  readonly at: Date;
  readonly messageIds: readonly string[];
  readonly items: readonly SentItem[];
  readonly parts?: readonly MessagePart[];
};

/** A message that has been sent, with what it said, as delivery leaves it; gives its number. */
export async function storeSent(db: Database, org: string, { address, at, messageIds, items, parts = [] }: Sent) {
  const { channel, chatId, thread = "" } = address;
  const key = `${at.toISOString()}/${channel}:${chatId}:${thread}/${messageIds.join()}`;
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(outbox)
      .values({
        organizationId: org,
        key,
        channel,
        chatId,
        thread,
        slotAt: at,
        parts: [...parts],
        language: "vi",
        state: "sent",
        attempts: 1,
        nextAt: at,
        createdAt: at,
        endedAt: at,
      })
      .returning({ id: outbox.id });
    if (!row) throw new Error("the message was not stored");
    for (const { occurrence, rung, readBy = "unit", unreachableUnit = false, state = "sent" } of items) {
      await tx.insert(ledger).values({
        organizationId: org,
        saidKey: `${occurrence.id}/${occurrence.dueOn}/${readBy}/${rung}/${messageIds.join()}`,
        outboxId: row.id,
        occurrenceId: occurrence.id,
        dueOn: occurrence.dueOn,
        audience: readBy,
        unreachableUnit,
        rung,
        slotAt: at,
        channel,
        chatId,
        thread,
        state,
        at,
        messageId: messageIds.at(-1) ?? null,
      });
    }
    await rememberSent(tx, org, [{ outboxId: row.id, address, messageIds }], at);
    return row.id;
  });
}
