import { and, eq } from "drizzle-orm";
import type { ChatAddress } from "../domain/message.js";
import type { Executor } from "./database.js";
import { accounts, chats, officers, units } from "./schema.js";

/** Who reads a chat: the unit whose group it is or was, or one person in private. */
export type Reader = { readonly kind: "group" | "person"; readonly name: string };

/** Null when nobody is known to read it: a person who moved to another chat, a group that was never bound. */
export async function readerOf(
  db: Executor,
  org: string,
  { channel, chatId, thread = "" }: ChatAddress,
): Promise<Reader | null> {
  const [group] = await db
    .select({ name: units.name })
    .from(chats)
    .innerJoin(units, eq(units.id, chats.unitId))
    .where(
      and(
        eq(chats.organizationId, org),
        eq(chats.channel, channel),
        eq(chats.chatId, chatId),
        eq(chats.thread, thread),
      ),
    );
  if (group) return { kind: "group", name: group.name };
  const [person] = await db
    .select({ name: officers.name })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    .where(and(eq(accounts.organizationId, org), eq(accounts.channel, channel), eq(accounts.privateChatId, chatId)));
  return person ? { kind: "person", name: person.name } : null;
}
