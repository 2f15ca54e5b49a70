import type { ChannelName } from "./officer.js";
import type { Say } from "./say.js";

/** Where a message goes. `thread` is a forum topic; absent in the chat's root. */
export type ChatAddress = { readonly channel: ChannelName; readonly chatId: string; readonly thread?: string };

/** Text with its bold runs apart, so that no channel has to trust markup that contains people's words. */
export type FormattedText = { readonly text: string; readonly bold: readonly Span[] };
/** `start` and `length` in UTF-16 units, as both providers count. */
export type Span = { readonly start: number; readonly length: number };

/**
 * One thing a person may answer with. `value` is a line as if they had typed it (at most 64 bytes, Telegram's
 * callback_data limit); channels without buttons print the labels numbered, and the conversation maps "1" back.
 */
export type Choice = { readonly label: string; readonly value: string };

export type Picture = { readonly png: Uint8Array; readonly fileName: string };
export type Document = { readonly bytes: Uint8Array; readonly fileName: string; readonly mimeType: string };

export type Outgoing = {
  readonly text: FormattedText;
  readonly choices?: readonly Choice[];
  readonly picture?: Picture;
  readonly documents?: readonly Document[];
  /** Put behind the text where the channel can neither carry the documents nor point to them. */
  readonly withoutFiles?: string;
  /** The message answered, where the channel can show that. */
  readonly replyTo?: string;
  /** Set on the message answered, in place of all the words, where the channel can and the chat lets it. */
  readonly reaction?: "👍";
  /** Concerns only the person who pressed a button: shown to them alone where the channel can. */
  readonly notice?: true;
};

/** A message or a pressed button, the same for every channel. */
export type Incoming = {
  /** Unique per channel: the same key again is the same message delivered again. */
  readonly key: string;
  readonly chat: ChatAddress & { readonly kind: "private" | "group"; readonly title?: string };
  readonly from: { readonly userId: string; readonly name: string };
  readonly messageId: string;
  /** With the mention of the bot taken out. */
  readonly text: string;
  /** Spoken to the bot: private chat, mention, `/cmd@bot`, a reply to it, or a pressed button. */
  readonly addressed: boolean;
  /** The bot's message this one replies to. */
  readonly replyTo?: string;
  readonly via: "text" | "button" | "edit";
  /** Sent under the group's name (Telegram's anonymous admin): nobody it could be attributed to. */
  readonly anonymous?: boolean;
  readonly media?: readonly IncomingMedia[];
  /** Files sent together come as a message each, with this in common; only one of them has the words. */
  readonly album?: string;
};

export type IncomingMedia = {
  readonly kind: "photo" | "document" | "voice" | "other";
  /** What the channel needs to download it. */
  readonly reference: string;
  readonly fileName?: string;
  readonly size?: number;
};

/** A file somebody sent, or why it could not be had. `reason` is for the log and holds no token. */
export type Download =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly because: "too-big" | "gone" | "unreachable"; readonly reason: string };

/** Something about a chat itself, not said by a person to the bot. */
export type ChatEvent =
  /** `key` as a message's: the same key again is the same event delivered again. */
  | {
      readonly kind: "bot-added";
      readonly key: string;
      readonly chat: Incoming["chat"];
      readonly by: string;
    }
  | { readonly kind: "bot-removed"; readonly chat: ChatAddress }
  | { readonly kind: "migrated"; readonly from: ChatAddress; readonly to: ChatAddress };

/**
 * The four ends of a send. Only `retry` may be tried again without a thought; `uncertain` may have arrived.
 * `unreachable`: no message to any chat would have fared better (no connection, or something else answers in the
 * provider's place). When that lasts, people are reached by another channel; a refused `token` means the same.
 */
export type Delivery =
  | { readonly outcome: "sent"; readonly messageIds: readonly string[] }
  | { readonly outcome: "retry"; readonly reason: string; readonly afterMs?: number; readonly unreachable?: true }
  | { readonly outcome: "refused"; readonly reason: string; readonly because: RefusalCause }
  | { readonly outcome: "uncertain"; readonly reason: string; readonly unreachable?: true };

export type RefusalCause =
  | { readonly kind: "chat-gone" }
  | { readonly kind: "thread-gone" }
  | { readonly kind: "migrated"; readonly to: string }
  | { readonly kind: "token" }
  | { readonly kind: "message" };

/** What a channel hands to the conversation. Resolves once the message is safely taken, not once it is answered. */
export type Receiver = {
  /** @param notice for a pressed button: shows a few words to who pressed it, false when it is too late for that */
  message(incoming: Incoming, notice?: (text: string) => Promise<boolean>): Promise<void>;
  chatEvent(event: ChatEvent): Promise<void>;
};

/** One line of health for `/readyz` and `doctor`. `problem` says what to do next. */
export type ChannelHealth = {
  readonly ok: boolean;
  readonly problem?: string;
  /** Another process receives with the same token; this one takes over when that ends. */
  readonly standby?: boolean;
};

/** A way to reach people. The conversation and the reminders see nothing else of a provider. */
export type Channel = {
  readonly name: ChannelName;
  /** Connects and begins to receive. Throws, with advice and without the token, when the provider refuses it. */
  start(receiver: Receiver): Promise<void>;
  /** Takes no more work; resolves when what was in hand is handed over. */
  stop(): Promise<void>;
  /** Sends once and says how it ended; never throws for what the provider or the wire does. */
  send(to: ChatAddress, message: Outgoing): Promise<Delivery>;
  health(): ChannelHealth;
  /**
   * Fetches the file behind an `IncomingMedia.reference`, soon after receipt: some expire. Asks the provider's hosts alone
   * and never throws. Absent where nobody can send files.
   */
  download?(reference: string, maxBytes: number): Promise<Download>;
  /**
   * What people in this group should know of how the bot hears them, and what to do about it; nothing where all is
   * well, or can't be found out. Never throws. Absent where there is nothing to know.
   */
  advise?(chat: ChatAddress): Promise<readonly Say[]>;
};

/** A channel that also takes updates over HTTP. */
export type WebhookChannel = Channel & {
  /** `secret` is the header's value; null when absent. `accepted` only after the update is stored. */
  webhook(secret: string | null, body: unknown): Promise<"accepted" | "forbidden" | "malformed">;
};
