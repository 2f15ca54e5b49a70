import { and, eq, lte, sql } from "drizzle-orm";
import type { ChatAddress } from "../domain/message.js";
import type { ChannelName } from "../domain/officer.js";
import type { Executor } from "./database.js";
import { chatGates } from "./schema.js";

type Taken = { readonly address: ChatAddress; readonly leavesAt: Date };

/** Each chat's gap begins when its message leaves. */
export async function holdTaken(
  db: Executor,
  org: string,
  channel: ChannelName,
  messages: readonly Taken[],
  now: Date,
  pace: { gapMs(address: ChatAddress): number },
): Promise<void> {
  const holds = messages
    .map(({ address, leavesAt }) => ({ address, at: new Date(leavesAt.getTime() + pace.gapMs(address)) }))
    .flatMap(({ address, at }) => (at > now ? [{ chat_id: address.chatId, at }] : []));
  if (holds.length === 0) return;
  await db
    .update(chatGates)
    .set({ nextAt: sql`hold.at` })
    .from(sql`jsonb_to_recordset(${JSON.stringify(holds)}::text::jsonb) as hold(chat_id text, at timestamptz)`)
    .where(
      and(eq(chatGates.organizationId, org), eq(chatGates.channel, channel), sql`${chatGates.chatId} = hold.chat_id`),
    );
}

/** Nothing more leaves for this chat until `at`; an earlier moment never shortens a longer hold. */
export async function holdChat(db: Executor, org: string, { channel, chatId }: ChatAddress, at: Date): Promise<void> {
  await db
    .update(chatGates)
    .set({ nextAt: at })
    .where(
      and(
        eq(chatGates.organizationId, org),
        eq(chatGates.channel, channel),
        eq(chatGates.chatId, chatId),
        lte(chatGates.nextAt, at),
      ),
    );
}
