import type { ZaloServerOptions, ZaloUpdate } from "./types.js";

export type Webhook = { readonly url: string; readonly secret: string; readonly updatedAt: number };
/** One POST to the bot's webhook; `status` null when nobody answered. */
export type Delivered = { readonly event: string; readonly status: number | null; readonly tookMs: number };

/** Zalo's patience is unknown; a bot that needs longer than this does its work before it answers. */
const PATIENCE_MS = 2_000;

export function refuseWebhook(url: unknown, secret: unknown, options: Readonly<ZaloServerOptions>): string | null {
  if (typeof secret !== "string" || !/^[\w-]{8,256}$/.test(secret)) return "secret_token must have 8 to 256 characters";
  if (typeof url !== "string" || !URL.canParse(url)) return "url must be a URL";
  const { protocol, hostname } = new URL(url);
  const loopback = /^(localhost|127\.|10\.|192\.168\.)/.test(hostname);
  if (loopback) return options.allowLoopback ? null : "url must be public";
  return protocol === "https:" ? null : "url must be https";
}

/** Posts one event, as often as the options say. */
export async function deliver(
  webhook: Webhook,
  update: ZaloUpdate,
  options: Readonly<ZaloServerOptions>,
): Promise<Delivered[]> {
  const secret = options.wrongWebhookSecret ? "a-wrong-secret" : webhook.secret;
  const bodies = { bare: JSON.stringify(update), wrapped: JSON.stringify({ ok: true, result: update }), empty: "" };
  const body = bodies[options.webhookBody];
  const done: Delivered[] = [];
  for (let time = 0; time < options.webhookTimes; time += 1) {
    let delivered = await post(webhook.url, body, secret, update.event_name);
    done.push(delivered);
    if (options.redeliverOnNon2xx && !isGood(delivered)) {
      delivered = await post(webhook.url, body, secret, update.event_name);
      done.push(delivered);
    }
  }
  return done;
}

/** The trial call of setWebhook, and what Zalo says of it. */
export async function probe(webhook: Webhook, options: Readonly<ZaloServerOptions>): Promise<[Delivered, object]> {
  const message = { message_id: "webhook-test", date: 1_790_000_000, text: "Please respond with HTTP 200" };
  const body = options.probe.body === "empty" ? "" : JSON.stringify({ event_name: "webhook.test", message });
  const delivered = await post(webhook.url, body, options.probe.secret ? webhook.secret : null, "webhook.test");
  const { status, tookMs } = delivered;
  const outcome =
    status === null ? "webhook.err.conn" : isGood(delivered) ? "webhook.ok" : `webhook.http.${kindOf(status)}`;
  const hint = isGood(delivered) ? "" : "respond with HTTP 200";
  return [delivered, { ok: isGood(delivered), outcome, status_code: status ?? 0, latency_ms: tookMs, hint }];
}

async function post(url: string, body: string, secret: string | null, event: string): Promise<Delivered> {
  const startedAt = performance.now();
  const headers = {
    "content-type": "application/json",
    "user-agent": "Java/17",
    ...(secret !== null && { "x-bot-api-secret-token": secret }),
  };
  const response = await fetch(url, { method: "POST", headers, body }).catch((error: unknown) => {
    if (error instanceof TypeError) return null;
    throw error;
  });
  await response?.arrayBuffer();
  const tookMs = Math.round(performance.now() - startedAt);
  if (tookMs > PATIENCE_MS) throw new Error(`the webhook took ${tookMs} ms to answer ${event}`);
  return { event, status: response?.status ?? null, tookMs };
}

function isGood({ status }: Delivered): boolean {
  return status !== null && status >= 200 && status < 300;
}

function kindOf(status: number): string {
  if (status >= 500) return "5xx";
  return status === 403 || status === 404 ? String(status) : "other";
}
