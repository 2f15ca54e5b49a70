import { createServer } from "node:http";
import { type Line, openLine } from "./line.js";
import { answerCall } from "./zalo/answer-call.js";
import { type PlatformState, platformMethods } from "./zalo/platform.js";
import {
  DEFAULTS,
  type ZaloCall,
  type ZaloFault,
  type ZaloSent,
  type ZaloServerOptions,
  type ZaloUpdate,
} from "./zalo/types.js";
import { GROUP_PREFIX, type Said, updateFrom } from "./zalo/update-from.js";
import { updateQueue } from "./zalo/update-queue.js";
import { watch } from "./zalo/watch.js";
import { type Delivered, deliver, type Webhook } from "./zalo/webhook.js";

/** A Zalo Bot server on 127.0.0.1 that keeps the platform's rules and its quirks. Nothing in it waits by the clock. */
export type ZaloServer = {
  /** For ZALO_API_ROOT. */
  readonly root: string;
  /** May be changed at any time. */
  readonly options: ZaloServerOptions;

  /**
   * A person writes to the bot: by the webhook when one is set (resolves when it has answered), else for the next
   * poll. Makes the chat known. Returns the message id, or null where Zalo passes nothing on.
   */
  userSays(said: Said): Promise<string | null>;
  /** Hands out an update as it is, for odd shapes. */
  push(update: ZaloUpdate): Promise<void>;
  /** Makes a chat known without a message; ids that begin with "zgr-" are groups. */
  addChat(chatId: string): void;
  /** The bot is put out of the chat: sends there fail for good. */
  removeChat(chatId: string): void;

  /** Ends every held poll with "nothing came"; how many there were. */
  endIdlePoll(): number;
  pollHeld(): Promise<true>;
  pollReleased(): Promise<true>;
  /** With `polls: "replay"`: lets go of the update that stays. */
  forget(): void;
  /** Updates nobody has taken. */
  waiting(): number;

  /** Every call with a good token, oldest first. */
  readonly calls: readonly ZaloCall[];
  /** Resolves at the `count`-th call of the method since the start. */
  called(method: string, count?: number): Promise<ZaloCall>;
  /** Every message the bot posted, oldest first. */
  readonly accepted: readonly ZaloSent[];
  /** How many sends the quota refused. */
  readonly rejected429: number;
  /** What the bot posted in the chat, oldest first. */
  sent(chatId: string): readonly ZaloSent[];
  /** The oldest post nobody has asked for yet; waits for it. */
  nextSent(): Promise<ZaloSent>;

  readonly webhook: Webhook | null;
  readonly deliveries: readonly Delivered[];
  /** Posts what `holdDeliveries` kept back, oldest first. */
  releaseDeliveries(): Promise<void>;

  /** The next `times` calls of the method go wrong like that; once by default, for ever with Infinity. */
  fail(method: string, fault: ZaloFault, times?: number): void;
  /** Ends every fault. */
  healFaults(): void;
  /** The network to it fails and works again. */
  cut: Line["cut"];
  mend: Line["mend"];
  dropIdle: Line["dropIdle"];
  /** Sends the rest of every `slow-body` answer. */
  finishBodies(): void;
  /** The month is over. */
  resetQuota(): void;
  close(): Promise<void>;
};

/** Starts a server on a free port; the options may also be changed later. */
export async function startZaloServer(given: Partial<ZaloServerOptions> = {}): Promise<ZaloServer> {
  const options: ZaloServerOptions = { ...DEFAULTS, ...given };
  const state: PlatformState = { chats: new Map(), sent: [], deliveries: [], webhook: null, spent: 0, refused: 0 };
  const queue = updateQueue(options);
  const methods = platformMethods(state, options, queue, push);
  const { until, changed } = watch();
  const calls: ZaloCall[] = [];
  const faults: { readonly method: string; readonly fault: ZaloFault; left: number }[] = [];
  const held: ZaloUpdate[] = [];
  const halfBodies: (() => void)[] = [];
  let seen = 0;

  async function push(update: ZaloUpdate): Promise<void> {
    if (!state.webhook) queue.push(update);
    else if (options.holdDeliveries) held.push(update);
    else state.deliveries.push(...(await deliver(state.webhook, update, options)));
  }

  function addChat(chatId: string): void {
    state.chats.set(chatId, { id: chatId, group: chatId.startsWith(GROUP_PREFIX) });
  }

  const wire = {
    options,
    methods,
    record(call: ZaloCall) {
      calls.push(call);
      changed();
    },
    nextFault(method: string) {
      const found = faults.find((planned) => planned.method === method && planned.left > 0);
      if (found) found.left -= 1;
      return found?.fault;
    },
    holdBody: (finish: () => void) => void halfBodies.push(finish),
    changed,
  };

  const server = createServer((request, response) => {
    answerCall(wire, request, response).catch((error: unknown) => {
      // A fault of the fake itself: loud, so that no test takes it for the platform's.
      response.writeHead(500, { "content-type": "text/plain" }).end(`the fake failed: ${error}`);
    });
  });
  const line = await openLine(server);

  return {
    root: line.root,
    options,
    async userSays(said) {
      addChat(said.chat ?? said.from);
      const update = updateFrom(said, options);
      if (!update) return null;
      await push(update);
      return String(update.message?.message_id);
    },
    push,
    addChat,
    removeChat(chatId) {
      state.chats.delete(chatId);
    },
    endIdlePoll: () => queue.endIdle(),
    pollHeld: () => queue.held(),
    pollReleased: () => queue.released(),
    forget: () => queue.forget(),
    waiting: () => queue.waiting(),
    calls,
    called: (method, count = 1) => until(() => calls.filter((call) => call.method === method)[count - 1]),
    accepted: state.sent,
    get rejected429() {
      return state.refused;
    },
    sent: (chatId) => state.sent.filter((message) => message.chatId === chatId),
    async nextSent() {
      const mine = seen;
      seen += 1;
      return until(() => state.sent[mine]);
    },
    get webhook() {
      return state.webhook;
    },
    deliveries: state.deliveries,
    async releaseDeliveries() {
      options.holdDeliveries = false;
      for (const update of held.splice(0)) await push(update);
    },
    fail(method, fault, times = 1) {
      faults.push({ method, fault, left: times });
    },
    healFaults: () => void faults.splice(0),
    cut: line.cut,
    mend: line.mend,
    dropIdle: line.dropIdle,
    finishBodies() {
      for (const finish of halfBodies.splice(0)) finish();
    },
    resetQuota() {
      state.spent = 0;
    },
    close: line.close,
  };
}
