import type { WorkCalendar } from "../domain/calendar.js";
import type { ChatAddress } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { Language } from "../domain/officer.js";
import type { Plan } from "../domain/plan.js";
import type { Owed } from "../domain/reminder.js";
import type { Contacts, MessagePart, RoutedItem, RoutedMessage } from "../domain/route.js";
import type { Say } from "../domain/say.js";

/** What the reminders ask of the store. */
export type ReminderStore = {
  transaction<T>(work: (tx: ReminderTx) => Promise<T>): Promise<T>;
};

/** A message for one chat in one slot, ready to be queued. */
export type QueuedMessage = RoutedMessage & { readonly parts: readonly MessagePart[] };

export type ReminderTx = {
  /** Up to when slots have been seen; null before the first tick. `lock` makes other replicas wait. */
  watermark(lock: boolean): Promise<Date | null>;
  setWatermark(at: Date): Promise<void>;
  plan(): Promise<Plan | null>;
  calendar(): Promise<WorkCalendar>;
  /** Open occurrences with a due date. */
  remindable(planId: string): Promise<Occurrence[]>;
  /** Keys already in the ledger for these occurrences, whatever became of them. */
  said(occurrences: readonly Occurrence[]): Promise<ReadonlySet<string>>;
  contacts(): Promise<Contacts>;
  /**
   * Queues messages and what they say; rows that are there already stay as they are. What waits unsent for the same
   * chat joins the new message.
   */
  queue(messages: readonly QueuedMessage[], slotAt: Date, now: Date): Promise<void>;
  /** Records reminders nobody could be told of. */
  drop(owed: readonly Owed[], reason: string, slotAt: Date, now: Date): Promise<void>;

  /** Takes up to `most` messages that may leave now, one per chat, for this worker alone. */
  claim(most: number, now: Date, pace: Pace): Promise<ClaimedMessage[]>;
  /** The items of a claimed message as they stand now. */
  items(outboxId: number): Promise<readonly LedgerItem[]>;
  /** Messages whose sender died in the middle: they may have arrived. */
  expireLeases(now: Date, retryAt: Date): Promise<void>;
  /** Ends (or postpones) a message and its items, unless another worker has taken it over since this attempt. */
  settle(message: Pick<ClaimedMessage, "id" | "attempt">, ending: Ending, now: Date): Promise<void>;
  /** Ends some of a message's items before it is sent. */
  settleItems(
    ids: readonly number[],
    state: "satisfied" | "dropped" | "coalesced",
    reason: string,
    now: Date,
  ): Promise<void>;
  /** One topic, or the whole chat where no topic is named, a person's private chat too: out of reach from now on. */
  deactivateChat(address: ChatAddress): Promise<void>;
  moveChat(from: ChatAddress, toChatId: string): Promise<void>;
  /** Nothing more may leave for this chat until `at`. */
  holdChat(address: ChatAddress, at: Date): Promise<void>;
};

/** How long after one message the next may follow in the same chat, and how long a worker may hold a message. */
export type Pace = { gapMs(address: ChatAddress): number; readonly leaseMs: number };

export type ClaimedMessage = {
  readonly id: number;
  readonly address: ChatAddress;
  readonly language: Language;
  readonly slotAt: Date;
  readonly parts: readonly MessagePart[];
  readonly notice: readonly Say[];
  /** 1 at the first try. */
  readonly attempt: number;
  /** An earlier try may have arrived. */
  readonly wasUncertain: boolean;
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
};

export type Ending =
  | { readonly state: "sent"; readonly messageId: string | null }
  | { readonly state: "satisfied"; readonly reason: string }
  | { readonly state: "ready"; readonly reason: string; readonly nextAt: Date }
  /** `nextAt` null: it stays uncertain, it has been tried again. */
  | { readonly state: "uncertain"; readonly reason: string; readonly nextAt: Date | null }
  | { readonly state: "failed"; readonly reason: string };
