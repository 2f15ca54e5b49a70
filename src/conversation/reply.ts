import type { Document } from "../domain/message.js";
import type { Language } from "../domain/officer.js";
import type { PeriodReport } from "../domain/period-report.js";
import { type Say, say } from "../domain/say.js";
import type { Snapshot } from "../domain/summary.js";

/** A thing the person may answer with: `line` is what they would have to type. */
export type ReplyChoice = {
  readonly label: Say;
  readonly line: string;
  /** Only looks something up, so the button works for ever and for everybody. */
  readonly lasting?: boolean;
};

export type Reply = {
  readonly lines: readonly Say[];
  /** For what was stored: where it counts, how to take it back, what comes next. Not repeated for each of several. */
  readonly closing?: readonly Say[];
  readonly choices?: readonly ReplyChoice[];
  /** The next plain answer is put behind this: "/capnhat 7" + "82%". */
  readonly prefix?: string;
  /** The answer is words, whatever they look like: "thiếu quý 1" is a reason, not a command. */
  readonly anyWords?: boolean;
  /** Yes takes the only choice, no leaves. */
  readonly yesNo?: boolean;
  /** A file that comes next without a command of its own is put behind this: "/minhchung 7". */
  readonly files?: string;
  /** Kept files, sent with the text. */
  readonly documents?: readonly Document[];
  /** Sent as files with the text. */
  readonly report?: PeriodReport;
  /** Shown as a picture above the text. */
  readonly picture?: Snapshot;
  /** The language to answer in, when the message changed it. */
  readonly language?: Language;
  /** Enough in place of the words, where the channel can. */
  readonly reaction?: "👍";
  /** Concerns only who pressed a button, and leaves what they were asked as it is. */
  readonly notice?: true;
};

/** A reply of lines alone. */
export function reply(...lines: readonly Say[]): Reply {
  return { lines };
}

/** One message out of several answers. Only a single question can wait for a plain answer. */
export function joinReplies(replies: readonly Reply[], closing: readonly Say[]): Reply {
  const [only, ...others] = replies;
  if (only && others.length === 0) return only;
  const lines = replies.flatMap((one, index) => (index === 0 ? one.lines : [say("chat-blank"), ...one.lines]));
  const stored = replies.some((one) => one.closing) ? { closing } : {};
  const asking = replies.filter((one) => one.choices || one.prefix);
  const [question] = asking;
  if (!question || asking.length > 1) {
    return { lines, ...stored, choices: asking.flatMap((one) => one.choices ?? []) };
  }
  const { choices, prefix } = question;
  return { lines, ...stored, ...(choices ? { choices } : {}), ...(prefix ? { prefix } : {}) };
}
