import type { Hono } from "hono";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/**
 * The methods a path is served by, as an `Allow` header lists them; null where nothing is served by any. What is mounted for
 * every method is no service of its own: such are the headers all answers get, and the refusals at a door.
 */
export function allowedMethods(app: Hono, path: string): string | null {
  const served = METHODS.filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );
  // Who reads may ask for the head alone: the router answers it by the same route.
  const all = served.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return all.length > 0 ? all.join(", ") : null;
}
