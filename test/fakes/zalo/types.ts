import type { IncomingHttpHeaders } from "node:http";

/** A user's message or another event, as Zalo hands it out. */
export type ZaloUpdate = { readonly event_name: string; readonly message?: Readonly<Record<string, unknown>> };

/** One call the bot made, the token left out. */
export type ZaloCall = { readonly method: string; readonly params: Params; readonly headers: IncomingHttpHeaders };
export type Params = Readonly<Record<string, unknown>>;

/** A message the bot posted. `delivered` is false for a voice in a group: accepted, and never seen by anybody. */
export type ZaloSent = {
  readonly chatId: string;
  readonly messageId: string;
  /** By the server's clock. */
  readonly at: Date;
  readonly method: string;
  /** The text or the caption. */
  readonly text: string;
  readonly photo?: string;
  readonly bold: readonly string[];
  readonly params: Params;
  readonly delivered: boolean;
};

export type Answer = { readonly status: number; readonly body: unknown };

/**
 * What goes wrong with a call.
 * - `error`: the platform's own failure, in JSON; `status` is the HTTP status, the code's when left out
 * - `page`: a gateway's HTML page, or `body`, instead of an answer; nothing is done
 * - `redirect`: the caller is sent elsewhere, and with it the token
 * - `reset`: the connection is cut before anything is done; `reset-after`: after the message is posted
 * - `silence`: the message is posted and no answer comes until the client gives up
 * - `slow-body`: the message is posted, half of the answer comes, the rest only at `finishBodies()`
 * - `cut-body`: the message is posted, half of the answer comes, then the connection breaks
 * - `zero-code`, `no-result`: a success that carries `error_code: 0`, or lacks `result`
 */
export type ZaloFault =
  | {
      readonly kind: "error";
      readonly code: number;
      readonly description?: string;
      readonly status?: number;
      readonly retryAfterS?: number;
    }
  | { readonly kind: "page"; readonly status: number; readonly body?: string }
  | { readonly kind: "redirect"; readonly url: string }
  | { readonly kind: "reset" | "reset-after" | "silence" | "slow-body" | "cut-body" | "zero-code" | "no-result" };

export type ZaloServerOptions = {
  token: string;
  displayName: string;
  accountName: string;
  canJoinGroups: boolean;
  /** HTTP status of a wrong token's 401. */
  unauthorizedStatus: 200 | 401;
  /** HTTP status of an idle poll's 408. */
  idleStatus: 200 | 408;
  /** The success that ends an idle poll instead of the 408, where a server does that. */
  idleResult: "error" | "null" | "empty-object";
  /** `consume`: an update comes once; `replay`: the first stays and comes at once until `forget()`. */
  polls: "consume" | "replay";
  /** Updates come as a list of one. */
  pollsGiveList: boolean;
  unknownChatStatus: 400 | 404;
  deleteWebhookWhenNone: "ok" | 400;
  webhookInfoWhenNone: 404 | "empty";
  /** Lets setWebhook take http://127.0.0.1. */
  allowLoopback: boolean;
  probe: { readonly secret: boolean; readonly body: "test" | "empty" };
  /** Newer servers say in setWebhook's answer how the trial call went. */
  verification: boolean;
  /** `empty`: a call without a body, seen once. */
  webhookBody: "bare" | "wrapped" | "empty";
  /** Events for the webhook wait until `releaseDeliveries()`. */
  holdDeliveries: boolean;
  /** Times an event is posted to the webhook. */
  webhookTimes: number;
  redeliverOnNon2xx: boolean;
  wrongWebhookSecret: boolean;
  rejectMarkup: boolean;
  /** Refuses `text_styles`, as one day it may. */
  rejectStyles: boolean;
  echoOwnSends: boolean;
  /** Messages a month; each one more is answered with 429. */
  quota: number;
  /** HTTP status of the quota's 429. */
  quotaStatus: 200 | 429;
  now: () => Date;
  /** Awaited before each answer. */
  latency: () => Promise<void>;
  /** The status of a gateway's page that stands before everything; null while none does. */
  page: number | null;
};

export const DEFAULTS: ZaloServerOptions = {
  token: "1234567:fake-zalo-token",
  displayName: "Bot Nhắc Việc",
  accountName: "bot.Test",
  canJoinGroups: true,
  unauthorizedStatus: 200,
  idleStatus: 408,
  idleResult: "error",
  polls: "consume",
  pollsGiveList: false,
  unknownChatStatus: 400,
  deleteWebhookWhenNone: "ok",
  webhookInfoWhenNone: 404,
  allowLoopback: true,
  probe: { secret: true, body: "test" },
  verification: true,
  webhookBody: "bare",
  holdDeliveries: false,
  webhookTimes: 1,
  redeliverOnNon2xx: false,
  wrongWebhookSecret: false,
  rejectMarkup: false,
  rejectStyles: false,
  echoOwnSends: false,
  quota: 3_000,
  quotaStatus: 429,
  now: () => new Date(),
  latency: async () => undefined,
  page: null,
};

export const BOT_ID = "1234567890123456789";

export function success(result: unknown): Answer {
  return { status: 200, body: { ok: true, result } };
}

/** @param status the HTTP status; some failures come with 200 */
export function failure(code: number, description: string, status: number = code): Answer {
  return { status, body: { ok: false, error_code: code, description } };
}
