import type { Clock } from "../domain/clock.js";
import type { Choice, FormattedText, Incoming, Outgoing } from "../domain/message.js";
import type { Language } from "../domain/officer.js";
import { type Say, say } from "../domain/say.js";
import { dayAt, type Zone } from "../domain/zone.js";
import { acknowledge } from "./commands/acknowledge.js";
import { answerReminder } from "./commands/answer-reminder.js";
import { linkFirst } from "./commands/link.js";
import { offerCorrection } from "./commands/offer-correction.js";
import { buttonValues, dialogueKey, dialogueOf } from "./dialogue.js";
import { floodGuard } from "./flood-guard.js";
import { type Heard, hear } from "./hear.js";
import {
  type ConversationStore,
  type Dialogue,
  type DialogueStore,
  DialoguesUnavailable,
  type FileSource,
  type SummaryForms,
} from "./ports.js";
import { receiveFiles } from "./receive-files.js";
import { type Reply, reply } from "./reply.js";
import { runCommand } from "./run-command.js";
import { shorten } from "./shorten.js";

export type Conversation = {
  /** Answers a message; null when it is not for the bot, or was answered before. Throws only for a bug or an outage. */
  answer(incoming: Incoming): Promise<Outgoing | null>;
};

export type ConversationOptions = {
  readonly store: ConversationStore;
  readonly dialogues: DialogueStore;
  readonly forms: SummaryForms;
  readonly fetchFile: FileSource;
  readonly words: Words;
  readonly clock: Clock;
  readonly zone: Zone;
};

type Words = {
  format(language: Language, lines: readonly Say[]): FormattedText;
  plain(language: Language, say: Say): string;
};

/** A message in, an answer out: recognise → who → may they → one transaction → reply in their language. */
export function conversation(options: ConversationOptions): Conversation {
  const { store, dialogues, forms, words, clock, zone } = options;
  const guard = floodGuard();

  async function answer(incoming: Incoming): Promise<Outgoing | null> {
    const now = clock.now();
    const key = dialogueKey(incoming);
    const waiting = await readDialogue(key);
    const heard = hear(incoming, waiting ?? null);
    if (!heard) return null;
    const verdict = guard({ channel: incoming.chat.channel, userId: incoming.from.userId }, now);
    if (verdict === "silent") return null;
    const handedIn = verdict === "welcome" && "command" in heard ? heard.command : null;
    const files = handedIn ? await receiveFiles(options, incoming, handedIn) : [];
    const done = await store.transaction(async (tx) => {
      const { channel, chatId, kind } = incoming.chat;
      const account = { channel, userId: incoming.from.userId };
      // What nearly every message needs is asked for together: each question is a way to the store and back.
      const [isNew, actor] = await Promise.all([
        tx.takeMessage(channel, incoming.key, now),
        tx.findOfficer(account),
        tx.plan(),
        kind === "private" ? tx.rememberPrivateChat(account, chatId) : null,
      ]);
      if (!isNew) return null;
      const context = { incoming, files, tx, forms, now, zone, today: dayAt(now, zone), actor };
      const said = verdict === "slow-down" ? { reply: reply(say("chat-slow-down")) } : heard;
      const answer = await respond(context, said);
      return answer && { answer, language: answer.language ?? actor?.language ?? "vi" };
    });
    if (!done) return null;
    const said = withRemarks(incoming, heard, done.answer);
    const next = dialogueOf(said, incoming);
    const kept = (next === null && waiting === null) || (await keepDialogue(key, next));
    return compose(incoming, said, { next, kept }, done.language);
  }

  async function compose(
    incoming: Incoming,
    answer: Reply,
    { next, kept }: { readonly next: Dialogue | null; readonly kept: boolean },
    language: Language,
  ): Promise<Outgoing> {
    const lines = [...answer.lines, ...(answer.closing ?? [])];
    const picture = answer.picture && (await forms.picture(answer.picture, language));
    const choices = choicesOf(answer, kept ? next : null, language);
    return {
      text: words.format(language, kept || !next?.asks ? lines : [...lines, say("chat-no-dialogues")]),
      replyTo: incoming.messageId,
      ...(picture ? { picture } : {}),
      ...(answer.document ? { document: answer.document } : {}),
      ...(choices.length > 0 ? { choices } : {}),
    };
  }

  /** Without a dialogue kept, only what works without one: a button that leads nowhere is worse than none. */
  function choicesOf(answer: Reply, dialogue: Dialogue | null, language: Language): Choice[] {
    const values = buttonValues(answer, dialogue);
    return (answer.choices ?? []).flatMap(({ label }, index) => {
      const value = values[index];
      return value === undefined ? [] : [{ label: shorten(words.plain(language, label)), value }];
    });
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

/** Carries the message out. Nobody acts under a group's name, and a stranger is told how to be known. */
async function respond(context: Parameters<typeof runCommand>[0], heard: Heard): Promise<Reply | null> {
  if ("acknowledged" in heard) return acknowledged(context);
  if (context.incoming.anonymous) return reply(say("chat-anonymous"));
  if ("command" in heard) return runCommand(context, heard.command);
  const { actor } = context;
  if ("edited" in heard) return actor ? offerCorrection({ ...context, actor }, heard.edited) : linkFirst();
  if ("answer" in heard) {
    const answer = actor && (await answerReminder({ ...context, actor }, heard.answer));
    return answer ?? (heard.otherwise && respond(context, heard.otherwise));
  }
  return actor ? heard.reply : linkFirst();
}

/** "ok": kept where it answers a reminder; else a courtesy, which a group wants no answer to. */
async function acknowledged(context: Parameters<typeof runCommand>[0]): Promise<Reply | null> {
  const { actor, incoming } = context;
  const inGroup = incoming.chat.kind === "group";
  if (!actor || incoming.anonymous) return inGroup ? null : linkFirst();
  const kept = await acknowledge({ ...context, actor });
  return kept ?? (inGroup ? null : reply(say("chat-thanks")));
}

/** A file beside other words than `/minhchung` is not kept: saying nothing would let people think it was. */
function withRemarks(incoming: Incoming, heard: Heard, answer: Reply): Reply {
  if ("command" in heard && heard.command.command === "minhchung") return answer;
  if (!incoming.media?.length || incoming.text.trim() === "") return answer;
  return { ...answer, lines: [...answer.lines, say("chat-media-not-kept")] };
}
