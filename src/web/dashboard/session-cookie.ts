import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** The browser's part of a session; what may be seen is decided by the service with each page. */
export type SessionCookie = {
  read(c: Context): string | null;
  write(c: Context, token: string): void;
  clear(c: Context): void;
};

/**
 * @param secure whether people reach this service by https: the cookie then goes over nothing else, and its `__Host-` name
 * keeps neighbours on the same domain from planting one. It ends with the browser; the service ends it sooner.
 */
export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? "__Host-nhacviec" : "nhacviec";
  const options = { httpOnly: true, sameSite: "Lax", path: "/", secure } as const;
  return {
    read: (c) => getCookie(c, name) ?? null,
    write: (c, token) => setCookie(c, name, token, options),
    clear: (c) => void deleteCookie(c, name, options),
  };
}
