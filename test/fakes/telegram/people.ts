import { type ChatRef, type Chats, type Person, userOf } from "./chats.js";
import type { Mailbox, QueuedUpdate } from "./mailbox.js";
import type { BotIdentity, SentMessage } from "./methods.js";
import type { Standing } from "./standing.js";

type Saying = {
  readonly chat: ChatRef;
  /** The person; in a private chat its owner unless told. */
  readonly from?: Person;
  readonly text?: string;
  /** The id of a message it answers; `ours` when the bot wrote that. */
  readonly replyTo?: { readonly messageId: number; readonly ours: boolean };
  /** A forum's topic. */
  readonly thread?: number;
  /** Speaks under the group's own name. */
  readonly anonymous?: boolean;
  readonly document?: { readonly name: string; readonly bytes: Buffer };
  readonly photo?: Buffer;
  /** Anything else of a Telegram message, as it is. */
  readonly extra?: Readonly<Record<string, unknown>>;
};

type Press = {
  readonly chat: number;
  readonly from?: Person;
  /** What the button says or carries; the newest message that has such a button is taken. */
  readonly button: string;
};

/** What people and chats do; each becomes an update on its way to the bot, and is given back. */
export type People = {
  userSays(saying: Saying): QueuedUpdate & { readonly messageId: number };
  /** Changes an earlier message of `from`. */
  userEdits(saying: Saying & { readonly messageId: number; readonly editDate: number }): QueuedUpdate;
  press(press: Press): QueuedUpdate;
  /** The bot's standing in a chat changes: "member", "administrator", "left", "kicked". Its sends there end with it. */
  membership(change: {
    readonly chat: ChatRef;
    readonly by?: Person;
    readonly was: string;
    readonly is: string;
  }): QueuedUpdate;
  /** A group becomes a supergroup: both chats report it, and sends to the old id are told the new one. */
  migrates(from: number, to: number): readonly [QueuedUpdate, QueuedUpdate];
};

const GROUP_ANONYMOUS_BOT: Person = { id: 1087968824, name: "Group", isBot: true };

export function people(
  bot: BotIdentity,
  box: Mailbox,
  known: Chats,
  places: Standing,
  files: Map<string, Buffer>,
  sent: (chatId: number) => readonly SentMessage[],
): People {
  let presses = 0;

  function message(saying: Saying, message_id: number) {
    const chat = known.open(saying.chat);
    const from = saying.anonymous ? GROUP_ANONYMOUS_BOT : (saying.from ?? { id: Math.abs(chat.id) });
    const { text, document, photo, replyTo, thread } = saying;
    const attached = document || photo ? "caption" : "text";
    return {
      message_id,
      date: 0,
      chat,
      from: userOf(from),
      ...(saying.anonymous && { sender_chat: chat }),
      ...(text !== undefined && {
        [attached]: text,
        [document || photo ? "caption_entities" : "entities"]: entitiesOf(text),
      }),
      ...(replyTo && {
        reply_to_message: {
          message_id: replyTo.messageId,
          date: 0,
          chat,
          from: replyTo.ours ? { ...userOf({ id: bot.id, isBot: true }), username: bot.username } : userOf({ id: 1 }),
        },
      }),
      ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true }),
      ...(document && { document: { ...stored(document.bytes), file_name: document.name } }),
      ...(photo && {
        photo: [
          { ...stored(photo.subarray(0, Math.ceil(photo.length / 4))), width: 90, height: 60 },
          { ...stored(photo), width: 900, height: 600 },
        ],
      }),
      ...saying.extra,
    };
  }

  function stored(bytes: Buffer) {
    const file_id = `file-${files.size + 1}`;
    files.set(file_id, bytes);
    return { file_id, file_unique_id: file_id, file_size: bytes.length };
  }

  return {
    userSays(saying) {
      const messageId = known.nextMessageId(known.open(saying.chat).id);
      return { ...box.add({ message: message(saying, messageId) }), messageId };
    },
    userEdits: (saying) =>
      box.add({ edited_message: { ...message(saying, saying.messageId), edit_date: saying.editDate } }),
    press({ chat, from = { id: Math.abs(chat) }, button }) {
      const has = ({ buttons }: SentMessage) =>
        buttons.flat().find(({ text, data }) => text === button || data === button);
      const carrier = sent(chat).findLast(has);
      const found = carrier && has(carrier);
      if (!carrier || !found) throw new Error(`no message in ${chat} has a button "${button}"`);
      return box.add({
        callback_query: {
          id: `press-${++presses}`,
          from: userOf(from),
          chat_instance: "1",
          data: found.data,
          message: {
            message_id: carrier.messageId,
            date: 0,
            chat: known.find(chat),
            ...(carrier.thread !== undefined && { message_thread_id: carrier.thread, is_topic_message: true }),
          },
        },
      });
    },
    membership({ chat, by = { id: 1 }, was, is }) {
      const opened = known.open(chat);
      known.setRank(opened.id, is);
      if (is === "kicked") places.shut(opened.id, opened.id > 0 ? "blocked" : "kicked");
      else if (is === "left") places.shut(opened.id, "left");
      else places.reopen(opened.id);
      const [old_chat_member, new_chat_member] = [{ status: was }, { status: is }];
      return box.add({
        my_chat_member: { chat: opened, from: userOf(by), date: 0, old_chat_member, new_chat_member },
      });
    },
    migrates(from, to) {
      places.shut(from, { movedTo: to });
      const [old, next] = [known.open({ id: from, type: "group" }), known.open({ id: to, type: "supergroup" })];
      const service = (chat: typeof old, fields: object) =>
        box.add({
          message: { message_id: known.nextMessageId(chat.id), date: 0, chat, from: userOf({ id: 1 }), ...fields },
        });
      return [service(old, { migrate_to_chat_id: to }), service(next, { migrate_from_chat_id: from })];
    },
  };
}

/** Telegram marks commands and usernames itself. */
function entitiesOf(text: string) {
  return [...text.matchAll(/(?<![\w@/])(?:\/\w+(?:@\w+)?|@\w{4,})/g)].map(({ 0: found, index }) => ({
    type: found.startsWith("/") ? "bot_command" : "mention",
    offset: index,
    length: found.length,
  }));
}
