import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Timers } from "../../src/channels/timers.js";
import { openLine } from "../fakes/line.js";

/** How an answer comes: as a whole, byte by byte, cut off, shorter than it says, or not at all. */
export type Way = "whole" | "drip" | "cut" | "short" | "reset" | "silence";
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly way: Way;
};

/** A provider that says what it is told to, each answer once, and keeps silent after the last. */
export type ScriptedProvider = {
  readonly root: string;
  /** Forgets the case before; resolves when nothing is left to say and somebody asks. */
  say(answers: ReadonlyMap<string, readonly Answer[]>): Promise<void>;
  readonly timers: Timers;
  /** Every pause since `say`. */
  pauses(): readonly number[];
  close(): Promise<void>;
};

export async function startScriptedProvider(): Promise<ScriptedProvider> {
  let left = new Map<string, Answer[]>();
  let pauses: number[] = [];
  let limits: AbortController[] = [];
  let quiet = () => {};

  /** What keeps silent is given up, as if its time were over. */
  function keepSilent(): void {
    quiet();
    setImmediate(() => {
      for (const limit of limits.splice(0)) limit.abort();
    });
  }

  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => {
      const method = methodOf(request);
      const answer = left.get(method)?.shift();
      if (!answer || answer.way === "silence") keepSilent();
      else give(response, answer);
    });
  });
  const line = await openLine(server);

  return {
    root: line.root,
    say(answers) {
      left = new Map([...answers].map(([method, list]) => [method, [...list]]));
      [pauses, limits] = [[], []];
      return new Promise((resolve) => {
        quiet = resolve;
      });
    },
    timers: {
      async pause(ms, signal) {
        pauses.push(ms);
        // A turn of the loop, so that a loop of pauses lets others in.
        if (!signal.aborted) await new Promise((resolve) => setImmediate(resolve));
      },
      limit() {
        const limit = new AbortController();
        limits.push(limit);
        return limit.signal;
      },
    },
    pauses: () => pauses,
    close: line.close,
  };
}

/** The last word of the address; what is fetched rather than called is "file". */
function methodOf({ method, url = "" }: IncomingMessage): string {
  return method === "GET" ? "file" : (url.split("/").at(-1) ?? "");
}

function give(response: ServerResponse, { status, headers, body, way }: Answer): void {
  response.on("error", () => undefined);
  if (way === "reset") return void response.socket?.resetAndDestroy();
  if (way === "short") response.writeHead(status, { ...headers, "content-length": String(body.length + 9) });
  else response.writeHead(status, { ...headers });
  if (way === "whole") return void response.end(body);
  const half = body.subarray(0, Math.ceil(body.length / 2));
  if (way === "drip") drip(response, body, 0);
  else response.write(half, () => response.socket?.destroy());
}

function drip(response: ServerResponse, body: Uint8Array, at: number): void {
  if (at >= Math.min(body.length, 50)) return void response.end(body.subarray(at));
  response.write(body.subarray(at, at + 1), () => setImmediate(() => drip(response, body, at + 1)));
}
