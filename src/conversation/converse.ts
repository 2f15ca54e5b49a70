import type { Clock } from "../domain/clock.js";
import type { ChatAddress, Incoming, Outgoing } from "../domain/message.js";
import { type Say, say } from "../domain/say.js";
import { dayAt, type Zone } from "../domain/zone.js";
import { bringFile } from "./bring-file.js";
import { withCleanNames } from "./clean-names.js";
import { composeAnswer, type Words } from "./compose-answer.js";
import { dialogueKey } from "./dialogue.js";
import { type Dialogue, type DialogueStore, DialoguesUnavailable } from "./dialogue-ports.js";
import { keepsFiles, withRemarks } from "./files-beside.js";
import type { FloodGuard } from "./flood-guard.js";
import { type Heard, hear } from "./hear.js";
import { nextQuestion } from "./next-question.js";
import type { FileReader } from "./office-ports.js";
import type { ConversationStore, FileSource, Site, SummaryForms } from "./ports.js";
import { receiveFiles } from "./receive-files.js";
import { reply } from "./reply.js";
import { respond } from "./respond.js";

export type Conversation = {
  /** Answers a message; null when it is not for the bot, or was answered before. Throws only for a bug or an outage. */
  answer(incoming: Incoming): Promise<Outgoing | null>;
};

export type ConversationOptions = {
  readonly store: ConversationStore;
  readonly dialogues: DialogueStore;
  readonly forms: SummaryForms;
  readonly fetchFile: FileSource;
  readonly site: Site;
  readonly readFile: FileReader;
  readonly startLink: (code: string) => string | null;
  /** What people in a group should know of how the bot hears them; nothing without. Never throws. */
  readonly chatAdvice?: (chat: ChatAddress) => Promise<readonly Say[]>;
  readonly guard: FloodGuard;
  readonly words: Words;
  readonly clock: Clock;
  readonly zone: Zone;
};

/** A message in, an answer out: recognise → who → may they → one transaction → reply in their language. */
export function conversation(options: ConversationOptions): Conversation {
  const { store, dialogues, forms, site, startLink, guard, clock, zone } = options;

  async function answer(received: Incoming): Promise<Outgoing | null> {
    const incoming = withCleanNames(received);
    const now = clock.now();
    const key = dialogueKey(incoming);
    const judge = () =>
      guard({ channel: incoming.chat.channel, userId: incoming.from.userId }, incoming.chat.chatId, now);
    // What is said to the bot counts in any case: asked together with the dialogue, it costs no wait of its own.
    const judged = incoming.addressed ? judge() : null;
    const waiting = await readDialogue(key);
    const heard = hear(incoming, waiting ?? null);
    if (!heard) return null;
    const verdict = await (judged ?? judge());
    if (verdict === "silent") return null;
    const files =
      verdict === "welcome" && keepsFiles(heard) ? await receiveFiles(options, incoming, dayAt(now, zone)) : [];
    const chatAdvice = verdict === "welcome" ? await adviceFor(incoming, heard) : [];
    const asked = verdict === "welcome" && "command" in heard ? heard.command : null;
    const brought = asked && (await bringFile(options, incoming, asked, dayAt(now, zone)));
    const done = await store.transaction(async (tx) => {
      const { channel, chatId, kind } = incoming.chat;
      const account = { channel, userId: incoming.from.userId };
      const today = dayAt(now, zone);
      const privateChatId = kind === "private" ? chatId : null;
      const { isNew, officer: actor } = await tx.receive({
        key: incoming.key,
        account,
        privateChatId,
        at: now,
        on: today,
        answerTo: answerPlace(incoming),
      });
      if (!isNew) return null;
      const context = { incoming, files, brought, tx, forms, site, startLink, chatAdvice, now, zone, today, actor };
      const answer = verdict === "slow-down" ? reply(say("chat-slow-down")) : await respond(context, heard);
      if (!answer) await tx.stayedSilent(channel, incoming.key);
      return answer && { answer, language: answer.language ?? actor?.language ?? "vi" };
    });
    if (!done) return null;
    const { language } = done;
    if (done.answer.notice) return composeAnswer(options, incoming, done.answer, { language, next: null, kept: true });
    const { said, next } = nextQuestion(incoming, waiting ?? null, withRemarks(incoming, heard, done.answer));
    const kept = (next === null && waiting === null) || (await keepDialogue(key, next));
    return composeAnswer(options, incoming, said, { language, next, kept });
  }

  /** Asked for before the transaction: the provider may take its time. */
  async function adviceFor({ chat }: Incoming, heard: Heard): Promise<readonly Say[]> {
    const binds = chat.kind === "group" && "command" in heard && heard.command.command === "nhom";
    return binds ? ((await options.chatAdvice?.(chat)) ?? []) : [];
  }

  /** Undefined while it can't be known. */
  async function readDialogue(key: string): Promise<Dialogue | null | undefined> {
    try {
      return await dialogues.get(key);
    } catch (error) {
      if (error instanceof DialoguesUnavailable) return undefined;
      throw error;
    }
  }

  /** Every answer ends the dialogue before it; false when the next one could not be kept. */
  async function keepDialogue(key: string, next: Dialogue | null): Promise<boolean> {
    try {
      await (next ? dialogues.put(key, next) : dialogues.delete(key));
      return true;
    } catch (error) {
      if (error instanceof DialoguesUnavailable) return false;
      throw error;
    }
  }

  return { answer };
}

/** The page and the terminal show the answer themselves: it goes no way on which it could get lost. */
function answerPlace({ chat: { channel, kind, chatId, thread }, messageId }: Incoming) {
  return channel === "rehearsal" ? null : { kind, chatId, messageId, ...(thread === undefined ? {} : { thread }) };
}
