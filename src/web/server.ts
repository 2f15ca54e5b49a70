import { Hono } from "hono";
import type { Language } from "../domain/officer.js";
import type { Say } from "../domain/say.js";
import { allowedMethods } from "./allowed-methods.js";
import { type ApiOptions, readApi } from "./api/read-api.js";
import { dashboardAssets, rehearsalAssets, sharedAssets } from "./assets.js";
import { type CalendarFeeds, calendarFeeds } from "./calendar-feeds.js";
import { type DashboardOptions, dashboard } from "./dashboard/dashboard.js";
import type { DocumentShelf } from "./document-shelf.js";
import { documents } from "./documents.js";
import { health, type Metrics, type Parts } from "./health.js";
import { type Listening, listen } from "./listen.js";
import type { Log } from "./log.js";
import { pages } from "./pages.js";
import type { PictureShelf } from "./picture-shelf.js";
import { pictures } from "./pictures.js";
import { rehearsalApi } from "./rehearsal-api.js";
import type { RehearsalDesk, RoomTranscript } from "./rehearsal-desk.js";
import { rehearsalEvents } from "./rehearsal-events.js";
import { secure } from "./secure.js";
import { type Webhooks, webhooks } from "./webhooks.js";

export type WebOptions = {
  readonly language: Language;
  /** Plain words in `language`. */
  words(say: Say): string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** What hangs for good, if anything; absent: nobody looks. */
  stuck?(): string | null;
  readiness(): Promise<Parts>;
  readonly webhooks: Webhooks;
  readonly pictures: PictureShelf;
  readonly documents?: DocumentShelf;
  readonly dashboard?: DashboardOptions;
  readonly feeds?: CalendarFeeds;
  readonly api?: ApiOptions;
  /** Only when no token is set: never open beside a real channel. */
  readonly rehearsal?: { readonly desk: RehearsalDesk; readonly transcript: RoomTranscript };
};

export type WebServer = {
  /** For tests, and for rooms that add pages of their own. */
  readonly app: Hono;
  /** Takes a free port for 0. Rejects when the address is taken. */
  listen(host: string, port: number): Promise<Listening>;
};

/** Everything this service says over HTTP. Serves nothing until {@link WebServer.listen}. */
export function createServer(options: WebOptions): WebServer {
  const { language, words, log, rehearsal } = options;
  const page = pages(words, language);
  const closing = new AbortController();
  const app = new Hono();

  // Before what protects pages: its reader is a provider's program, and it is asked most of all.
  app.route("/", webhooks(options.webhooks));
  app.use(...secure);
  app.route("/", health(options));
  app.route("/", pictures(options.pictures));
  if (options.documents) app.route("/", documents(options.documents));
  app.route("/", sharedAssets());
  if (options.dashboard) {
    app.route("/", dashboard(options.dashboard));
    app.route("/", dashboardAssets());
  }
  if (options.feeds) app.route("/", calendarFeeds(options.feeds, words));
  if (options.api) app.route("/", readApi(options.api));
  if (rehearsal) {
    app.route("/", rehearsalEvents({ ...rehearsal, closing: closing.signal, log }));
    app.route("/", rehearsalApi({ ...rehearsal, words }));
    app.route("/", rehearsalAssets());
  } else app.get("/", async (c) => c.html(await page.running()));

  app.notFound(async (c) => {
    const asPage = wantsPage(c.req.header("accept"));
    const allowed = allowedMethods(app, c.req.path);
    if (allowed === null || allowed.split(", ").includes(c.req.method))
      return asPage ? c.html(await page.notFound(), 404) : c.json({ message: "Not found" }, 404);
    c.header("Allow", allowed);
    return asPage ? c.html(await page.notAllowed(), 405) : c.json({ message: "Method not allowed" }, 405);
  });
  app.onError(async (error, c) => {
    // The pattern, not the path: some paths are secrets. The body may hold people's words.
    log.error({ err: error, method: c.req.method, route: c.req.routePath }, "a request failed");
    return wantsPage(c.req.header("accept"))
      ? c.html(await page.failed(), 500)
      : c.json({ message: "Internal error" }, 500);
  });

  return { app, listen: (host, port) => listen(app, host, port, closing) };
}

/** A person's browser gets a page; a provider, a probe or a script gets one line of JSON. */
function wantsPage(accept: string | undefined): boolean {
  return accept?.includes("text/html") ?? false;
}
