import { COMMAND_WORDS, commandAt, isSlash, skipMention } from "./command-words.js";
import { phraseSet } from "./phrases.js";
import { beforeReport } from "./read-report.js";
import { readBareCode, readNamedTask } from "./read-task.js";
import { isSign, type Tokens } from "./tokens.js";
import { valueAfter } from "./value-after.js";
import { courtesy, reporter } from "./vocabulary.js";

const nameWords = phraseSet("nhac viec");
/** "@Bot nhắc việc nv 7" names what to remind of; the others are commands of their own. */
const OTHERS = COMMAND_WORDS.map(([command]) => command).filter((command) => command !== "nhiemvu");

/** A display name in a mention is at most so many words ("@Nhắc việc CCHC Sở GDĐT /capnhat …"). */
const LONGEST_NAME = 10;

/** Passes mentions, courtesies and a display name left in front: "@Bot CCHC /capnhat", "@Bot CCHC 7 82%", "bot ơi". */
export function skipAddress(tokens: Tokens): number {
  let at = 0;
  for (;;) {
    const mention = skipMention(tokens, at);
    if (mention > at) {
      at = skipName(tokens, mention);
      continue;
    }
    const polite = commandAt(tokens, at) ? null : (reporter(tokens, at) ?? courtesy(tokens, at));
    if (polite) at = beforeReport(tokens, at, polite.next);
    else if (at < tokens.list.length && isSign(tokens, at, ",:.!-*•>\"'(")) at++;
    else return at;
  }
}

/** The rest of a mention's name may be words of any kind; a slash or a number ends it, a command is none of it. */
function skipName(tokens: Tokens, from: number): number {
  const own = ownName(tokens, from);
  if (own !== null) return own;
  // "@Nhắc Việc /capnhat": half of the name is a command's word as well.
  const word = commandAt(tokens, from);
  if (word) return isSlash(tokens, word.next) ? word.next : from;
  for (let at = from; at < from + LONGEST_NAME; at++) {
    const token = tokens.list[at];
    if (!token || token.kind === "line" || readNamedTask(tokens, at)) return from;
    if (isSlash(tokens, at) && tokens.list[at + 1]?.kind === "word" && !token.glued) return at;
    if (token.kind === "number") return token.glued ? from : at;
  }
  return from;
}

/** The bot's own name is a command's as well: in "@Bot Nhắc Việc cập nhật 7 82%" it is passed, in "@Bot nhắc việc 7" not. */
function ownName(tokens: Tokens, from: number): number | null {
  const name = nameWords(tokens, from);
  if (!name) return null;
  const { next } = name;
  if (isSign(tokens, next, ":,!") || isSlash(tokens, next) || commandAt(tokens, next, OTHERS)) return next;
  const task = readNamedTask(tokens, next) ?? readBareCode(tokens, next);
  return task && valueAfter(tokens, task.next) ? next : null;
}
