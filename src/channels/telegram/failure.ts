import { GrammyError, HttpError } from "grammy";

/**
 * How a call to the Bot API ended badly.
 * - `answered`: Telegram itself said no, in JSON;
 * - `unsent`: the request never left this machine, so nothing can have happened;
 * - `broken`: the wire broke afterwards (reset, time-out, a proxy's HTML page), so it may have happened.
 */
export type Failure =
  | {
      readonly kind: "answered";
      readonly code: number;
      readonly reason: string;
      readonly retryAfterMs?: number;
      readonly migratedTo?: string;
    }
  | { readonly kind: "unsent" | "broken"; readonly reason: string };

/**
 * Reads what grammY threw. `reason` never holds the token: an HttpError's inner error names the URL, which contains
 * it, so only codes are taken from there. Throws `error` on when it comes from neither Telegram nor the wire.
 */
export function readFailure(error: unknown): Failure {
  if (error instanceof GrammyError) {
    const { retry_after, migrate_to_chat_id } = error.parameters;
    return {
      kind: "answered",
      code: error.error_code,
      reason: `${error.error_code}: ${error.description}`,
      ...(retry_after !== undefined && { retryAfterMs: retry_after * 1_000 }),
      ...(migrate_to_chat_id !== undefined && { migratedTo: String(migrate_to_chat_id) }),
    };
  }
  if (!(error instanceof HttpError)) throw error;
  const reason = reasonOf(error.error);
  return { kind: neverLeft(error.error) ? "unsent" : "broken", reason };
}

/** Certificate faults end the handshake, before the request. */
const REFUSED_CERTIFICATE = /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

function neverLeft(error: unknown): boolean {
  return chain(error).some(
    ({ code, syscall }) =>
      syscall === "connect" ||
      syscall === "getaddrinfo" ||
      code === "UND_ERR_CONNECT_TIMEOUT" ||
      REFUSED_CERTIFICATE.test(code ?? ""),
  );
}

function reasonOf(error: unknown): string {
  const code = chain(error).findLast((link) => link.code !== undefined)?.code;
  if (code !== undefined) return code;
  if (error instanceof SyntaxError) return "the answer was not JSON";
  return error instanceof Error && /^(Abort|Timeout)Error$/.test(error.name) ? "no answer in time" : "the wire broke";
}

type Link = { readonly code?: string; readonly syscall?: string };

/** An error and its causes; several addresses tried give an AggregateError, where any cause will do. */
function chain(error: unknown): Link[] {
  if (!(error instanceof Error)) return [];
  const { code, syscall } = error as Error & { readonly code?: unknown; readonly syscall?: unknown };
  const link = {
    ...(typeof code === "string" && { code }),
    ...(typeof syscall === "string" && { syscall }),
  };
  const causes = error instanceof AggregateError ? error.errors : [error.cause];
  return [link, ...causes.flatMap(chain)];
}
