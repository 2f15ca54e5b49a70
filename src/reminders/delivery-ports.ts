import type { ChatAddress, RefusalCause } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName, Language } from "../domain/officer.js";
import type { MessagePart, RoutedItem } from "../domain/route.js";
import type { Say } from "../domain/say.js";

/** What the delivery of queued messages asks of the store. */
export type DeliveryTx = {
  /** Messages whose sender died in the middle: they may have arrived. */
  expireLeases(now: Date, retryAt: Date): Promise<void>;
  /** The channels on which something waits whose time has come. */
  waitingOn(now: Date): Promise<readonly ChannelName[]>;
  /** Takes up to `most` of a channel's messages that may leave, one per chat, for this worker alone. */
  claim(channel: ChannelName, most: number, now: Date, pace: Pace): Promise<Claim>;
  /** The items of claimed messages as they stand now, by message. */
  items(outboxIds: readonly number[], now: Date): Promise<ReadonlyMap<number, readonly LedgerItem[]>>;
  /** Of these requests ("GH12", "KQ340") those that nobody has decided. */
  undecided(codes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Ends (or postpones) messages and their items; those that another worker has taken over since stay as they are. */
  settle(ends: readonly MessageEnd[], now: Date): Promise<void>;
  /** Ends some of a message's items before it is sent. */
  settleItems(ends: readonly ItemEnd[], now: Date): Promise<void>;
  /**
   * The chat (or its topic) can't be written to any more: its bindings end, the coordinators hear of it once, and what
   * the message would have said goes to the next place. Before the message itself is settled.
   */
  leaveChat(message: ClaimedMessage, because: LostPlace, now: Date): Promise<void>;
  /** Telegram gave the group a new id: bindings and waiting messages follow. */
  moveChat(from: ChatAddress, toChatId: string): Promise<void>;
  /** Nothing more may leave for this chat until `at`. */
  holdChat(address: ChatAddress, at: Date): Promise<void>;
  /** Nothing more may leave by this channel until `at`. */
  holdChannel(channel: ChannelName, at: Date): Promise<void>;
  /** Whether the channel as a whole answers: since when it does not is kept from the first failure on. */
  noteChannel(channel: ChannelName, reached: boolean, now: Date): Promise<void>;
  /**
   * What waits on a channel that nothing has left by since `since`, or on one of the `absent` that the service does not
   * run, goes once by another where its readers have one.
   * @returns how many messages took another way
   */
  leaveDeadChannels(absent: readonly ChannelName[], since: Date, now: Date): Promise<number>;
};

type LostPlace = Extract<RefusalCause["kind"], "chat-gone" | "thread-gone">;

/** How fast messages may follow each other, and how long a worker may hold one. */
export type Pace = {
  /** How long after one message the next may follow in the same chat. */
  gapMs(address: ChatAddress): number;
  readonly leaseMs: number;
  /** Absent: channels as a whole have no pace. */
  readonly flow?: Flow;
};

/** The pace of a channel as a whole, shared by replicas: each message gets a moment of its own to leave at. */
type Flow = {
  /** How long after one message the next may leave by this channel; 0: at once. */
  intervalMs(channel: ChannelName): number;
  /** How far ahead moments are taken: what is claimed has been read, and should leave while that is true. */
  readonly aheadMs: number;
  waitUntil(at: Date): Promise<void>;
};

type Claim = {
  readonly messages: readonly ClaimedMessage[];
  /** When more may be claimed that only the channel's pace holds back; null when nothing else may leave now. */
  readonly nextAt: Date | null;
};

export type ClaimedMessage = {
  readonly id: number;
  readonly address: ChatAddress;
  readonly language: Language;
  readonly slotAt: Date;
  readonly parts: readonly MessagePart[];
  readonly notice: readonly Say[];
  /** What the notice asks to decide. */
  readonly asks: string | null;
  /** 1 at the first try. */
  readonly attempt: number;
  /** An earlier try may have arrived. */
  readonly wasUncertain: boolean;
  /** The moment it was given to leave at. */
  readonly leavesAt: Date;
};

export type LedgerItem = {
  readonly id: number;
  /** Null when the plan asks for it no longer. */
  readonly occurrence: Occurrence | null;
  /** The due date the reminder was about; an extension since then makes it moot. */
  readonly dueOn: string | null;
  readonly readBy: RoutedItem["readBy"];
  readonly rung: string;
  readonly unreachableUnit: boolean;
  /** The chat was told of it again while this message was held. */
  readonly saidSince: boolean;
  /** Those who would hear it asked not to, for now. */
  readonly muted: boolean;
};

export type ItemEnd = {
  readonly id: number;
  readonly state: "satisfied" | "dropped" | "coalesced" | "muted";
  readonly reason: string;
};

export type MessageEnd = {
  readonly message: Pick<ClaimedMessage, "id" | "attempt"> & Partial<Pick<ClaimedMessage, "address">>;
  readonly ending: Ending;
};

export type Ending =
  | { readonly state: "sent"; readonly messageIds: readonly string[] }
  | { readonly state: "satisfied"; readonly reason: string }
  | { readonly state: "ready"; readonly reason: string; readonly nextAt: Date }
  /** `nextAt` null: it stays uncertain, it has been tried again. */
  | { readonly state: "uncertain"; readonly reason: string; readonly nextAt: Date | null }
  | { readonly state: "failed"; readonly reason: string };
