import { z } from "zod";
import { isProviderId } from "../provider-words.js";

/** The part of Telegram's Update that is read here; what else it holds is dropped, and a new kind of update is empty. */
const user = z.object({
  id: z.int(),
  is_bot: z.boolean().default(false),
  first_name: z.string().default(""),
  last_name: z.string().optional(),
});

const chat = z.object({ id: z.int(), type: z.string(), title: z.string().optional() });

const file = z.object({
  file_id: z.string(),
  file_name: z.string().optional(),
  file_size: z.number().optional(),
});

const entity = z.object({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  user: z.object({ id: z.number() }).optional(),
});

const message = z.object({
  message_id: z.int(),
  chat,
  from: user.optional(),
  sender_chat: z.object({ id: z.number() }).optional(),
  edit_date: z.int().optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  is_automatic_forward: z.boolean().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(entity).optional(),
  caption_entities: z.array(entity).optional(),
  reply_to_message: z
    .object({ message_id: z.int(), from: user.optional(), forum_topic_created: z.object({}).optional() })
    .optional(),
  media_group_id: z.string().optional(),
  photo: z.array(file).optional(),
  document: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  sticker: z.object({ emoji: z.string().optional() }).optional(),
  migrate_to_chat_id: z.int().optional(),
  migrate_from_chat_id: z.int().optional(),
});

const member = z.object({
  status: z.string(),
  is_member: z.boolean().optional(),
  can_send_messages: z.boolean().optional(),
});

const update = z.object({
  update_id: z.number().int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({
      id: z.string().refine(isProviderId),
      from: user,
      data: z.string().optional(),
      message: message
        .pick({ message_id: true, chat: true, message_thread_id: true, is_topic_message: true })
        .optional(),
    })
    .optional(),
  my_chat_member: z.object({ chat, from: user, old_chat_member: member, new_chat_member: member }).optional(),
});

export type Update = z.infer<typeof update>;
export type Message = z.infer<typeof message>;
export type CallbackQuery = NonNullable<Update["callback_query"]>;
export type MembershipChange = NonNullable<Update["my_chat_member"]>;

/** Who the bot is, from getMe. */
export type BotSelf = {
  readonly id: string;
  readonly username: string;
  /** Privacy mode is off: in a group the bot hears everything, not only what is said to it. */
  readonly readsAllGroupMessages: boolean;
};

/** What Telegram is asked to deliver; the same list for polling and webhook. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/** The update `body` is, or null when it is none. */
export function parseUpdate(body: unknown): Update | null {
  const parsed = update.safeParse(body);
  return parsed.success ? parsed.data : null;
}

/**
 * Updates with the same key are handled one after the other: those of one chat. A group's migration counts to the
 * new chat, so that what is said there waits until the binding has moved.
 */
export function orderKeyOf({ message, edited_message, callback_query, my_chat_member, update_id }: Update): string {
  const chatId =
    message?.migrate_to_chat_id ?? (message ?? edited_message ?? callback_query?.message ?? my_chat_member)?.chat.id;
  return chatId === undefined ? `u:${update_id}` : `c:${chatId}`;
}
