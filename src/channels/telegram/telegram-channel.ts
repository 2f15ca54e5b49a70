import type { Clock } from "../../domain/clock.js";
import type { Download, Receiver, WebhookChannel } from "../../domain/message.js";
import type { Language } from "../../domain/officer.js";
import type { ChannelLog } from "../channel-log.js";
import { healthBoard } from "../health-board.js";
import { sameSecret } from "../same-secret.js";
import { backOff, realTimers, type Timers } from "../timers.js";
import { alone, inTurns, type Turns } from "../turns.js";
import { adviseGroup } from "./advise-group.js";
import { botApi, PUBLIC_API_ROOT } from "./bot-api.js";
import { connect, type Mode, refusalAdvice } from "./connect.js";
import { download } from "./download.js";
import { readFailure } from "./failure.js";
import { type Intake, intake } from "./intake.js";
import { keepMenus, type MenuEntry, type MenuMemory, type MenuSet, type Menus, setChatMenu } from "./menus.js";
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
  /** The commands Telegram offers when somebody types "/", and where it is kept that they are set; none without. */
  readonly menus?: Menus & { readonly memory: MenuMemory };
  /** Whose turn it is to poll, where several processes have the token; without, this one is alone. */
  readonly turns?: Turns;
  /** How waiting and time-outs are done; real time by default. */
  readonly timers?: Timers;
};

export type TelegramChannel = WebhookChannel & {
  /** Who the bot is (for `t.me/<username>?start=…` links and doctor); null until Telegram has said so. */
  self(): BotSelf | null;
  /** Gives a private chat a menu of its own, in its person's language; null takes it away. Never throws. */
  setMenu(
    chatId: string,
    own: { readonly entries: readonly MenuEntry[]; readonly language: Language } | null,
  ): Promise<MenuSet>;
  /** Fetches the file behind an `IncomingMedia.reference`. */
  download(reference: string, maxBytes: number): Promise<Download>;
};

/** Telegram as a channel. Nothing connects before `start`; `send` works without it. */
export function telegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, mode, clock, log, menus, turns = alone, timers = realTimers } = options;
  const apiRoot = (options.apiRoot ?? PUBLIC_API_ROOT).replace(/\/+$/, "");
  const board = healthBoard(clock);
  const api = botApi({ token, apiRoot, board, timers });
  const stopping = new AbortController();
  let self: BotSelf | null = null;
  let receiving: Intake | null = null;
  let standby = false;
  let background: Promise<void> = Promise.resolve();
  let menusKept: Promise<void> = Promise.resolve();
  board.report("receiving", "not started yet");

  async function open(receiver: Receiver): Promise<void> {
    self = await connect(api, mode, timers, stopping.signal);
    receiving = intake(api, self, receiver, log, timers);
    board.clear("receiving");
    if (menus) menusKept = keepMenus({ api, log, timers }, menus, self.id, menus.memory, stopping.signal);
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
    const intake = receiving;
    const needs = { api, intake, board, clock, log, timers };
    if (mode.kind === "webhook") return watchWebhook(needs, mode, stopping.signal);
    await inTurns(turns, turnsTold, stopping.signal, async (within, lost) => {
      await pollUpdates(needs, within, lost);
      await intake.idle();
    });
  }

  const turnsTold = {
    standby() {
      standby = true;
      // What the last turn could not do is the other process's affair now.
      board.clear("receiving");
      log.info({}, "telegram: another process receives with this token, this one stands by");
    },
    begins() {
      if (standby) log.info({}, "telegram: this process receives from now on");
      standby = false;
    },
    lost: () => log.warn({}, "telegram: the turn to receive may have gone to another process: see the database"),
  };

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
      await menusKept;
      await receiving?.idle();
    },

    send: (to, message) => sendMessage(api, timers, to, message),

    health: () =>
      stopping.signal.aborted ? { ok: false, problem: "stopped" } : { ...board.health(), ...(standby && { standby }) },

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

    setMenu: (chatId, own) => setChatMenu({ api, timers }, chatId, own),

    advise: (chat) => adviseGroup(api, timers, self, chat),

    download: (reference, maxBytes) => download(api, { apiRoot, token }, reference, maxBytes, timers),
  };
}
