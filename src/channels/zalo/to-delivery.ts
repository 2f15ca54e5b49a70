import type { Delivery } from "../../domain/message.js";
import { type Answer, describeAnswer } from "./answer.js";
import { isRecord } from "./is-record.js";

/** 403 is the platform's own "internal server error" (its table of codes), not a prohibition. */
const PASSING = new Set([403, 408, 429]);

/** How a send ended, by what Zalo answered; `uncertain` only where the message may have been posted. */
export function toDelivery(answer: Answer): Delivery {
  const reason = describeAnswer(answer);
  switch (answer.kind) {
    case "ok":
      return { outcome: "sent", messageIds: messageIdOf(answer.result) };
    case "error": {
      const { code, description, retryAfterMs } = answer;
      if (code === 401) return { outcome: "refused", reason, because: { kind: "token" } };
      if (code < 400 || code >= 500 || PASSING.has(code))
        return { outcome: "retry", reason, ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) };
      const chatGone = code === 404 || /\b(chat|user)/i.test(description);
      return { outcome: "refused", reason, because: { kind: chatGone ? "chat-gone" : "message" } };
    }
    case "unreadable":
      if (answer.status === 401) return { outcome: "refused", reason, because: { kind: "token" } };
      // A gateway that answers 3xx or 4xx has passed nothing on; behind 2xx and 5xx Zalo may have posted it.
      return { outcome: answer.status >= 300 && answer.status < 500 ? "retry" : "uncertain", reason };
    case "unreached":
      return { outcome: "retry", reason };
    case "broken":
      return { outcome: "uncertain", reason };
  }
}

/** A success may come without a `result`: it was sent all the same. */
function messageIdOf(result: unknown): readonly string[] {
  return isRecord(result) && typeof result.message_id === "string" ? [result.message_id] : [];
}
