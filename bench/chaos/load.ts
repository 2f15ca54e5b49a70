import { setTimeout as delay } from "node:timers/promises";
import { push } from "../push.js";
import { FIGURES, type Member } from "./office.js";
import type { Replica } from "./replicas.js";

/** A figure somebody gave. No two of one person are the same, so that an answer shows which it answers. */
export type Said = {
  readonly chat: number;
  readonly messageId: number;
  readonly metric: string;
  readonly value: number;
};

/** Telegram takes its time before it delivers again; here it is shorter, for more of it. */
const AGAIN_MS = 150;
/** One answer in so many gets lost on its way to Telegram, which then delivers again. */
const LOST_ACK = 20;

/**
 * People who give figures, one after the other each, until `over`; what Telegram and the balancer before the replicas
 * do with their messages: one replica after the other, again until one of them answers 200.
 * @returns what was said, in the order in which each person said it
 */
export async function sayFigures(
  members: readonly Member[],
  replicas: readonly Replica[],
  everyMs: number,
  over: AbortSignal,
): Promise<{ said: Said[]; redelivered: number }> {
  const said: Said[] = [];
  let updates = 0;
  let redelivered = 0;
  let turn = 0;

  async function deliver(one: Said): Promise<void> {
    const id = ++updates;
    let lose = id % LOST_ACK === 0;
    for (;;) {
      turn += 1;
      const url = replicas[turn % replicas.length]?.url();
      const taken = url ? await post(url, id, one) : false;
      if (taken && !lose) return;
      lose = false;
      redelivered += 1;
      await delay(AGAIN_MS);
    }
  }

  async function speak({ officer }: Member, offsetMs: number): Promise<void> {
    await delay(offsetMs);
    for (let count = 1; !over.aborted; count++) {
      const metric = FIGURES[count % FIGURES.length] ?? "";
      const one = { chat: officer, messageId: 10_000 + count, metric, value: Math.round(200 + count) / 10 };
      said.push(one);
      await deliver(one);
      await delay(everyMs, undefined, { signal: over }).catch(() => undefined);
    }
  }

  await Promise.all(members.map((member, index) => speak(member, (index * everyMs) / members.length)));
  return { said, redelivered };
}

/** @returns whether it was taken */
function post(url: string, updateId: number, { chat, messageId, metric, value }: Said): Promise<boolean> {
  const text = `/capnhat ${metric} ${String(value).replace(".", ",")}%`;
  const spoken = { updateId, messageId, person: chat, text };
  return push(`${url}/webhooks/telegram`, spoken, AbortSignal.timeout(20_000)).catch(() => false);
}
