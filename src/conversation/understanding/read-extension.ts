import type { PeriodRef, TaskRef } from "./intent.js";
import type { Found } from "./phrases.js";
import { readDatedDay } from "./read-date.js";
import { readPeriod } from "./read-period.js";
import { readBareCode, readNamedTask } from "./read-task.js";
import { readUntil, type Until } from "./read-until.js";
import { isSign, type Tokens, textBetween, tokenise } from "./tokens.js";
import { courtesy } from "./vocabulary.js";

/** A day that names itself: "3 ngày" may count from today or from the due date. */
type NamedDay = Extract<Until, { kind: "day" | "day-of-month" | "weekday" }>;

/** What "7 20/3 chờ số liệu các trường" says; what is not there is null, or empty. */
export type ExtensionWords = {
  readonly task: TaskRef | null;
  readonly period: PeriodRef | null;
  /** The last day asked for. */
  readonly until: NamedDay | null;
  readonly reason: string;
};

/** Task, period, day and reason, in this order. Never throws. */
export function parseExtension(rest: string): ExtensionWords {
  const tokens = tokenise(rest);
  const task = readNamedTask(tokens, 0) ?? readBareCode(tokens, 0);
  const behind = skipFiller(tokens, task?.next ?? 0);
  const early = readLastDay(tokens, behind);
  // "12 tháng 2 đến 20/3" names a period first; "đến hết tháng 2" is a day.
  const period = early ? null : readPeriod(tokens, behind);
  const at = period ? skipFiller(tokens, period.next) : behind;
  const until = early ?? readLastDay(tokens, at);
  // "chờ" is no courtesy here: what follows the day is kept word for word.
  let from = until?.next ?? at;
  while (isSeparator(tokens, from)) from++;
  return {
    task: task?.value ?? null,
    period: period?.value ?? null,
    until: until?.value ?? null,
    reason: textBetween(tokens, from, tokens.list.length),
  };
}

function readLastDay(tokens: Tokens, index: number): Found<NamedDay> | null {
  const dated = readDatedDay(tokens, index);
  if (dated) return { value: { kind: "day", ...dated.value }, next: dated.next };
  const found = readUntil(tokens, index);
  if (!found) return null;
  const value = found.value.kind === "through" ? found.value.until : found.value;
  const named = value.kind === "day" || value.kind === "day-of-month" || value.kind === "weekday";
  return named ? { value, next: found.next } : null;
}

function skipFiller(tokens: Tokens, from: number): number {
  let at = from;
  for (;;) {
    if (at >= tokens.list.length || readDatedDay(tokens, at) || readUntil(tokens, at)) return at;
    const polite = courtesy(tokens, at);
    if (polite) at = polite.next;
    else if (isSeparator(tokens, at)) at++;
    else return at;
  }
}

function isSeparator(tokens: Tokens, index: number): boolean {
  return tokens.list[index]?.kind === "line" || isSign(tokens, index, ":,;.=-–");
}
