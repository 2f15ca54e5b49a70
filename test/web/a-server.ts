import { Registry } from "prom-client";
import { loadTexts } from "../../src/text/texts.js";
import type { PictureShelf } from "../../src/web/picture-shelf.js";
import { createServer, type WebOptions } from "../../src/web/server.js";

/** A server with everything in order, but for what the test changes; `logged` holds what it complained of. */
export function aServer(change: Partial<WebOptions> = {}) {
  const logged: { details: object; message: string }[] = [];
  const texts = loadTexts();
  const nothing: PictureShelf = { publish: async () => null, find: async () => null };
  const server = createServer({
    language: "vi",
    words: (say) => texts.plain("vi", say),
    log: { error: (details, message) => logged.push({ details, message }) },
    metrics: new Registry(),
    readiness: async () => ({ store: { ok: true } }),
    webhooks: {},
    pictures: nothing,
    ...change,
  });
  return { ...server, logged };
}
