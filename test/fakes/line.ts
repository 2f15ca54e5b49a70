import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A fake's port, and what the network does to it. */
export type Line = {
  readonly root: string;
  /** Nobody listens any more: open connections end, new ones are refused. */
  cut(): Promise<void>;
  /** Listens again, at the same port. */
  mend(): Promise<void>;
  /** Closes the connections on which nothing is under way, as servers do after a while; the client is not told first. */
  dropIdle(): void;
  /** How many connections were opened so far. */
  opened(): number;
  close(): Promise<void>;
};

/** Listens on a free port of 127.0.0.1. */
export async function openLine(server: Server): Promise<Line> {
  const listen = (port: number) =>
    new Promise<void>((ready, failed) => {
      server.once("error", failed);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", failed);
        ready();
      });
    });
  let opened = 0;
  server.on("connection", () => {
    opened += 1;
  });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const end = () =>
    new Promise<void>((closed) => {
      if (!server.listening) return closed();
      server.close(() => closed());
      server.closeAllConnections();
    });
  return {
    root: `http://127.0.0.1:${port}`,
    cut: end,
    mend: () => listen(port),
    dropIdle: () => server.closeIdleConnections(),
    opened: () => opened,
    close: end,
  };
}
