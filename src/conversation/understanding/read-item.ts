import { refuse } from "./amount.js";
import type { Reading, TaskRef } from "./intent.js";
import { type Found, skipPhrases } from "./phrases.js";
import { type Context, contextAt, movedTo, readContextAfter, readContextBefore, withPeriod } from "./read-context.js";
import { readMorePeriods } from "./read-more-periods.js";
import { readBareYear, readMonthOfYear } from "./read-period.js";
import { isAmount, isCounted } from "./read-task.js";
import { type LoneNumber, readTasks, readTrailingTasks, type TaskList, taskStart } from "./read-task-list.js";
import { readValue } from "./read-value.js";
import { isSign, type Tokens } from "./tokens.js";
import { valueAfter } from "./value-after.js";
import { particle } from "./vocabulary.js";

/** The grammatical part of an item; what follows `next` is its note. */
export type ItemHead = {
  readonly tasks: readonly TaskRef[];
  readonly reading: Reading;
  readonly context: Context;
  /** Where the words that are not understood begin. */
  readonly next: number;
};

/**
 * Reads `[context] [tasks] [context] [value] [tasks] [context]` from the token `from`.
 * Nothing of it has to be there; without a value the reading is `missing`.
 */
export function readItemHead(tokens: Tokens, from: number, loneNumber: LoneNumber): ItemHead {
  const before = contextAt(tokens, from);
  const leading = readTasks(tokens, taskStart(tokens, from, before), loneNumber);
  const context = withBareYear(tokens, leading ? contextBehind(tokens, before, leading.next) : before);
  const several = context.period === null ? null : readMorePeriods(tokens, context.meantUntil);
  if (several !== null) return ofSeveralPeriods(tokens, from, leading, movedTo(context, several));
  const read = readValue(tokens, context.next, leading !== null);
  // "nhiệm vụ mười hai xong": the number was heard, so how far it is gets asked.
  if (!read || (leading?.spelled && read.value.kind === "state")) return withoutValue(from, leading, context);
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

/** "xong 7 82%": the figure says more than the state. */
function measuredAfter(tokens: Tokens, index: number): Found<Reading> | null {
  const value = readValue(tokens, index, true);
  return value && value.value.kind !== "state" && isSign(tokens, value.next - 1, "%") ? value : null;
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
  const afterStroke = found !== null && reading.unit === null && isTightStroke(tokens, found.next);
  const certain = found === null || (found.tasks.length === 1 && !found.spelled);
  if (!afterComma && !afterStroke && certain) return reading;
  const more = afterStroke ? figureAfter(tokens, value.next) : [];
  return refuse(tokens, valueAt, value.next, "not-a-value", [reading.value, ...more]).value;
}

/** "nv 7/10: 82": the number behind the stroke may be a month, a count or the value. */
function isTightStroke(tokens: Tokens, index: number): boolean {
  const [stroke, number] = [tokens.list[index], tokens.list[index + 1]];
  return isSign(tokens, index, "/") && stroke?.glued === true && number?.glued === true;
}

function figureAfter(tokens: Tokens, index: number): readonly number[] {
  const reading = readValue(tokens, contextAt(tokens, index).next, true)?.value;
  return reading?.kind === "figure" ? [reading.value] : [];
}

/** "tháng 1, 2, 3 không phát sinh": one result of several periods is asked about, each on its own. */
function ofSeveralPeriods(tokens: Tokens, from: number, leading: TaskList | null, context: Context): ItemHead {
  const reading = refuse(tokens, from, context.next, "not-a-value", []).value;
  return { tasks: leading?.tasks ?? [], reading, context, next: context.next };
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
