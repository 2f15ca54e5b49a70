import type { PeriodRef, TaskRef } from "./intent.js";
import { type Found, phraseSet } from "./phrases.js";
import { readPeriod } from "./read-period.js";
import { readBareCode, readNamedTask } from "./read-task.js";
import { readUntil, type Until } from "./read-until.js";
import { isSign, type Tokens, tokenise, typedAt } from "./tokens.js";
import { courtesy } from "./vocabulary.js";

/** What "7 đến thứ sáu", "12 tháng 2 thôi" or "3 ngày" says. */
export type SnoozeWords = {
  readonly task: TaskRef | null;
  readonly period: PeriodRef | null;
  /** `stop`: no longer quiet; `ever`: without an end, which there is not. */
  readonly until: Until | "stop" | "ever" | null;
  /** Every word of it was understood. */
  readonly whole: boolean;
};

const stop = phraseSet(
  "thoi|bo|bo hoan|huy|huy hoan|thoi hoan|khong hoan nua|thoi khong hoan nua|dung hoan|bo tat|thoi tat|off|stop|cancel|" +
    "nhac lai|nhac tiep|nhac binh thuong|bat|bat lai|mo lai",
);

const forEver = phraseSet("mai mai|vinh vien|vo thoi han|khong thoi han|vo han|mai luon|suot doi|for ever|forever");

/** What follows `/hoan`: a task, its period, and until when. Never throws. */
export function parseSnooze(rest: string): SnoozeWords {
  return readSnooze(tokenise(rest), 0);
}

/** What follows `/tat`: a day, and no task. Never throws. */
export function parseQuiet(rest: string): Omit<SnoozeWords, "task"> {
  return readQuiet(tokenise(rest), 0);
}

/** The words behind a task, or alone, in whatever order: its period, until when, and courtesies. */
export function readQuiet(tokens: Tokens, from: number): Omit<SnoozeWords, "task"> {
  let period: PeriodRef | null = null;
  let until: SnoozeWords["until"] = null;
  let at = skipFiller(tokens, from);
  for (; at < tokens.list.length; at = skipFiller(tokens, at)) {
    const day = everAt(tokens, at) ?? readUntil(tokens, at) ?? stopAt(tokens, at);
    const of: Found<PeriodRef> | null = period ? null : readPeriod(tokens, at);
    // "6 tháng" is half a year from now, "6 tháng đầu năm" a period.
    if (of && of.next > (day?.next ?? 0)) {
      period = of.value;
      at = of.next;
    } else if (day && until === null) {
      until = day.value;
      at = day.next;
    } else break;
  }
  return { period, until, whole: at >= tokens.list.length };
}

/** With a task in front, or without one; "3 ngày" and "15/3" begin with a number that is none. Never throws. */
export function readSnooze(tokens: Tokens, from: number): SnoozeWords {
  const start = skipFiller(tokens, from);
  const stopped = stop(tokens, start);
  const at = stopped ? skipFiller(tokens, stopped.next) : start;
  const found = readNamedTask(tokens, at) ?? readBareCode(tokens, at);
  const alone = readQuiet(tokens, start);
  if (!found) return { task: null, ...alone };
  const tail = readQuiet(tokens, found.next);
  const named = { task: found.value, ...tail, until: stopped && tail.until === null ? ("stop" as const) : tail.until };
  if (named.until !== null || named.whole) return named;
  return alone.until === null ? named : { task: null, ...alone };
}

function stopAt(tokens: Tokens, index: number): Found<SnoozeWords["until"]> | null {
  const found = stop(tokens, index);
  return found && { value: "stop", next: found.next };
}

/** "mãi", "mãi mãi", "vĩnh viễn"; without its mark "mai" is tomorrow. */
function everAt(tokens: Tokens, index: number): Found<SnoozeWords["until"]> | null {
  const next = forEver(tokens, index)?.next ?? (typedAt(tokens, index) === "mãi" ? index + 1 : null);
  return next === null ? null : { value: "ever", next };
}

/** Courtesies that are no part of a day ("tôi" is courtesy, "tới" leads to one), and signs that only separate. */
function skipFiller(tokens: Tokens, from: number): number {
  let at = from;
  for (;;) {
    if (at >= tokens.list.length || readUntil(tokens, at) || stop(tokens, at) || everAt(tokens, at)) return at;
    const polite = courtesy(tokens, at);
    if (polite) at = polite.next;
    else if (tokens.list[at]?.kind === "line" || isSign(tokens, at, ":,;.!=~") || isLooseDash(tokens, at)) at++;
    else return at;
  }
}

function isLooseDash(tokens: Tokens, index: number): boolean {
  return isSign(tokens, index, "-") && tokens.list[index]?.glued === false;
}
