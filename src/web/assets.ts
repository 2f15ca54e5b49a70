import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { etag } from "hono/etag";
import { createMiddleware } from "hono/factory";

const { resolve } = createRequire(import.meta.url);
const PUBLIC = fileURLToPath(new URL("../../public/", import.meta.url));
const FONTS = { 400: "400Regular", 600: "600SemiBold", 700: "700Bold" } as const;

/** `/assets/shared/…` (also for the error pages) and the office's typeface, served from here: no page asks elsewhere. */
export function sharedAssets(): Hono {
  const app = folder("shared");
  for (const [weight, name] of Object.entries(FONTS)) {
    const path = resolve(`@expo-google-fonts/be-vietnam-pro/${name}/BeVietnamPro_${name}.ttf`);
    app.get(`/assets/fonts/be-vietnam-pro-${weight}.ttf`, A_DAY, serveStatic({ path }));
  }
  return app;
}

/** `/` and `/assets/rehearsal/…`: the rehearsal page. */
export function rehearsalAssets(): Hono {
  const app = folder("rehearsal");
  app.get("/", REVALIDATED, etag(), serveStatic({ path: `${PUBLIC}rehearsal/index.html` }));
  return app;
}

/** `/assets/dashboard/…`: the dashboard's style, and the script that keeps it fresh. */
export function dashboardAssets(): Hono {
  return folder("dashboard");
}

function folder(name: string): Hono {
  const app = new Hono();
  const files = serveStatic({ root: PUBLIC, rewriteRequestPath: (path) => path.replace(/^\/assets/, "") });
  app.get(`/assets/${name}/*`, REVALIDATED, etag(), files);
  return app;
}

/** The files change with a release and their names don't, so a browser asks each time. */
const REVALIDATED = cached("no-cache");
/** A typeface stays the same for years; a day keeps the page quick. */
const A_DAY = cached("public, max-age=86400");

function cached(policy: string) {
  return createMiddleware(async (c, next) => {
    await next();
    if (c.res.status < 400) c.res.headers.set("Cache-Control", policy);
  });
}
