import type { Channel, ChatAddress, ChatEvent, Outgoing } from "../domain/message.js";
import { type Say, say } from "../domain/say.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import { moveChat, reviveChat, unitsOfChat } from "../storage/chats.js";
import type { Executor } from "../storage/database.js";
import { takeMessage } from "../storage/inbox.js";
import { loseChat } from "../storage/leave-chat.js";
import { moveMessages } from "../storage/outbox.js";
import { rememberPrivateChat } from "../storage/roster.js";
import type { WelcomePlace } from "../storage/schema.js";

/** Groups speak Vietnamese: the plan is, and so are the people who read it together. */
const GROUP_LANGUAGE = "vi";

/** Keeps up with what happens to chats themselves, and gives what the bot says there of its own accord. */
export async function learnOfChat(
  office: Office,
  channel: Pick<Channel, "advise">,
  event: ChatEvent,
  log: Logger,
): Promise<Outgoing | null> {
  log.info({ event: event.kind }, "something changed about a chat");
  switch (event.kind) {
    case "bot-added":
      return welcome(office, channel, event);
    case "bot-removed":
      await lose(office, event);
      return null;
    case "migrated":
      await move(office, event);
      return null;
  }
}

type Event<Kind extends ChatEvent["kind"]> = Extract<ChatEvent, { readonly kind: Kind }>;

async function lose({ database, organization, channels, clock }: Office, { chat }: Event<"bot-removed">) {
  await database.db.transaction((tx) => loseChat(tx, organization.id, channels, chat, clock.now()));
}

async function move({ database, organization }: Office, { from, to }: Event<"migrated">) {
  await database.db.transaction(async (tx) => {
    await moveChat(tx, organization.id, from, to.chatId);
    await moveMessages(tx, organization.id, from, to.chatId);
  });
}

/** A group hears once which unit it speaks for, or how it is bound; a person who lets the bot in again is in reach. */
async function welcome(
  { database, organization, clock, texts }: Office,
  channel: Pick<Channel, "advise">,
  { key, chat, by }: Event<"bot-added">,
): Promise<Outgoing | null> {
  const org = organization.id;
  if (chat.kind === "private") {
    await rememberPrivateChat(database.db, org, { channel: chat.channel, userId: by }, chat.chatId);
    return null;
  }
  // Asked before anything is stored: from then on the words are owed, by whichever process is left to say them.
  const advice = (await channel.advise?.(chat)) ?? [];
  const { channel: name, chatId, thread } = chat;
  const topic = thread === undefined ? {} : { thread };
  const place: WelcomePlace = { kind: "welcome", chatId, ...topic, messageId: key, advice };
  const lines = await database.db.transaction(async (tx) => {
    if (!(await takeMessage(tx, org, name, key, clock.now(), place))) return null;
    await reviveChat(tx, org, chat);
    return welcomeLines(tx, org, chat, advice);
  });
  return lines && { text: texts.format(GROUP_LANGUAGE, lines) };
}

/** The bot's first words in a group, as the group is bound by now; `advice` on how its channel hears people there. */
export async function welcomeLines(
  db: Executor,
  org: string,
  chat: ChatAddress,
  advice: readonly Say[],
): Promise<Say[]> {
  const units = await unitsOfChat(db, org, chat);
  return units.length > 0
    ? [say("chat-back", { units: { list: units } }), say("chat-back-next"), ...advice]
    : [say("chat-new"), say("chat-new-bind"), ...advice];
}
