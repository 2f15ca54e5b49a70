import type { Delivery, RefusalCause } from "../../domain/message.js";
import { isTokenRefusal } from "./bot-api.js";
import type { Failure } from "./failure.js";

type NotSent = Exclude<Delivery, { outcome: "sent" }>;

/** What a failed call means for the sender. Telegram gives one code to many causes, so some are told by their words. */
export function toDelivery(failure: Failure): NotSent {
  const { reason } = failure;
  switch (failure.kind) {
    case "unsent":
      return { outcome: "retry", reason, unreachable: true };
    case "broken":
      return { outcome: "uncertain", reason };
    case "strange":
      return afterStrangeAnswer(failure.status, reason);
    case "answered": {
      const { code, retryAfterMs, migratedTo } = failure;
      // A gateway of Telegram's that gave up waiting doesn't know what became of it.
      if (code === 504) return { outcome: "uncertain", reason };
      const passing = code === 409 || code === 429 || code >= 500;
      if (passing) return { outcome: "retry", reason, ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) };
      return { outcome: "refused", reason, because: causeOf(code, reason, migratedTo) };
    }
  }
}

/** Something on the way answered. With 3xx and 4xx it has passed nothing on; behind 2xx and 5xx Telegram may have acted. */
function afterStrangeAnswer(status: number, reason: string): NotSent {
  if (status >= 500) return { outcome: "uncertain", reason, unreachable: true };
  if (status < 300) return { outcome: "uncertain", reason };
  if (status === 413) return { outcome: "refused", reason, because: { kind: "message" } };
  return { outcome: "retry", reason, unreachable: true };
}

/** Nobody there reads us any more, or may: the chat's unit has to be reached another way. */
const CHAT_GONE =
  /chat not found|user not found|chat was (deleted|deactivated)|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|CHANNEL_PRIVATE|CHAT_ADMIN_REQUIRED|need administrator rights|have no rights to send|not enough rights to send text/i;
const THREAD_GONE = /message thread not found|topic not found|TOPIC_CLOSED|TOPIC_DELETED/i;

function causeOf(code: number, reason: string, migratedTo: string | undefined): RefusalCause {
  if (migratedTo !== undefined) return { kind: "migrated", to: migratedTo };
  if (isTokenRefusal(code)) return { kind: "token" };
  if (THREAD_GONE.test(reason)) return { kind: "thread-gone" };
  return { kind: code === 403 || CHAT_GONE.test(reason) ? "chat-gone" : "message" };
}
