import { type Api, InputFile } from "grammy";
import type { ChatAddress, Delivery, Outgoing } from "../../domain/message.js";
import { partWait } from "../part-wait.js";
import type { Timers } from "../timers.js";
import { grammySignal } from "./bot-api.js";
import { type Failure, readFailure } from "./failure.js";
import { keyboard } from "./keyboard.js";
import { type Part, planParts } from "./plan-parts.js";
import { toDelivery } from "./to-delivery.js";
import { toHtml } from "./to-html.js";

/** How long a call may take before its end counts as unknown; a file has to cross a district's line first. */
const TEXT_LIMIT_MS = 20_000;
const FILE_LIMIT_MS = 90_000;
const REACTION_LIMIT_MS = 5_000;

/** The General topic is the chat's root: Telegram refuses its own id 1 for it ("message thread not found"). */
const GENERAL_TOPIC = "1";

/** The message answered is gone. `allow_sending_without_reply` covers most cases, not an id of another topic. */
const REPLY_GONE = /repl(y|ied).*not found|REPLY_MESSAGE_ID_INVALID/i;

/** What waits between parts is short and is not cut off: the message is half out. */
const NEVER = new AbortController().signal;

/**
 * Sends once, part by part, and stops at the first part that fails. Once a part is out the message can't be sent
 * again without saying it twice: a later part that surely isn't out is tried once more after a short wait, and
 * whatever stops it then makes the whole uncertain.
 */
export async function sendMessage(api: Api, timers: Timers, to: ChatAddress, message: Outgoing): Promise<Delivery> {
  if (await react(api, timers, to, message)) return { outcome: "sent", messageIds: [] };
  const calls = planParts(message).map((part, index) => prepare(to, part, index === 0 ? message.replyTo : undefined));
  const messageIds: string[] = [];
  for (const call of calls) {
    let delivery = await sendPart(call, api, timers);
    const waitMs = messageIds.length > 0 ? partWait(delivery) : null;
    if (waitMs !== null) {
      await timers.pause(waitMs, NEVER);
      delivery = await sendPart(call, api, timers);
    }
    if (delivery.outcome === "sent") messageIds.push(...delivery.messageIds);
    else if (call === calls[0]) return delivery;
    else {
      const reason = `${calls.indexOf(call)} of ${calls.length} parts sent, then ${delivery.reason}`;
      return { outcome: "uncertain", reason, ...("unreachable" in delivery && { unreachable: true }) };
    }
  }
  return { outcome: "sent", messageIds };
}

/**
 * Says it by a reaction where that is meant. False where it has to be words: groups may allow no reactions or others,
 * and older Bot API servers know none. One that may have been set besides does no harm.
 */
async function react(api: Api, timers: Timers, to: ChatAddress, { reaction, replyTo }: Outgoing): Promise<boolean> {
  if (reaction === undefined || replyTo === undefined) return false;
  const emoji = [{ type: "emoji", emoji: reaction } as const];
  try {
    const signal = grammySignal(timers.limit(REACTION_LIMIT_MS));
    return await api.setMessageReaction(chatIdOf(to), Number(replyTo), emoji, {}, signal);
  } catch (error) {
    readFailure(error);
    return false;
  }
}

/** An answer whose question is gone is still worth saying. */
async function sendPart(call: Call, api: Api, timers: Timers): Promise<Delivery> {
  const failure = await attempt(call.send, api, timers);
  if ("outcome" in failure) return failure;
  const replyGone = failure.kind === "answered" && failure.code === 400 && REPLY_GONE.test(failure.reason);
  const again = replyGone && call.sendPlain ? await attempt(call.sendPlain, api, timers) : failure;
  return "outcome" in again ? again : toDelivery(again);
}

async function attempt(
  send: Send,
  api: Api,
  timers: Timers,
): Promise<Failure | Extract<Delivery, { outcome: "sent" }>> {
  try {
    // Whoever stands in for Telegram may say yes and no more: it is sent all the same.
    const message: { readonly message_id?: unknown } | undefined = await send(api, timers);
    const id = message?.message_id;
    return { outcome: "sent", messageIds: Number.isSafeInteger(id) ? [String(id)] : [] };
  } catch (error) {
    return readFailure(error);
  }
}

type Send = (api: Api, timers: Timers) => Promise<{ readonly message_id: number }>;
type Call = {
  readonly send: Send;
  /** The same without being a reply; null where it is none. */
  readonly sendPlain: Send | null;
};

/** Everything is built before anything is sent: a bug in the last part's buttons must not leave half a message. */
function prepare(to: ChatAddress, part: Part, replyTo: string | undefined): Call {
  return { send: build(to, part, replyTo), sendPlain: replyTo === undefined ? null : build(to, part, undefined) };
}

function build(to: ChatAddress, { text, picture, document, choices }: Part, replyTo: string | undefined): Send {
  const chat = chatIdOf(to);
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

function chatIdOf({ chatId }: ChatAddress): number | string {
  return /^-?\d+$/.test(chatId) ? Number(chatId) : chatId;
}

/** grammY writes the name into a header unquoted, so what would end the header must not be in it. */
function file(bytes: Uint8Array, name: string): InputFile {
  return new InputFile(bytes, name.replace(/[\r\n";]/g, "_"));
}
