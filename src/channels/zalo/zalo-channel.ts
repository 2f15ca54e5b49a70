import type { Clock } from "../../domain/clock.js";
import type { Document, Download, Picture, Receiver, WebhookChannel } from "../../domain/message.js";
import type { ChannelLog } from "../channel-log.js";
import { errorFields } from "../error-fields.js";
import { healthBoard } from "../health-board.js";
import { sameSecret } from "../same-secret.js";
import { backOff, realTimers, type Timers } from "../timers.js";
import { alone, inTurns, type Turns } from "../turns.js";
import { zaloApi } from "./api.js";
import { type Connection, chooseDelivery, identify, type Mode, TOKEN_ADVICE } from "./connect.js";
import { download } from "./download.js";
import { handOver } from "./hand-over.js";
import { poll } from "./poll.js";
import { isProbe, readUpdates, type Update } from "./read-updates.js";
import { send } from "./send.js";
import { type Bot, type Reading, toIncoming } from "./to-incoming.js";

export type ZaloOptions = {
  readonly token: string;
  readonly apiRoot?: string;
  /** `url` is the whole address of our webhook; `secret` 8–256 characters of `A–Z a–z 0–9 _ -`. */
  readonly mode: Mode;
  readonly clock: Clock;
  readonly log: ChannelLog;
  readonly pictures: { publish(picture: Picture): Promise<string | null> };
  /** Where documents can be fetched from; without, they are left out. */
  readonly documents?: { publish(document: Document): Promise<string | null> };
  /** Whose turn it is to poll, where several processes have the token; without, this one is alone. */
  readonly turns?: Turns;
  readonly timers?: Timers;
  /** Whether units count on groups here, which Zalo may keep the bot out of; nobody does without. */
  readonly groupsExpected?: () => Promise<boolean>;
};

/** `groups`: whether Zalo lets this bot into groups, still a trial on its side. */
type ZaloCapabilities = { readonly name: string; readonly groups: boolean };

export type ZaloChannel = WebhookChannel & {
  /** Null until Zalo has answered once. */
  capabilities(): ZaloCapabilities | null;
  /** Fetches the file behind an `IncomingMedia.reference`, which expires. */
  download(reference: string, maxBytes: number): Promise<Download>;
};

/** The Zalo Bot Platform as a channel: text, bold, pictures by URL; no buttons, edits, replies or files. */
export function zaloChannel(options: ZaloOptions): ZaloChannel {
  const { token, apiRoot, mode, clock, log, pictures, documents, turns = alone, timers = realTimers } = options;
  const { groupsExpected = async () => false } = options;
  const root = apiRoot === undefined ? {} : { apiRoot };
  const api = zaloApi({ token, timers, ...root });
  const board = healthBoard(clock);
  const stopping = new AbortController();
  const inHand = new Set<Promise<unknown>>();
  let receiver: Receiver | null = null;
  let bot: Bot | null = null;
  let standby = false;
  let running: Promise<void> = Promise.resolve();
  tell("connection", "Zalo is not connected yet");

  function tell(part: "connection" | "receiving" | "handling", problem: string | null): void {
    if (problem === null) board.clear(part);
    else board.report(part, problem);
  }

  async function connect(): Promise<Connection> {
    const identified = await identify(api, stopping.signal);
    tell("connection", problemOf(identified));
    if (identified.kind !== "ready") return identified;
    bot = identified.bot;
    const chosen = await chooseDelivery({ api, log }, mode, stopping.signal);
    tell("receiving", problemOf(chosen));
    return chosen;
  }

  /** Tries until Zalo answers, whatever it takes: the service has other channels, and this one heals by itself. */
  async function receive(first: Connection): Promise<void> {
    let connection = first;
    for (let failures = 1; connection.kind !== "ready" && !stopping.signal.aborted; failures += 1) {
      log.warn({ problem: problemOf(connection), failures }, "Zalo is not connected");
      await timers.pause(backOff(failures), stopping.signal);
      if (!stopping.signal.aborted) connection = await connect();
    }
    if (stopping.signal.aborted) return;
    log.info({ mode: mode.kind, groups: bot?.canJoinGroups }, "Zalo is connected");
    if (bot?.canJoinGroups === false && (await groupsExpected()))
      log.warn({}, "units have Zalo groups, but Zalo does not let this bot into groups: see doctor");
    if (mode.kind === "webhook") return;
    const told = (problem: string | null) => {
      tell("receiving", problem);
      if (problem === null) tell("connection", null);
    };
    await inTurns(turns, turnsTold, stopping.signal, (within) => poll({ api, timers, log, take, tell: told }, within));
  }

  const turnsTold = {
    standby() {
      standby = true;
      tell("receiving", null);
      log.info({}, "another process receives from Zalo with this token, this one stands by");
    },
    begins() {
      if (standby) log.info({}, "this process receives from Zalo from now on");
      standby = false;
    },
    lost: () => log.warn({}, "the turn to receive from Zalo may have gone to another process: see the database"),
  };

  async function take(update: Update): Promise<void> {
    const reading = read(update);
    if (reading.kind === "skipped" || !receiver) return;
    const told = (problem: string | null) => tell("handling", problem);
    await handOver(reading.incoming, { receiver, timers, log }, told, stopping.signal);
  }

  function read(update: Update): Reading {
    const reading = toIncoming(update, bot);
    const event = update.event_name.slice(0, 60);
    if (reading.kind === "skipped" && reading.why === "unknown-event")
      log.info({ event }, "an event Zalo added, left aside");
    if (reading.kind === "skipped" && reading.why === "unreadable")
      log.warn({ event }, "an update from Zalo is not understood");
    return reading;
  }

  async function accept(to: Receiver, updates: readonly Update[]): Promise<void> {
    for (const update of updates) {
      const reading = read(update);
      if (reading.kind === "incoming") await to.message(reading.incoming);
    }
  }

  return {
    name: "zalo",

    async start(to) {
      receiver = to;
      const connection = await connect();
      if (connection.kind === "token-refused") throw new Error(TOKEN_ADVICE);
      running = receive(connection).catch((error: unknown) => {
        log.error(errorFields(error), "the Zalo channel stopped by a fault of its own");
        tell("receiving", "the Zalo channel stopped by a fault of its own: restart the service and report it");
      });
    },

    async stop() {
      stopping.abort();
      await running;
      await Promise.allSettled(inHand);
    },

    async send(to, message) {
      const publish = (picture: Picture) => pictures.publish(picture);
      const point = async (document: Document) => (await documents?.publish(document)) ?? null;
      const delivery = await send({ api, log, timers, publish, point }, to.chatId, message);
      const refusedToken = delivery.outcome === "refused" && delivery.because.kind === "token";
      if (refusedToken) tell("connection", TOKEN_ADVICE);
      else if (delivery.outcome === "sent") tell("connection", null);
      else if ("unreachable" in delivery) tell("connection", outage(delivery.reason));
      return delivery;
    },

    health: () => ({ ...board.health(), ...(standby && { standby }) }),

    capabilities: () => bot && { name: bot.names[0] ?? "", groups: bot.canJoinGroups },

    download: (reference, maxBytes) => download(reference, maxBytes, { timers, ...root }),

    async webhook(secret, body) {
      if (mode.kind !== "webhook") return "forbidden";
      if (!sameSecret(secret, mode.secret)) return secret === null && isProbe(body) ? "accepted" : "forbidden";
      if (isProbe(body)) return "accepted";
      if (typeof body !== "object") return "malformed";
      if (!receiver || stopping.signal.aborted) throw new Error("the Zalo channel is not running");
      const work = accept(receiver, readUpdates(body));
      inHand.add(work);
      try {
        await work;
        return "accepted";
      } finally {
        inHand.delete(work);
      }
    },
  };
}

function outage(reason: string): string {
  return `Zalo takes no message (${reason}): check the network, ZALO_API_ROOT and the plan's quota`;
}

function problemOf(connection: Connection): string | null {
  if (connection.kind === "ready") return null;
  return connection.kind === "failed" ? connection.problem : TOKEN_ADVICE;
}
