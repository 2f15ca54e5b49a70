import { isAmount } from "./amount-behind.js";
import { commandAt, isShown } from "./command-words.js";
import { listMarkerEnd } from "./list-marker.js";
import { beforeReport, handedReport } from "./read-report.js";
import { isFreeDash, readBareCode, readNamedTask } from "./read-task.js";
import { isSign, isWord, type Tokens } from "./tokens.js";
import { courtesy, reporter, stateOf } from "./vocabulary.js";

const UPDATE_ONLY = ["capnhat"] as const;

/** Passes bullets, courtesies, list numbers and a repeated command word before an item. */
export function skipOpening(tokens: Tokens, from: number): number {
  for (let at = from; ; ) {
    const token = tokens.list[at];
    if (!token) return at;
    const command = isShown(tokens, at) ? null : commandAt(tokens, at, UPDATE_ONLY);
    const marked = listMarkerEnd(tokens, at);
    const polite = reporter(tokens, at) ?? courtesy(tokens, at);
    if (command) at = command.next;
    else if (marked !== null) at = marked;
    else if (handedReport(tokens, at) !== null) at++;
    // "cả 7 và 8 xong".
    else if (isWord(tokens, at, "ca") && tokens.list[at + 1]?.kind === "number" && isWord(tokens, at + 2, "va")) at++;
    else if (polite && !stateOf(tokens, at) && !readBareCode(tokens, at)) at = beforeReport(tokens, at, polite.next);
    else if (token.kind === "line" || isBullet(tokens, at)) at++;
    else return at;
  }
}

function isBullet(tokens: Tokens, index: number): boolean {
  if (tokens.list[index]?.kind !== "sign") return false;
  if (isSign(tokens, index, "-")) return isFreeDash(tokens, index);
  const sticks = tokens.list[index + 1]?.glued === true;
  if (isSign(tokens, index, "+")) return !sticks && namesTask(tokens, index + 1);
  // Signs that say something about the number after them, or begin a formula, stay.
  return !isSign(tokens, index, "<>=≥≤~#/") && !(isSign(tokens, index, ".,") && sticks);
}

/** "+ nv 8 …" and "+ 8 60%" are bullets, "+ 5%" is a change. */
function namesTask(tokens: Tokens, index: number): boolean {
  const code = readNamedTask(tokens, index) ?? readBareCode(tokens, index);
  return code !== null && !isAmount(tokens, code.next) && !isWord(tokens, code.next, "va");
}
