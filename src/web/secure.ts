import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";

/** Nothing inline, nothing from elsewhere, no framing. What may be cached says so itself; the rest is not stored. */
export const secure = [
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: "DENY",
    // No other site learns an address. To this one itself it must be said: without a referrer a browser sends forms with
    // the origin "null", and over plain http nothing else says which page asks.
    referrerPolicy: "same-origin",
    // The proxy that ends TLS speaks for its own domain: this service can't know what else lives under it.
    strictTransportSecurity: false,
  }),
  createMiddleware(async (c, next) => {
    await next();
    if (!c.res.headers.has("cache-control")) c.res.headers.set("Cache-Control", "no-store");
  }),
];

/**
 * Whether a page of this very site asks. Browsers name the asking site in every POST, in one of two headers; a
 * program that sends neither can't be another site's page.
 * @param requestUrl the address asked for, whose host is the one the browser knows
 */
export function isSameOrigin(headers: Headers, requestUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  // This one no page can choose; browsers leave it out over plain http, save on the machine itself.
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null) return true;
  // Behind a proxy that ends TLS the scheme differs; the host, which the proxy passes on, does not.
  return URL.canParse(origin) && new URL(origin).host === new URL(requestUrl).host;
}
