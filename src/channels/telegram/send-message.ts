import { type Api, InputFile } from "grammy";
import type { ChatAddress, Delivery, Outgoing, RefusalCause } from "../../domain/message.js";
import type { Timers } from "../timers.js";
import { grammySignal, isTokenRefusal } from "./bot-api.js";
import { type Failure, readFailure } from "./failure.js";
import { keyboard } from "./keyboard.js";
import { type Part, planParts } from "./plan-parts.js";
import { toHtml } from "./to-html.js";

/** How long a call may take before its end counts as unknown; a file has to cross a district's line first. */
const TEXT_LIMIT_MS = 20_000;
const FILE_LIMIT_MS = 90_000;

/** The General topic is the chat's root: Telegram refuses its own id 1 for it ("message thread not found"). */
const GENERAL_TOPIC = "1";

/**
 * Sends once, part by part, and stops at the first part that fails. Once a part is out the message can't be sent
 * again without saying it twice, so whatever stops a later one makes the whole uncertain.
 */
export async function sendMessage(api: Api, timers: Timers, to: ChatAddress, message: Outgoing): Promise<Delivery> {
  const calls = planParts(message).map((part, index) => prepare(to, part, index === 0 ? message.replyTo : undefined));
  const messageIds: string[] = [];
  for (const call of calls) {
    try {
      messageIds.push(String((await call(api, timers)).message_id));
    } catch (error) {
      const failure = toDelivery(readFailure(error));
      if (messageIds.length === 0) return failure;
      return {
        outcome: "uncertain",
        reason: `${messageIds.length} of ${calls.length} parts sent, then ${failure.reason}`,
      };
    }
  }
  return { outcome: "sent", messageIds };
}

type Call = (api: Api, timers: Timers) => Promise<{ readonly message_id: number }>;

/** Everything is built before anything is sent: a bug in the last part's buttons must not leave half a message. */
function prepare(to: ChatAddress, { text, picture, document, choices }: Part, replyTo: string | undefined): Call {
  const chat = /^-?\d+$/.test(to.chatId) ? Number(to.chatId) : to.chatId;
  const html = text && toHtml(text);
  const common = {
    parse_mode: "HTML" as const,
    ...(to.thread !== undefined && to.thread !== GENERAL_TOPIC && { message_thread_id: Number(to.thread) }),
    ...(choices && { reply_markup: keyboard(choices) }),
    ...(replyTo !== undefined && {
      reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true },
    }),
  };
  const withCaption = { ...common, ...(html !== undefined && { caption: html }) };
  if (picture) {
    return (api, timers) =>
      api.sendPhoto(chat, file(picture.png, picture.fileName), withCaption, grammySignal(timers.limit(FILE_LIMIT_MS)));
  }
  if (document) {
    return (api, timers) =>
      api.sendDocument(
        chat,
        file(document.bytes, document.fileName),
        withCaption,
        grammySignal(timers.limit(FILE_LIMIT_MS)),
      );
  }
  const withoutPreview = { ...common, link_preview_options: { is_disabled: true } };
  return (api, timers) => api.sendMessage(chat, html ?? "", withoutPreview, grammySignal(timers.limit(TEXT_LIMIT_MS)));
}

/** grammY writes the name into a header unquoted, so what would end the header must not be in it. */
function file(bytes: Uint8Array, name: string): InputFile {
  return new InputFile(bytes, name.replace(/[\r\n";]/g, "_"));
}

type NotSent = Exclude<Delivery, { outcome: "sent" }>;

/** What a failed call means for the sender. Telegram gives one code to many causes, so some are told by their words. */
function toDelivery(failure: Failure): NotSent {
  const { reason } = failure;
  if (failure.kind !== "answered") return { outcome: failure.kind === "unsent" ? "retry" : "uncertain", reason };
  const { code, retryAfterMs, migratedTo } = failure;
  if (code === 429) return { outcome: "retry", reason, ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) };
  if (code >= 500) return { outcome: "retry", reason };
  return { outcome: "refused", reason, because: causeOf(code, reason, migratedTo) };
}

/** Nobody there reads us any more, or may: the chat's unit has to be reached another way. */
const CHAT_GONE =
  /chat not found|user not found|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|have no rights to send|not enough rights to send text/i;
const THREAD_GONE = /message thread not found|TOPIC_CLOSED|TOPIC_DELETED/i;

function causeOf(code: number, reason: string, migratedTo: string | undefined): RefusalCause {
  if (migratedTo !== undefined) return { kind: "migrated", to: migratedTo };
  if (isTokenRefusal(code)) return { kind: "token" };
  if (code === 403 || CHAT_GONE.test(reason)) return { kind: "chat-gone" };
  return { kind: THREAD_GONE.test(reason) ? "thread-gone" : "message" };
}
