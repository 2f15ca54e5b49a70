import type { Choice, FormattedText, Incoming, Outgoing } from "../domain/message.js";
import type { Language } from "../domain/officer.js";
import type { PeriodReport } from "../domain/period-report.js";
import { type Say, say } from "../domain/say.js";
import { buttonValues } from "./dialogue.js";
import type { Dialogue } from "./dialogue-ports.js";
import type { SummaryForms } from "./ports.js";
import type { Reply } from "./reply.js";
import { shorten } from "./shorten.js";

export type Words = {
  format(language: Language, lines: readonly Say[]): FormattedText;
  plain(language: Language, say: Say): string;
};

type Manner = {
  readonly language: Language;
  /** The dialogue that goes on from here, and whether it could be kept. */
  readonly next: Dialogue | null;
  readonly kept: boolean;
};

/** Makes the message out of a reply: its words, pictures, files and buttons. */
export async function composeAnswer(
  { forms, words }: { readonly forms: SummaryForms; readonly words: Words },
  incoming: Incoming,
  answer: Reply,
  { language, next, kept }: Manner,
): Promise<Outgoing> {
  const lines = [...answer.lines, ...(answer.closing ?? [])];
  const picture = answer.picture && (await forms.picture(answer.picture, language));
  const made = answer.report ? await forms.reportFiles(answer.report) : [];
  const documents = [...(answer.documents ?? []), ...made];
  const choices = choicesOf(incoming, answer, kept ? next : null, (label) => words.plain(language, label));
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

/** Without a dialogue kept, only what works without one: a button that leads nowhere is worse than none. */
function choicesOf(
  incoming: Incoming,
  answer: Reply,
  dialogue: Dialogue | null,
  plain: (label: Say) => string,
): Choice[] {
  const values = buttonValues(answer, dialogue, incoming);
  return (answer.choices ?? []).flatMap(({ label }, index) => {
    const value = values[index];
    return value === undefined ? [] : [{ label: shorten(plain(label)), value }];
  });
}

/** Said where a channel can carry no files and has nowhere to put them: the other ways to the report. */
function noFiles({ period }: PeriodReport): Say {
  return say("report-no-files", { period });
}
