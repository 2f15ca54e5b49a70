import type { ChatAddress } from "../domain/message.js";
import type { Occurrence } from "../domain/occurrence.js";
import type { ChannelName } from "../domain/officer.js";
import type { Owed } from "../domain/reminder.js";
import { deactivateChat, moveChat } from "./chats.js";
import { type ClaimPace, claimMessages, expireLeases, holdChat } from "./claim-messages.js";
import { readContacts } from "./contacts.js";
import type { Database, Executor } from "./database.js";
import { readSetting, writeSetting } from "./organization.js";
import { moveMessages, recordDropped, saidKeys } from "./outbox.js";
import { activePlan, readCalendar } from "./plan-facts.js";
import { listOccurrences } from "./progress.js";
import { type NewMessage, queueMessages, slotMessage } from "./queue-messages.js";
import { type MessageEnding, messageItems, settleItems, settleMessage } from "./settle-message.js";

const WATERMARK = "reminder-watermark";

/** The store as the reminders see it. */
export function reminderStore(db: Database, org: string, channels: ReadonlySet<ChannelName>) {
  return {
    transaction: <T>(work: (tx: ReturnType<typeof reminderTx>) => Promise<T>): Promise<T> =>
      db.transaction((tx) => work(reminderTx(tx, org, channels))),
  };
}

function reminderTx(tx: Executor, org: string, channels: ReadonlySet<ChannelName>) {
  return {
    async watermark(lock: boolean): Promise<Date | null> {
      const value = await readSetting(tx, org, WATERMARK, lock);
      return typeof value === "string" ? new Date(value) : null;
    },
    setWatermark: (at: Date) => writeSetting(tx, org, WATERMARK, at.toISOString()),
    plan: () => activePlan(tx, org),
    calendar: () => readCalendar(tx, org),
    remindable: (planId: string) => listOccurrences(tx, planId, { remindable: true }),
    said: (occurrences: readonly Occurrence[]) =>
      saidKeys(
        tx,
        occurrences.map((occurrence) => occurrence.id),
      ),
    contacts: () => readContacts(tx, org, channels),
    queue: (messages: readonly NewMessage[], slotAt: Date, now: Date) =>
      queueMessages(
        tx,
        org,
        messages.map((message) => slotMessage(message, slotAt)),
        now,
      ),
    drop: (owed: readonly Owed[], reason: string, slotAt: Date, now: Date) =>
      recordDropped(tx, org, owed, reason, slotAt, now),
    claim: (most: number, now: Date, pace: ClaimPace) => claimMessages(tx, org, most, now, pace),
    items: (outboxId: number) => messageItems(tx, outboxId),
    expireLeases: (now: Date, retryAt: Date) => expireLeases(tx, org, now, retryAt),
    settle: (message: { id: number; attempt: number }, ending: MessageEnding, now: Date) =>
      settleMessage(tx, message, ending, now),
    settleItems: (ids: readonly number[], state: "satisfied" | "dropped" | "coalesced", reason: string, now: Date) =>
      settleItems(tx, ids, state, reason, now),
    deactivateChat: (address: ChatAddress) => deactivateChat(tx, org, address),
    async moveChat(from: ChatAddress, toChatId: string) {
      await moveChat(tx, org, from, toChatId);
      await moveMessages(tx, org, from, toChatId);
    },
    holdChat: (address: ChatAddress, at: Date) => holdChat(tx, org, address, at),
  };
}
