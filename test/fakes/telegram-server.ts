import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ApiError } from "./telegram/api-error.js";
import { type Chats, chats } from "./telegram/chats.js";
import { type Fault, type FaultScope, faultPlan } from "./telegram/faults.js";
import { inbox } from "./telegram/inbox.js";
import { type Mailbox, mailbox } from "./telegram/mailbox.js";
import { type BotIdentity, methods, type SentMessage } from "./telegram/methods.js";
import { type People, people } from "./telegram/people.js";
import { readBody } from "./telegram/read-body.js";

export type { Fault } from "./telegram/faults.js";
export { FAULTS } from "./telegram/faults.js";

/** A call as it arrived, whatever became of it. */
type RecordedCall = { readonly method: string; readonly params: Readonly<Record<string, unknown>> };

/**
 * Telegram's Bot API on a free local port, for tests: people speak through it, the bot answers into it. It keeps the
 * real one's limits and refusals, can be told to fail, and never waits for time: what a test waits for is an event.
 */
export type TelegramServer = People & {
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: BotIdentity;
  /** Every call, oldest first; `getUpdates` among them. */
  readonly calls: readonly RecordedCall[];
  /** Waits for the next call of a method not yet handed out here. */
  nextCall(method: string): Promise<RecordedCall>;
  /** What the bot sent to a chat, oldest first. */
  sent(chatId: number): readonly SentMessage[];
  /** Waits for the next message not yet handed out here, in `chatId` or anywhere. */
  nextSent(chatId?: number): Promise<SentMessage>;
  /** Makes the next calls in `scope` go wrong. */
  fail(fault: Fault, scope?: FaultScope): void;
  /** Makes a chat known, so that the bot may write to it unspoken to. */
  open: Chats["open"];
  /** Sends any update as it is. */
  deliver: Mailbox["add"];
  /** Sends an earlier one again; a bot that polls and has confirmed it never sees that, a webhook does. */
  deliverAgain: Mailbox["addAgain"];
  /** Updates not confirmed yet. */
  pending: Mailbox["pending"];
  /** Resolves when the bot polls and nothing is left for it: all before is confirmed. */
  idle: Mailbox["idle"];
  endPoll: Mailbox["endPoll"];
  /** Tries the webhook again with what waits. New updates are pushed at once. */
  pushWebhook: Mailbox["push"];
  pushed: Mailbox["pushed"];
  close(): Promise<void>;
};

export async function startTelegramServer(
  options: {
    readonly token?: string;
    readonly username?: string;
    readonly readsAllGroupMessages?: boolean;
    readonly now?: () => Date;
  } = {},
): Promise<TelegramServer> {
  const { token = "7654321:AAF-fake_token_for_tests_only_0123456", username = "NhacViecBot" } = options;
  const { readsAllGroupMessages = false, now = () => new Date() } = options;
  const bot = { id: Number(token.split(":")[0]), username, readsAllGroupMessages };
  const [box, known, faults] = [mailbox(now), chats(), faultPlan()];
  const files = new Map<string, Buffer>();
  const [calls, messages] = [[] as RecordedCall[], [] as SentMessage[]];
  const [callsToCome, messagesToCome] = [inbox<RecordedCall>(), inbox<SentMessage>()];
  const sent = (chatId: number) => messages.filter((message) => message.chatId === chatId);
  const table = methods(bot, box, known, files, (message) => {
    messages.push(message);
    messagesToCome.push(message);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, prefix, method = "", ...rest] = (request.url ?? "").split("/");
    if (prefix === "file") return giveFile(rest.at(-1), method === `bot${token}`, response);
    const body = await readBody(request);
    if (prefix !== `bot${token}`) {
      return giveError(
        response,
        /^bot\d+:/.test(prefix ?? "") ? new ApiError(401, "Unauthorized") : new ApiError(404, "Not Found"),
      );
    }
    const call = { method, params: body.params };
    calls.push(call);
    callsToCome.push(call);
    const fault = faults.take(method, body.params.chat_id === undefined ? undefined : Number(body.params.chat_id));
    if (fault?.kind === "answer") giveError(response, new ApiError(fault.code, fault.description, fault.parameters));
    else if (fault?.kind === "html") {
      response.writeHead(fault.code, { "content-type": "text/html" }).end(`<html><h1>${fault.code}</h1></html>`);
    } else if (!fault || fault.done) {
      const gone = (abandon: () => void) => response.once("close", abandon);
      const result = await table.call(method, body, gone).catch((error: unknown) => {
        if (error instanceof ApiError) return error;
        throw error;
      });
      if (fault?.kind === "reset") request.socket.resetAndDestroy();
      else if (result instanceof ApiError) giveError(response, result);
      else if (!fault) giveJson(response, 200, { ok: true, result });
    } else if (fault.kind === "reset") request.socket.resetAndDestroy();
  }

  function giveFile(id: string | undefined, allowed: boolean, response: ServerResponse): void {
    const bytes = allowed ? files.get(id ?? "") : undefined;
    if (bytes) response.writeHead(200, { "content-type": "application/octet-stream" }).end(bytes);
    else giveJson(response, 404, { ok: false, error_code: 404, description: "Not Found" });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => giveJson(response, 599, { fake: String(error) }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    ...people(bot, box, known, files, sent),
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    bot,
    calls,
    nextCall: (method) => callsToCome.next((call) => call.method === method),
    sent,
    nextSent: (chatId) => messagesToCome.next((message) => (chatId ?? message.chatId) === message.chatId),
    fail: faults.add,
    open: known.open,
    deliver: box.add,
    deliverAgain: box.addAgain,
    pending: box.pending,
    idle: box.idle,
    endPoll: box.endPoll,
    pushWebhook: box.push,
    pushed: box.pushed,
    async close() {
      box.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function giveError(response: ServerResponse, { code, message, parameters }: ApiError): void {
  giveJson(response, code, { ok: false, error_code: code, description: message, ...(parameters && { parameters }) });
}

function giveJson(response: ServerResponse, status: number, body: object): void {
  if (!response.writableEnded)
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
