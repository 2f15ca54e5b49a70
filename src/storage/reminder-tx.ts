import type { ChatAddress } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName } from "../domain/officer.js";
import { type Acknowledgement, acknowledge, acknowledgementsOf, type Seen } from "./acknowledgements.js";
import { type Reader, readerOf } from "./chat-reader.js";
import type { Executor } from "./database.js";
import { addMute, endLeave, endMute, mutedUntil, type NewMute, type Snooze, snoozesOf } from "./mutes.js";
import { type Nudged, nudge } from "./nudge.js";
import { latestSaid, latestSaidAbout, type SaidMessage, saidMessage } from "./said-message.js";
import { type StandIns, standIns } from "./stand-ins.js";

/** What was said, seen, put off and muted, as one conversation sees it. */
export function reminderTx(tx: Executor, org: string, channels: ReadonlySet<ChannelName>) {
  return {
    nudge: (occurrences: readonly Occurrence[], notSince: Date, at: Date): Promise<Nudged> =>
      nudge(tx, org, channels, occurrences, notSince, at),
    snoozes: (ids: readonly string[], at: Date): Promise<Snooze[]> => snoozesOf(tx, org, ids, at),
    mutedUntil: (officerId: string, at: Date): Promise<Date | null> => mutedUntil(tx, org, officerId, at),
    mute: (mute: NewMute, at: Date) => addMute(tx, org, mute, at),
    endLeave: (officerId: string, at: Date): Promise<boolean> => endLeave(tx, org, officerId, at),
    endMute: (mute: Pick<NewMute, "officerId" | "occurrenceId">, at: Date): Promise<boolean> =>
      endMute(tx, org, mute, at),
    standIns: (unitId: string, away: string, at: Date): Promise<StandIns> =>
      standIns(tx, org, unitId, away, channels, at),
    saidMessage: (chat: ChatAddress, messageId: string): Promise<SaidMessage | null> =>
      saidMessage(tx, org, chat, messageId),
    latestSaid: (chat: ChatAddress, since: Date): Promise<SaidMessage | null> => latestSaid(tx, org, chat, since),
    latestSaidAbout: (occurrenceId: string): Promise<SaidMessage | null> => latestSaidAbout(tx, occurrenceId),
    reader: (chat: ChatAddress): Promise<Reader | null> => readerOf(tx, org, chat),
    acknowledge: (duties: readonly Seen[], officerId: string, at: Date): Promise<string[]> =>
      acknowledge(tx, org, duties, officerId, at),
    acknowledgements: (ids: readonly string[]): Promise<Acknowledgement[]> => acknowledgementsOf(tx, ids),
  };
}
