import { createHash } from "node:crypto";
import { existsSync, mkdirSync, realpathSync, rmdirSync, rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** Another process has the folder. Embedded PostgreSQL has no lock of its own: a second opener would lose rows. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`${folder} is in use by another nhacviec process: stop it first, or let the command run through it`);
  }
}

/** A question to the process that holds a folder, and its answer: one JSON document each way. */
export type FolderRequest = { readonly argv: readonly string[]; readonly directory: string };
export type FolderAnswer = { readonly stdout: string; readonly stderr: string; readonly exitCode: number };
type FolderService = (request: FolderRequest) => Promise<FolderAnswer>;

export type FolderLock = {
  /** Answers other processes' requests from now on; until then they are told to ask later. */
  serve(service: FolderService): void;
  release(): Promise<void>;
};

/** The holder took the request and gave no answer: it hangs, or was stopped in the middle. */
export class HolderSilent extends Error {
  constructor(folder: string) {
    super(`the nhacviec process that holds ${folder} gave no answer: see whether it hangs, or try again`);
  }
}

const TAKE_OVER_TRIES = 20;
/** Half a minute for a holder that does not serve: a start, or another command. A terminal's chat may last. */
const LATER_TRIES = 300;
const LATER_MS = 100;
/** What a holder answers that does not serve (yet). Versions before read the sentence alone. */
const LATER = { stdout: "", stderr: "the service is still starting: try again\n", exitCode: 1, later: true } as const;
/** Longer than the largest import takes. */
const ANSWER_LIMIT_MS = 120_000;
/** A report of a thousand units fits many times over; more is not an answer of ours. */
const MAX_MESSAGE_CHARS = 50_000_000;

/**
 * Takes the folder by listening on a socket beside it: the operating system frees a listener when its process dies,
 * so a kill -9 leaves at worst a stale file, which a refused connection gives away.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  let service: FolderService | null = null;
  const connected = new Set<net.Socket>();
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    connected.add(socket);
    socket.once("close", () => connected.delete(socket));
    answer(socket, () => service).catch(() => socket.destroy());
  });
  const address = socketAddress(folder);
  if (!(await tryListen(server, address))) await takeOver(server, address, folder);
  server.unref();
  return {
    serve: (handler) => {
      service = handler;
    },
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Whoever still waits gets no answer: the store is closed, and a question could take for ever.
        for (const socket of connected) socket.destroy();
      }),
  };
}

/**
 * Asks the process that holds `folder` to run a command, a while later if it does not serve; null when nobody holds it.
 * @throws FolderInUse when it still does not; HolderSilent when it gives no answer within `limitMs`
 */
export async function askHolder(
  folder: string,
  request: FolderRequest,
  limitMs = ANSWER_LIMIT_MS,
  triesLater = LATER_TRIES,
): Promise<FolderAnswer | null> {
  for (let tries = 0; ; tries++) {
    const answered = await askOnce(folder, request, limitMs);
    if (answered !== "later") return answered;
    if (tries >= triesLater) throw new FolderInUse(folder);
    await delay(LATER_MS);
  }
}

async function askOnce(
  folder: string,
  request: FolderRequest,
  limitMs: number,
): Promise<FolderAnswer | null | "later"> {
  if (!existsSync(folder)) return null;
  let reply: string;
  try {
    const socket = await connect(socketAddress(folder));
    if (!socket) return null;
    socket.setTimeout(limitMs, () => socket.destroy(new HolderSilent(folder)));
    socket.end(JSON.stringify(request));
    reply = await readAll(socket);
    socket.destroy();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Broken off before the holder had read all of it, so it was not carried out.
    if (code === "ECONNRESET" || code === "EPIPE") return "later";
    throw error;
  }
  if (reply === "") throw new HolderSilent(folder);
  const { later, ...answered } = JSON.parse(reply) as FolderAnswer & { readonly later?: true };
  return later ? "later" : answered;
}

async function answer(socket: net.Socket, service: () => FolderService | null): Promise<void> {
  const request = JSON.parse(await readAll(socket)) as FolderRequest;
  const handler = service();
  socket.end(JSON.stringify(handler ? await handler(request) : LATER));
}

/** Under a mutex, so that of two processes that find the same stale socket only one removes it. */
async function takeOver(server: net.Server, address: string, folder: string): Promise<void> {
  const mutex = path.join(folder, ".taking-over");
  for (let tries = 0; tries < TAKE_OVER_TRIES; tries++) {
    if (await isAnswering(address)) throw new FolderInUse(folder);
    if (!claim(mutex)) {
      await delay(100);
      continue;
    }
    try {
      if (await isAnswering(address)) throw new FolderInUse(folder);
      rmSync(address, { force: true });
      if (await tryListen(server, address)) return;
    } finally {
      rmdirSync(mutex);
    }
  }
  throw new FolderInUse(`${folder} (if no process runs, remove ${mutex})`);
}

function claim(mutex: string): boolean {
  try {
    mkdirSync(mutex);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isAnswering(address: string): Promise<boolean> {
  const socket = await connect(address);
  socket?.destroy();
  return socket !== null;
}

function tryListen(server: net.Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(address, () => resolve(true));
  });
}

function connect(address: string): Promise<net.Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ path: address, allowHalfOpen: true });
    socket.once("connect", () => resolve(socket));
    socket.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" || error.code === "ECONNREFUSED" ? resolve(null) : reject(error),
    );
  });
}

function readAll(socket: net.Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (text.length > MAX_MESSAGE_CHARS) socket.destroy(new Error("message too long"));
    });
    socket.once("end", () => resolve(text));
    socket.once("close", () => resolve(text));
    socket.once("error", reject);
  });
}

/**
 * Unix socket paths end at about 100 bytes, so a deep folder gets a short name in /tmp: not in TMPDIR, which may be
 * another one for the service than for the person at the terminal, and then neither would see the other.
 */
function socketAddress(folder: string): string {
  const real = realpathSync(folder);
  const hash = createHash("sha256").update(real).digest("hex").slice(0, 24);
  if (process.platform === "win32") return `\\\\.\\pipe\\nhacviec-${hash}`;
  const beside = path.join(real, "nhacviec.sock");
  return Buffer.byteLength(beside) <= 100 ? beside : `/tmp/nhacviec-${hash}.sock`;
}
