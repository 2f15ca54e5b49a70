import type { Api } from "grammy";
import { type Timers, withinBoth } from "../timers.js";
import { grammySignal, isTokenRefusal, TOKEN_ADVICE } from "./bot-api.js";
import { type Failure, readFailure } from "./failure.js";
import type { BotSelf } from "./update.js";
import { setWebhook, type Webhook } from "./watch-webhook.js";

const CALL_LIMIT_MS = 15_000;

export type MenuEntry = {
  readonly command: string;
  readonly description: { readonly vi: string; readonly en: string };
};

export type Mode = { readonly kind: "polling" } | ({ readonly kind: "webhook" } & Webhook);

/** Finds out who the bot is, sets its menu and chooses how updates come. Throws what grammY throws. */
export async function connect(
  api: Api,
  mode: Mode,
  menu: readonly MenuEntry[],
  timers: Timers,
  stopping: AbortSignal,
): Promise<BotSelf> {
  const asking = <T>(call: (within: AbortSignal) => Promise<T>) =>
    withinBoth(stopping, timers.limit(CALL_LIMIT_MS), call);
  const commands = (language: "vi" | "en") =>
    menu.map(({ command, description }) => ({ command, description: description[language] }));
  const me = await asking((within) => api.getMe(grammySignal(within)));
  // The menu is a convenience: a Bot API server that refuses it must not keep the reminders from going out.
  const withoutMenu = (error: unknown) => void readFailure(error);
  await asking((within) => api.setMyCommands(commands("vi"), {}, grammySignal(within))).catch(withoutMenu);
  await asking((within) => api.setMyCommands(commands("en"), { language_code: "en" }, grammySignal(within))).catch(
    withoutMenu,
  );
  if (mode.kind === "webhook") await asking((within) => setWebhook(api, mode, within));
  else await asking((within) => api.deleteWebhook({}, grammySignal(within)));
  return { id: String(me.id), username: me.username, readsAllGroupMessages: me.can_read_all_group_messages };
}

/** What the operator has to mend before a start can succeed; null for what passes by itself. */
export function refusalAdvice(failure: Failure): string | null {
  if (failure.kind !== "answered") return null;
  const { code, reason } = failure;
  if (isTokenRefusal(code)) return TOKEN_ADVICE;
  const passing = code === 409 || code === 429 || code >= 500;
  return passing
    ? null
    : `Telegram refuses the bot's settings (${reason}): check PUBLIC_URL, WEBHOOK_SECRET and the command menu`;
}
