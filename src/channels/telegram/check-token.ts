import { type Say, say } from "../../domain/say.js";
import { healthBoard } from "../health-board.js";
import { realTimers } from "../timers.js";
import { botApi, grammySignal, isTokenRefusal, PUBLIC_API_ROOT } from "./bot-api.js";
import { refusalAdvice } from "./connect.js";
import { readFailure } from "./failure.js";

export type TelegramCheck =
  | {
      readonly ok: true;
      readonly username: string;
      readonly readsAllGroupMessages: boolean;
      /** Where updates go; empty when they wait to be polled. */
      readonly webhook: string;
      /** Updates that wait because Telegram can't deliver them, and why; null while all is well. */
      readonly failing: { readonly waiting: number; readonly reason: string } | null;
    }
  | { readonly ok: false; readonly problem: Say };

const PATIENCE_MS = 10_000;

/** Asks Telegram who the bot is and where it delivers, without receiving anything. The problem never names the token. */
export async function checkTelegram(bot: {
  readonly token: string;
  readonly apiRoot?: string;
}): Promise<TelegramCheck> {
  const board = healthBoard({ now: () => new Date(0) });
  const api = botApi({ apiRoot: PUBLIC_API_ROOT, ...bot, board, timers: realTimers });
  const within = () => grammySignal(realTimers.limit(PATIENCE_MS));
  try {
    const me = await api.getMe(within());
    const { url = "", pending_update_count: waiting, last_error_message: reason } = await api.getWebhookInfo(within());
    const { username, can_read_all_group_messages: readsAllGroupMessages } = me;
    const failing = waiting > 0 && reason !== undefined ? { waiting, reason } : null;
    return { ok: true, username, readsAllGroupMessages, webhook: url, failing };
  } catch (error) {
    const failure = readFailure(error);
    if (refusalAdvice(failure) === null)
      return { ok: false, problem: say("doctor-telegram-away", { reason: failure.reason }) };
    const refused = failure.kind === "answered" && isTokenRefusal(failure.code);
    const problem = refused ? say("doctor-telegram-token") : say("doctor-telegram-refuses", { reason: failure.reason });
    return { ok: false, problem };
  }
}
