import type { BotSelf, Message } from "./update.js";

/** A text as said to the bot: the mention taken out, and whether there was one. */
type Heard = { readonly text: string; readonly addressed: boolean; readonly replyTo?: string };

const COMMAND_TO = /^\s*(\/\w+)@(\w+)/;

/**
 * Finds out whether a message speaks to the bot and takes the mention out of its text.
 * @returns null when it is a command for another bot
 */
export function hearAddress(message: Message, self: BotSelf): Heard | null {
  const replyTo = repliedTo(message, self);
  const raw = message.text ?? message.caption ?? message.sticker?.emoji ?? "";
  const named = cutNamedMentions(raw, message.entities ?? message.caption_entities ?? [], self);
  const command = COMMAND_TO.exec(named.text);
  const recipient = command?.[2];
  if (recipient !== undefined && recipient.toLowerCase() !== self.username.toLowerCase()) return null;
  const called = command ? named.text.replace(COMMAND_TO, "$1") : named.text;
  const text = cutUsername(called, self.username);
  const addressed = named.found || command !== null || text !== called || replyTo !== undefined;
  return { text: text.trim(), addressed, ...(replyTo !== undefined && { replyTo }) };
}

/** Every message of a forum's topic "replies" to the topic's creation, which is not a word of the bot's. */
function repliedTo({ reply_to_message: origin }: Message, self: BotSelf): string | undefined {
  const ours = origin?.from !== undefined && String(origin.from.id) === self.id && !origin.forum_topic_created;
  return ours ? String(origin.message_id) : undefined;
}

/** A mention by name carries the user, not the username; Telegram counts it in UTF-16 units. */
function cutNamedMentions(text: string, entities: NonNullable<Message["entities"]>, self: BotSelf) {
  const ours = entities
    .filter(({ type, user }) => type === "text_mention" && String(user?.id) === self.id)
    .sort((a, b) => b.offset - a.offset);
  const cut = ours.reduce((rest, { offset, length }) => join(rest.slice(0, offset), rest.slice(offset + length)), text);
  return { text: cut, found: ours.length > 0 };
}

/** "@Bot" anywhere, in any case, but not inside an address or a longer name. */
function cutUsername(text: string, username: string): string {
  if (username === "") return text;
  const pattern = new RegExp(`(?<![\\w@./])@${username}(?!\\w)`, "gi");
  const [first = "", ...rest] = text.split(pattern);
  return rest.reduce(join, first);
}

/** Closes the gap a mention leaves: "nhờ @Bot xem" → "nhờ xem", "@Bot, xem" → "xem". */
function join(before: string, after: string): string {
  const head = before.replace(/[ \t]+$/, "");
  const tail = after.replace(head.trim() === "" ? /^[ \t]*[,:]?[ \t]*/ : /^[ \t]+/, "");
  const touching = head === "" || tail === "" || head.endsWith("\n") || /^[\n.,:;!?)]/.test(tail);
  return touching ? head + tail : `${head} ${tail}`;
}
