import type { Timers } from "../../../src/channels/timers.js";
import { type ZaloChannel, type ZaloOptions, zaloChannel } from "../../../src/channels/zalo/zalo-channel.js";
import type { Clock } from "../../../src/domain/clock.js";
import type { FormattedText, Incoming, Outgoing } from "../../../src/domain/message.js";
import type { ZaloServerOptions } from "../../fakes/zalo/types.js";
import { type Watch, watch } from "../../fakes/zalo/watch.js";
import { startZaloServer, type ZaloServer } from "../../fakes/zalo-server.js";

export const SECRET = "a-good-secret_0123456789";

/** Time that passes when the test says so. */
type HandTimers = Timers & {
  /** Every pause asked for, in milliseconds. */
  readonly pauses: readonly number[];
  /** Waits until something pauses, lets that pause pass, and says how long it would have been. */
  pass(): Promise<number>;
  /** Every limit under way is over: whatever hangs is given up. */
  expire(): void;
};

function handTimers(): HandTimers {
  const pauses: number[] = [];
  const waiting: { ms: number; end: () => void }[] = [];
  const limits: AbortController[] = [];
  const { until, changed } = watch();
  return {
    pauses,
    pause(ms, signal) {
      pauses.push(ms);
      return new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const pending = { ms, end };
        function end(): void {
          signal.removeEventListener("abort", end);
          if (waiting.includes(pending)) waiting.splice(waiting.indexOf(pending), 1);
          resolve();
        }
        signal.addEventListener("abort", end);
        waiting.push(pending);
        changed();
      });
    },
    limit() {
      const controller = new AbortController();
      limits.push(controller);
      return controller.signal;
    },
    async pass() {
      const pending = await until(() => waiting.shift());
      pending.end();
      return pending.ms;
    },
    expire() {
      for (const controller of limits.splice(0)) controller.abort();
    },
  };
}

export type Setup = {
  readonly server: ZaloServer;
  readonly channel: ZaloChannel;
  readonly timers: HandTimers;
  readonly clock: Clock & { advance(ms: number): void };
  readonly received: Incoming[];
  /** Waits for the `count`-th message handed over. */
  message(count?: number): Promise<Incoming>;
  /** The next `times` messages can't be taken. */
  refuse(times: number): void;
  /** Messages are not taken until `release`; `offered` resolves when the first one is in hand. */
  hold(): { readonly offered: Promise<true>; release(): void };
  /** Everything logged, as text. */
  readonly log: Watch & { text(): string };
  start(): Promise<void>;
  end(): Promise<void>;
};

/** A channel before a fake server, with a recorder where the conversation would be. */
export async function setUp(
  given: Partial<ZaloServerOptions> = {},
  own: Partial<Pick<ZaloOptions, "token" | "apiRoot" | "mode" | "pictures" | "documents" | "groupsExpected">> = {},
): Promise<Setup> {
  const server = await startZaloServer(given);
  const timers = handTimers();
  const received: Incoming[] = [];
  const lines: string[] = [];
  const { until, changed } = watch();
  let at = Date.parse("2025-01-06T01:00:00Z");
  let refusals = 0;
  let offered = 0;
  let free: Promise<void> = Promise.resolve();
  const clock = {
    now: () => new Date(at),
    advance(ms: number) {
      at += ms;
    },
  };
  const write = (level: string) => (fields: object, message: string) => {
    lines.push(JSON.stringify({ level, message, ...fields }));
    changed();
  };
  const channel = zaloChannel({
    token: server.options.token,
    apiRoot: server.root,
    mode: { kind: "polling" },
    pictures: { publish: async () => null },
    ...own,
    clock,
    timers,
    log: { info: write("info"), warn: write("warn"), error: write("error") },
  });
  const receiver = {
    async message(incoming: Incoming) {
      if (refusals > 0) {
        refusals -= 1;
        throw new Error(`could not store "${incoming.text}"`);
      }
      offered += 1;
      changed();
      await free;
      received.push(incoming);
      changed();
    },
    async chatEvent() {
      throw new Error("Zalo has no such events");
    },
  };
  return {
    server,
    channel,
    timers,
    clock,
    received,
    message: (count = 1) => until(() => received[count - 1]),
    refuse(times) {
      refusals = times;
    },
    hold() {
      let release = () => {};
      free = new Promise((resolve) => {
        release = resolve;
      });
      const before = offered;
      return { offered: until(() => offered > before || undefined), release: () => release() };
    },
    log: { until, changed, text: () => lines.join("\n") },
    start: () => channel.start(receiver),
    async end() {
      await channel.stop();
      await server.close();
    },
  };
}

export function plain(text: string): FormattedText {
  return { text, bold: [] };
}

export function saying(text: string, more: Partial<Outgoing> = {}): Outgoing {
  return { text: plain(text), ...more };
}

export function to(chatId: string): { channel: "zalo"; chatId: string } {
  return { channel: "zalo", chatId };
}
