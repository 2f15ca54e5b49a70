import { z } from "zod";
import type { Incoming, IncomingMedia } from "../../domain/message.js";
import { isProviderId } from "../provider-words.js";
import type { Update } from "./read-updates.js";
import { stripMention } from "./strip-mention.js";

/** The bot as Zalo knows it, from getMe. */
export type Bot = { readonly id: string; readonly names: readonly string[]; readonly canJoinGroups: boolean };

/** `own`: the bot's echo or another bot; `silent`: nothing to answer; the others are worth a line in the log. */
export type Reading =
  | { readonly kind: "incoming"; readonly incoming: Incoming }
  | { readonly kind: "skipped"; readonly why: "own" | "silent" | "unknown-event" | "unreadable" };

const id = z.string().refine(isProviderId);
/** A content field of another type than documented is as good as absent. */
const optional = z.string().optional().catch(undefined);
const Message = z.object({
  message_id: id,
  from: z.object({ id, display_name: optional, is_bot: z.boolean().optional().catch(undefined) }),
  chat: z.object({ id, chat_type: optional }),
  text: optional,
  caption: optional,
  photo_url: optional,
  photo: optional,
  voice_url: optional,
});
type Message = z.infer<typeof Message>;

/**
 * Translates one update. In a group Zalo passes on only what is addressed to the bot, so everything is addressed.
 * @param bot null until getMe has answered once: then a mention can't be told from text and stays
 */
export function toIncoming(update: Update, bot: Bot | null): Reading {
  const event = /^message\.(text|image|sticker|voice|unsupported)\.received$/.exec(update.event_name)?.[1];
  if (!event) return { kind: "skipped", why: update.event_name === "webhook.test" ? "silent" : "unknown-event" };
  const parsed = Message.safeParse(update.message);
  if (!parsed.success) return { kind: "skipped", why: "unreadable" };
  const message = parsed.data;
  const { from, chat } = message;
  if (from.is_bot || from.id === bot?.id) return { kind: "skipped", why: "own" };
  const kind = isGroup(message) ? "group" : "private";
  // A sticker, or a file in a group, is mostly a thank-you: an answer would be noise, and counts against the month.
  const isThanks = event === "sticker" || (kind === "group" && event === "unsupported");
  if (isThanks) return { kind: "skipped", why: "silent" };
  const media = mediaOf(event, message);
  return {
    kind: "incoming",
    incoming: {
      key: `${chat.id}:${message.message_id}`,
      chat: { channel: "zalo", chatId: chat.id, kind },
      from: { userId: from.id, name: (from.display_name ?? "").normalize("NFC").trim() },
      messageId: message.message_id,
      text: stripMention(message.text ?? message.caption ?? "", bot?.names ?? []),
      addressed: true,
      via: "text",
      ...(media && { media: [media] }),
    },
  };
}

function isGroup({ chat, from }: Message): boolean {
  return chat.chat_type ? chat.chat_type.toUpperCase() === "GROUP" : chat.id !== from.id;
}

/** The documents say `photo`, the live service `photo_url`. */
function mediaOf(event: string, { photo_url, photo, voice_url }: Message): IncomingMedia | null {
  switch (event) {
    case "text":
      return null;
    case "image": {
      const reference = photo_url ?? photo;
      return reference ? { kind: "photo", reference } : { kind: "other", reference: "" };
    }
    case "voice":
      return { kind: "voice", reference: voice_url ?? "" };
    default:
      return { kind: "other", reference: "" };
  }
}
