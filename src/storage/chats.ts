import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray, isNull, not, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ChatAddress } from "../domain/message.js";
import type { Executor } from "./database.js";
import { accounts, chats, units } from "./schema.js";

export type BoundChat = { readonly address: ChatAddress; readonly unitId: string; readonly title: string | null };

/** Binds the chat (or topic) to the unit; a chat bound before moves to it. */
export async function bindChat(db: Executor, org: string, chat: BoundChat, by: string | null, at: Date): Promise<void> {
  const { channel, chatId, thread = "" } = chat.address;
  const bound = { unitId: chat.unitId, title: chat.title, active: true, boundBy: by, boundAt: at, lost: false };
  await db
    .insert(chats)
    .values({ id: randomUUID(), organizationId: org, channel, chatId, thread, ...bound })
    .onConflictDoUpdate({ target: [chats.organizationId, chats.channel, chats.chatId, chats.thread], set: bound });
}

/** Binds the chat in place of the unit's other groups on that channel; one elsewhere stays, for when this one is down. */
export async function bindOnlyChat(db: Executor, org: string, chat: BoundChat, by: string, at: Date): Promise<void> {
  await bindChat(db, org, chat, by, at);
  const { channel, chatId, thread = "" } = chat.address;
  const here = and(eq(chats.chatId, chatId), eq(chats.thread, thread));
  await db
    .update(chats)
    .set({ active: false })
    .where(
      and(
        eq(chats.organizationId, org),
        eq(chats.channel, channel),
        eq(chats.unitId, chat.unitId),
        eq(chats.active, true),
        here && not(here),
      ),
    );
}

/** Ends the binding of this very chat or topic. @returns the unit it was of; null when it was bound to nothing */
export async function unbindChat(db: Executor, org: string, address: ChatAddress): Promise<string | null> {
  const [ended] = await db
    .update(chats)
    .set({ active: false })
    .where(and(inChat(org, address), eq(chats.thread, address.thread ?? ""), eq(chats.active, true)))
    .returning({ unitId: chats.unitId });
  return ended?.unitId ?? null;
}

/** The unit this very chat or topic is bound to, whatever its root is; null when unbound. */
export async function boundUnit(db: Executor, org: string, address: ChatAddress): Promise<string | null> {
  const [found] = await db
    .select({ unitId: chats.unitId })
    .from(chats)
    .where(and(inChat(org, address), eq(chats.thread, address.thread ?? ""), eq(chats.active, true)));
  return found?.unitId ?? null;
}

/** Active bindings, the latest first. */
export async function boundChats(db: Executor, org: string): Promise<BoundChat[]> {
  const rows = await db
    .select()
    .from(chats)
    .where(and(eq(chats.organizationId, org), eq(chats.active, true)))
    .orderBy(desc(chats.boundAt), desc(chats.id));
  return rows.map(({ channel, chatId, thread, unitId, title }) => ({
    address: { channel, chatId, ...(thread === "" ? {} : { thread }) },
    unitId,
    title,
  }));
}

/** The unit this chat speaks for: its topic's, else its root's; null when unbound. */
export async function unitOfChat(db: Executor, org: string, address: ChatAddress): Promise<string | null> {
  const { channel, chatId, thread = "" } = address;
  const rows = await db
    .select()
    .from(chats)
    .where(
      and(eq(chats.organizationId, org), eq(chats.channel, channel), eq(chats.chatId, chatId), eq(chats.active, true)),
    );
  const found = rows.find((row) => row.thread === thread) ?? rows.find((row) => row.thread === "");
  return found?.unitId ?? null;
}

/** Who could be reached through a chat until now. */
export type LostChat = {
  readonly bindings: readonly { readonly unitId: string; readonly title: string | null }[];
  readonly officerIds: readonly string[];
};

/**
 * The bot can't write there any more: to one topic, or (no topic named) to the whole chat. A person who shut the bot
 * out is out of reach in private until they speak to it again.
 * @returns what this ended: of several who find the same chat closed one ends it
 */
export async function deactivateChat(db: Executor, org: string, address: ChatAddress): Promise<LostChat> {
  const { channel, chatId, thread } = address;
  const bindings = await db
    .update(chats)
    .set({ active: false, lost: true })
    .where(
      and(inChat(org, address), eq(chats.active, true), thread === undefined ? undefined : eq(chats.thread, thread)),
    )
    .returning({ unitId: chats.unitId, title: chats.title });
  if (thread !== undefined) return { bindings, officerIds: [] };
  const people = await db
    .update(accounts)
    .set({ privateChatId: null })
    .where(and(eq(accounts.organizationId, org), eq(accounts.channel, channel), eq(accounts.privateChatId, chatId)))
    .returning({ officerId: accounts.officerId });
  return { bindings, officerIds: people.map(({ officerId }) => officerId) };
}

/**
 * The bot can write there again: bindings that ended only because it could not stand again. Those ended otherwise do
 * not, nor those of a unit that is no more or has another group by now.
 */
export async function reviveChat(db: Executor, org: string, address: ChatAddress): Promise<void> {
  const other = alias(chats, "other");
  const otherGroup = db
    .select({ id: other.id })
    .from(other)
    .where(and(eq(other.unitId, chats.unitId), eq(other.channel, address.channel), eq(other.active, true)));
  const standing = db.select({ id: units.id }).from(units).where(isNull(units.endedOn));
  const unitStands = inArray(chats.unitId, standing);
  await db
    .update(chats)
    .set({ active: true, lost: false })
    .where(and(inChat(org, address), eq(chats.lost, true), unitStands, notExists(otherGroup)));
}

/** Names of the units that the chat and its topics speak for, in order. */
export async function unitsOfChat(db: Executor, org: string, address: ChatAddress): Promise<string[]> {
  const rows = await db
    .selectDistinct({ name: units.name })
    .from(chats)
    .innerJoin(units, eq(units.id, chats.unitId))
    .where(and(inChat(org, address), eq(chats.active, true)))
    .orderBy(units.name);
  return rows.map(({ name }) => name);
}

/** Telegram gave the group a new id: its bindings follow, unless it was bound afresh under the new one. */
export async function moveChat(db: Executor, org: string, from: ChatAddress, toChatId: string): Promise<void> {
  const { channel } = from;
  const fresh = await db
    .select({ thread: chats.thread })
    .from(chats)
    .where(inChat(org, { channel, chatId: toChatId }));
  const taken = fresh.map(({ thread }) => thread);
  if (taken.length > 0) await db.delete(chats).where(and(inChat(org, from), inArray(chats.thread, taken)));
  await db.update(chats).set({ chatId: toChatId }).where(inChat(org, from));
}

/** The chat with all its topics. */
function inChat(org: string, { channel, chatId }: ChatAddress) {
  return and(eq(chats.organizationId, org), eq(chats.channel, channel), eq(chats.chatId, chatId));
}
