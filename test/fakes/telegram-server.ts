import { createServer } from "node:http";
import { type Line, openLine } from "./line.js";
import { answerCall, giveJson } from "./telegram/answer-call.js";
import { type Chats, chats } from "./telegram/chats.js";
import { type Fault, type FaultScope, faultPlan } from "./telegram/faults.js";
import { inbox } from "./telegram/inbox.js";
import { leanAnswer } from "./telegram/lean-answer.js";
import { type Limits, limiter } from "./telegram/limits.js";
import { type Mailbox, mailbox } from "./telegram/mailbox.js";
import { type BotIdentity, methods, type SentMessage } from "./telegram/methods.js";
import { type People, people } from "./telegram/people.js";
import { type Standing, standing } from "./telegram/standing.js";

export type { Fault } from "./telegram/faults.js";
export { FAULTS } from "./telegram/faults.js";
export { TELEGRAM_LIMITS } from "./telegram/limits.js";

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
  /** Every message taken, oldest first. */
  readonly accepted: readonly SentMessage[];
  /** How many calls the limits refused. */
  readonly rejected429: number;
  /** Waits for the next message not yet handed out here, in `chatId` or anywhere. */
  nextSent(chatId?: number): Promise<SentMessage>;
  /** Makes the next calls in `scope` go wrong. */
  fail(fault: Fault, scope?: FaultScope): void;
  /** Ends every fault, also one of `times: Infinity`. */
  healFaults(): void;
  /** The bot may not write there until `reopen`; nobody tells it. */
  shut: Standing["shut"];
  reopen: Standing["reopen"];
  /** A page of this status stands before Telegram; null takes it away. */
  showPage(status: number | null): void;
  /** The network to it fails and works again. */
  cut: Line["cut"];
  mend: Line["mend"];
  dropIdle: Line["dropIdle"];
  /** How many connections the bot opened so far. */
  readonly connections: number;
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

type Options = {
  readonly token?: string;
  readonly username?: string;
  readonly readsAllGroupMessages?: boolean;
  readonly now?: () => Date;
  /** Messages over these are refused with 429; none unless given. */
  readonly limits?: Limits;
  /** Awaited before each answer. */
  readonly latency?: () => Promise<void>;
  /** For benchmarks: every call is a message, taken without a look; nothing else of this server works. */
  readonly lean?: boolean;
};

export async function startTelegramServer(options: Options = {}): Promise<TelegramServer> {
  const { token = "7654321:AAF-fake_token_for_tests_only_0123456", username = "NhacViecBot" } = options;
  const { readsAllGroupMessages = false, now = () => new Date(), latency = async () => undefined } = options;
  const bot = { id: Number(token.split(":")[0]), username, readsAllGroupMessages };
  const [box, known, faults, places] = [mailbox(now), chats(), faultPlan(), standing()];
  const files = new Map<string, Buffer>();
  const [calls, accepted] = [[] as RecordedCall[], [] as SentMessage[]];
  const byChat = new Map<number, SentMessage[]>();
  const [callsToCome, messagesToCome] = [inbox<RecordedCall>(), inbox<SentMessage>()];
  const sent = (chatId: number) => byChat.get(chatId) ?? [];
  const pace = limiter(options.limits ?? null);
  let page: number | null = null;

  function keep(message: SentMessage): void {
    accepted.push(message);
    const own = byChat.get(message.chatId);
    if (own) own.push(message);
    else byChat.set(message.chatId, [message]);
  }

  const onSent = (message: SentMessage) => {
    keep(message);
    messagesToCome.push(message);
  };
  const table = methods({ bot, box, known, standing: places, limiter: pace, files, now, onSent });
  const wire = {
    token,
    files,
    table,
    latency,
    page: () => page,
    record(method: string, { params }: Pick<RecordedCall, "params">) {
      const call = { method, params };
      calls.push(call);
      callsToCome.push(call);
    },
    nextFault: faults.take,
  };
  const lean = leanAnswer(now, keep);
  const server = createServer((request, response) => {
    if (options.lean) return lean(request, response);
    answerCall(wire, request, response).catch((error: unknown) => giveJson(response, 599, { fake: String(error) }));
  });
  const line = await openLine(server);

  return {
    ...people(bot, box, known, places, files, sent),
    apiRoot: line.root,
    token,
    bot,
    calls,
    nextCall: (method) => callsToCome.next((call) => call.method === method),
    sent,
    accepted,
    get rejected429() {
      return pace.rejected;
    },
    nextSent: (chatId) => messagesToCome.next((message) => (chatId ?? message.chatId) === message.chatId),
    fail: faults.add,
    healFaults: faults.clear,
    shut: places.shut,
    reopen: places.reopen,
    showPage(status) {
      page = status;
    },
    cut: line.cut,
    mend: line.mend,
    dropIdle: line.dropIdle,
    get connections() {
      return line.opened();
    },
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
      await line.close();
    },
  };
}
