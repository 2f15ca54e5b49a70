import type { Delivery } from "../../domain/message.js";
import { isProviderId } from "../provider-words.js";
import { type Answer, describeAnswer } from "./answer.js";
import { isRecord } from "./is-record.js";

type NotSent = Exclude<Delivery, { outcome: "sent" }>;

/** How a send ended, by what Zalo answered; `uncertain` only where the message may have been posted. */
export function toDelivery(answer: Answer): Delivery {
  const reason = describeAnswer(answer);
  switch (answer.kind) {
    case "ok":
      return { outcome: "sent", messageIds: messageIdOf(answer.result) };
    case "error":
      return afterError(answer, reason);
    case "unreadable":
      return afterStrangeAnswer(answer.status, reason);
    case "unreached":
      return { outcome: "retry", reason, unreachable: true };
    case "broken":
      return { outcome: "uncertain", reason };
  }
}

/** 403 is the platform's own "internal server error" (its table of codes), not a prohibition. */
const PASSING = new Set([403, 429]);
/** Something inside Zalo gave up waiting for something else, which may have done its work. */
const TIMED_OUT = new Set([408, 504]);
/** The texts of an unknown, left or forbidden chat are in no document: whatever names the addressee is taken for one. */
const ADDRESSEE = /\b(chat|user|group|member|recipient|conversation)/i;

function afterError({ code, description, retryAfterMs }: Extract<Answer, { kind: "error" }>, reason: string): NotSent {
  if (code === 401) return { outcome: "refused", reason, because: { kind: "token" } };
  if (TIMED_OUT.has(code)) return { outcome: "uncertain", reason };
  if (code < 400 || code >= 500 || PASSING.has(code)) {
    const wait = retryAfterMs !== undefined && { afterMs: retryAfterMs };
    // The quota is the bot's, not the chat's, and may be the month's: while it lasts no message leaves by Zalo.
    return { outcome: "retry", reason, ...wait, ...(code === 429 && { unreachable: true }) };
  }
  const chatGone = code === 404 || ADDRESSEE.test(description);
  return { outcome: "refused", reason, because: { kind: chatGone ? "chat-gone" : "message" } };
}

/** Something on the way answered. With 3xx and 4xx it has passed nothing on; behind 2xx and 5xx Zalo may have posted it. */
function afterStrangeAnswer(status: number, reason: string): NotSent {
  if (status === 401) return { outcome: "refused", reason, because: { kind: "token" } };
  if (status >= 500) return { outcome: "uncertain", reason, unreachable: true };
  if (status < 300) return { outcome: "uncertain", reason };
  if (status === 413) return { outcome: "refused", reason, because: { kind: "message" } };
  return { outcome: "retry", reason, unreachable: true };
}

/** A success may come without a `result`: it was sent all the same. */
function messageIdOf(result: unknown): readonly string[] {
  return isRecord(result) && isProviderId(result.message_id) ? [result.message_id] : [];
}
