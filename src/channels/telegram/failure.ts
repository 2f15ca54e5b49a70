import { GrammyError, HttpError } from "grammy";
import { askedWait } from "../asked-wait.js";
import { WireFailure } from "./exchange.js";

/**
 * How a call to the Bot API ended badly.
 * - `answered`: Telegram itself said no, in JSON;
 * - `unsent`: the request never left this machine, so nothing can have happened;
 * - `strange`: a whole answer that isn't the Bot API's (a proxy's page): `status` says what may have happened;
 * - `broken`: the wire broke afterwards (reset, time-out, half an answer), so it may have happened.
 */
export type Failure =
  | {
      readonly kind: "answered";
      readonly code: number;
      readonly reason: string;
      readonly retryAfterMs?: number;
      readonly migratedTo?: string;
    }
  | { readonly kind: "strange"; readonly status: number; readonly reason: string }
  | { readonly kind: "unsent" | "broken"; readonly reason: string };

/**
 * Reads what grammY threw. `reason` never holds the token: an HttpError's own words name the URL, which contains it,
 * so they are left aside. Throws `error` on when it comes from neither Telegram nor the wire.
 */
export function readFailure(error: unknown): Failure {
  if (error instanceof GrammyError) {
    const { retry_after, migrate_to_chat_id } = error.parameters;
    const retryAfterMs = askedWait(retry_after);
    return {
      kind: "answered",
      code: error.error_code,
      reason: `${error.error_code}: ${error.description}`,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(Number.isSafeInteger(migrate_to_chat_id) && { migratedTo: String(migrate_to_chat_id) }),
    };
  }
  if (!(error instanceof HttpError)) throw error;
  const { error: cause } = error;
  if (!(cause instanceof WireFailure)) return { kind: "broken", reason: "the wire broke" };
  const { left, status, message: reason } = cause;
  if (status !== undefined) return { kind: "strange", status, reason };
  return { kind: left ? "broken" : "unsent", reason };
}
