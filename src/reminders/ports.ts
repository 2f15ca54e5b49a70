import type { WorkCalendar } from "../domain/calendar.js";
import type { Ladder } from "../domain/ladder.js";
import type { LocalDate } from "../domain/local-date.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName } from "../domain/officer.js";
import type { Plan } from "../domain/plan.js";
import type { Owed, Said } from "../domain/reminder.js";
import type { Contacts, MessagePart, RoutedMessage } from "../domain/route.js";
import type { DeliveryTx } from "./delivery-ports.js";

/** What the reminders ask of the store. */
export type ReminderStore = {
  transaction<T>(work: (tx: ReminderTx) => Promise<T>): Promise<T>;
};

/** A message for one chat in one slot, ready to be queued. */
export type QueuedMessage = RoutedMessage & { readonly parts: readonly MessagePart[] };

/** Why a reminder stays unsaid. */
type Unsaid = { readonly state: "dropped" | "muted"; readonly reason: string };

/** When to look at a duty again; `ladder` is set when its first rung has been said, and holds from then on. */
export type NextLook = { readonly id: string; readonly on: LocalDate; readonly ladder: Ladder | null };

export type ReminderTx = DeliveryTx & {
  /** Up to when slots have been seen; null before the first tick. `lock` makes other replicas wait. */
  watermark(lock: boolean): Promise<Date | null>;
  setWatermark(at: Date): Promise<void>;
  /** The plan in force (null before the first import) and the office's calendar. */
  facts(): Promise<{ readonly plan: Plan | null; readonly calendar: WorkCalendar }>;
  /** What is open of units that end on or before `today` goes to the units that follow them. */
  followSuccessors(today: LocalDate, at: Date): Promise<void>;
  /** Open occurrences of which something may be owed by `day`, by id: a page of those after `after`. */
  toRemind(planId: string, day: LocalDate, after: string | null): Promise<Occurrence[]>;
  /** What the ledger holds of these occurrences, whatever became of it. */
  said(occurrences: readonly Occurrence[]): Promise<Said>;
  /** Of these occurrences those whose unit asked not to hear of them yet, and until when. */
  snoozed(occurrences: readonly Occurrence[], at: Date): Promise<ReadonlyMap<string, Date>>;
  /** Where people can be reached; who muted their own reminders at that moment is left out. */
  contacts(at: Date): Promise<Contacts>;
  /** Channels whose messages of the month ("2025-03") are nearly used up. */
  scarceChannels(month: string): Promise<ReadonlySet<ChannelName>>;
  /** These are looked at again in the next slot. */
  lookAgain(ids: readonly string[]): Promise<void>;
  /** Whether the coordinator's morning list has anything to say. */
  hasMorningNews(at: Date): Promise<boolean>;
  /**
   * Queues messages and what they say; rows that are there already stay as they are. What waits unsent for the same
   * chat joins the new message.
   */
  queue(messages: readonly QueuedMessage[], slotAt: Date, now: Date): Promise<void>;
  /** Records reminders that nobody is told of, and why. */
  record(owed: readonly Owed[], end: Unsaid, slotAt: Date, now: Date): Promise<void>;
  /** Notes when to look at duties again. One that somebody is changing right now is looked at in the next slot. */
  remindNext(looks: readonly NextLook[]): Promise<void>;
};
