import type { Api } from "grammy";
import type { ChatAddress } from "../../domain/message.js";
import { type Say, say } from "../../domain/say.js";
import type { Timers } from "../timers.js";
import { grammySignal } from "./bot-api.js";
import { readFailure } from "./failure.js";
import type { BotSelf } from "./update.js";

/** Somebody waits for the answer this goes into. */
const LIMIT_MS = 5_000;

/**
 * With privacy mode on a bot that is no administrator is sure to hear only commands with its name and replies to it. Whoever
 * binds a group is told so, with what to type at @BotFather: the switch counts for groups joined after it.
 */
export async function adviseGroup(
  api: Api,
  timers: Timers,
  self: BotSelf | null,
  { chatId }: ChatAddress,
): Promise<readonly Say[]> {
  if (!self || self.readsAllGroupMessages || !chatId.startsWith("-")) return [];
  try {
    const { status } = await api.getChatMember(Number(chatId), Number(self.id), grammySignal(timers.limit(LIMIT_MS)));
    if (status === "administrator" || status === "creator") return [];
  } catch (error) {
    // Who can't be asked about is no administrator, as far as anybody knows; a bug still shows.
    readFailure(error);
  }
  return [
    say("telegram-privacy", { bot: `@${self.username}` }),
    say("telegram-privacy-mend", { bot: `@${self.username}` }),
  ];
}
