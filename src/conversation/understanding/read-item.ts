import { refuse, valuesOf } from "./amount.js";
import { isAmount, isCounted } from "./amount-behind.js";
import { namedPeriod, type PeriodRef, type Reading, type TaskRef } from "./intent.js";
import { type Found, skipPhrases } from "./phrases.js";
import { type Context, contextAt, movedTo, readContextAfter, readContextBefore, withPeriod } from "./read-context.js";
import { readPeriodsBehind, readSharedState } from "./read-more-periods.js";
import { readBareYear, readMonthOfYear } from "./read-period.js";
import { type LoneNumber, readTasks, readTrailingTasks, type TaskList, taskStart } from "./read-task-list.js";
import { isAboutBehindState, isPartly, questionEnd, readValue } from "./read-value.js";
import { isSign, type Tokens } from "./tokens.js";
import { valueAfter } from "./value-after.js";
import { particle } from "./vocabulary.js";

/** The grammatical part of an item; what follows `next` is its note. */
export type ItemHead = {
  readonly tasks: readonly TaskRef[];
  readonly reading: Reading;
  readonly context: Context;
  /** Further periods that the same is said of: "tháng 1, 2 và 3 không phát sinh". */
  readonly more: readonly PeriodRef[];
  /** Where the words that are not understood begin. */
  readonly next: number;
};

const NO_MORE: readonly PeriodRef[] = [];

/**
 * Reads `[context] [tasks] [context] [value] [tasks] [context]` from the token `from`.
 * Nothing of it has to be there; without a value the reading is `missing`.
 * @param known the tasks, where they were named before: "nv 12 t1 xong, t2 chưa"
 */
export function readItemHead(
  tokens: Tokens,
  from: number,
  loneNumber: LoneNumber,
  known: readonly TaskRef[] | null = null,
): ItemHead {
  const before = contextAt(tokens, from);
  const leading = known ? { tasks: known, next: from } : readTasks(tokens, taskStart(tokens, from, before), loneNumber);
  const behindTasks = leading && !known ? contextBehind(tokens, before, leading.next) : before;
  const context = withBareYear(tokens, behindTasks);
  const named = namedPeriod(context.period);
  const shared = named && readSharedState(tokens, context.meantUntil, named);
  if (shared) return ofSeveralPeriods(tokens, from, leading, { context, ...shared });
  const read = readValue(tokens, context.next, leading !== null);
  // "nhiệm vụ mười hai xong": the number was heard, so how far it is gets asked.
  if (!read || (leading?.spelled && read.value.kind === "state")) return withoutValue(from, leading, context);
  const value = { value: read.value, next: skipPhrases(particle, tokens, read.next) };
  const trailing = leading ? null : readTrailingTasks(tokens, value);
  const corrected = trailing && measuredAfter(tokens, trailing.next);
  const about = value.value.kind === "figure" && isAboutBehindState(tokens, context.next);
  const judged = about ? { ...context, estimate: true } : context;
  const behind = movedTo(judged, corrected?.next ?? trailing?.next ?? value.next);
  const said = readContextAfter(tokens, behind);
  const after = value.value.kind === "state" ? readContextAfter(tokens, withYearBehind(tokens, said)) : said;
  const found = leading ?? trailing;
  const behindState =
    value.value.kind === "state" ? readPeriodsBehind(tokens, after.next, namedPeriod(after.period)) : null;
  if (behindState)
    return ofSeveralPeriods(tokens, from, found, {
      context: after,
      value: value.value,
      periods: behindState.value,
      next: behindState.next,
    });
  const reading = sharedReading(tokens, found, corrected?.value ?? value.value, value, context.next);
  const head = { tasks: found?.tasks ?? [], reading, context: after, more: NO_MORE, next: after.next };
  return trailing ? doubtedBehind(tokens, from, head) : head;
}

/** "xong nv 7 chưa", "xong nv 1 nhưng chưa ký": what makes a doubt of it stands behind the task. */
function doubtedBehind(tokens: Tokens, from: number, head: ItemHead): ItemHead {
  const { reading: said, next } = head;
  if (said.kind === "invalid") return head;
  const partly = said.kind === "state" && said.process === "done" && isPartly(tokens, next);
  const asked = questionEnd(tokens, next) ?? (partly ? next : null);
  if (asked === null) return head;
  const reading = refuse(tokens, from, asked, "not-a-value", valuesOf(said)).value;
  return { ...head, reading, next: asked };
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
  const certain = found === null || (found.tasks.length <= 1 && !found.spelled);
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

type Shared = Found<Reading> & { readonly context: Context; readonly periods: readonly PeriodRef[] | null };

/** "tháng 1, 2, 3 không phát sinh": each period on its own; asked where a number may be none, and where the state is. */
function ofSeveralPeriods(tokens: Tokens, from: number, found: TaskList | null, shared: Shared): ItemHead {
  const { value, periods, next } = shared;
  const [first = shared.context.period, ...more] = periods ?? [];
  const certain = periods !== null && value.kind === "state" && !found?.spelled;
  const reading = certain ? value : refuse(tokens, from, next, "not-a-value", []).value;
  const { asOf, estimate } = shared.context;
  const context = { period: first, asOf, estimate, next, meantUntil: next };
  return { tasks: found?.tasks ?? [], reading, context, more: certain ? more : NO_MORE, next };
}

function withoutValue(from: number, leading: TaskList | null, context: Context): ItemHead {
  return {
    tasks: leading?.tasks ?? [],
    reading: { kind: "missing" },
    context,
    more: NO_MORE,
    // Hedges passed in search of a value belong to the note.
    next: Math.max(context.meantUntil, leading?.next ?? from),
  };
}
