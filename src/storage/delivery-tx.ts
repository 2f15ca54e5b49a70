import type { ChatAddress } from "../domain/message.js";
import type { ChannelName } from "../domain/officer.js";
import { holdChannel } from "./channel-gate.js";
import { leaveDeadChannels, noteChannel } from "./channel-state.js";
import { holdChat } from "./chat-gate.js";
import { moveChat } from "./chats.js";
import { type ClaimPace, claimMessages, waitingChannels } from "./claim-messages.js";
import type { Executor } from "./database.js";
import { leaveChat } from "./leave-chat.js";
import { messageItems } from "./message-items.js";
import { moveMessages } from "./outbox.js";
import { expireLeases, type SettledItem, type SettledMessage, settleItems, settleMessages } from "./settle-message.js";
import { undecided } from "./undecided.js";

type Sent = { readonly id: number; readonly attempt: number; readonly address: ChatAddress };

/** The delivery's half of the store. */
export function deliveryTx(tx: Executor, org: string, channels: ReadonlySet<ChannelName>) {
  return {
    expireLeases: (now: Date, retryAt: Date) => expireLeases(tx, org, now, retryAt),
    waitingOn: (now: Date) => waitingChannels(tx, org, now),
    claim: (channel: ChannelName, most: number, now: Date, pace: ClaimPace) =>
      claimMessages(tx, org, channel, most, now, pace),
    items: (outboxIds: readonly number[], now: Date) => messageItems(tx, outboxIds, now),
    undecided: (codes: readonly string[]) => undecided(tx, org, codes),
    settle: (ends: readonly SettledMessage[], now: Date) => settleMessages(tx, org, ends, now),
    settleItems: (ends: readonly SettledItem[], now: Date) => settleItems(tx, ends, now),
    leaveChat: (message: Sent, because: "chat-gone" | "thread-gone", now: Date) =>
      leaveChat(tx, org, channels, message, because, now),
    async moveChat(from: ChatAddress, toChatId: string) {
      await moveChat(tx, org, from, toChatId);
      await moveMessages(tx, org, from, toChatId);
    },
    holdChat: (address: ChatAddress, at: Date) => holdChat(tx, org, address, at),
    holdChannel: (channel: ChannelName, at: Date) => holdChannel(tx, org, channel, at),
    noteChannel: (channel: ChannelName, reached: boolean, now: Date) => noteChannel(tx, org, channel, reached, now),
    leaveDeadChannels: (absent: readonly ChannelName[], since: Date, now: Date) =>
      leaveDeadChannels(tx, org, channels, absent, since, now),
  };
}
