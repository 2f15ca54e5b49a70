import { ApiError } from "./api-error.js";

/** So many messages in any stretch of so many milliseconds. */
type Limit = { readonly messages: number; readonly withinMs: number };
export type Limits = { readonly bot: Limit; readonly chat: Limit; readonly group: Limit };

/** What Telegram's own FAQ asks bots to keep, taken strictly: it forgives short bursts, but doesn't say how short. */
export const TELEGRAM_LIMITS: Limits = {
  bot: { messages: 30, withinMs: 1_000 },
  chat: { messages: 1, withinMs: 1_000 },
  group: { messages: 20, withinMs: 60_000 },
};

export type Limiter = {
  /** Throws Telegram's 429 when a message to the chat at that moment is one too many; a refused one doesn't count. */
  take(chatId: number, at: Date): void;
  /** How many were one too many. */
  readonly rejected: number;
};

/** @param limits null where any number of messages may come */
export function limiter(limits: Limits | null): Limiter {
  const all: number[] = [];
  const byChat = new Map<number, number[]>();
  let rejected = 0;
  return {
    get rejected() {
      return rejected;
    },
    take(chatId, at) {
      if (!limits) return;
      const { bot, chat, group } = limits;
      const now = at.getTime();
      const own = byChat.get(chatId) ?? [];
      const waits = [waitOf(all, bot, now), waitOf(own, chat, now), chatId < 0 ? waitOf(own, group, now) : 0];
      const seconds = Math.ceil(Math.max(...waits) / 1_000);
      if (seconds > 0) {
        rejected += 1;
        throw new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
      }
      remember(all, now, bot.messages);
      remember(own, now, Math.max(chat.messages, group.messages));
      byChat.set(chatId, own);
    },
  };
}

/** Milliseconds until one more may come. The oldest of the last `messages` decides. */
function waitOf(times: readonly number[], { messages, withinMs }: Limit, now: number): number {
  const oldest = times.at(-messages);
  return oldest === undefined || times.length < messages ? 0 : Math.max(0, oldest + withinMs - now);
}

/** Keeps only as many as are ever asked about. */
function remember(times: number[], now: number, most: number): void {
  times.push(now);
  if (times.length > most) times.shift();
}
