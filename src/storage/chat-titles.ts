import { eq } from "drizzle-orm";
import type { ChatAddress } from "../domain/message.js";
import type { Executor } from "./database.js";
import { chats } from "./schema.js";

export type TitledChat = Pick<ChatAddress, "channel" | "chatId"> & { readonly title: string | null };

/** Every group the office ever bound, with its title: where an entry was made may be bound no more. */
export async function chatTitles(db: Executor, org: string): Promise<TitledChat[]> {
  return db
    .select({ channel: chats.channel, chatId: chats.chatId, title: chats.title })
    .from(chats)
    .where(eq(chats.organizationId, org));
}
