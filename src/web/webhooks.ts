import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { WebhookChannel } from "../domain/message.js";

/** Provider updates are a few kB; a million characters is somebody else. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Sources: core.telegram.org/bots/api#setwebhook and docs.zaloplatforms.com/docs/BOT (setWebhook). */
const SECRET_HEADER = { telegram: "X-Telegram-Bot-Api-Secret-Token", zalo: "X-Bot-Api-Secret-Token" } as const;
const STATUS = { forbidden: 403, malformed: 400 } as const;
const REFUSAL = { forbidden: "Forbidden", malformed: "Malformed update" } as const;

export type Webhook = WebhookChannel["webhook"];
/** The channels that take updates here; one that is not set up, or polls, is absent and answers 404. */
export type Webhooks = { readonly telegram?: Webhook; readonly zalo?: Webhook };

/** `POST /webhooks/<channel>`: 200 only after the update is stored, so that the provider sends it again otherwise. */
export function webhooks(handlers: Webhooks): Hono {
  const app = new Hono();
  for (const channel of ["telegram", "zalo"] as const) {
    const webhook = handlers[channel];
    if (!webhook) continue;
    app.post(`/webhooks/${channel}`, limit, async (c) => {
      const body = parse(await c.req.text());
      if (!body) return c.json({ message: "Malformed JSON" }, 400);
      const outcome = await webhook(c.req.header(SECRET_HEADER[channel]) ?? null, body.value);
      // Zalo's documentation answers with a word; Telegram would read one as a call to make.
      if (outcome === "accepted") return channel === "zalo" ? c.json({ message: "Success" }) : c.body(null);
      return c.json({ message: REFUSAL[outcome] }, STATUS[outcome]);
    });
  }
  return app;
}

const counted = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.json({ message: "Payload too large" }, 413) });

/**
 * A length that is said is held to by Node's parser, and is all that has to be looked at. Counting makes a web stream of
 * the body first, which costs as much as the rest of the request.
 */
const limit: MiddlewareHandler = async (c, next) => {
  const length = c.req.header("content-length");
  const isSaid = length !== undefined && c.req.header("transfer-encoding") === undefined;
  return isSaid && Number(length) <= MAX_BODY_BYTES ? next() : counted(c, next);
};

function parse(json: string): { value: unknown } | null {
  // Zalo tries a new webhook with an empty body (seen once); the channel says what that is.
  if (json === "") return { value: null };
  try {
    return { value: JSON.parse(json) };
  } catch {
    return null; // not our sender's: the answer is 400, and the words stay out of the log
  }
}
