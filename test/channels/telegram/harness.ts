import { onTestFinished } from "vitest";
import {
  type TelegramChannel,
  type TelegramOptions,
  telegramChannel,
} from "../../../src/channels/telegram/telegram-channel.js";
import type { Timers } from "../../../src/channels/timers.js";
import type { ChatEvent, FormattedText, Incoming, Receiver } from "../../../src/domain/message.js";
import { inbox } from "../../fakes/telegram/inbox.js";
import { startTelegramServer, type TelegramServer } from "../../fakes/telegram-server.js";

const NOW = new Date("2025-01-06T07:55:00+07:00");

type Pausing = { readonly ms: number; resume(): void };
type TestTimers = Timers & {
  /** The next pause the channel makes; it lasts until resumed. */
  nextPause(): Promise<Pausing>;
  /** Lets every time limit given out so far expire, or those that are no longer than `ms`. */
  expire(ms?: number): void;
};

export function testTimers(): TestTimers {
  const pauses = inbox<Pausing>();
  const limits: { readonly ms: number; readonly limit: AbortController }[] = [];
  return {
    pause: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const resume = () => {
          signal.removeEventListener("abort", resume);
          resolve();
        };
        signal.addEventListener("abort", resume);
        pauses.push({ ms, resume });
      }),
    limit(ms) {
      const limit = new AbortController();
      limits.push({ ms, limit });
      return limit.signal;
    },
    nextPause: () => pauses.next(),
    expire(most = Infinity) {
      for (const { ms, limit } of limits) if (ms <= most) limit.abort();
    },
  };
}

type TestReceiver = Receiver & {
  readonly incoming: Incoming[];
  readonly events: ChatEvent[];
  next(): Promise<Incoming>;
  nextEvent(): Promise<ChatEvent>;
  /** Runs before each message is taken; a throw refuses it. */
  before(hook: (incoming: Incoming) => Promise<void> | void): void;
};

function testReceiver(): TestReceiver {
  const [messages, chatEvents] = [inbox<Incoming>(), inbox<ChatEvent>()];
  const [incoming, events] = [[] as Incoming[], [] as ChatEvent[]];
  let hook: (incoming: Incoming) => Promise<void> | void = () => undefined;
  return {
    incoming,
    events,
    async message(one) {
      await hook(one);
      incoming.push(one);
      messages.push(one);
    },
    async chatEvent(event) {
      events.push(event);
      chatEvents.push(event);
    },
    next: () => messages.next(),
    nextEvent: () => chatEvents.next(),
    before(next) {
      hook = next;
    },
  };
}

export type Harness = {
  readonly server: TelegramServer;
  readonly channel: TelegramChannel;
  readonly receiver: TestReceiver;
  readonly timers: TestTimers;
  readonly logged: { readonly level: string; readonly fields: object; readonly message: string }[];
};

/** A channel on a fake Telegram, both ended with the test. Not started yet. */
export async function harness(
  options: Partial<TelegramOptions> & { readonly server?: TelegramServer } = {},
): Promise<Harness> {
  const { server = await startTelegramServer({ now: () => NOW }), ...rest } = options;
  const [receiver, timers] = [testReceiver(), testTimers()];
  const logged: Harness["logged"] = [];
  const note = (level: string) => (fields: object, message: string) => {
    logged.push({ level, fields, message });
  };
  const channel = telegramChannel({
    token: server.token,
    apiRoot: server.apiRoot,
    mode: { kind: "polling" },
    clock: { now: () => NOW },
    log: { info: note("info"), warn: note("warn"), error: note("error") },
    timers,
    ...rest,
  });
  onTestFinished(async () => {
    await channel.stop();
    await server.close();
  });
  return { server, channel, receiver, timers, logged };
}

/** A harness that is started and polls. */
export async function polling(options: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  const started = await harness(options);
  await started.channel.start(started.receiver);
  await started.server.idle();
  return started;
}

export const plain = (text: string): FormattedText => ({ text, bold: [] });
