import { randomBytes } from "node:crypto";
import type { ZaloServerOptions, ZaloUpdate } from "./types.js";

/** Something a person does in a chat. Without `chat` it is their private chat with the bot. */
export type Said = {
  readonly from: string;
  readonly name?: string;
  /** A group's id; ids that begin with "zgr-" are groups. */
  readonly chat?: string;
  readonly text?: string;
  /** URL of a picture; `text` is then its caption. */
  readonly photo?: string;
  /** As the documents have it: `photo` instead of the live `photo_url`. */
  readonly photoAsDocumented?: boolean;
  readonly voice?: string;
  readonly sticker?: string;
  /** A file, a video: something Zalo passes on without its content. */
  readonly unsupported?: boolean;
  /** In a group: the bot picked from the @ list, put before the text. */
  readonly mention?: boolean;
  /** In a group: an answer to a message of the bot; nothing in the update tells. */
  readonly replyToBot?: boolean;
  readonly messageId?: string;
  readonly isBot?: boolean;
};

export const GROUP_PREFIX = "zgr-";

/** The update Zalo would make of it, or null when it passes nothing on: in a group the bot must be addressed. */
export function updateFrom(said: Said, options: Readonly<ZaloServerOptions>): ZaloUpdate | null {
  const chatId = said.chat ?? said.from;
  const group = chatId.startsWith(GROUP_PREFIX);
  if (group && !said.mention && !said.replyToBot) return null;
  const words = `${group && said.mention ? `@${options.displayName} ` : ""}${said.text ?? ""}`;
  const { event, content } = contentOf(said, words);
  return {
    event_name: `message.${event}.received`,
    message: {
      message_id: said.messageId ?? randomBytes(10).toString("hex"),
      date: Date.now(),
      from: { id: said.from, display_name: said.name ?? "Lan", is_bot: said.isBot ?? false },
      chat: { id: chatId, chat_type: group ? "GROUP" : "PRIVATE" },
      ...content,
    },
  };
}

function contentOf(said: Said, words: string): { event: string; content: object } {
  if (said.photo !== undefined) {
    const photo = said.photoAsDocumented
      ? { photo: said.photo }
      : { photo_url: said.photo, message_type: "CHAT_PHOTO" };
    return { event: "image", content: { ...photo, ...(words !== "" && { caption: words }) } };
  }
  if (said.voice !== undefined)
    return { event: "voice", content: { voice_url: said.voice, message_type: "CHAT_VOICE" } };
  if (said.sticker !== undefined)
    return { event: "sticker", content: { sticker: said.sticker, url: "https://zalo-sticker.example/s.png" } };
  if (said.unsupported) return { event: "unsupported", content: {} };
  return { event: "text", content: { text: words } };
}
