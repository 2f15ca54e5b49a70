import type { ChannelLog } from "../channel-log.js";
import { type Answer, describeAnswer } from "./answer.js";
import type { ZaloApi } from "./api.js";
import { isRecord } from "./is-record.js";
import type { Bot } from "./to-incoming.js";

const TIMEOUT_MS = 30_000;
/** setWebhook answers only after Zalo has tried the URL. */
const WEBHOOK_TIMEOUT_MS = 60_000;

export const TOKEN_ADVICE =
  'Zalo does not accept ZALO_BOT_TOKEN: copy the bot\'s token from Bot Creator (in the Zalo app, OA "Zalo Bot Manager") and set it again; resetting it there ends the old one';

export type Mode =
  | { readonly kind: "polling" }
  | { readonly kind: "webhook"; readonly url: string; readonly secret: string };

/** `failed` is worth trying again; `problem` says what the operator can do meanwhile. */
export type Connection =
  | { readonly kind: "ready" }
  | { readonly kind: "token-refused" }
  | { readonly kind: "failed"; readonly problem: string; readonly reason: string };

export type Failed = Exclude<Connection, { readonly kind: "ready" }>;
export type Identity = { readonly kind: "ready"; readonly bot: Bot } | Failed;

/** Asks Zalo who the bot is. */
export async function identify(api: ZaloApi, signal: AbortSignal): Promise<Identity> {
  const answer = await api.call("getMe", {}, TIMEOUT_MS, signal);
  if (answer.kind !== "ok") return failed("getMe", answer);
  const bot = readBot(answer.result);
  if (!bot) {
    const reason = "getMe names no bot";
    return { kind: "failed", reason, problem: `Zalo's ${reason}: check ZALO_API_ROOT` };
  }
  return { kind: "ready", bot };
}

/** Tells Zalo how updates shall come: by webhook, or by polling, which does not work while a webhook is set. */
export async function chooseDelivery(
  { api, log }: { readonly api: ZaloApi; readonly log: ChannelLog },
  mode: Mode,
  signal: AbortSignal,
): Promise<Connection> {
  if (mode.kind === "polling") {
    const answer = await api.call("deleteWebhook", {}, TIMEOUT_MS, signal);
    // 400 and 404 only say that there was none.
    if (answer.kind === "error" && (answer.code === 400 || answer.code === 404)) return { kind: "ready" };
    return answer.kind === "ok" ? { kind: "ready" } : failed("deleteWebhook", answer);
  }
  const params = { url: mode.url, secret_token: mode.secret };
  const answer = await api.call("setWebhook", params, WEBHOOK_TIMEOUT_MS, signal);
  if (answer.kind !== "ok") return failed("setWebhook", answer);
  // Zalo keeps the URL even when its trial call fails; only `verification` tells, and older servers lack it.
  const verification = isRecord(answer.result) ? answer.result.verification : undefined;
  if (!isRecord(verification) || verification.ok !== false) return { kind: "ready" };
  const { outcome, hint } = verification;
  log.warn({ outcome, hint }, "Zalo can't reach the webhook");
  const why = [outcome, hint].filter((part) => typeof part === "string" && part !== "").join(": ");
  const advice =
    "check that PUBLIC_URL is reachable by https from outside and that no bot check blocks the agent Java/*";
  const reason = why || "no reason given";
  return { kind: "failed", reason, problem: `Zalo can't reach the webhook (${reason}): ${advice}` };
}

/** What keeps `method` from working, for the operator. */
export function failed(method: string, answer: Answer): Failed {
  const code = answer.kind === "error" ? answer.code : answer.kind === "unreadable" ? answer.status : null;
  if (code === 401) return { kind: "token-refused" };
  const advice =
    answer.kind === "error" && code === 429 ? "the plan's quota may be used up" : "check the network and ZALO_API_ROOT";
  const reason = describeAnswer(answer);
  return { kind: "failed", reason, problem: `Zalo does not answer ${method} as it should (${reason}): ${advice}` };
}

function readBot(result: unknown): Bot | null {
  if (!isRecord(result) || typeof result.id !== "string") return null;
  const { id, display_name, account_name, can_join_groups } = result;
  const names = [display_name, account_name].filter((name) => typeof name === "string");
  return { id, names, canJoinGroups: can_join_groups === true };
}
