import { ApiError } from "./api-error.js";

export type QueuedUpdate = { readonly update_id: number } & Readonly<Record<string, unknown>>;

type Webhook = { readonly url: string; readonly secret: string | undefined };

/** Updates on their way to the bot: by held polls, or pushed to its webhook. Nothing here waits for time. */
export type Mailbox = {
  add(update: Readonly<Record<string, unknown>>): QueuedUpdate;
  /** Puts an update there a second time, as Telegram does when it is not sure. */
  addAgain(update: QueuedUpdate): void;
  poll(params: Readonly<Record<string, unknown>>, onGone: (abandon: () => void) => void): Promise<QueuedUpdate[]>;
  setWebhook(webhook: Webhook | null, allowed: unknown): void;
  webhookInfo(): object;
  /** Updates the bot has not confirmed. */
  pending(): readonly QueuedUpdate[];
  /** Resolves when a poll is held, which is when everything before it is confirmed. */
  idle(): Promise<void>;
  /** Ends the held poll with nothing, as Telegram does after its `timeout`. */
  endPoll(): void;
  /** Pushes what waits to the webhook, one by one; stops at the first failure, as a retry comes later. */
  push(): Promise<void>;
  /** Resolves when the pushes begun so far have ended. */
  pushed(): Promise<void>;
  close(): void;
};

type Held = {
  readonly offset: number;
  readonly limit: number;
  readonly resolve: (updates: QueuedUpdate[]) => void;
  readonly reject: (error: Error) => void;
};

const CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

export function mailbox(now: () => Date): Mailbox {
  let queue: QueuedUpdate[] = [];
  let nextId = 5_000;
  let allowed: readonly string[] | null = null;
  let held: Held | null = null;
  let idlers: (() => void)[] = [];
  let webhook: Webhook | null = null;
  let lastError: { readonly last_error_date: number; readonly last_error_message: string } | null = null;
  let pushing: Promise<void> = Promise.resolve();

  const ready = (offset: number, limit: number) => queue.filter(({ update_id }) => update_id >= offset).slice(0, limit);

  function allow(kinds: unknown): void {
    if (Array.isArray(kinds)) allowed = kinds.map(String);
  }

  function wake(): void {
    const updates = held ? ready(held.offset, held.limit) : [];
    if (!held || updates.length === 0) return;
    held.resolve(updates);
    held = null;
  }

  function enqueue(update: QueuedUpdate): void {
    const kind = Object.keys(update).find((key) => key !== "update_id") ?? "";
    if (allowed && !allowed.includes(kind)) return;
    queue.push(update);
    queue.sort((a, b) => a.update_id - b.update_id);
    wake();
    if (webhook) void box.push();
  }

  async function pushOne(to: Webhook, update: QueuedUpdate): Promise<boolean> {
    const headers = {
      "content-type": "application/json",
      ...(to.secret !== undefined && { "x-telegram-bot-api-secret-token": to.secret }),
    };
    const why = await fetch(to.url, { method: "POST", headers, body: JSON.stringify(update) }).then(
      (answer) => (answer.ok ? null : `Wrong response from the webhook: ${answer.status} ${answer.statusText}`),
      () => "Connection refused",
    );
    if (why === null) queue = queue.filter((waiting) => waiting !== update);
    else lastError = { last_error_date: Math.floor(now().getTime() / 1_000), last_error_message: why };
    return why === null;
  }

  const box: Mailbox = {
    add(update) {
      const queued = { update_id: nextId++, ...update };
      enqueue(queued);
      return queued;
    },
    addAgain(update) {
      queue = queue.filter(({ update_id }) => update_id !== update.update_id);
      enqueue(update);
    },
    poll(params, onGone) {
      if (webhook) {
        throw new ApiError(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      allow(params.allowed_updates);
      const offset = Number(params.offset ?? 0);
      const limit = Math.min(Number(params.limit ?? 100), 100);
      queue = queue.filter(({ update_id }) => update_id >= offset);
      held?.reject(new ApiError(409, CONFLICT));
      held = null;
      const updates = ready(offset, limit);
      if (updates.length > 0 || Number(params.timeout ?? 0) === 0) return Promise.resolve(updates);
      return new Promise((resolve, reject) => {
        const mine: Held = { offset, limit, resolve, reject };
        held = mine;
        onGone(() => {
          if (held === mine) held = null;
        });
        for (const tell of idlers.splice(0)) tell();
      });
    },
    setWebhook(next, kinds) {
      webhook = next;
      allow(kinds);
      lastError = null;
      if (webhook) void box.push();
    },
    webhookInfo: () => ({
      url: webhook?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: queue.length,
      ...lastError,
    }),
    pending: () => queue,
    idle: () => (held && queue.length === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),
    endPoll() {
      held?.resolve([]);
      held = null;
    },
    push() {
      pushing = pushing.then(async () => {
        for (const update of [...queue]) if (!webhook || !(await pushOne(webhook, update))) return;
      });
      return pushing;
    },
    pushed: () => pushing,
    close() {
      held?.resolve([]);
      held = null;
      webhook = null;
      idlers = [];
    },
  };
  return box;
}
