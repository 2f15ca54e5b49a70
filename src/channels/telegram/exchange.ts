import http from "node:http";
import https from "node:https";
import { type Duplex, pipeline, type Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { ADDRESS_TRIAL_MS, departure } from "../departure.js";
import type { Timers } from "../timers.js";

/**
 * How long after a request its connection may carry another. Servers close idle ones after five seconds or more, and a
 * message written into one just closed may or may not have arrived. Counted from the request, not from the answer:
 * an event loop that stood still learns of answer and closing together.
 */
const REUSE_MS = 3_000;
/** Far above any answer of the Bot API (100 updates); a page that never ends must not fill the memory. */
const LONGEST_ANSWER = 20_000_000;

/** The exchange gave no answer, or one that isn't the Bot API's. The message is a code, never the address. */
export class WireFailure extends Error {
  /** Whether the request may have left this machine. */
  readonly left: boolean;
  /** The HTTP status of a whole answer that is not the Bot API's. */
  readonly status: number | undefined;

  constructor(reason: string, left: boolean, status?: number) {
    super(reason);
    this.left = left;
    this.status = status;
  }
}

type Post = {
  readonly method: string;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: string | Readable;
  readonly signal: AbortSignal;
};
type Answer = { readonly status: number; readonly text: string };
export type Exchange = (url: string, post: Post) => Promise<Answer>;

/**
 * HTTP over connections kept for a few seconds. Node's `fetch` would do but for three things: it can't be told when a
 * connection is too old to trust, can't tell whether a failed request had left, and follows redirects with the token.
 * Any number of requests are under way at once. Rejects with a `WireFailure`.
 * @param secure https rather than http
 */
export function exchange(secure: boolean, timers: Pick<Timers, "limit">): Exchange {
  const { Agent, request } = secure ? https : http;
  const agent = new Agent({ keepAlive: true, autoSelectFamilyAttemptTimeout: ADDRESS_TRIAL_MS });
  /** For each connection, aborted when its last request is too long ago. */
  const worn = new WeakMap<Duplex, AbortSignal>();
  const idle = () => Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);

  /** Resolves in a turn of the event loop in which no idle connection is too old. */
  async function dropOld(): Promise<void> {
    while (idle().length > 0) {
      // After a stall time-outs are overdue and closings unread: between two turns the loop sees to both.
      await turn();
      await turn();
      const old = idle().filter((socket) => !socket.closed && worn.get(socket)?.aborted !== false);
      if (old.length === 0) return;
      // The agent forgets a connection only when it has closed.
      await Promise.all(old.map((socket) => new Promise((closed) => socket.once("close", closed).destroy())));
    }
  }

  return async (url, { method, headers, body, signal }) => {
    await dropOld();
    return new Promise((resolve, reject) => {
      const posting = request(url, { agent, method, headers, signal });
      const way = departure(posting);
      const fail = (error: Error) => reject(new WireFailure(reasonOf(error, way.left), way.left));
      posting.once("socket", (socket) => worn.set(socket, timers.limit(REUSE_MS)));
      posting.on("error", fail);
      posting.once("response", (response) => {
        read(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), fail);
      });
      if (typeof body === "string") posting.end(body);
      // A body that breaks breaks the request with it, whose error is heard above.
      else pipeline(body, posting, () => undefined);
    });
  };
}

async function read(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) throw new Error("the answer is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function reasonOf(error: Error, left: boolean): string {
  if (error.name === "AbortError") return left ? "no answer in time" : "no connection in time";
  return "code" in error && typeof error.code === "string" ? error.code : "the wire broke";
}
