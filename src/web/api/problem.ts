import type { Context } from "hono";

const TITLES = {
  400: "Bad request",
  401: "Unauthorized",
  404: "Not found",
  405: "Method not allowed",
  429: "Too many requests",
} as const;

/** A refusal a program can read (RFC 9457): what is wrong, and how to put it right. */
export function problem(c: Context, status: keyof typeof TITLES, detail: string): Response {
  return c.body(JSON.stringify({ type: "about:blank", title: TITLES[status], status, detail }), status, {
    "Content-Type": "application/problem+json; charset=utf-8",
  });
}
