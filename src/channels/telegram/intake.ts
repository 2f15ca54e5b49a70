import type { Api } from "grammy";
import type { ChatEvent, Receiver } from "../../domain/message.js";
import type { ChannelLog } from "../channel-log.js";
import type { Timers } from "../timers.js";
import { grammySignal } from "./bot-api.js";
import { readFailure } from "./failure.js";
import { keyedQueue } from "./keyed-queue.js";
import { readUpdate } from "./read-update.js";
import { type BotSelf, orderKeyOf, type Update } from "./update.js";

export type Intake = {
  /** Hands one update on, after the earlier ones of its chat. Rejects when the receiver could not take it. */
  take(update: Update): Promise<void>;
  /** Resolves when everything in hand is handed on. */
  idle(): Promise<void>;
};

/** A button shows a spinner until it is answered; longer than this nobody waits for the answer. */
const ANSWER_LIMIT_MS = 5_000;
/** A group moves once in its life; this many moves remembered cover any redelivery. */
const MOVES_REMEMBERED = 1_000;

export function intake(api: Api, self: BotSelf, receiver: Receiver, log: ChannelLog, timers: Timers): Intake {
  const queue = keyedQueue();
  const answers = new Set<Promise<void>>();
  const moves = new Set<string>();

  async function handOn(update: Update): Promise<void> {
    if (update.callback_query) answer(update.callback_query.id);
    const reading = readUpdate(update, self);
    if (reading?.kind === "message") await receiver.message(reading.incoming);
    if (reading?.kind === "event") await tell(reading.event);
  }

  /** Both chats of a move report it; the receiver hears of it once. */
  async function tell(event: ChatEvent): Promise<void> {
    const move = event.kind === "migrated" ? `${event.from.chatId}>${event.to.chatId}` : null;
    if (move !== null && moves.has(move)) return;
    await receiver.chatEvent(event);
    if (move === null) return;
    if (moves.size >= MOVES_REMEMBERED) moves.clear();
    moves.add(move);
  }

  /** Stops the button's spinner at once, beside the work: what the button did comes as a message. */
  function answer(callbackId: string): void {
    const answered = acknowledge(callbackId).then(() => {
      answers.delete(answered);
    });
    answers.add(answered);
  }

  async function acknowledge(callbackId: string): Promise<void> {
    try {
      await api.answerCallbackQuery(callbackId, {}, grammySignal(timers.limit(ANSWER_LIMIT_MS)));
    } catch (error) {
      // After downtime Telegram refuses the answer as too old; the press itself still counts.
      log.info({ reason: readFailure(error).reason }, "telegram: a button press was not acknowledged");
    }
  }

  return {
    take: (update) => queue.run(orderKeyOf(update), () => handOn(update)),
    async idle() {
      await queue.idle();
      await Promise.all(answers);
    },
  };
}
