import { Hono } from "hono";
import type { Log } from "./log.js";

/** The parts without which the service can't do its work; `problem` says what to do next. */
export type Parts = Readonly<Record<string, { readonly ok: boolean; readonly problem?: string }>>;
export type Metrics = { readonly contentType: string; metrics(): Promise<string> };

/** A probe waits no longer than this for its answer: a store that hangs is a store that fails. */
const PATIENCE_MS = 5_000;

type HealthOptions = {
  stuck?(): string | null;
  readiness(): Promise<Parts>;
  readonly metrics: Metrics;
  readonly log: Log;
};

/**
 * `/healthz`: the process lives, and nothing in it hangs for good. `/readyz`: its parts work, or which do not. `/metrics`:
 * Prometheus.
 */
export function health(options: HealthOptions): Hono {
  const app = new Hono();
  // Nothing of the store or the providers: who fails here is started anew, and that mends neither.
  app.get("/healthz", (c) => {
    const hung = options.stuck?.() ?? null;
    return hung === null
      ? c.json({ ok: true })
      : c.json({ ok: false, problem: `${hung} hung: a new start is due` }, 503);
  });

  app.get("/readyz", async (c) => {
    const parts = await inTime(options.readiness()).catch((error: unknown): Parts => {
      options.log.error({ err: error }, "readiness could not be found out");
      return { readiness: { ok: false, problem: "could not be found out: see the log" } };
    });
    const ok = Object.values(parts).every((part) => part.ok);
    return c.json({ ok, parts }, ok ? 200 : 503);
  });

  app.get("/metrics", async (c) =>
    c.body(await options.metrics.metrics(), 200, { "Content-Type": options.metrics.contentType }),
  );
  return app;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
