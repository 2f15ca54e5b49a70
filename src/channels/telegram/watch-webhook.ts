import type { Api } from "grammy";
import type { Clock } from "../../domain/clock.js";
import type { ChannelLog } from "../channel-log.js";
import type { HealthBoard } from "../health-board.js";
import { type Timers, withinBoth } from "../timers.js";
import { grammySignal } from "./bot-api.js";
import { readFailure } from "./failure.js";
import { ALLOWED_UPDATES } from "./update.js";

const CALL_LIMIT_MS = 15_000;
/** How often Telegram is asked how delivery goes, and how long a failed delivery counts as current. */
const EVERY_MS = 60_000;
const CURRENT_MS = 3 * EVERY_MS;

export type Webhook = { readonly url: string; readonly secret: string };

/** Points Telegram at our URL; what waited during downtime is delivered, not dropped. */
export async function setWebhook(api: Api, { url, secret }: Webhook, within: AbortSignal): Promise<void> {
  const options = { secret_token: secret, allowed_updates: ALLOWED_UPDATES };
  await api.setWebhook(url, options, grammySignal(within));
}

type WatchNeeds = {
  readonly api: Api;
  readonly board: HealthBoard;
  readonly clock: Clock;
  readonly log: ChannelLog;
  readonly timers: Timers;
};

/**
 * Asks Telegram now and then whether it reaches us, until `signal` aborts; never rejects. Only Telegram knows when
 * the way to us is broken, and a stranger's deleteWebhook is mended here.
 */
export async function watchWebhook(needs: WatchNeeds, webhook: Webhook, signal: AbortSignal): Promise<void> {
  const { api, board, clock, log, timers } = needs;
  const asking = <T>(call: (within: AbortSignal) => Promise<T>) =>
    withinBoth(signal, timers.limit(CALL_LIMIT_MS), call);
  for (;;) {
    await timers.pause(EVERY_MS, signal);
    if (signal.aborted) return;
    try {
      const info = await asking((within) => api.getWebhookInfo(grammySignal(within)));
      if (info.url !== webhook.url) {
        log.warn({}, "telegram: the webhook was changed by someone else and is set again");
        await asking((within) => setWebhook(api, webhook, within));
      }
      const failedAt = (info.last_error_date ?? 0) * 1_000;
      if (info.pending_update_count > 0 && clock.now().getTime() - failedAt < CURRENT_MS) {
        const why = info.last_error_message ?? "no reason given";
        board.report(
          "receiving",
          `Telegram can't deliver to PUBLIC_URL (${why}): check that it is reachable from outside`,
        );
      } else board.clear("receiving");
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ reason: readFailure(error).reason }, "telegram: the webhook could not be checked");
    }
  }
}
