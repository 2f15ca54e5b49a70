import type { Clock } from "../../domain/clock.js";
import type { Download, Receiver, WebhookChannel } from "../../domain/message.js";
import type { ChannelLog } from "../channel-log.js";
import { healthBoard } from "../health-board.js";
import { sameSecret } from "../same-secret.js";
import { backOff, realTimers, type Timers } from "../timers.js";
import { botApi, PUBLIC_API_ROOT } from "./bot-api.js";
import { connect, type MenuEntry, type Mode, refusalAdvice } from "./connect.js";
import { download } from "./download.js";
import { readFailure } from "./failure.js";
import { type Intake, intake } from "./intake.js";
import { pollUpdates } from "./poll-updates.js";
import { sendMessage } from "./send-message.js";
import { type BotSelf, parseUpdate } from "./update.js";
import { watchWebhook } from "./watch-webhook.js";

export type TelegramOptions = {
  readonly token: string;
  /** A self-hosted Bot API or a proxy; Telegram's own by default. */
  readonly apiRoot?: string;
  readonly mode: Mode;
  readonly clock: Clock;
  readonly log: ChannelLog;
  /** The commands Telegram offers when somebody types "/". */
  readonly menu: readonly MenuEntry[];
  /** How waiting and time-outs are done; real time by default. */
  readonly timers?: Timers;
};

export type TelegramChannel = WebhookChannel & {
  /** Who the bot is (for `t.me/<username>?start=…` links and doctor); null until Telegram has said so. */
  self(): BotSelf | null;
  /** Fetches the file behind an `IncomingMedia.reference`. */
  download(reference: string, maxBytes: number): Promise<Download>;
};

/** Telegram as a channel. Nothing connects before `start`; `send` works without it. */
export function telegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, mode, clock, log, menu, timers = realTimers } = options;
  const apiRoot = (options.apiRoot ?? PUBLIC_API_ROOT).replace(/\/+$/, "");
  const board = healthBoard(clock);
  const api = botApi({ token, apiRoot, board, timers });
  const stopping = new AbortController();
  let self: BotSelf | null = null;
  let receiving: Intake | null = null;
  let background: Promise<void> = Promise.resolve();
  board.report("receiving", "not started yet");

  async function open(receiver: Receiver): Promise<void> {
    self = await connect(api, mode, menu, timers, stopping.signal);
    receiving = intake(api, self, receiver, log, timers);
    board.clear("receiving");
    log.info(
      { bot: self.username, mode: mode.kind, readsAllGroupMessages: self.readsAllGroupMessages },
      "telegram: connected",
    );
  }

  async function openLater(receiver: Receiver, firstReason: string): Promise<void> {
    let reason = firstReason;
    for (let failures = 1; !stopping.signal.aborted; failures++) {
      board.report("receiving", `not connected to Telegram (${reason}): trying again`);
      log.warn({ reason, failures }, "telegram: could not connect, will try again");
      await timers.pause(backOff(failures), stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        return await open(receiver);
      } catch (error) {
        const failure = readFailure(error);
        reason = refusalAdvice(failure) ?? failure.reason;
      }
    }
  }

  async function receive(): Promise<void> {
    if (!receiving) return;
    const needs = { api, intake: receiving, board, clock, log, timers };
    if (mode.kind === "polling") await pollUpdates(needs, stopping.signal);
    else await watchWebhook(needs, mode, stopping.signal);
  }

  return {
    name: "telegram",

    async start(receiver) {
      try {
        await open(receiver);
        background = receive();
      } catch (error) {
        const failure = readFailure(error);
        const advice = refusalAdvice(failure);
        // grammY's error is not kept as the cause: its payload holds the webhook's secret.
        if (advice !== null) throw new Error(advice);
        background = openLater(receiver, failure.reason).then(receive);
      }
    },

    async stop() {
      stopping.abort();
      await background;
      await receiving?.idle();
    },

    send: (to, message) => sendMessage(api, timers, to, message),

    health: () => (stopping.signal.aborted ? { ok: false, problem: "stopped" } : board.health()),

    async webhook(secret, body) {
      if (mode.kind !== "webhook" || !sameSecret(secret, mode.secret)) return "forbidden";
      const update = parseUpdate(body);
      if (!update) return "malformed";
      // The answer 500 makes Telegram deliver it again, to a process that can take it.
      if (!receiving || stopping.signal.aborted)
        throw new Error("telegram: not connected, the update has to come again");
      await receiving.take(update);
      return "accepted";
    },

    self: () => self,

    download: (reference, maxBytes) => download(api, { apiRoot, token }, reference, maxBytes, timers),
  };
}
