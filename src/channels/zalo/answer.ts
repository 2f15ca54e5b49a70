import { askedWait } from "../asked-wait.js";
import { providerWords } from "../provider-words.js";
import { isRecord } from "./is-record.js";

/** What became of one call. `unreached` and `error` did nothing at Zalo; `unreadable` and `broken` may have. */
export type Answer =
  | { readonly kind: "ok"; readonly result: unknown }
  | { readonly kind: "error"; readonly code: number; readonly description: string; readonly retryAfterMs?: number }
  /** An answer that isn't the platform's: a gateway's page, a cut body. */
  | { readonly kind: "unreadable"; readonly status: number }
  | { readonly kind: "unreached"; readonly reason: string }
  | { readonly kind: "broken"; readonly reason: string };

/**
 * Reads a body by `ok`, then the error code, then the HTTP status: a wrong token came with HTTP 200, and a success
 * with `error_code: 0` and without `result` (platform notes 1).
 * @param retryAfter seconds of the header of that name; NaN without it
 * @param withoutToken takes the token out of what the server echoes
 */
export function readAnswer(
  status: number,
  body: string,
  retryAfter: number,
  withoutToken: (text: string) => string,
): Answer {
  const parsed = parseJson(body);
  if (!isRecord(parsed) || typeof parsed.ok !== "boolean") return { kind: "unreadable", status };
  if (parsed.ok) return { kind: "ok", result: parsed.result };
  const code = Number(parsed.error_code ?? parsed.errorCode) || status;
  const description = typeof parsed.description === "string" ? providerWords(withoutToken(parsed.description)) : "";
  const retryAfterMs = askedWait(retryAfter) || undefined;
  return { kind: "error", code, description, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** For the log and the ledger: what happened, without the token or anybody's words. */
export function describeAnswer(answer: Answer): string {
  switch (answer.kind) {
    case "ok":
      return "ok";
    case "error":
      return `${answer.code} ${answer.description}`.trim();
    case "unreadable":
      return `HTTP ${answer.status} with an unreadable body`;
    case "unreached":
      return `not reached: ${answer.reason}`;
    case "broken":
      return `connection broke: ${answer.reason}`;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // 502 and 504 come as pages: the caller judges by the status.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
