import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";

/** What is in hand gets this long to end; the process as a whole has ten seconds. */
const GRACE_MS = 5_000;

export type Listening = {
  readonly port: number;
  /** Takes no more connections, ends the event streams, lets what is in hand finish, and resolves. */
  close(): Promise<void>;
};

/** @param closing aborted when the close begins: whoever holds a stream open lets go of it */
export async function listen(app: Hono, host: string, port: number, closing: AbortController): Promise<Listening> {
  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    // Node ends idle connections when a server closes, but leaves those that fall idle later open for seconds.
    response.once("close", () => {
      if (closing.signal.aborted) setImmediate(() => server.closeIdleConnections());
    });
    void answer(request, response);
  });
  server.listen(port, host);
  await once(server, "listening");

  async function close(): Promise<void> {
    const closed = once(server, "close");
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close();
    closing.abort();
    await closed;
    clearTimeout(impatience);
  }

  let closed: Promise<void> | null = null;
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      closed ??= close();
      return closed;
    },
  };
}
