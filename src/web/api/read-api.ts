import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import { type LocalDate, parseLocalDate } from "../../domain/local-date.js";
import { parseInstant } from "../../domain/zone.js";
import { problem } from "./problem.js";
import { rateLimit } from "./rate-limit.js";

/** What the read API asks of the service behind it. */
export type ApiDesk = {
  now(): Date;
  /** Which key this token is; null for one that is unknown, revoked or expired. */
  holder(token: string): Promise<number | null>;
  /** Now, or at `at`; null before the first import, as of the tasks. */
  status(at?: Date): Promise<{ readonly items: unknown } | null>;
  tasks(): Promise<readonly unknown[] | null>;
  ledger(range: { readonly from: LocalDate | null; readonly to: LocalDate | null }): Promise<readonly unknown[]>;
};

export type ApiOptions = { readonly desk: ApiDesk; counted(outcome: string): void };

const ROOT = "/api/v1";

/** `GET /api/v1/…`: the command line's documents, to programs with a token. Refusals are RFC 9457 problems. */
export function readApi({ desk, counted }: ApiOptions): Hono {
  const app = new Hono();
  const limit = rateLimit();

  /** A document for whoever has a token; `read` answers with a refusal where what was asked can't be understood. */
  function document(path: string, read: (c: Context) => Promise<Response>): void {
    app.use(`${ROOT}/${path}`, etag());
    app.get(`${ROOT}/${path}`, async (c) => {
      const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
      const holder = token === undefined ? null : await desk.holder(token);
      if (holder === null) {
        counted(token === undefined ? "missing" : "unknown");
        c.header("WWW-Authenticate", 'Bearer realm="nhacviec"');
        return problem(c, 401, "a valid token is wanted: Authorization: Bearer … (nhacviec token create)");
      }
      const wait = limit(holder, desk.now());
      if (wait > 0) {
        counted("limited");
        c.header("Retry-After", String(wait));
        return problem(c, 429, `too many requests with this token: again in ${wait} s`);
      }
      counted("read");
      c.header("Cache-Control", "private, no-cache");
      return read(c);
    });
    otherMethods(`${ROOT}/${path}`);
  }

  function otherMethods(path: string): void {
    app.all(path, (c) => {
      c.header("Allow", "GET, HEAD");
      return problem(c, 405, "this API only reads: GET or HEAD");
    });
  }

  document("status", async (c) => {
    const text = c.req.query("at");
    const at = text === undefined ? undefined : parseInstant(text);
    if (at === null)
      return problem(
        c,
        400,
        'at: an instant with its offset is wanted, e.g. at=2025-03-07T08:00:00%2B07:00 ("+" as %2B)',
      );
    const status = await desk.status(at);
    if (!status) return problem(c, 404, "there is no plan yet");
    // The moment of asking is in the document; nothing has changed while the items are the same.
    c.header("ETag", `W/"${createHash("sha256").update(JSON.stringify(status.items)).digest("base64url")}"`);
    return c.json(status);
  });
  document("tasks", async (c) => {
    const tasks = await desk.tasks();
    return tasks ? c.json(tasks) : problem(c, 404, "there is no plan yet");
  });
  document("ledger", async (c) => {
    const days: Record<"from" | "to", LocalDate | null> = { from: null, to: null };
    for (const name of ["from", "to"] as const) {
      const text = c.req.query(name);
      if (text === undefined) continue;
      days[name] = parseLocalDate(text);
      if (days[name] === null) return problem(c, 400, `${name}: a day is wanted, e.g. ${name}=2025-03-07`);
    }
    if (days.from && days.to && days.to < days.from) return problem(c, 400, "to: a day not before from is wanted");
    return c.json(await desk.ledger(days));
  });

  // Says what may be asked, and nothing of what is there: anybody may read it.
  app.use(`${ROOT}/openapi.json`, etag());
  app.get(`${ROOT}/openapi.json`, async (c) => {
    const { openApi } = await import("./open-api.js");
    c.header("Cache-Control", "no-cache");
    return c.json(openApi());
  });
  otherMethods(`${ROOT}/openapi.json`);
  app.all("/api/*", (c) => problem(c, 404, `there is nothing here: ${ROOT}/openapi.json says what is`));
  return app;
}
