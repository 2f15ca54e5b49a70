import type { Audience } from "../domain/ladder.js";
import type { ChatAddress } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { MessagePart } from "../domain/route.js";

/** What the conversation asks of the store about reminders: what was said, seen, put off and muted. */
export type ReminderTx = {
  /** Queues a reminder out of turn about each occurrence not nudged since `notSince`. */
  nudge(occurrences: readonly Occurrence[], notSince: Date, at: Date): Promise<NudgeResult>;
  /** Of these occurrences those whose unit put off its reminders at that moment. */
  snoozes(occurrenceIds: readonly string[], at: Date): Promise<Snooze[]>;
  /** Until when this officer hears nothing in private; null when they do. */
  mutedUntil(officerId: string, at: Date): Promise<Date | null>;
  /** Mutes one duty for its unit, or everything for the officer, in place of an earlier mute of the same. */
  mute(mute: Mute & { readonly fromAt?: Date; readonly untilAt: Date }, at: Date): Promise<void>;
  /** Ends a leave, begun or not; false when there was none. */
  endLeave(officerId: string, at: Date): Promise<boolean>;
  /** False when nothing was muted. */
  endMute(mute: Mute, at: Date): Promise<boolean>;
  /** Who else a unit's reminders reach while `away` hears nothing. */
  standIns(unitId: string, away: string, at: Date): Promise<StandIns>;
  /** What the bot's message in this chat said; null when it was no reminder, or is not known. */
  saidMessage(chat: ChatAddress, messageId: string): Promise<SaidMessage | null>;
  /** The last reminder of this chat about any duty. */
  latestSaid(chat: ChatAddress, since: Date): Promise<SaidMessage | null>;
  /** The last reminder about this occurrence, to anybody. */
  latestSaidAbout(occurrenceId: string): Promise<SaidMessage | null>;
  /** Who reads a chat: the unit whose group it is, or a person; null when nobody is known to. */
  reader(chat: ChatAddress): Promise<Reader | null>;
  /** Notes that somebody has seen reminders; gives the occurrences they had not acknowledged before. */
  acknowledge(
    duties: readonly Pick<SaidDuty, "occurrenceId" | "rung">[],
    officerId: string,
    at: Date,
  ): Promise<string[]>;
  acknowledgements(occurrenceIds: readonly string[]): Promise<Acknowledgement[]>;
};

/** Without an occurrence: everything this officer would hear in private. */
type Mute = { readonly officerId: string; readonly occurrenceId: string | null };

export type Snooze = { readonly occurrenceId: string; readonly untilAt: Date; readonly by: string };

export type Acknowledgement = { readonly occurrenceId: string; readonly officer: string; readonly at: Date };

/** Names, in the order people are looked for. */
export type StandIns = {
  readonly group: boolean;
  readonly officers: readonly string[];
  readonly heads: readonly string[];
  readonly coordinators: readonly string[];
};

export type Reader = { readonly kind: "group" | "person"; readonly name: string };

export type SaidDuty = {
  readonly occurrenceId: string;
  /** `T-3`, or `nudge`. */
  readonly rung: string;
  readonly readBy: Audience;
  readonly unreachableUnit: boolean;
};

/** A reminder that was sent: its duties in the order they were said, none in a summary. */
export type SaidMessage = {
  readonly address: ChatAddress;
  readonly sentAt: Date;
  readonly parts: readonly MessagePart[];
  readonly duties: readonly SaidDuty[];
};

type NudgeResult = {
  readonly queued: readonly { readonly occurrence: Occurrence; readonly times: number }[];
  readonly tooSoon: readonly { readonly occurrence: Occurrence; readonly lastAt: Date }[];
  /** Units with no chat and no linked person. */
  readonly unreachable: readonly Occurrence[];
};
