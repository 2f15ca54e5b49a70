import type { DayRef, Reading } from "./intent.js";
import { skipPhrases } from "./phrases.js";
import { readAmount } from "./read-amount.js";
import { readDay } from "./read-date.js";
import { readDocument } from "./read-document.js";
import { isFreeDash } from "./read-task.js";
import { isSign, isWord, type Tokens, textBetween } from "./tokens.js";
import { connective, courtesy, dataDateLead, documentFrame } from "./vocabulary.js";

/** Suggestions out of running text: more than a few are no help. */
const MOST_SUGGESTIONS = 3;
/** Signs that separate a note from what stands before it. */
const BEFORE_NOTE = ",.;:)]|!*/";

/** Percentages somewhere in running text may be targets, so they are offered and not taken. */
export function valueInWords(tokens: Tokens, from: number, to: number): Reading {
  const suggestions = new Set<number>();
  for (let at = from; at < to && suggestions.size < MOST_SUGGESTIONS; ) {
    const number = tokens.list[at]?.kind === "number";
    const document = number ? readDocument(tokens, at) : null;
    const amount = number && !document ? readAmount(tokens, at) : null;
    // n/N in running text may be a date, and other units count other things.
    if (amount?.value.kind === "figure" && amount.value.unit === "%" && amount.value.numerator === undefined)
      suggestions.add(amount.value.value);
    at = Math.max(document?.next ?? amount?.next ?? 0, at + 1);
  }
  if (suggestions.size === 0) return { kind: "missing" };
  const source = textBetween(tokens, from, to);
  return { kind: "invalid", source, because: "not-a-value", suggestions: [...suggestions] };
}

/** No day of a month: "80/100, 85/100" are two shares, in "82%, 5/3 họp" there is one figure. */
const MOST_DAYS = 31;

/** "82% phòng A, 75% phòng B": another percentage that begins a clause of its own; "82%, tăng 5%" has none. */
export function otherPercentages(tokens: Tokens, from: number, to: number): readonly number[] {
  const found: number[] = [];
  for (let at = from + 1; at < to && found.length < MOST_SUGGESTIONS; at++) {
    const apart = isSign(tokens, at - 1, ",;.&") || isWord(tokens, at - 1, "va");
    if (tokens.list[at]?.kind !== "number" || !apart) continue;
    const value = readAmount(tokens, at)?.value;
    if (value?.kind === "figure" && value.unit === "%" && (value.denominator ?? Infinity) > MOST_DAYS)
      found.push(value.value);
  }
  return found;
}

/** "tính đến 5/3" anywhere in the note; "họp ngày 5/3" is no date of the data. */
export function dataDateIn(tokens: Tokens, from: number, to: number): DayRef | null {
  for (let at = from; at < to; at++) {
    const lead = tokens.list[at]?.kind === "word" ? dataDateLead(tokens, at) : null;
    const day = lead && readDay(tokens, lead.next);
    if (day) return day.value;
  }
  return null;
}

/** The words as typed; null when they are only politeness or only introduce the document's number. */
export function noteOf(tokens: Tokens, from: number, to: number, evidence: string | null): string | null {
  let first = from;
  while (first < to && separates(tokens, first)) first++;
  let last = to;
  while (last > first && (isSign(tokens, last - 1, ",;([*") || tokens.list[last - 1]?.kind === "line")) last--;
  if (last < tokens.list.length && skipPhrases(connective, tokens, first) >= last) return null;
  return saysSomething(tokens, first, last, evidence) ? textBetween(tokens, first, last) : null;
}

function separates(tokens: Tokens, index: number): boolean {
  const token = tokens.list[index];
  if (token?.kind === "line") return true;
  // "/giahan" in a note is a word of it.
  if (isSign(tokens, index, "/")) return tokens.list[index + 1]?.glued !== true;
  return isSign(tokens, index, BEFORE_NOTE) || isFreeDash(tokens, index);
}

function saysSomething(tokens: Tokens, from: number, to: number, evidence: string | null): boolean {
  for (let at = from; at < to; ) {
    const framed = evidence === null ? at : skipPhrases(documentFrame, tokens, at);
    const document = evidence === null ? null : readDocument(tokens, framed);
    const passed = document?.next ?? courtesy(tokens, at)?.next ?? (isSign(tokens, at, ".,!;:()-\"'%") ? at + 1 : null);
    if (passed !== null) at = passed;
    else if (framed > at && tokens.list[framed]?.text === evidence) at = framed + 1;
    else return true;
  }
  return false;
}
