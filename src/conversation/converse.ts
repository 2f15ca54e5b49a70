import type { Clock } from "../domain/clock.js";
import type { ChatAddress, Choice, FormattedText, Incoming, Outgoing } from "../domain/message.js";
import type { Language } from "../domain/officer.js";
import type { PeriodReport } from "../domain/period-report.js";
import { type Say, say } from "../domain/say.js";
import { dayAt, type Zone } from "../domain/zone.js";
import { bringFile } from "./bring-file.js";
import { acknowledge } from "./commands/acknowledge.js";
import { answerReminder } from "./commands/answer-reminder.js";
import { linkFirst } from "./commands/link.js";
import { offerCorrection } from "./commands/offer-correction.js";
import { staleButton } from "./commands/stale-button.js";
import { buttonValues, dialogueKey, dialogueOf } from "./dialogue.js";
import { floodGuard } from "./flood-guard.js";
import { type Heard, hear } from "./hear.js";
import type { FileReader } from "./office-ports.js";
import {
  type ConversationStore,
  type Dialogue,
  type DialogueStore,
  DialoguesUnavailable,
  type FileSource,
  type Site,
  type SummaryForms,
} from "./ports.js";
import { receiveFiles } from "./receive-files.js";
import { type Reply, reply } from "./reply.js";
import { runCommand } from "./run-command.js";
import { shorten } from "./shorten.js";
import { cleanName } from "./understanding/clean.js";

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
  const { store, dialogues, forms, site, startLink, words, clock, zone } = options;
  const guard = floodGuard();

  async function answer(received: Incoming): Promise<Outgoing | null> {
    const incoming = withCleanNames(received);
    const now = clock.now();
    const key = dialogueKey(incoming);
    const waiting = await readDialogue(key);
    const heard = hear(incoming, waiting ?? null);
    if (!heard) return null;
    const { channel: where, chatId: chat } = incoming.chat;
    const verdict = guard({ channel: where, userId: incoming.from.userId }, chat, now);
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
      });
      if (!isNew) return null;
      const context = { incoming, files, brought, tx, forms, site, startLink, chatAdvice, now, zone, today, actor };
      const answer = verdict === "slow-down" ? reply(say("chat-slow-down")) : await respond(context, heard);
      return answer && { answer, language: answer.language ?? actor?.language ?? "vi" };
    });
    if (!done) return null;
    if (done.answer.notice) return compose(incoming, done.answer, { next: null, kept: true }, done.language);
    const { said, next } = nextQuestion(incoming, waiting ?? null, withRemarks(incoming, heard, done.answer));
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
    const made = answer.report ? await forms.reportFiles(answer.report) : [];
    const documents = [...(answer.documents ?? []), ...made];
    const choices = choicesOf(incoming, answer, kept ? next : null, language);
    return {
      text: words.format(language, kept || !next?.asks ? lines : [...lines, say("chat-no-dialogues")]),
      replyTo: incoming.messageId,
      ...(picture ? { picture } : {}),
      ...(documents.length > 0 ? { documents } : {}),
      ...(answer.report ? { withoutFiles: words.plain(language, noFiles(answer.report)) } : {}),
      ...(answer.reaction ? { reaction: answer.reaction } : {}),
      ...(answer.notice ? { notice: true } : {}),
      ...(choices.length > 0 ? { choices } : {}),
    };
  }

  /** Asked for before the transaction: the provider may take its time. */
  async function adviceFor({ chat }: Incoming, heard: Heard): Promise<readonly Say[]> {
    const binds = chat.kind === "group" && "command" in heard && heard.command.command === "nhom";
    return binds ? ((await options.chatAdvice?.(chat)) ?? []) : [];
  }

  /** Without a dialogue kept, only what works without one: a button that leads nowhere is worse than none. */
  function choicesOf(incoming: Incoming, answer: Reply, dialogue: Dialogue | null, language: Language): Choice[] {
    const values = buttonValues(answer, dialogue, incoming);
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

/** People choose their names and their groups' titles as freely as their words. */
function withCleanNames(incoming: Incoming): Incoming {
  const { from, chat } = incoming;
  return {
    ...incoming,
    from: { ...from, name: cleanName(from.name) || from.userId },
    chat: chat.title === undefined ? chat : { ...chat, title: cleanName(chat.title) },
  };
}

/** Carries the message out. Nobody acts under a group's name, and a stranger is told how to be known. */
async function respond(context: Parameters<typeof runCommand>[0], heard: Heard): Promise<Reply | null> {
  if ("acknowledged" in heard) return acknowledged(context);
  if (context.incoming.anonymous) return reply(say("chat-anonymous"));
  if ("command" in heard) return runCommand(context, heard.command);
  if ("stale" in heard) return staleButton(context, heard.stale);
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

/** Commands beside which a file is evidence. */
const WITH_FILES: readonly string[] = ["minhchung", "xong", "khongphatsinh", "capnhat"];

/** Commands that say themselves what became of a file. */
const READS_FILES: readonly string[] = ["minhchung", "nhap"];

function keepsFiles(heard: Heard): boolean {
  return "answer" in heard || ("command" in heard && WITH_FILES.includes(heard.command.command));
}

/** A file beside other words is not kept: saying nothing would let people think it was. */
function withRemarks(incoming: Incoming, heard: Heard, answer: Reply): Reply {
  if (answer.files !== undefined || ("command" in heard && READS_FILES.includes(heard.command.command))) return answer;
  if (!incoming.media?.length || incoming.text.trim() === "") return answer;
  return { ...answer, lines: [...answer.lines, say("chat-media-not-kept")] };
}

/** Questions in a row, each asked because of the answer to the one before. More of them help nobody. */
const MOST_QUESTIONS = 6;

/** What is asked next; past so many in a row what was asked is left, with a word of how to go on. */
function nextQuestion(
  incoming: Incoming,
  waiting: Dialogue | null,
  said: Reply,
): { said: Reply; next: Dialogue | null } {
  const next = dialogueOf(said, incoming);
  const goesOn = waiting?.asks && next?.asks && !incoming.text.trimStart().startsWith("/");
  if (!goesOn) return { said, next };
  const depth = (waiting.depth ?? 1) + 1;
  if (depth <= MOST_QUESTIONS) return { said, next: { ...next, depth } };
  const { choices: _, ...rest } = said;
  return { said: { ...rest, lines: [...said.lines, say("chat-asked-enough")] }, next: null };
}

/** Said where a channel can carry no files and has nowhere to put them: the other ways to the report. */
function noFiles({ period }: PeriodReport): Say {
  return say("report-no-files", { period });
}
