import { answering } from "./answering.js";
import { telegramChannel } from "./channels/telegram/telegram-channel.js";
import { zaloChannel } from "./channels/zalo/zalo-channel.js";
import type { Config } from "./config.js";
import type { Conversation } from "./conversation/converse.js";
import type { Channel, ChatEvent, WebhookChannel } from "./domain/message.js";
import { say } from "./domain/say.js";
import type { Logger } from "./log.js";
import { commandMenu } from "./menu.js";
import type { ServiceMetrics } from "./metrics.js";
import type { Office } from "./office.js";
import { moveChat } from "./storage/chats.js";
import { loseChat } from "./storage/leave-chat.js";
import { moveMessages } from "./storage/outbox.js";

/** The channels of the bots that have a token, polling or by webhook as configured. */
export function botChannels(
  config: Config,
  office: Office,
  log: Logger,
  pictures: Parameters<typeof zaloChannel>[0]["pictures"],
): { telegram?: WebhookChannel; zalo?: WebhookChannel } {
  const { clock } = office;
  const mode = (name: string) =>
    config.delivery.kind === "polling"
      ? ({ kind: "polling" } as const)
      : ({
          kind: "webhook",
          url: `${config.delivery.publicUrl}/webhooks/${name}`,
          secret: config.delivery.secret,
        } as const);
  return {
    ...(config.telegram
      ? {
          telegram: telegramChannel({
            ...config.telegram,
            mode: mode("telegram"),
            clock,
            log,
            menu: commandMenu(office.texts),
          }),
        }
      : {}),
    ...(config.zalo ? { zalo: zaloChannel({ ...config.zalo, mode: mode("zalo"), clock, log, pictures }) } : {}),
  };
}

/** What a channel hands its messages and events to. */
export function receiverOf(channel: Channel, talk: Conversation, office: Office, metrics: ServiceMetrics, log: Logger) {
  return answering({
    channel,
    conversation: talk,
    onChatEvent: (event) => learnOfChat(office, event, log),
    apology: () => office.texts.format("vi", [say("chat-failure")]),
    log,
    count: (outcome) => metrics.answer(channel.name, outcome),
  });
}

async function learnOfChat(office: Office, event: ChatEvent, log: Logger): Promise<void> {
  const { database, organization, channels, clock } = office;
  const { db } = database;
  if (event.kind === "bot-removed") {
    await db.transaction((tx) => loseChat(tx, organization.id, channels, event.chat, clock.now()));
  }
  if (event.kind === "migrated") {
    await db.transaction(async (tx) => {
      await moveChat(tx, organization.id, event.from, event.to.chatId);
      await moveMessages(tx, organization.id, event.from, event.to.chatId);
    });
  }
  log.info({ event: event.kind }, "something changed about a chat");
}
