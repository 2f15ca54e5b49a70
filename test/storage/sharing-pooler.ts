import { once } from "node:events";
import net, { type AddressInfo } from "node:net";

export type SharingPooler = { readonly url: string; close(): Promise<void> };

const HEADER = 5;
const READY = "Z".charCodeAt(0);
const IDLE = "I".charCodeAt(0);
/** What the server answers with one ReadyForQuery each: Sync and a simple Query. */
const ASKS = new Set(["S", "Q"].map((type) => type.charCodeAt(0)));
const TERMINATE = "X".charCodeAt(0);

type Session = { readonly socket: net.Socket; client: Client | null; unread: Buffer };
type Client = { readonly socket: net.Socket; session: Session | null; asked: number; unread: Buffer; stage: Stage };
/** Nothing said yet, on the way in, at work. */
type Stage = "new" | "signing in" | "in";

/** A pooler as PgBouncer is in transaction mode: after each transaction the session goes back to all, the last first. */
export async function sharingPooler(target: string): Promise<SharingPooler> {
  const behind = new URL(target);
  const free: Session[] = [];
  const waiting: Client[] = [];
  const open = new Set<net.Socket>();

  const server = net.createServer((socket) => {
    const client: Client = { socket, session: null, asked: 1, unread: Buffer.alloc(0), stage: "new" };
    // By signing in it opens one more session for all.
    client.session = openSession(client);
    keep(socket);
    socket.on("data", (bytes) => take(client, bytes));
  });

  function keep(socket: net.Socket): void {
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
  }

  function openSession(client: Client): Session {
    const socket = net.connect(Number(behind.port || 5432), behind.hostname);
    const session: Session = { socket, client, unread: Buffer.alloc(0) };
    keep(socket);
    socket.on("data", (bytes) => give(session, bytes));
    return session;
  }

  function take(client: Client, bytes: Buffer): void {
    client.unread = Buffer.concat([client.unread, bytes]);
    if (!client.session) {
      client.session = free.pop() ?? null;
      if (!client.session) return void waiting.push(client);
      client.session.client = client;
    }
    const { session, unread, stage } = client;
    client.unread = Buffer.alloc(0);
    // The first packet has no type: it names user and database.
    const types = stage === "new" ? [] : typesIn(unread).types;
    if (stage === "new") client.stage = "signing in";
    if (types.includes(TERMINATE)) return void client.socket.destroy();
    client.asked += types.filter((type) => ASKS.has(type)).length;
    session.socket.write(unread);
  }

  function give(session: Session, bytes: Buffer): void {
    const { client } = session;
    client?.socket.write(bytes);
    session.unread = Buffer.concat([session.unread, bytes]);
    const { types, states, length } = typesIn(session.unread);
    session.unread = session.unread.subarray(length);
    if (!client) return;
    client.asked -= types.filter((type) => type === READY).length;
    if (states.at(-1) !== IDLE || client.asked > 0) return;
    client.session = null;
    session.client = null;
    // A session nobody has worked in yet is the last to be given.
    if (client.stage === "in") free.push(session);
    else free.unshift(session);
    client.stage = "in";
    const next = waiting.shift();
    if (next) take(next, Buffer.alloc(0));
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** The types of the whole messages in `bytes`, the states that ReadyForQuery names, and how long they are together. */
function typesIn(bytes: Buffer): { types: number[]; states: number[]; length: number } {
  const types: number[] = [];
  const states: number[] = [];
  let at = 0;
  while (bytes.length >= at + HEADER && bytes.length >= at + 1 + bytes.readUInt32BE(at + 1)) {
    const type = bytes.readUInt8(at);
    types.push(type);
    if (type === READY) states.push(bytes.readUInt8(at + HEADER));
    at += 1 + bytes.readUInt32BE(at + 1);
  }
  return { types, states, length: at };
}
