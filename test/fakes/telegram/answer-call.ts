import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "./api-error.js";
import type { Fault } from "./faults.js";
import type { Methods } from "./methods.js";
import { type Body, readBody } from "./read-body.js";

type Wire = {
  readonly token: string;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly table: Methods;
  /** How long every answer is on its way. */
  readonly latency: () => Promise<void>;
  /** The status of the page that stands before Telegram; null while nothing does. */
  readonly page: () => number | null;
  record(method: string, body: Body): void;
  nextFault(method: string, chatId: number | undefined, thread: number | undefined): Fault | undefined;
};

/** Answers one HTTP request as Telegram would, or as the next fault says. */
export async function answerCall(wire: Wire, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { token, table } = wire;
  const [, prefix, method = "", ...rest] = (request.url ?? "").split("/");
  if (prefix === "file")
    return giveFile(method === `bot${token}` ? wire.files.get(rest.at(-1) ?? "") : undefined, response);
  const body = await readBody(request);
  const page = wire.page();
  if (page !== null) return givePage(response, page);
  if (prefix !== `bot${token}`) {
    const known = /^bot\d+:/.test(prefix ?? "");
    return giveError(response, known ? new ApiError(401, "Unauthorized") : new ApiError(404, "Not Found"));
  }
  wire.record(method, body);
  const fault = wire.nextFault(method, numberOf(body.params.chat_id), numberOf(body.params.message_thread_id));
  if (fault && !acts(fault)) return failWith(fault, request, response);
  const gone = (abandon: () => void) => response.once("close", abandon);
  const result = await table.call(method, body, gone).catch((error: unknown) => {
    if (error instanceof ApiError) return error;
    throw error;
  });
  await wire.latency();
  if (fault) failWith(fault, request, response);
  else if (result instanceof ApiError) giveError(response, result);
  else giveJson(response, 200, { ok: true, result });
}

/** Whether the call is done, whatever becomes of its answer. */
function acts(fault: Fault): boolean {
  return fault.kind === "body" || fault.kind === "cut" || ("done" in fault && fault.done);
}

function failWith(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault.kind === "answer") giveError(response, new ApiError(fault.code, fault.description, fault.parameters));
  else if (fault.kind === "html") givePage(response, fault.code, fault.location);
  else if (fault.kind === "body") response.writeHead(fault.code).end(fault.body);
  else if (fault.kind === "reset") request.socket.resetAndDestroy();
  else if (fault.kind === "cut") {
    response.writeHead(200, { "content-type": "application/json", "content-length": 60 });
    response.write('{"ok":true,"result":{', () => request.socket.destroy());
  }
}

function giveFile(bytes: Buffer | undefined, response: ServerResponse): void {
  if (bytes) response.writeHead(200, { "content-type": "application/octet-stream" }).end(bytes);
  else giveJson(response, 404, { ok: false, error_code: 404, description: "Not Found" });
}

function givePage(response: ServerResponse, status: number, location?: string): void {
  response
    .writeHead(status, { "content-type": "text/html", ...(location !== undefined && { location }) })
    .end(`<html><h1>${status}</h1></html>`);
}

function giveError(response: ServerResponse, { code, message, parameters }: ApiError): void {
  giveJson(response, code, { ok: false, error_code: code, description: message, ...(parameters && { parameters }) });
}

export function giveJson(response: ServerResponse, status: number, body: object): void {
  if (!response.writableEnded && !response.destroyed)
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function numberOf(param: unknown): number | undefined {
  return param === undefined ? undefined : Number(param);
}
