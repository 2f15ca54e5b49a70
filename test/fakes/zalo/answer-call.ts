import type { IncomingMessage, ServerResponse } from "node:http";
import { readCall } from "./read-call.js";
import { type Answer, failure, type Params, type ZaloCall, type ZaloFault, type ZaloServerOptions } from "./types.js";

type Wire = {
  readonly options: Readonly<ZaloServerOptions>;
  readonly methods: ReadonlyMap<string, (params: Params, gone: AbortSignal) => Promise<Answer> | Answer>;
  record(call: ZaloCall): void;
  nextFault(method: string): ZaloFault | undefined;
  /** Keeps the rest of a `slow-body` answer until the test lets it go. */
  holdBody(finish: () => void): void;
  changed(): void;
};

const PAGE = "<html>Bad gateway</html>";

/** Answers one HTTP request as Zalo would, or as the next fault says. */
export async function answerCall(wire: Wire, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options, methods } = wire;
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const call = await readCall(request);
  if (options.page !== null) return write(response, { status: options.page, body: PAGE });
  if (call.kind === "elsewhere") return write(response, failure(404, "Not Found"));
  if (call.token !== options.token) return write(response, failure(401, "Unauthorized", options.unauthorizedStatus));
  if (call.kind === "malformed") return write(response, failure(400, "Bad Request"));
  const { method, params } = call;
  wire.record({ method, params, headers: request.headers });
  const run = methods.get(method);
  if (!run) return write(response, failure(400, "Bad Request: unknown method"));

  const fault = wire.nextFault(method);
  if (fault?.kind === "reset") return cut(request);
  if (fault?.kind === "page") return write(response, { status: fault.status, body: fault.body ?? PAGE });
  if (fault?.kind === "redirect") return write(response, { status: 307, body: "" }, { location: fault.url });
  if (fault?.kind === "error") {
    const headers = fault.retryAfterS === undefined ? {} : { "retry-after": String(fault.retryAfterS) };
    return write(response, failure(fault.code, fault.description ?? "Fault", fault.status), headers);
  }
  const good = await run(params, gone.signal);
  await options.latency();
  if (fault?.kind === "reset-after") cut(request);
  else if (fault?.kind === "slow-body") wire.holdBody(writeHalf(response, good));
  else if (fault?.kind === "cut-body") writeHalf(response, good, () => request.socket.destroy());
  else if (fault?.kind === "zero-code") write(response, { ...good, body: { ...Object(good.body), error_code: 0 } });
  else if (fault?.kind === "no-result") write(response, { ...good, body: { ok: true } });
  else if (fault?.kind !== "silence") write(response, good);
  wire.changed();
}

function cut(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}

/** Writes half of the answer; returns what writes the rest. */
function writeHalf(response: ServerResponse, { status, body }: Answer, written = () => {}): () => void {
  const text = JSON.stringify(body);
  const middle = Math.floor(text.length / 2);
  response.writeHead(status, { "content-type": "application/json" }).write(text.slice(0, middle), written);
  return () => response.end(text.slice(middle));
}

function write(response: ServerResponse, { status, body }: Answer, headers: Record<string, string> = {}): void {
  const page = typeof body === "string";
  // Zalo sends this header twice, which strict parsers refuse.
  response.setHeader("server", ["zalo", "zalo"]);
  response.writeHead(status, { "content-type": page ? "text/html" : "application/json", ...headers });
  response.end(page ? body : JSON.stringify(body));
}
