import type { DayRef, SaidPeriod } from "./intent.js";
import type { Found } from "./phrases.js";
import { readDatedDay } from "./read-date.js";
import { readPeriod } from "./read-period.js";
import { isSpelledNumber, readSpelledPercent } from "./read-spelled.js";
import { isFreeDash } from "./read-task.js";
import { currentPeriod } from "./relative-period.js";
import { isSign, isWord, remembering, skipArrow, type Tokens, tokenAt, typedAt } from "./tokens.js";
import { approximately, hedge, periodLead, reporter, speaker, stateOf } from "./vocabulary.js";

/** What stands around a value: for when it speaks, and how sure it is. */
export type Context = {
  readonly period: SaidPeriod | null;
  readonly asOf: DayRef | null;
  readonly estimate: boolean;
  /** The token after everything passed, hedges and separators included. */
  readonly next: number;
  /** The token after the last period or date. */
  readonly meantUntil: number;
};

/** Separators between a task and its value. A comma or point that sticks to the digit after it is not one. */
const BEFORE_VALUE = ":=)]([«|*\"'→•/_";

function noContext(next: number): Context {
  return { period: null, asOf: null, estimate: false, next, meantUntil: next };
}

/** The same context with a period, read up to `next`. */
export function withPeriod({ asOf, estimate }: Context, { value: period, next }: Found<SaidPeriod>): Context {
  return { period, asOf, estimate, next, meantUntil: next };
}

function withDay({ period, estimate }: Context, { value: asOf, next }: Found<DayRef>): Context {
  return { period, asOf, estimate, next, meantUntil: next };
}

/** The same context, read on from `next`. Written out because a spread costs more than the reading. */
export function movedTo({ period, asOf, estimate, meantUntil }: Context, next: number): Context {
  return { period, asOf, estimate, next, meantUntil };
}

/** Takes separators, hedges, periods and dates before a value: ": tính đến 5/3 đã đạt khoảng ". */
export function readContextBefore(tokens: Tokens, from: Context): Context {
  let context = from;
  for (;;) {
    const step = readStep(tokens, context) ?? skipBeforeValue(tokens, context);
    if (!step) return context;
    context = step;
  }
}

/** The same with nothing before it: what stands between a place and the value after it. */
export const contextAt = remembering((tokens, index) => readContextBefore(tokens, noContext(index)));

/** Takes periods, dates and "ước" after a value, each with at most one comma or bracket before it. */
export function readContextAfter(tokens: Tokens, from: Context): Context {
  let context = from;
  for (;;) {
    const skipped = isSign(tokens, context.next, ",.;(-") ? movedTo(context, context.next + 1) : context;
    const step = readStep(tokens, skipped);
    if (!step) return context;
    context = isSign(tokens, step.next, ")") ? movedTo(step, step.next + 1) : step;
  }
}

function readStep(tokens: Tokens, context: Context): Context | null {
  const { next } = context;
  const kind = tokenAt(tokens, next)?.kind;
  if (kind !== "word" && kind !== "number" && !isSign(tokens, next, "~")) return null;
  // "đang làm" and "tạm dừng" begin like a hedge and like "tầm".
  if (stateOf(tokens, next) || readSpelledPercent(tokens, next)) return null;
  // "tháng 1 đến tháng 3" are three months, not the data's day.
  const range = next === context.meantUntil && context.period !== null && readPeriod(tokens, next + 1) !== null;
  const day = context.asOf || range ? null : readDatedDay(tokens, next);
  if (day) return withDay(context, day);
  if (!context.period) {
    const lead = periodLead(tokens, next) ?? rangeLead(tokens, next);
    const at = lead?.next ?? next;
    const period = readPeriod(tokens, next) ?? (lead && readPeriod(tokens, at)) ?? currentPeriod(tokens, at);
    if (period) return withPeriod(context, period);
  }
  const behind = approximately(tokens, next)?.next ?? (isSign(tokens, next, "~") ? next + 1 : null);
  // "tám mươi hai": the word alone is "tầm".
  if (behind === null || (behind === next + 1 && isSpelledNumber(tokens, next))) return null;
  const { period, asOf, meantUntil } = context;
  return { period, asOf, estimate: true, next: behind, meantUntil };
}

/** In "7 ok, 9 chưa" it is all that is said of 7. */
function isOk(tokens: Tokens, index: number): boolean {
  return isWord(tokens, index, "ok") || isWord(tokens, index, "oke") || isWord(tokens, index, "okie");
}

/** The "từ" of "từ t1 đến t3". */
function rangeLead(tokens: Tokens, index: number): { readonly next: number } | null {
  const first = isWord(tokens, index, "tu") ? readPeriod(tokens, index + 1) : null;
  const linked = first && (isWord(tokens, first.next, "den") || isWord(tokens, first.next, "toi"));
  return linked && readPeriod(tokens, first.next + 1) ? { next: index + 1 } : null;
}

function skipBeforeValue(tokens: Tokens, context: Context): Context | null {
  const { next } = context;
  const kind = tokenAt(tokens, next)?.kind;
  // What stands before a value is words and signs.
  if ((kind !== "word" && kind !== "sign") || stateOf(tokens, next)) return null;
  // "tối nay xong" is still to come, "tới nay" is up to now.
  if (isWord(tokens, next, "toi") && typedAt(tokens, next) === "tối") return null;
  const words = hedge(tokens, next) ?? reporter(tokens, next) ?? speaker(tokens, next);
  if (words) return movedTo(context, words.next);
  const arrow = skipArrow(tokens, next);
  if (arrow !== null) return movedTo(context, arrow);
  const follower = tokens.list[next + 1];
  const stuck = follower?.kind === "number" && follower.glued && !tokens.list[next]?.glued;
  const separator =
    isSign(tokens, next, BEFORE_VALUE) ||
    isFreeDash(tokens, next) ||
    // The dash of "7-82%" sticks to both, the minus of "7 -5%" and "7: -5%" only to its digit.
    (isSign(tokens, next, "-") && tokens.list[next]?.glued === true && tokenAt(tokens, next - 1)?.kind !== "sign") ||
    (isSign(tokens, next, ",.") && !stuck && !isOk(tokens, next - 1));
  return separator ? movedTo(context, next + 1) : null;
}
