import type { Channel, ChatEvent, Outgoing } from "../domain/message.js";
import { type Say, say } from "../domain/say.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import { moveChat, reviveChat } from "../storage/chats.js";
import { takeMessage } from "../storage/inbox.js";
import { loseChat } from "../storage/leave-chat.js";
import { moveMessages } from "../storage/outbox.js";
import { rememberPrivateChat } from "../storage/roster.js";

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
  const bound = await database.db.transaction(async (tx) =>
    (await takeMessage(tx, org, chat.channel, key, clock.now())) ? reviveChat(tx, org, chat) : null,
  );
  if (!bound) return null;
  const advice = (await channel.advise?.(chat)) ?? [];
  const lines: Say[] =
    bound.length > 0
      ? [say("chat-back", { units: { list: bound } }), say("chat-back-next")]
      : [say("chat-new"), say("chat-new-bind")];
  return { text: texts.format(GROUP_LANGUAGE, [...lines, ...advice]) };
}
