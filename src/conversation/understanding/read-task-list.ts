import { isAmount } from "./amount-behind.js";
import type { Reading, TaskRef } from "./intent.js";
import type { Found } from "./phrases.js";
import { type Context, contextAt } from "./read-context.js";
import { readPeriod } from "./read-period.js";
import { readReport } from "./read-report.js";
import { type FoundTask, readBareCode, readNamedTask, reportCode } from "./read-task.js";
import { isSign, isWord, remembering, type Tokens } from "./tokens.js";
import { clearValueAfter, valueAfter } from "./value-after.js";
import { courtesy, hedge, stateOf, taskWord } from "./vocabulary.js";

/** What a lone number is: after `/capnhat` the task, in reply to a question the value. */
export type LoneNumber = "task" | "value";

/** "7, 8, 9 và 10 xong"; more than this in one breath is no list of tasks. */
const LONGEST_LIST = 20;

/** Tasks named one after another. `spelled`: by a word ("bảy"), so that nothing is taken for certain. */
export type TaskList = { readonly tasks: readonly TaskRef[]; readonly next: number; readonly spelled?: boolean };

/** Hedges before a task are only skipped when something of meaning came with them ("tháng 3 nv 12"). */
export function taskStart(tokens: Tokens, from: number, before: Context): number {
  return readFirstTask(tokens, from) ? from : before.next;
}

/** The tasks that an item begins with. */
export function readTasks(tokens: Tokens, index: number, loneNumber: LoneNumber): TaskList | null {
  const first = readFirstTask(tokens, index);
  if (!first) return readJoinedTasks(tokens, index);
  if (first.how === "bare" && !mayBeTask(tokens, index, first, loneNumber)) return readJoinedTasks(tokens, index);
  if (first.spelled) return { tasks: [first.value], next: first.next, spelled: true };
  const list = extend(tokens, { tasks: [first.value], next: first.next }, false);
  if (list.tasks.length === 1 || valueAfter(tokens, list.next)) return list;
  // "7, 82" ends without a value: the second number is no task for certain, and the item's reader will ask.
  return { tasks: [first.value], next: first.next };
}

/** "7,8 xong": no figure has a state after it, so the comma stands between two tasks. */
function readJoinedTasks(tokens: Tokens, index: number): TaskList | null {
  const at = taskWord(tokens, index)?.next ?? index;
  const token = tokens.list[at];
  if (token?.kind !== "number" || !/^\d{1,2}(?:,\d{1,2})+$/.test(token.text)) return null;
  const joined = token.text.split(",").map((digits) => {
    const code = String(Number(digits));
    return { code, part: null, typed: code };
  });
  const list = extend(tokens, { tasks: joined, next: at + 1 }, false);
  return stateOf(tokens, contextAt(tokens, list.next).next) ? list : null;
}

/** The tasks behind their value: "82% nv 7", "xong 7 và 8". */
export function readTrailingTasks(tokens: Tokens, value: Found<Reading>): TaskList | null {
  let at = value.next;
  while (isSign(tokens, at, ",:-(") || isWord(tokens, at, "cho") || isWord(tokens, at, "cua")) at++;
  const stated = value.value.kind === "state";
  const report = stated ? readReport(tokens, at) : null;
  const named = report === null ? readNamedTask(tokens, at) : reportCode(report);
  const first = named ?? (stated && !readPeriod(tokens, at) ? readBareCode(tokens, at) : null);
  if (!first || (first.how !== "named" && !standsAsTask(tokens, first))) return null;
  const only = { tasks: [first.value], next: first.next, spelled: first.spelled === true };
  return stated ? extend(tokens, only, true) : only;
}

/** Takes further tasks: "7, 8 và nv 9"; after a state also "7 8 9". */
function extend(tokens: Tokens, first: TaskList, afterState: boolean): TaskList {
  const tasks = [...first.tasks];
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
