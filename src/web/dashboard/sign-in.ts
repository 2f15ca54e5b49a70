import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { type Say, say } from "../../domain/say.js";
import { isSameOrigin } from "../secure.js";
import type { DashboardDesk, LinkState } from "./desk.js";
import { notice } from "./layout.js";
import type { SessionCookie } from "./session-cookie.js";
import type { Html } from "./view.js";

/** 410: it was a link once. 404: it never was. */
const STATUS = { used: 410, expired: 410, unknown: 404 } as const;
const TOKEN = "/vao/:token{[A-Za-z0-9_-]{20,100}}";

/**
 * `/vao/<token>`: the page behind a one-time link. Looking at it uses nothing up, for chats look at every link that passes
 * through them; its button does. The token is in no other address, and the answer leads away from this one at once.
 */
export function signIn(options: {
  readonly desk: DashboardDesk;
  readonly cookie: SessionCookie;
  words(line: Say): string;
}): Hono {
  const { desk, cookie, words } = options;
  const app = new Hono();
  const page = (name: string, more?: Html) =>
    notice("vi", words(say("web-product")), {
      title: words(say(`dashboard-page-${name}-title`)),
      text: words(say(`dashboard-page-${name}-text`)),
      ...(more === undefined ? {} : { more }),
    });

  function refused(c: Context, state: Exclude<LinkState, "open">) {
    desk.counted("link", state);
    return c.html(page(state), STATUS[state]);
  }

  app.get(TOKEN, async (c) => {
    const state = await desk.linkState(c.req.param("token"));
    if (state !== "open") return refused(c, state);
    const button = html`<form method="post"><button class="button" type="submit">${words(say("dashboard-enter"))}</button></form>`;
    return c.html(page("open", button));
  });

  app.post(TOKEN, async (c) => {
    if (!isSameOrigin(c.req.raw.headers, c.req.url)) return c.html(page("foreign"), 403);
    const token = c.req.param("token");
    const session = await desk.signIn(token);
    if (session === null) {
      const state = await desk.linkState(token);
      return refused(c, state === "open" ? "used" : state);
    }
    desk.counted("link", "signed-in");
    cookie.write(c, session);
    return c.redirect("/bang", 303);
  });
  app.all("/vao/*", (c) => refused(c, "unknown"));

  app.post("/bang/ra", async (c) => {
    if (!isSameOrigin(c.req.raw.headers, c.req.url)) return c.html(page("foreign"), 403);
    const session = cookie.read(c);
    if (session !== null) await desk.signOut(session);
    cookie.clear(c);
    return c.html(page("left", homeLink(desk, words)));
  });

  if (desk.rehearse) {
    const { rehearse } = desk;
    app.post("/bang/vao", async (c) => {
      if (!isSameOrigin(c.req.raw.headers, c.req.url)) return c.html(page("foreign"), 403);
      const { person } = await c.req.parseBody();
      const session = typeof person === "string" ? await rehearse(person) : null;
      if (session === null) return c.html(page("nobody"), 404);
      cookie.write(c, session);
      return c.redirect("/bang", 303);
    });
  }
  return app;
}

/** In a rehearsal there is a room to go back to. */
export function homeLink(desk: DashboardDesk, words: (line: Say) => string): Html {
  return desk.rehearse ? html`<p><a class="button" href="/">${words(say("dashboard-to-room"))}</a></p>` : html``;
}
