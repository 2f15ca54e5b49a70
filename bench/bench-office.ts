import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import type { Config } from "../src/config.js";
import { importPlan } from "../src/office/import-plan.js";
import { type Office, openOffice } from "../src/office/office.js";
import type { TelegramServer } from "../test/fakes/telegram-server.js";
import type { Place } from "../test/support/backends.js";
import { configOf } from "../test/support/config.js";
import { testClock } from "../test/support/test-clock.js";

const CATALOGUE = fileURLToPath(new URL("../catalogues/hai-phong-2025.yaml", import.meta.url));
export const SECRET = "bench-secret-0123456789";
/** Between two slots: no reminder leaves by itself while something else is measured. */
export const clock = testClock("2025-03-05T10:00:00+07:00");

// Telegram keeps an idle connection for over a minute, Node's server for five seconds; on a busy machine that is less
// than one turn of the event loop, and a message sent into a connection just closed would count as uncertain.
subscribe("http.server.request.start", (message) => {
  (message as { readonly server: Server }).server.keepAliveTimeout = 75_000;
});

/** The configuration of a service that takes Telegram's webhooks and talks to a fake Telegram. */
export function benchConfig(place: Place, telegram: Pick<TelegramServer, "token" | "apiRoot">): Config {
  const config = configOf({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    PUBLIC_URL: "http://127.0.0.1",
    WEBHOOK_SECRET: SECRET,
    PORT: "0",
    LOG_LEVEL: "silent",
  });
  return { ...config, database: place.database, redisUrl: place.redisUrl };
}

/** An office with the shipped plan in it. */
export async function benchOffice(config: Config): Promise<Office> {
  const office = await openOffice(config, { clock });
  const imported = await importPlan(office, { file: CATALOGUE, dryRun: false });
  if (!imported.ok) throw new Error("the shipped catalogue was refused");
  return office;
}

/** A reply that has not come by then will not: the line broke, and answers are not said twice. */
const PATIENCE_MS = 60_000;

/** Resolves when the server has taken `count` more messages. */
export async function untilSent(telegram: TelegramServer, count: number): Promise<void> {
  let seen = 0;
  const all = (async () => {
    for (; seen < count; seen++) await telegram.nextSent();
  })();
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${seen} of ${count} messages came within a minute`)), PATIENCE_MS).unref();
  });
  await Promise.race([all, late]);
}
