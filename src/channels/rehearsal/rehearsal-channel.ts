import type { Clock } from "../../domain/clock.js";
import type { Channel, Incoming, Outgoing, Receiver } from "../../domain/message.js";
import type { Entry } from "./entry.js";
import { readMention } from "./read-mention.js";
import { type Transcript, transcript } from "./transcript.js";

/** What a rehearsed person does in a chat. */
export type RehearsedAct = {
  readonly person: { readonly userId: string; readonly name: string };
  readonly chat: Incoming["chat"];
  /** What they typed, or the pressed choice's `value`. */
  readonly text: string;
  readonly via?: "text" | "button";
  /** The `messageId` of the bubble replied to, or whose button was pressed. */
  readonly replyTo?: string;
};

/** The room behind the page and the terminal: a channel like the others, whose wire is a transcript in memory. */
export type RehearsalChannel = Channel &
  Pick<Transcript, "entries" | "subscribe" | "file"> & {
    /** Puts the person's words in the transcript and hands them on. Resolves once they are safely taken. */
    say(act: RehearsedAct): Promise<void>;
  };

/** @param options.botName the name a group mentions it by, without "@"; may contain spaces, as on Zalo */
export function rehearsalChannel(options: { readonly clock: Clock; readonly botName: string }): RehearsalChannel {
  const { append, entries, subscribe, file, find, keep } = transcript(options.clock);
  const inHand = new Set<Promise<void>>();
  let receiver: Receiver | null = null;

  async function say({ person, chat, text, via = "text", replyTo }: RehearsedAct): Promise<void> {
    if (!receiver) throw new Error("the rehearsal channel is not running: start it first");
    const repliedTo = replyTo === undefined ? null : inSameChat(find(replyTo), chat.chatId);
    const label = repliedTo?.choices.find((choice) => choice.value === text)?.label;
    const entry = append({
      chatId: chat.chatId,
      from: { kind: "person", ...person },
      text: { text: via === "button" ? (label ?? text) : text, bold: [] },
      choices: [],
      via,
      ...(repliedTo && { replyTo: repliedTo.messageId }),
    });
    const mention = readMention(text, options.botName);
    // As on Telegram: a command with another bot's name was never said to this one, wherever it stands.
    if (via === "text" && mention.foreign) return;
    const toBot = repliedTo?.from.kind === "bot";
    const work = receiver.message({
      key: entry.messageId,
      chat,
      from: person,
      messageId: entry.messageId,
      text: via === "button" ? text : mention.text,
      addressed: chat.kind === "private" || via === "button" || mention.named || toBot || /^[/／]/.test(mention.text),
      via,
      ...(repliedTo && toBot && { replyTo: repliedTo.messageId }),
    });
    inHand.add(work);
    try {
      await work;
    } finally {
      inHand.delete(work);
    }
  }

  function deliver(chatId: string, message: Outgoing): Entry {
    const { text, choices = [], picture, documents, replyTo } = message;
    return append({
      chatId,
      from: { kind: "bot" },
      text,
      choices,
      via: "text",
      ...(picture && {
        picture: keep({ bytes: picture.png, fileName: picture.fileName, mimeType: "image/png" }),
      }),
      ...(documents && { documents: documents.map(keep) }),
      ...(replyTo !== undefined && { replyTo }),
    });
  }

  return {
    name: "rehearsal",
    async start(to) {
      receiver = to;
    },
    async stop() {
      receiver = null;
      await Promise.allSettled(inHand);
    },
    async send(to, message) {
      return { outcome: "sent", messageIds: [deliver(to.chatId, message).messageId] };
    },
    health: () => (receiver ? { ok: true } : { ok: false, problem: "the rehearsal room is not open yet" }),
    say,
    entries,
    subscribe,
    file,
  };
}

/** Message ids mean something only in the chat they came from. */
function inSameChat(entry: Entry | null, chatId: string): Entry | null {
  return entry?.chatId === chatId ? entry : null;
}
