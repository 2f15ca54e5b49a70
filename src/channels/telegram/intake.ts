import type { Api } from "grammy";
import type { ChatEvent, Receiver } from "../../domain/message.js";
import type { ChannelLog } from "../channel-log.js";
import { splitText } from "../split-text.js";
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
/** A press is delivered again within minutes or never. */
const PRESSES_REMEMBERED = 10_000;
/** After so long a spinner looks like a bot that hangs. */
const PROMPT_MS = 2_000;
/** Bot API, answerCallbackQuery: 0–200 characters. */
const NOTICE_MAX = 200;
/** What can be read while a toast is shown; longer words wait for a tap. */
const TOAST_MAX = 90;

/** Hands updates on, those of one chat in their order, and shows a pressed button that it was heard. */
export function intake(api: Api, self: BotSelf, receiver: Receiver, log: ChannelLog, timers: Timers): Intake {
  const queue = keyedQueue();
  const answers = new Set<Promise<boolean>>();
  const pressesAnswered = new Set<string>();
  const moves = new Set<string>();

  async function handOn(update: Update): Promise<void> {
    const press = update.callback_query && pressOf(update.callback_query.id);
    const reading = readUpdate(update, self);
    try {
      if (reading?.kind === "message") await receiver.message(reading.incoming, press?.notice);
      if (reading?.kind === "event") await tell(reading.event);
    } finally {
      press?.end();
    }
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

  /**
   * A press is answered once: with the words of a notice, or with none as soon as the work is done, since what the
   * button did comes as a message. Work that takes long is not waited for; nor is a press answered again that is
   * delivered again.
   */
  function pressOf(callbackId: string) {
    let open = !pressesAnswered.has(callbackId);
    const close = (text?: string): Promise<boolean> => {
      if (!open) return Promise.resolve(false);
      open = false;
      if (pressesAnswered.size >= PRESSES_REMEMBERED) pressesAnswered.clear();
      pressesAnswered.add(callbackId);
      const answered: Promise<boolean> = acknowledge(callbackId, text).finally(() => answers.delete(answered));
      answers.add(answered);
      return answered;
    };
    const end = () => void close();
    timers.limit(PROMPT_MS).addEventListener("abort", end, { once: true });
    return { notice: (text: string) => close(text), end };
  }

  async function acknowledge(callbackId: string, text: string | undefined): Promise<boolean> {
    const words = text === undefined ? {} : { text: shortened(text), show_alert: text.length > TOAST_MAX };
    try {
      await api.answerCallbackQuery(callbackId, words, grammySignal(timers.limit(ANSWER_LIMIT_MS)));
      return true;
    } catch (error) {
      // After downtime Telegram refuses the answer as too old; the press itself still counts.
      log.info({ reason: readFailure(error).reason }, "telegram: a button press was not acknowledged");
      return false;
    }
  }

  function shortened(text: string): string {
    const [first] = splitText({ text, bold: [] }, NOTICE_MAX - 1);
    return text.length <= NOTICE_MAX ? text : `${first?.text ?? ""}…`;
  }

  return {
    take: (update) => queue.run(orderKeyOf(update), () => handOn(update)),
    async idle() {
      await queue.idle();
      await Promise.all(answers);
    },
  };
}
