import { healthBoard } from "../health-board.js";
import { realTimers } from "../timers.js";
import { botApi, grammySignal, PUBLIC_API_ROOT } from "./bot-api.js";
import { refusalAdvice } from "./connect.js";
import { readFailure } from "./failure.js";

export type TelegramCheck =
  | { readonly ok: true; readonly username: string; readonly readsAllGroupMessages: boolean; readonly webhook: string }
  | { readonly ok: false; readonly problem: string };

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
    const { url = "" } = await api.getWebhookInfo(within());
    return { ok: true, username: me.username, readsAllGroupMessages: me.can_read_all_group_messages, webhook: url };
  } catch (error) {
    const failure = readFailure(error);
    const problem =
      refusalAdvice(failure) ??
      `Telegram can't be reached (${failure.reason}): check the network and TELEGRAM_API_ROOT`;
    return { ok: false, problem };
  }
}
