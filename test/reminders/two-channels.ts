import type { ChannelName, Role } from "../../src/domain/officer.js";
import { deliverDue } from "../../src/reminders/deliver-due.js";
import { planDue } from "../../src/reminders/plan-due.js";
import { bindChat } from "../../src/storage/chats.js";
import { reminderStore } from "../../src/storage/reminder-store.js";
import { addOfficer, linkAccount } from "../../src/storage/roster.js";
import { aCatalogue, aTask } from "../storage/a-catalogue.js";
import type { TestStore } from "../storage/a-store.js";
import { anOffice, type Options } from "./an-office.js";
import { scriptedChannel } from "./scripted-channel.js";

/** When the one task of {@link twoChannels}, owed by VP, has its T-3 and its T-1 reminder. */
export const SLOT = "2025-01-09T08:00:00+07:00";
export const NEXT_SLOT = "2025-01-13T08:00:00+07:00";
const ONE_TASK = aCatalogue({ tasks: [aTask("1", { schedule: { "2025": "before 2025-01-15" } })] });

const address = (channel: ChannelName, chatId: string, thread?: string) => ({
  channel,
  chatId,
  ...(thread === undefined ? {} : { thread }),
});

/** An office that runs Telegram and Zalo, before {@link SLOT}. What reached anybody is in `got`, "zalo an", in order. */
export async function twoChannels(store: TestStore, options: Options = {}) {
  const made = await anOffice(store, { catalogue: ONE_TASK, at: "2025-01-08T12:00:00+07:00", ...options });
  const { db, org, clock, unit } = made;
  const telegram = made.channel;
  const zalo = scriptedChannel(clock, "zalo");
  const reminders = reminderStore(db, org, new Set(["telegram", "zalo"]));
  const planning = made.planning({ store: reminders });
  const delivery = made.delivery({ store: reminders, channels: [telegram, zalo] });
  let bound = 0;
  await planDue(planning);
  return {
    ...made,
    telegram,
    zalo,
    reminders,
    async at(instant: string) {
      clock.set(instant);
      await planDue(planning);
      while ((await deliverDue(delivery)) > 0);
    },
    async after(minutes: number) {
      clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
      while ((await deliverDue(delivery)) > 0);
    },
    /** The one bound last is the unit's first choice. */
    async group(code: string, channel: ChannelName, chatId: string, thread?: string, title: string | null = null) {
      const at = new Date(clock.now().getTime() + bound++);
      await bindChat(db, org, { address: address(channel, chatId, thread), unitId: unit(code), title }, null, at);
    },
    /** Somebody with private chats under their own name; the last named is the one they used last. */
    async linked(name: string, role: Role, code: string, ...channels: readonly ChannelName[]) {
      const id = await addOfficer(db, org, { name, unitId: unit(code), role }, clock.now());
      for (const [index, channel] of channels.entries()) {
        const at = new Date(clock.now().getTime() + index);
        await linkAccount(db, org, { channel, userId: name }, id, name, at);
      }
      return id;
    },
    got: () =>
      [
        ...telegram.received.map((message) => ({ ...message, chat: `telegram ${message.chat}` })),
        ...zalo.received.map((message) => ({ ...message, chat: `zalo ${message.chat}` })),
      ]
        .sort((a, b) => a.at.getTime() - b.at.getTime())
        .map(({ chat }) => chat),
    textTo: (channel: "telegram" | "zalo", chat: string) =>
      (channel === "telegram" ? telegram : zalo).textsIn(chat).join("\n---\n"),
    /** "telegram -1 failed", one for each place the ledger names. */
    async places(): Promise<string[]> {
      const rows = await made.ledger();
      return rows.map(({ channel, chat, state }) => `${channel} ${chat} ${state}`);
    },
  };
}
