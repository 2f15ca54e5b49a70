import type { MenuMemory } from "../channels/telegram/menus.js";
import type { TelegramChannel } from "../channels/telegram/telegram-channel.js";
import type { Turns } from "../channels/turns.js";
import type { ZaloChannel, zaloChannel } from "../channels/zalo/zalo-channel.js";
import type { Config } from "../config.js";
import type { Conversation } from "../conversation/converse.js";
import type { Channel } from "../domain/message.js";
import { say } from "../domain/say.js";
import type { Logger } from "../log.js";
import type { Office } from "../office/office.js";
import { StartProblem } from "../start-problem.js";
import { boundChats } from "../storage/chats.js";
import { readSetting, writeSetting } from "../storage/organization.js";
import { takeBots } from "../storage/take-bots.js";
import type { AnswerMarks } from "./answer-marks.js";
import { answering } from "./answering.js";
import { learnOfChat } from "./chat-events.js";
import { botMenus } from "./menu.js";
import type { ServiceMetrics } from "./metrics.js";
import type { PersonMenus } from "./person-menus.js";

/** The setting that notes which menus Telegram has. */
const BOT_MENUS = "menus/telegram";

type Bots = { telegram?: TelegramChannel; zalo?: ZaloChannel };

/** The channels of the bots that have a token, polling or by webhook as configured. Only theirs are loaded. */
export async function botChannels(
  config: Config,
  office: Office,
  log: Logger,
  { pictures, documents }: Pick<Parameters<typeof zaloChannel>[0], "pictures" | "documents">,
): Promise<Bots> {
  const { clock } = office;
  const mode = (name: string) =>
    config.delivery.kind === "polling"
      ? ({ kind: "polling" } as const)
      : ({
          kind: "webhook",
          url: `${config.delivery.publicUrl}/webhooks/${name}`,
          secret: config.delivery.secret,
        } as const);
  const channels: Bots = {};
  if (config.telegram) {
    const { telegramChannel } = await import("../channels/telegram/telegram-channel.js");
    channels.telegram = telegramChannel({
      ...config.telegram,
      mode: mode("telegram"),
      ...(await turnsOf(config, "telegram", config.telegram.token)),
      clock,
      log,
      menus: { ...botMenus(office.texts), memory: menuMemory(office) },
    });
  }
  if (config.zalo) {
    const { zaloChannel } = await import("../channels/zalo/zalo-channel.js");
    channels.zalo = zaloChannel({
      ...config.zalo,
      mode: mode("zalo"),
      ...(await turnsOf(config, "zalo", config.zalo.token)),
      clock,
      log,
      pictures,
      ...(documents ? { documents } : {}),
      groupsExpected: async () =>
        (await boundChats(office.database.db, office.organization.id)).some(
          ({ address }) => address.channel === "zalo",
        ),
    });
  }
  return channels;
}

/** Makes the bots of the tokens this organization's. Throws `StartProblem` when another one in the store has them. */
export async function claimBots({ telegram, zalo }: Config, { database, organization }: Office): Promise<void> {
  const taken = await takeBots(database.whole, organization.id, {
    ...(telegram ? { telegram: numberOf(telegram.token) } : {}),
    ...(zalo ? { zalo: numberOf(zalo.token) } : {}),
  });
  if (taken) throw new StartProblem(say("start-bot-taken", taken), new Error(`the ${taken.channel} bot is taken`));
}

/** What stands before the colon is no secret: every message of the bot shows it. */
function numberOf(token: string): string {
  return token.slice(0, token.indexOf(":"));
}

/** A link that opens the Telegram bot with an invitation; null while Telegram has not said who the bot is. */
export function startLinkOf({ telegram }: Bots): (code: string) => string | null {
  return (code) => {
    const bot = telegram?.self();
    return bot ? `https://t.me/${bot.username}?start=${code}` : null;
  };
}

/** Several processes may share a PostgreSQL store, and one of them polls; the embedded store has one process only. */
async function turnsOf(
  { database, delivery }: Config,
  name: string,
  token: string,
): Promise<{ readonly turns?: Turns }> {
  if (database.kind !== "postgres" || delivery.kind !== "polling") return {};
  const { pollerLock } = await import("../storage/poller-lock.js");
  return { turns: pollerLock(database.url, `${name}:${token}`) };
}

function menuMemory({ database, organization }: Office): MenuMemory {
  return {
    read: () => readSetting(database.db, organization.id, BOT_MENUS),
    write: (mark) => writeSetting(database.db, organization.id, BOT_MENUS, mark),
  };
}

type ReceiverNeeds = {
  readonly talk: Conversation;
  readonly office: Office;
  readonly metrics: ServiceMetrics;
  readonly log: Logger;
  readonly menus: Pick<PersonMenus, "after"> | null;
  readonly marks: AnswerMarks;
};

/** What a channel hands its messages and events to. */
export function receiverOf(channel: Channel, { talk, office, metrics, log, menus, marks }: ReceiverNeeds) {
  return answering({
    channel,
    conversation: talk,
    onAnswered: (incoming) => menus?.after(incoming),
    onDelivered: (key) => marks.delivered({ channel: channel.name, key }),
    onChatEvent: (event) => learnOfChat(office, channel, event, log),
    apology: () => office.texts.format("vi", [say("chat-failure")]),
    log,
    count: (outcome) => metrics.answer(channel.name, outcome),
  });
}
