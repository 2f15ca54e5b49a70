import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createTcpServer, type Server } from "node:net";
import { onTestFinished } from "vitest";

type BrokenRoot = {
  /** An API root at which no connection comes about. */
  readonly root: string;
  /** Resolves when it was tried. */
  readonly reached: Promise<void>;
  /** It never answers: the caller's time limit has to end the wait. */
  readonly hangs: boolean;
};

/** Why no connection comes about, the place where that is so, and what the reason then says. */
export const brokenRoots: readonly (readonly [string, () => Promise<BrokenRoot>, RegExp])[] = [
  ["nobody listens", refusing, /^(not reached: )?ECONNREFUSED$/],
  ["the name is unknown", unknownName, /ENOTFOUND|EAI_AGAIN|EINVAL|ERR_/],
  ["TLS meets a server that speaks none", () => listening(createServer(), true), /EPROTO|SSL|wrong version/i],
  ["the handshake is reset", () => listening(resetting(), true), /ECONNRESET/],
  ["the handshake never ends", () => listening(createTcpServer(), true, true), /no connection in time/],
];

/** A label may have 63 characters: the resolver refuses this one without asking the network. */
async function unknownName(): Promise<BrokenRoot> {
  return { root: `http://${"z".repeat(64)}.invalid`, reached: Promise.resolve(), hangs: false };
}

async function refusing(): Promise<BrokenRoot> {
  const { root, server } = await listen(createTcpServer());
  await new Promise((closed) => server.close(closed));
  return { root: `http://${root}`, reached: Promise.resolve(), hangs: false };
}

/** Ends each connection when the first bytes of the handshake come. */
function resetting(): Server {
  return createTcpServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
}

async function listening(given: Server, secure: boolean, hangs = false): Promise<BrokenRoot> {
  const { root, server } = await listen(given);
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  const reached = new Promise<void>((resolve) => {
    server.on("connection", (socket) => {
      onTestFinished(() => void socket.destroy());
      socket.on("error", () => undefined);
      resolve();
    });
  });
  return { root: `${secure ? "https" : "http"}://${root}`, reached, hangs };
}

async function listen(server: Server): Promise<{ readonly root: string; readonly server: Server }> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { root: `127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
