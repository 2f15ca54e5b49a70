import { refuse } from "./amount.js";
import type { Reading, TaskRef } from "./intent.js";
import { type Found, skipPhrases } from "./phrases.js";
import { type Context, contextAt, movedTo, readContextAfter, readContextBefore, withPeriod } from "./read-context.js";
import { readBareYear, readMonthOfYear, readPeriod } from "./read-period.js";
import { type FoundTask, isAmount, isCounted, readBareCode, readNamedTask } from "./read-task.js";
import { readValue } from "./read-value.js";
import { isSign, isWord, remembering, type Tokens } from "./tokens.js";
import { courtesy, hedge, particle, stateOf, taskWord } from "./vocabulary.js";

/** What a lone number is: after `/capnhat` the task, in reply to a question the value. */
export type LoneNumber = "task" | "value";

/** The grammatical part of an item; what follows `next` is its note. */
export type ItemHead = {
  readonly tasks: readonly TaskRef[];
  readonly reading: Reading;
  readonly context: Context;
  /** Where the words that are not understood begin. */
  readonly next: number;
};

/** "7, 8, 9 và 10 xong"; more than this in one breath is no list of tasks. */
const LONGEST_LIST = 20;

/**
 * Reads `[context] [tasks] [context] [value] [tasks] [context]` from the token `from`.
 * Nothing of it has to be there; without a value the reading is `missing`.
 */
export function readItemHead(tokens: Tokens, from: number, loneNumber: LoneNumber): ItemHead {
  const before = contextAt(tokens, from);
  const leading = readTasks(tokens, taskStart(tokens, from, before), loneNumber);
  const context = withBareYear(tokens, leading ? contextBehind(tokens, before, leading.next) : before);
  const read = readValue(tokens, context.next, leading !== null);
  if (!read) return withoutValue(from, leading, context);
  const value = { value: read.value, next: skipPhrases(particle, tokens, read.next) };
  const trailing = leading ? null : readTrailingTasks(tokens, value);
  const corrected = trailing && measuredAfter(tokens, trailing.next);
  const behind = movedTo(context, corrected?.next ?? trailing?.next ?? value.next);
  const said = readContextAfter(tokens, behind);
  const after = value.value.kind === "state" ? readContextAfter(tokens, withYearBehind(tokens, said)) : said;
  const found = leading ?? trailing;
  return {
    tasks: found?.tasks ?? [],
    reading: sharedReading(tokens, found, corrected?.value ?? value.value, value, context.next),
    context: after,
    next: after.next,
  };
}

/** Nothing said before the task is the usual case, and then what follows it was read to know that it is one. */
function contextBehind(tokens: Tokens, before: Context, next: number): Context {
  const saysNothing = before.period === null && before.asOf === null && !before.estimate;
  return saysNothing ? contextAt(tokens, next) : readContextBefore(tokens, movedTo(before, next));
}

/** "7 2025 82%", "7 3/2025 82%": taken for a period only where the value still follows. */
function withBareYear(tokens: Tokens, context: Context): Context {
  const { next } = context;
  const year = context.period ? null : (readBareYear(tokens, next) ?? readMonthOfYear(tokens, next));
  // "2000/2001" is a share, "2025 hồ sơ" a count.
  if (!year || isAmount(tokens, year.next) || isCounted(tokens, year.next)) return context;
  if (!valueAfter(tokens, year.next)) return context;
  return readContextBefore(tokens, withPeriod(context, year));
}

/** "xong 12 2025": behind a state a year can't be a value. */
function withYearBehind(tokens: Tokens, context: Context): Context {
  const year = context.period ? null : readBareYear(tokens, context.next);
  if (!year || isAmount(tokens, year.next) || isCounted(tokens, year.next)) return context;
  return withPeriod(context, year);
}

type TaskList = { readonly tasks: readonly TaskRef[]; readonly next: number };

/** Hedges before a task are only skipped when something of meaning came with them ("tháng 3 nv 12"). */
function taskStart(tokens: Tokens, from: number, before: Context): number {
  return readFirstTask(tokens, from) ? from : before.next;
}

function readTasks(tokens: Tokens, index: number, loneNumber: LoneNumber): TaskList | null {
  const first = readFirstTask(tokens, index);
  if (!first) return readJoinedTasks(tokens, index);
  if (first.how === "bare" && !mayBeTask(tokens, index, first, loneNumber)) return readJoinedTasks(tokens, index);
  const list = extend(tokens, first, false);
  if (list.tasks.length === 1 || valueAfter(tokens, list.next)) return list;
  // "7, 82" ends without a value: the second number is no task for certain, and the item's reader will ask.
  return { tasks: [first.value], next: first.next };
}

/** "7,8 xong": no figure has a state after it, so the comma stands between two tasks. */
function readJoinedTasks(tokens: Tokens, index: number): TaskList | null {
  const at = taskWord(tokens, index)?.next ?? index;
  const token = tokens.list[at];
  if (token?.kind !== "number" || !/^\d{1,2}(?:,\d{1,2})+$/.test(token.text)) return null;
  if (!stateOf(tokens, contextAt(tokens, at + 1).next)) return null;
  const tasks = token.text.split(",").map((digits) => {
    const code = String(Number(digits));
    return { code, part: null, typed: code };
  });
  return { tasks, next: at + 1 };
}

function readTrailingTasks(tokens: Tokens, value: Found<Reading>): TaskList | null {
  let at = value.next;
  while (isSign(tokens, at, ",:-(") || isWord(tokens, at, "cho") || isWord(tokens, at, "cua")) at++;
  const named = readNamedTask(tokens, at);
  const stated = value.value.kind === "state";
  const first = named ?? (stated && !readPeriod(tokens, at) ? readBareCode(tokens, at) : null);
  if (!first || (first.how !== "named" && !standsAsTask(tokens, first))) return null;
  return stated ? extend(tokens, first, true) : { tasks: [first.value], next: first.next };
}

/** "xong 7 82%": the figure says more than the state. */
function measuredAfter(tokens: Tokens, index: number): Found<Reading> | null {
  const value = readValue(tokens, index, true);
  return value && value.value.kind !== "state" && isSign(tokens, value.next - 1, "%") ? value : null;
}

/** Takes further tasks: "7, 8 và nv 9"; after a state also "7 8 9". */
function extend(tokens: Tokens, first: FoundTask, afterState: boolean): TaskList {
  const tasks = [first.value];
  let { next } = first;
  while (tasks.length < LONGEST_LIST) {
    const linked = isSign(tokens, next, ",&+") || isWord(tokens, next, "va");
    if (!linked && !afterState) break;
    const more = readTaskAt(tokens, linked ? next + 1 : next);
    if (!more || (more.how !== "named" && !standsAsTask(tokens, more))) break;
    // "xong 7, 8 60%": the 8 begins an item of its own.
    if (afterState && clearValueAfter(tokens, more.next)) break;
    tasks.push(more.value);
    next = more.next;
  }
  return { tasks, next };
}

/** A task that is no period: looked for before a task's context, and read behind it. */
const readFirstTask = remembering((tokens, index) => {
  const found = readTaskAt(tokens, index);
  return found && !readPeriod(tokens, index) ? found : null;
});

function readTaskAt(tokens: Tokens, index: number): FoundTask | null {
  return readNamedTask(tokens, index) ?? readBareCode(tokens, index);
}

function mayBeTask(tokens: Tokens, index: number, task: FoundTask, loneNumber: LoneNumber): boolean {
  if (!standsAsTask(tokens, task)) return false;
  const lettered = tokens.list[index]?.kind === "word";
  // "bc nv 7 82%" reports about 7.
  if (lettered && readNamedTask(tokens, contextAt(tokens, task.next).next)?.how === "named") return false;
  const plain = lettered ? /^(?:BC|DT|KHDV|CT\d+|TX\d+)$/.test(task.value.code) : !task.value.code.includes(".");
  return (loneNumber === "task" && plain) || valueAfter(tokens, task.next);
}

/** Neither an amount nor glued to letters that go on ("7x"). */
function standsAsTask(tokens: Tokens, task: FoundTask): boolean {
  if (isAmount(tokens, task.next)) return false;
  const next = tokens.list[task.next];
  if (!next?.glued || next.kind !== "word") return true;
  return (
    hedge(tokens, task.next) !== null || stateOf(tokens, task.next) !== null || courtesy(tokens, task.next) !== null
  );
}

/** Whether a value follows once separators and hedges are passed. */
export function valueAfter(tokens: Tokens, index: number): boolean {
  return readValue(tokens, contextAt(tokens, index).next, true) !== null;
}

/** Whether a percentage, n/N or state follows, or a doubt about one: beyond doubt meant as a value. */
export function clearValueAfter(tokens: Tokens, index: number): boolean {
  const value = readValue(tokens, contextAt(tokens, index).next, true)?.value;
  if (!value || value.kind === "missing") return false;
  if (value.kind === "invalid") return value.source.includes("%") || value.because !== "not-a-value";
  return value.kind !== "figure" || value.unit === "%";
}

/** A state may be said of several tasks at once; a figure of several, or after a bare comma, is asked about. */
function sharedReading(
  tokens: Tokens,
  found: TaskList | null,
  reading: Reading,
  value: Found<Reading>,
  valueAt: number,
): Reading {
  if (reading.kind !== "figure") return reading;
  const afterComma = found !== null && isSign(tokens, valueAt - 1, ",") && reading.unit === null;
  if (!afterComma && (found === null || found.tasks.length === 1)) return reading;
  return refuse(tokens, valueAt, value.next, "not-a-value", [reading.value]).value;
}

function withoutValue(from: number, leading: TaskList | null, context: Context): ItemHead {
  return {
    tasks: leading?.tasks ?? [],
    reading: { kind: "missing" },
    context,
    // Hedges passed in search of a value belong to the note.
    next: Math.max(context.meantUntil, leading?.next ?? from),
  };
}
