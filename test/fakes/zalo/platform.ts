import { randomBytes } from "node:crypto";
import { type Chat, checkPost } from "./post-message.js";
import {
  type Answer,
  BOT_ID,
  failure,
  type Params,
  success,
  type ZaloSent,
  type ZaloServerOptions,
  type ZaloUpdate,
} from "./types.js";
import { updateFrom } from "./update-from.js";
import type { UpdateQueue } from "./update-queue.js";
import { type Delivered, probe, refuseWebhook, type Webhook } from "./webhook.js";

/** What the server remembers. */
export type PlatformState = {
  readonly chats: Map<string, Chat>;
  readonly sent: ZaloSent[];
  readonly deliveries: Delivered[];
  webhook: Webhook | null;
  /** Messages sent this month, and refused as too many. */
  spent: number;
  refused: number;
};

type Method = (params: Params, gone: AbortSignal) => Promise<Answer> | Answer;

/** The ten documented methods; every other name of Telegram's is unknown here. Names are case-sensitive. */
export function platformMethods(
  state: PlatformState,
  options: Readonly<ZaloServerOptions>,
  queue: UpdateQueue,
  push: (update: ZaloUpdate) => Promise<void>,
): ReadonlyMap<string, Method> {
  return new Map<string, Method>([
    ["getMe", () => success(aboutBot())],
    ["getUpdates", (_params, gone) => getUpdates(gone)],
    ["setWebhook", ({ url, secret_token }) => setWebhook(url, secret_token)],
    ["deleteWebhook", deleteWebhook],
    ["getWebhookInfo", getWebhookInfo],
    ["sendMessage", (params) => post("sendMessage", params)],
    ["sendPhoto", (params) => post("sendPhoto", params)],
    ["sendVoice", (params) => post("sendVoice", params)],
    ["sendSticker", (params) => post("sendSticker", params)],
    [
      "sendChatAction",
      ({ action }) => (action === "typing" ? { status: 200, body: { ok: true } } : failure(400, "Bad action")),
    ],
  ]);

  function aboutBot(): object {
    const { accountName, displayName, canJoinGroups } = options;
    const names = { account_name: accountName, display_name: displayName };
    return { id: BOT_ID, ...names, account_type: "BASIC", can_join_groups: canJoinGroups };
  }

  async function getUpdates(gone: AbortSignal): Promise<Answer> {
    if (state.webhook) return failure(400, "Bad Request: can't use getUpdates while a webhook is set");
    const ending = await queue.poll(gone);
    if (ending.kind === "update") return success(options.pollsGiveList ? [ending.update] : ending.update);
    if (options.idleResult !== "error") return success(options.idleResult === "null" ? null : {});
    return failure(408, "Request timeout", options.idleStatus);
  }

  async function setWebhook(url: unknown, secret: unknown): Promise<Answer> {
    const refusal = refuseWebhook(url, secret, options);
    if (refusal !== null) return failure(400, refusal);
    state.webhook = { url: String(url), secret: String(secret), updatedAt: Date.now() };
    const [delivered, verification] = await probe(state.webhook, options);
    state.deliveries.push(delivered);
    return success({ url, updated_at: state.webhook.updatedAt, ...(options.verification && { verification }) });
  }

  function deleteWebhook(): Answer {
    if (!state.webhook && options.deleteWebhookWhenNone === 400) return failure(400, "Bad Request");
    state.webhook = null;
    return success({ url: "", updated_at: Date.now() });
  }

  function getWebhookInfo(): Answer {
    if (state.webhook) return success({ url: state.webhook.url, updated_at: state.webhook.updatedAt });
    return options.webhookInfoWhenNone === 404 ? failure(404, "Not Found") : success({ url: "" });
  }

  async function post(method: string, params: Params): Promise<Answer> {
    if (state.spent >= options.quota) {
      state.refused += 1;
      return failure(429, "Quota exceeded", options.quotaStatus);
    }
    const checked = await checkPost(method, params, state.chats, options);
    if ("refusal" in checked) return checked.refusal;
    state.spent += 1;
    const { chat, text, bold, delivered } = checked.post;
    const messageId = randomBytes(10).toString("hex");
    const photo = typeof params.photo === "string" ? { photo: params.photo } : {};
    state.sent.push({ chatId: chat.id, messageId, at: options.now(), method, text, ...photo, bold, params, delivered });
    if (options.echoOwnSends) {
      const own = updateFrom(
        { from: BOT_ID, name: options.displayName, chat: chat.id, text, replyToBot: true },
        options,
      );
      if (own) await push(own);
    }
    return success({ message_id: messageId, date: Date.now() });
  }
}
