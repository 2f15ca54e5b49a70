import type { Api } from "grammy";
import { type Timers, withinBoth } from "../timers.js";
import { grammySignal, isTokenRefusal, TOKEN_ADVICE } from "./bot-api.js";
import type { Failure } from "./failure.js";
import type { BotSelf } from "./update.js";
import { setWebhook, type Webhook } from "./watch-webhook.js";

const CALL_LIMIT_MS = 15_000;

export type Mode = { readonly kind: "polling" } | ({ readonly kind: "webhook" } & Webhook);

/** Finds out who the bot is and chooses how updates come. Throws what grammY throws. */
export async function connect(api: Api, mode: Mode, timers: Timers, stopping: AbortSignal): Promise<BotSelf> {
  const asking = <T>(call: (within: AbortSignal) => Promise<T>) =>
    withinBoth(stopping, timers.limit(CALL_LIMIT_MS), call);
  const me = await asking((within) => api.getMe(grammySignal(within)));
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
  return passing ? null : `Telegram refuses the bot's settings (${reason}): check PUBLIC_URL and WEBHOOK_SECRET`;
}
