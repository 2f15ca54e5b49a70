import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import { type Say, say } from "../domain/say.js";
import { notice } from "./dashboard/layout.js";

/** A quarter of an hour, as the document itself says. */
const CACHE = "private, max-age=900";

export type CalendarFeeds = {
  /** The calendar behind a secret address; null for one that is unknown or was revoked. */
  read(token: string): Promise<string | null>;
  counted(outcome: string): void;
};

/** `GET /lich/<token>.ics`: somebody's calendar. The address is the only key to it. */
export function calendarFeeds(feeds: CalendarFeeds, words: (line: Say) => string): Hono {
  const app = new Hono();
  const PATH = "/lich/:file{[A-Za-z0-9_-]{20,100}\\.ics}";
  app.use("/lich/*", etag());
  app.get(PATH, async (c) => {
    const document = await feeds.read(c.req.param("file").slice(0, -".ics".length));
    feeds.counted(document === null ? "unknown" : "read");
    if (document === null) return gone(c);
    return c.body(document, 200, {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="nhac-viec.ics"',
      "Cache-Control": CACHE,
    });
  });
  app.get("/lich/*", gone);

  function gone(c: Context) {
    const title = words(say("dashboard-feed-gone-title"));
    const text = words(say("dashboard-feed-gone-text"));
    return c.html(notice("vi", words(say("web-product")), { title, text }), 404);
  }
  return app;
}
