import { skipAddress } from "./address.js";
import { asksSomething, isEmptyArgument, isTellable, looksLikeArgument } from "./argument-shapes.js";
import { commandAt, isSlash, skipMention } from "./command-words.js";
import { foldClean } from "./fold.js";
import type { CommandName, Recognised, UpdateItem } from "./intent.js";
import { nearestCommand } from "./nearest-command.js";
import { parseUpdates, saysSent } from "./parse-updates.js";
import { type Found, phraseSet, skipPhrases } from "./phrases.js";
import { plainQuestion } from "./plain-question.js";
import { withoutRawMarks } from "./raw-typing.js";
import { handedReport, readReport } from "./read-report.js";
import { readNamedTask } from "./read-task.js";
import { restFrom } from "./rest-from.js";
import { isSign, type Tokens, tokenise } from "./tokens.js";
import { sentBefore, turnedRound } from "./turned-round.js";
import { approximately, hedge, particle } from "./vocabulary.js";

const notThat = phraseSet("khong phai|ko phai|k phai|khong dung|ko dung");
const example = phraseSet(
  "vd|vi du|chang han|cu phap|mau|mau cau|go|hoac go|hay go|go lai|go the nay|go nhu sau|go nhu nay|go lenh|nhan the nay|nhan nhu sau|nhu sau|nhu the nay|example|eg|e g",
);

/**
 * Which command a message gives: "/capnhat 7 82%", "cap nhat 7 82%", "tiến độ quý 1", and updates without any command
 * word ("nv 7: 82%", "7 xong, 8 60%"). Null for talk, and for a value alone, which only its context explains.
 * Whether the message was spoken to the bot at all is for the caller to know.
 */
export function recognise(text: string): Recognised | null {
  const tokens = tokenise(text);
  const from = skipAddress(tokens);
  if (isSlash(tokens, from)) return withSlash(tokens, from);
  // "vd: 7 82%" shows how it is done, and does nothing.
  if (example(tokens, from)) return null;
  const question = plainQuestion(tokens, from) ?? (from > 0 ? plainQuestion(tokens, 0) : null);
  return question ?? withoutSlash(tokens, from) ?? nearMiss(tokens, from) ?? rawTyping(tokens);
}

/** "ca65p nha65t 7 82%": offered with its marks put right, as any other slip. */
function rawTyping({ text }: Tokens): Recognised | null {
  const plain = withoutRawMarks(text);
  const meant = plain === null ? null : withoutSlash(tokenise(plain), 0);
  if (!meant || meant.command === "unknown" || meant.rest === "") return null;
  return { command: "unknown", word: foldClean(text), rest: meant.rest, slash: false, nearest: meant.command };
}

function withSlash(tokens: Tokens, from: number): Recognised {
  const found = commandAt(tokens, from);
  if (!found) {
    if (tokens.list[from + 1]?.kind === "number")
      return { command: "capnhat", rest: restFrom(tokens, from + 1), slash: true };
    return unknown(tokens, from + 1);
  }
  const rest = restFrom(tokens, found.next);
  const update = found.value === "nhiemvu" && isUpdate(parseUpdates(rest), false);
  return { command: update ? "capnhat" : found.value, rest, slash: true };
}

function withoutSlash(tokens: Tokens, from: number): Recognised | null {
  // Whoever hands the report in does not ask for it.
  const handed = [from - 1, from].find((at) => handedReport(tokens, at) !== null);
  if (handed !== undefined) return update(tokens, Math.max(0, handed - 1));
  const found = commandAt(tokens, from);
  if (found?.value === "capnhat") {
    if (isEmptyArgument(tokens, found.next)) return { command: "capnhat", rest: "", slash: false };
    return isUpdate(parseUpdates(restFrom(tokens, found.next)), true) ? update(tokens, found.next) : null;
  }
  const turned = found?.value === "nhiemvu" ? turnedRound(tokens, from) : null;
  if (turned) return turned;
  if (found && reportsMore(found, tokens, from)) return update(tokens, found.value === "tiendo" ? found.next : from);
  if (found && looksLikeArgument(found.value, tokens, found.next)) {
    const argument = isTellable(found.value) ? skipPhrases(particle, tokens, found.next) : found.next;
    const rest = isEmptyArgument(tokens, found.next) ? "" : restFrom(tokens, argument);
    return { command: found.value, rest, slash: false };
  }
  return isUpdate(parseUpdates(restFrom(tokens, from)), false) ? update(tokens, from) : sentBefore(tokens, from);
}

/** "nv 7 82%", "xong 7, 8 60%" and "tiến độ nv 7: 82%" begin with a command's word, but tell more than it asks. */
function reportsMore({ value: command, next }: Found<CommandName>, tokens: Tokens, from: number): boolean {
  if (command !== "nhiemvu" && command !== "tiendo" && !isTellable(command)) return false;
  const items = parseUpdates(restFrom(tokens, command === "tiendo" ? next : from));
  const measured = items.some(
    ({ task, reading }) => task !== null && reading.kind !== "state" && reading.kind !== "missing",
  );
  // "xong báo cáo quý 1": the report is meant, not whatever is owed for that quarter.
  if (isTellable(command)) return measured || readReport(tokens, skipPhrases(particle, tokens, next)) !== null;
  if (command === "tiendo") return measured;
  // "nv 7 đã trình, số 123/TTr" reports without a figure; "nv 7" and "nv 7 là gì" ask for the task.
  return (
    isUpdate(items, true) ||
    (items.some(({ task, note }) => task !== null && note !== null) && !asksSomething(tokens, next))
  );
}

function update(tokens: Tokens, from: number): Recognised {
  return { command: "capnhat", rest: restFrom(tokens, from), slash: false };
}

/**
 * Whether a line is an update.
 * @param announced a command word said so: a task without a value is then an update that lacks it
 */
function isUpdate(items: readonly UpdateItem[], announced: boolean): boolean {
  return items.some((item) => {
    const { task, reading, source } = item;
    if (task === null) return announced && reading.kind !== "missing";
    if (reading.kind === "missing") return item.evidence !== null || isHandedIn(item);
    if (reading.kind !== "invalid" || reading.because !== "not-a-value") return true;
    if (announced || startsNamed(source) || /^[A-Z]/.test(task.code)) return true;
    // "7 trên 80%" and "7 82 5" are meant for us, however they are put; "1 2 3 dzô" is not.
    if (reading.source.includes("%") || UNFINISHED.test(foldClean(source))) return true;
    return reading.suggestions.length > 0 && (item.note === null || /\d\/\d/.test(reading.source));
  });
}

/** "1 chưa xong": all that is said of a number, so that it is a task's. */
const UNFINISHED = /^\d{1,2} ?[:.]? ?(?:van |van con )?(?:chua|sap|gan) (?:xong|hoan thanh)(?: a| nhe| roi a)?$/;

/** Of what somebody is at, or about to be: "đang tổng hợp, mai gửi". */
const UNDER_WAY = /^(?:dang|sap|chua|moi|gan|mai) /;

/** "KHDV đã gửi rồi ạ", "BC đang tổng hợp": a code in letters says which; a number with such words may count anything. */
function isHandedIn({ task, note }: UpdateItem): boolean {
  if (task === null || note === null || !/^[A-Z]{2,}$/.test(task.code)) return false;
  return saysSent(note) || UNDER_WAY.test(foldClean(note));
}

function startsNamed(source: string): boolean {
  return readNamedTask(tokenise(source), 0)?.how === "named";
}

/** "capnht 7 82%": a slip in the command word is only worth a question when an argument of that command follows. */
function nearMiss(tokens: Tokens, from: number): Recognised | null {
  if (!tokens.list.some((token) => token.kind === "number")) return null;
  // "khoảng 80" is no slip for a command, nor is "không phải 82%".
  if (approximately(tokens, from) || hedge(tokens, from) || notThat(tokens, from)) return null;
  for (const words of [1, 2]) {
    const typed = tokens.list.slice(from, from + words);
    if (!typed.every((token) => token.kind === "word")) return null;
    const word = typed.map((token) => token.text).join("");
    // The "t" of "xong t1" is the month's.
    const stuck = words > 1 && tokens.list[from + words]?.glued === true;
    if (word.length < 5 || stuck) continue;
    const nearest = nearestCommand(word);
    const rest = restFrom(tokens, from + words);
    if (nearest && fits(nearest, tokens, from + words, rest))
      return { command: "unknown", word, rest, slash: false, nearest };
  }
  return null;
}

function fits(command: CommandName, tokens: Tokens, from: number, rest: string): boolean {
  if (isEmptyArgument(tokens, from)) return false;
  return command === "capnhat" ? isUpdate(parseUpdates(rest), false) : looksLikeArgument(command, tokens, from);
}

function unknown(tokens: Tokens, from: number): Recognised {
  let end = from;
  while (tokens.list[end]?.kind === "word" || (isSign(tokens, end, "_-") && tokens.list[end]?.glued)) {
    if (end > from && !tokens.list[end]?.glued) break;
    end++;
  }
  const word = tokens.list
    .slice(from, end)
    .map((token) => token.text)
    .join("");
  const rest = restFrom(tokens, skipMention(tokens, end, true));
  const nearest = nearestCommand(word.replace(/[_-]/g, ""));
  return nearest
    ? { command: "unknown", word, rest, slash: true, nearest }
    : { command: "unknown", word, rest, slash: true };
}
