import { createHash } from "node:crypto";
import type { ChatAddress, ChatEvent, Incoming } from "../../domain/message.js";
import { hearAddress } from "./hear-address.js";
import { readMedia } from "./read-media.js";
import type { BotSelf, CallbackQuery, MembershipChange, Message, Update } from "./update.js";

/** What an update says to us; null when it says nothing (another bot, a service message, a channel's post). */
type Reading =
  | { readonly kind: "message"; readonly incoming: Incoming }
  | { readonly kind: "event"; readonly event: ChatEvent }
  | null;

/** What an update means to us; null for what no one here waits for. */
export function readUpdate(update: Update, self: BotSelf): Reading {
  if (update.message) return readMigration(update.message) ?? readMessage(update.message, self, "text");
  if (update.edited_message) return readMessage(update.edited_message, self, "edit");
  if (update.callback_query) return readButton(update.callback_query);
  if (update.my_chat_member) return readMembership(update.my_chat_member, update.update_id);
  return null;
}

function readMessage(message: Message, self: BotSelf, via: "text" | "edit"): Reading {
  const { from, message_id, sender_chat, edit_date } = message;
  const chat = chatOf(message);
  if (!chat || !from || message.is_automatic_forward) return null;
  // Speaking as the group (GroupAnonymousBot, 1087968824) or as a channel looks like a bot, but it is a person.
  const anonymous = sender_chat !== undefined;
  if (from.is_bot && !anonymous) return null;
  const heard = hearAddress(message, self);
  const media = readMedia(message);
  if (!heard || (heard.text === "" && media.length === 0 && message.text === undefined)) return null;
  const at = `${message.chat.id}:${message_id}`;
  return {
    kind: "message",
    incoming: {
      key: via === "edit" ? `e:${at}:${edit_date ?? 0}:${digest(heard.text)}` : `m:${at}`,
      chat,
      from: personOf(from),
      messageId: String(message_id),
      text: heard.text,
      addressed: heard.addressed || chat.kind === "private",
      ...(heard.replyTo !== undefined && { replyTo: heard.replyTo }),
      via,
      ...(anonymous && { anonymous }),
      ...(media.length > 0 && { media }),
      ...(message.media_group_id !== undefined && { album: message.media_group_id }),
    },
  };
}

/** Two edits within a second have the same date, and Telegram reports edits nobody made: only the words tell them apart. */
function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function readButton({ id, from, data, message }: CallbackQuery): Reading {
  const chat = message && chatOf(message);
  if (!message || !chat || data === undefined) return null;
  const messageId = String(message.message_id);
  return {
    kind: "message",
    incoming: {
      key: `b:${id}`,
      chat,
      from: personOf(from),
      messageId,
      text: data,
      addressed: true,
      replyTo: messageId,
      via: "button",
    },
  };
}

/** Telegram tells both chats of a move: the old one its successor, the new one its origin. */
function readMigration({ chat, migrate_to_chat_id, migrate_from_chat_id }: Message): Reading {
  if (migrate_to_chat_id !== undefined) return migrated(chat.id, migrate_to_chat_id);
  return migrate_from_chat_id === undefined ? null : migrated(migrate_from_chat_id, chat.id);
}

function migrated(from: number, to: number): Reading {
  return { kind: "event", event: { kind: "migrated", from: rootOf(from), to: rootOf(to) } };
}

/** A group where the bot may not write any more is as good as left: nobody there would ever hear it. */
function readMembership({ chat, from, old_chat_member, new_chat_member }: MembershipChange, updateId: number): Reading {
  const [was, is] = [mayWrite(old_chat_member), mayWrite(new_chat_member)];
  const place = chatOf({ chat });
  if (was === is || !place) return null;
  return {
    kind: "event",
    event: is
      ? { kind: "bot-added", key: `a:${updateId}`, chat: place, by: String(from.id) }
      : { kind: "bot-removed", chat: rootOf(chat.id) },
  };
}

function mayWrite({ status, is_member, can_send_messages }: MembershipChange["new_chat_member"]): boolean {
  if (status === "restricted") return is_member === true && can_send_messages !== false;
  return status !== "left" && status !== "kicked";
}

function rootOf(chatId: number): ChatAddress {
  return { channel: "telegram", chatId: String(chatId) };
}

/** Null for a channel: its posts are nobody's words to us. */
function chatOf({
  chat,
  message_thread_id,
  is_topic_message,
}: Pick<Message, "chat" | "message_thread_id" | "is_topic_message">): Incoming["chat"] | null {
  if (chat.type === "channel") return null;
  // Replies in an ordinary group carry a thread id too; only a forum's topic can be written to.
  const thread = is_topic_message ? message_thread_id : undefined;
  return {
    ...rootOf(chat.id),
    ...(thread !== undefined && thread !== 1 && { thread: String(thread) }),
    kind: chat.type === "private" ? "private" : "group",
    ...(chat.title !== undefined && { title: chat.title }),
  };
}

function personOf({ id, first_name, last_name }: CallbackQuery["from"]): Incoming["from"] {
  return { userId: String(id), name: [first_name, last_name].filter(Boolean).join(" ") };
}
