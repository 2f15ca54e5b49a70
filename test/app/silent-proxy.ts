import { once } from "node:events";
import type { AddressInfo } from "node:net";
import net from "node:net";

export type SilentProxy = {
  /** The address of what is behind it, by way of the proxy. */
  readonly url: string;
  /** From now on nothing passes, though every connection stays open and new ones are taken. */
  silence(): void;
  /** Cuts the silent connections; new ones pass again. */
  mend(): void;
  close(): Promise<void>;
};

/** A line to the server of `target` that can go dead without a word, as a firewall or a pulled cable makes it. */
export async function silentProxy(target: string): Promise<SilentProxy> {
  const behind = new URL(target);
  const open = new Set<net.Socket>();
  let silent = false;
  const server = net.createServer((near) => {
    const far = net.connect(Number(behind.port || 5432), behind.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on("error", () => undefined);
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
      from.on("data", (bytes) => {
        if (!silent) to.write(bytes);
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.href,
    silence() {
      silent = true;
    },
    mend() {
      silent = false;
      cut();
    },
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
