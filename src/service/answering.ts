import { setTimeout as delay } from "node:timers/promises";
import type { Conversation } from "../conversation/converse.js";
import type { Channel, ChatAddress, ChatEvent, Delivery, Incoming, Outgoing, Receiver } from "../domain/message.js";
import { addressKey } from "../domain/route.js";
import type { Logger } from "../log.js";

export type AnsweringOptions = {
  readonly channel: Pick<Channel, "name" | "send">;
  readonly conversation: Conversation;
  /** Told of each message that was answered; does what it does beside. */
  readonly onAnswered?: (incoming: Incoming) => void;
  /** Told when what the message or event of this key is owed has reached the provider. */
  readonly onDelivered: (key: string) => void;
  /** Gives what to say in the chat, if anything. */
  readonly onChatEvent: (event: ChatEvent) => Promise<Outgoing | null>;
  /** Said when something broke on our side: nothing was recorded. */
  readonly apology: () => Outgoing["text"];
  readonly log: Logger;
  readonly count: (outcome: string) => void;
};

type Notice = Parameters<Receiver["message"]>[1];

/** Answers are tried this often when the provider says "later" or was not reached at all. */
const TRIES = 3;
const LONGEST_WAIT_MS = 30_000;

/** Takes a channel's messages to the conversation and its answers back, in order within each chat. */
export function answering(options: AnsweringOptions): Receiver & { idle(): Promise<void> } {
  const { channel, conversation, log } = options;
  const queues = new Map<string, Promise<void>>();

  async function message(incoming: Incoming, notice?: Notice): Promise<void> {
    const answer = await answerOrNull(incoming);
    // By numbers alone: what people say stays between them and the office. Talk that is not for the bot is no news.
    log[answer ? "info" : "debug"](
      { channel: channel.name, key: incoming.key, answered: answer !== null },
      "a message",
    );
    if (!answer) return;
    options.onAnswered?.(incoming);
    const shown = answer.notice && notice ? notice(answer.text.text) : null;
    enqueue(incoming.chat, answer, shown, () => options.onDelivered(incoming.key));
  }

  async function chatEvent(event: ChatEvent): Promise<void> {
    const words = await options.onChatEvent(event);
    if (words && event.kind === "bot-added") enqueue(event.chat, words, null, () => options.onDelivered(event.key));
  }

  /** An apology is said here and answers nothing: what may be on record after all is still to be told. */
  async function answerOrNull(incoming: Incoming): Promise<Outgoing | null> {
    try {
      return await conversation.answer(incoming);
    } catch (err) {
      // The transaction is undone, so "not recorded" is true; the person is told rather than left to wonder.
      log.error({ err, channel: channel.name, key: incoming.key }, "a message could not be answered");
      options.count("failed");
      if (incoming.addressed) enqueue(incoming.chat, { text: options.apology(), replyTo: incoming.messageId });
      return null;
    }
  }

  /** Not awaited by the channel: what was decided is stored, and a slow provider must not hold up the next message. */
  function enqueue(
    chat: ChatAddress,
    answer: Outgoing,
    shown: Promise<boolean> | null = null,
    delivered: () => void = () => undefined,
  ): void {
    const key = addressKey(chat);
    const before = queues.get(key) ?? Promise.resolve();
    const sent = before.then(async () => {
      if ((shown !== null && (await shown)) || (await send(chat, answer))) delivered();
    });
    queues.set(key, sent);
    void sent.finally(() => {
      if (queues.get(key) === sent) queues.delete(key);
    });
  }

  /** @returns whether the provider has it for certain */
  async function send(chat: ChatAddress, answer: Outgoing): Promise<boolean> {
    let place = chat;
    for (let tries = 1; ; tries++) {
      const delivery = await channel.send(place, answer);
      options.count(delivery.outcome);
      if (delivery.outcome === "sent") {
        log.info({ channel: channel.name, chat: place.chatId, messages: delivery.messageIds }, "an answer was sent");
        return true;
      }
      if (topicClosed(delivery) && place.thread !== undefined) {
        // Only the topic is closed: the person still reads the group, and a question without an answer is asked again.
        const { thread: _, ...root } = place;
        place = root;
        continue;
      }
      if (delivery.outcome !== "retry" || tries >= TRIES) {
        log.warn(
          { channel: channel.name, outcome: delivery.outcome, reason: delivery.reason },
          "an answer was not sent",
        );
        return false;
      }
      await delay(Math.min(delivery.afterMs ?? 1_000 * tries, LONGEST_WAIT_MS));
    }
  }

  return {
    message,
    chatEvent,
    async idle() {
      await Promise.allSettled(queues.values());
    },
  };
}

function topicClosed(delivery: Delivery): boolean {
  return delivery.outcome === "refused" && delivery.because.kind === "thread-gone";
}
