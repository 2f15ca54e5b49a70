import { setTimeout as delay } from "node:timers/promises";
import type { Conversation } from "./conversation/converse.js";
import type { Channel, ChatAddress, Incoming, Outgoing, Receiver } from "./domain/message.js";
import { addressKey } from "./domain/route.js";
import type { Logger } from "./log.js";

export type AnsweringOptions = {
  readonly channel: Pick<Channel, "name" | "send">;
  readonly conversation: Conversation;
  readonly onChatEvent: Receiver["chatEvent"];
  /** Said when something broke on our side: nothing was recorded. */
  readonly apology: () => Outgoing["text"];
  readonly log: Logger;
  readonly count: (outcome: string) => void;
};

/** Answers are tried this often when the provider says "later" or was not reached at all. */
const TRIES = 3;
const LONGEST_WAIT_MS = 30_000;

/** Takes a channel's messages to the conversation and its answers back, in order within each chat. */
export function answering(options: AnsweringOptions): Receiver & { idle(): Promise<void> } {
  const { channel, conversation, log } = options;
  const queues = new Map<string, Promise<void>>();

  async function message(incoming: Incoming): Promise<void> {
    const answer = await answerOrApologize(incoming);
    if (answer) enqueue(incoming.chat, answer);
  }

  async function answerOrApologize(incoming: Incoming): Promise<Outgoing | null> {
    try {
      return await conversation.answer(incoming);
    } catch (err) {
      // The transaction is undone, so "not recorded" is true; the person is told rather than left to wonder.
      log.error({ err, channel: channel.name, key: incoming.key }, "a message could not be answered");
      options.count("failed");
      return incoming.addressed ? { text: options.apology(), replyTo: incoming.messageId } : null;
    }
  }

  /** Not awaited by the channel: what was decided is stored, and a slow provider must not hold up the next message. */
  function enqueue(chat: ChatAddress, answer: Outgoing): void {
    const key = addressKey(chat);
    const sent = (queues.get(key) ?? Promise.resolve()).then(() => send(chat, answer));
    queues.set(key, sent);
    void sent.finally(() => {
      if (queues.get(key) === sent) queues.delete(key);
    });
  }

  async function send(chat: ChatAddress, answer: Outgoing): Promise<void> {
    for (let tries = 1; ; tries++) {
      const delivery = await channel.send(chat, answer);
      options.count(delivery.outcome);
      if (delivery.outcome === "sent") return;
      if (delivery.outcome !== "retry" || tries >= TRIES) {
        log.warn(
          { channel: channel.name, outcome: delivery.outcome, reason: delivery.reason },
          "an answer was not sent",
        );
        return;
      }
      await delay(Math.min(delivery.afterMs ?? 1_000 * tries, LONGEST_WAIT_MS));
    }
  }

  return {
    message,
    chatEvent: options.onChatEvent,
    async idle() {
      await Promise.allSettled(queues.values());
    },
  };
}
