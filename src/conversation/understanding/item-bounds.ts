import { isAmount, isCounted } from "./amount-behind.js";
import { isShown } from "./command-words.js";
import { afterLink, followsHead, readFurther } from "./further.js";
import type { TaskRef } from "./intent.js";
import { listMarkerEnd } from "./list-marker.js";
import { contextAt } from "./read-context.js";
import { readDay } from "./read-date.js";
import { readDocument } from "./read-document.js";
import type { ItemHead } from "./read-item.js";
import { readPeriod } from "./read-period.js";
import { isLettered, readBareCode, readNamedTask } from "./read-task.js";
import { readValue } from "./read-value.js";
import { skipOpening } from "./skip-opening.js";
import { isSign, isWord, type Tokens } from "./tokens.js";
import { clearValueAfter, valueAfter } from "./value-after.js";
import { stateOf } from "./vocabulary.js";

/** `at` is the first token that is no longer the item's, `next` the first one of the item after it. */
export type ItemEnd = {
  readonly at: number;
  readonly next: number;
  /** The tasks of the item after it, where that goes on about this one's. */
  readonly known: readonly TaskRef[] | null;
};

/** "7 82 và 9 54", "7 82 còn 9 54". */
const WEAK_WORDS = new Set(["va", "con"]);

/** Whether an item's head says nothing: neither a task nor a value. */
export function isEmptyHead(head: ItemHead): boolean {
  return head.tasks.length === 0 && head.reading.kind === "missing";
}

/** Where the item ends, and where the next one begins. Each token is looked at a bounded number of times. */
export function itemEnd(tokens: Tokens, head: ItemHead): ItemEnd {
  const count = tokens.list.length;
  for (let at = head.next; at < count; ) {
    if (isShown(tokens, at)) {
      at = lineEnd(tokens, at);
      continue;
    }
    const mark = markAt(tokens, at, head);
    if (mark === null) {
      const further = followsHead(tokens, at, head) ? readFurther(tokens, at, head) : null;
      if (further) return { at, next: further.next, known: further.tasks };
      const marked = listMarkerEnd(tokens, at);
      if (marked !== null || beginsAnywhere(tokens, at, head)) return { at, next: marked ?? at, known: null };
      at++;
      continue;
    }
    const next = skipOpening(tokens, at + 1);
    if (next >= count) break;
    // The letter of a part looks like courtesy.
    const further = readFurther(tokens, at + 1, head) ?? readFurther(tokens, afterLink(tokens, next), head);
    if (further) return { at, next: further.next, known: further.tasks };
    const line = mark === "line" || passesLine(tokens, at + 1, next, head);
    if (line ? beginsLine(tokens, next, head) : beginsAfterMark(tokens, next)) return { at, next, known: null };
    // What was skipped can't begin an item either; looking at it again would cost the square of the length.
    at = Math.max(next, at + 1);
  }
  return { at: count, next: count, known: null };
}

function lineEnd(tokens: Tokens, from: number): number {
  let at = from;
  while (at < tokens.list.length && tokens.list[at]?.kind !== "line") at++;
  return at;
}

/** What may separate items: a line's end or ";", or one of the weaker marks. */
function markAt(tokens: Tokens, index: number, head: ItemHead): "line" | "weak" | null {
  const token = tokens.list[index];
  if (token?.kind === "line" || isSign(tokens, index, ";")) return "line";
  if (token?.kind === "word") return WEAK_WORDS.has(token.text) ? "weak" : null;
  // The point of "II.7" and of "so.gov.vn" separates nothing.
  if (isSign(tokens, index, ".")) return token?.glued && tokens.list[index + 1]?.glued ? null : "weak";
  // "5/3" in a note is a day, "12/BC" a document's number.
  if (isSign(tokens, index, "/") && isInPiece(tokens, index)) return null;
  // A colon ends a heading: "Kết quả tháng 3: 7 82%, 8 60%".
  return isSign(tokens, index, ",|&+/") || (isEmptyHead(head) && isSign(tokens, index, ":")) ? "weak" : null;
}

function isInPiece(tokens: Tokens, index: number): boolean {
  const [before, stroke, after] = [tokens.list[index - 1], tokens.list[index], tokens.list[index + 1]];
  const meant = after?.kind === "number" || readDocument(tokens, index - 1) !== null;
  return before?.kind === "number" && stroke?.glued === true && after?.glued === true && meant;
}

function passesLine(tokens: Tokens, from: number, to: number, head: ItemHead): boolean {
  for (let at = from; at < to; at++) if (markAt(tokens, at, head) === "line") return true;
  return false;
}

function beginsLine(tokens: Tokens, index: number, head: ItemHead): boolean {
  const named = readNamedTask(tokens, index);
  if (named?.how === "named" || beginsWithPeriod(tokens, index)) return true;
  const code = named ?? readBareCode(tokens, index);
  if (code && !isAmount(tokens, code.next) && !isCounted(tokens, code.next) && !readDay(tokens, index)) return true;
  if (code && clearValueAfter(tokens, code.next)) return true;
  return beginsWithValue(tokens, index, head);
}

/** "tháng 4: nv 12 chưa": the month is of the task behind it. */
function beginsWithPeriod(tokens: Tokens, index: number): boolean {
  const period = readPeriod(tokens, index);
  if (!period) return false;
  const at = isSign(tokens, period.next, ":,-") ? period.next + 1 : period.next;
  return readNamedTask(tokens, at)?.how === "named";
}

/** "60%" on a line of its own is another item once this one has its value; "xong nv 8" is one anyhow. */
function beginsWithValue(tokens: Tokens, index: number, head: ItemHead): boolean {
  const value = readValue(tokens, contextAt(tokens, index).next, false);
  if (!value) return false;
  if (readNamedTask(tokens, value.next)?.how === "named") return true;
  return value.value.kind === "figure" && value.value.unit === "%" && head.reading.kind !== "missing";
}

/** After a comma only what can't be anything else: "nv 8 …", or a code with its value. */
function beginsAfterMark(tokens: Tokens, index: number): boolean {
  const named = readNamedTask(tokens, index);
  if (named?.how === "named" || beginsWithPeriod(tokens, index)) return true;
  const code = named ?? readBareCode(tokens, index);
  if (code)
    return !isAmount(tokens, code.next) && (isClear(tokens, index, code.next) || endsInNumber(tokens, code.next));
  const value = readValue(tokens, index, false);
  return value !== null && readNamedTask(tokens, value.next)?.how === "named";
}

/** "BC chưa xong" is about BC; in ", 8 chưa xong" the number may count anything. */
function isClear(tokens: Tokens, index: number, next: number): boolean {
  const lettered = tokens.list[index]?.kind === "word" && stateOf(tokens, contextAt(tokens, next).next) !== null;
  return lettered || clearValueAfter(tokens, next);
}

/**
 * Without any separator: "7 82% nv 8 60", "7 xong 8 60%". A bare number only counts as a task once the item before it
 * is complete: in "lớp 12 82%" and "7 lớp 12 82%" it may count anything.
 */
function beginsAnywhere(tokens: Tokens, index: number, head: ItemHead): boolean {
  const token = tokens.list[index];
  if (!token || token.kind === "sign") return false;
  // "7:82%nv9:55%": only behind its sign an item may begin without a space.
  if (token.glued && !(token.kind === "word" && isSign(tokens, index - 1, "%"))) return false;
  const task = token.kind === "word" ? readNamedTask(tokens, index) : null;
  if (task?.how === "named") return valueAfter(tokens, task.next);
  const code = head.reading.kind === "missing" ? null : (task ?? readUnnamed(tokens, index));
  if (code === null || isAmount(tokens, code.next)) return false;
  // "8a 100 8b 52": with its letter it can be nothing else.
  return clearValueAfter(tokens, code.next) || (isLettered(tokens, code) && valueAfter(tokens, code.next));
}

function readUnnamed(tokens: Tokens, index: number) {
  return tokens.list[index]?.kind === "number" ? readBareCode(tokens, index) : null;
}

/** "8 60" and then the end of the item. */
function endsInNumber(tokens: Tokens, index: number): boolean {
  const value = readValue(tokens, contextAt(tokens, index).next, true);
  if (value?.value.kind !== "figure") return false;
  const after = tokens.list[value.next];
  return (
    after === undefined ||
    after.kind === "line" ||
    isSign(tokens, value.next, ",;.)&+|") ||
    isWord(tokens, value.next, "va")
  );
}
