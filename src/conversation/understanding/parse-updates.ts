import { askedOf, isPercentage, MOST_OFFERED, takenBack, withoutContradictions } from "./contradictions.js";
import { fold } from "./fold.js";
import type { Reading, TaskRef, UpdateItem } from "./intent.js";
import { isEmptyHead, itemEnd } from "./item-bounds.js";
import { dataDateIn, noteOf, otherPercentages, valueInWords } from "./item-words.js";
import { contextAt, movedTo, readContextBefore } from "./read-context.js";
import { findDocument } from "./read-document.js";
import { type ItemHead, readItemHead } from "./read-item.js";
import { readPeriod } from "./read-period.js";
import type { LoneNumber } from "./read-task-list.js";
import { readValue } from "./read-value.js";
import { skipOpening } from "./skip-opening.js";
import { isSign, isWord, type Tokens, textBetween, tokenise } from "./tokens.js";

type Heading = Pick<UpdateItem, "period" | "asOf">;
const NO_HEADING: Heading = { period: null, asOf: null };

/**
 * Reads what follows `/capnhat`: one item per line, or several in one line ("7 xong, 8 60%"). Words that belong to
 * no item of their own are the note of the item before them, so nothing typed is lost; a heading before the first
 * item is not an item. Linear in the length of the message; never throws; an empty message has no items.
 */
export function parseUpdates(rest: string): readonly UpdateItem[] {
  if (last?.rest !== rest) last = { rest, items: parseItems(tokenise(rest), "task").map(takenBack) };
  return last.items;
}

/** The same for a correction: its "nhầm" is the reason, and takes nothing back. */
export function parseCorrection(rest: string): UpdateItem[] {
  return parseItems(tokenise(rest), "task");
}

/** What was read last: `recognise` reads a line to see whether it is an update, the command to carry it out. */
let last: { readonly rest: string; readonly items: readonly UpdateItem[] } | null = null;

/**
 * Reads a reply to a reminder or to the bot's own question: as {@link parseUpdates}, but a lone number is a value
 * ("82"), not a task. An item without a task speaks of what was asked.
 */
export function parseReply(text: string): UpdateItem[] {
  return parseItems(tokenise(text), "value").map(handedIn).map(takenBack);
}

/** "đã gửi qua iOffice số 123/BC": to whoever asks for a report, that it is done, and by which document. */
const SENT = /(?:^| )(?:da (?:gui|nop|trinh|bao cao|phat hanh|ban hanh|chuyen)|(?:gui|nop|trinh) roi)(?: |$)/;
const NOTHING_AROSE = /(?:^| )(?:khong|ko|k|kg|hok)(?: co)? (?:phat sinh|ps)(?: |$)/;

/** "đã gửi rồi ạ", "đã nộp qua iOffice": words about handing something in. */
export function saysSent(note: string): boolean {
  return SENT.test(fold(note));
}

function handedIn(item: UpdateItem): UpdateItem {
  const { task, reading, evidence, note } = item;
  if (task !== null || reading.kind !== "missing") return item;
  if (evidence !== null && (note === null || saysSent(note)))
    return { ...item, reading: { kind: "state", process: "done" } };
  // "đã nộp rồi ạ", "tháng này không phát sinh": a result is meant; which one is asked.
  return evidence === null && note !== null && saysResult(note) ? { ...askedOf(item, []), note: null } : item;
}

/** Words that tell a result without naming it. */
export function saysResult(words: string): boolean {
  return saysSent(words) || saysNil(words);
}

/** "tháng này không phát sinh": somewhere among other words. */
export function saysNil(words: string): boolean {
  return NOTHING_AROSE.test(fold(words));
}

function parseItems(tokens: Tokens, loneNumber: LoneNumber): UpdateItem[] {
  const items: UpdateItem[] = [];
  const count = tokens.list.length;
  let heading = NO_HEADING;
  let raw = 0;
  let amidTalk = false;
  let listed = false;
  let known: readonly TaskRef[] | null = null;
  for (let from = skipOpening(tokens, 0); from < count; ) {
    const head: ItemHead = joinNextLine(tokens, from, readItemHead(tokens, from, loneNumber, known));
    const end = itemEnd(tokens, head);
    const empty = isEmptyHead(head);
    const unsure = amidTalk || (listed && heading.period !== null && head.context.period !== null);
    heading = headingBefore(tokens, from) ?? heading;
    // What leads to an item is a heading; words that lead to nothing are kept whole, their courtesies too.
    if (!empty) items.push(...toItems(tokens, from, end.at, unsure ? doubted(tokens, from, head) : head, heading));
    else if (end.next < count) heading = readHeading(tokens, raw, end.at, heading);
    else items.push(...toItems(tokens, raw, end.at, { ...head, next: raw }, heading));
    // "t1, t2 nv 12 xong": of which month is not clear.
    listed = empty && (isSign(tokens, end.at, ",&+") || isWord(tokens, end.at, "va"));
    // "nv 7 không phải nv 8 82%": what stands between two tasks may say which of them is meant.
    const interrupted = !empty && head.reading.kind === "missing" && head.next < end.at;
    amidTalk = (empty || interrupted) && end.next === end.at;
    known = end.known;
    raw = end.at;
    from = end.next;
  }
  return withoutContradictions(items);
}

/** "Kết quả quý 1, tính đến 5/3:" speaks for every item under it that says nothing else. */
function readHeading(tokens: Tokens, from: number, to: number, before: Heading): Heading {
  let { period } = before;
  for (let at = from; at < to; at++) period = readPeriod(tokens, at)?.value ?? period;
  return { period, asOf: dataDateIn(tokens, from, to) ?? before.asOf };
}

/** "tháng 3: nv 7 82%, nv 9 40%": what stands before the colon speaks for both. */
function headingBefore(tokens: Tokens, from: number): Heading | null {
  const { period, asOf, meantUntil } = contextAt(tokens, from);
  return (period || asOf) && isSign(tokens, meantUntil, ":") ? { period, asOf } : null;
}

/** "mai nv 7 mới đạt 82%": words before it that are not understood may change what it says. */
function doubted(tokens: Tokens, from: number, head: ItemHead): ItemHead {
  const { reading } = head;
  if (reading.kind !== "figure" && reading.kind !== "state") return head;
  const suggestions = reading.kind === "figure" ? [reading.value] : [];
  const source = textBetween(tokens, from, head.next);
  const doubt: Reading = { kind: "invalid", source, because: "not-a-value", suggestions };
  return { ...head, reading: doubt };
}

/** "7" on one line and "82%" or "xong" on the next are one item; a bare "8" there might be another task. */
function joinNextLine(tokens: Tokens, from: number, head: ItemHead): ItemHead {
  // "12:" on its own line.
  const at = isSign(tokens, head.next, ":") ? head.next + 1 : head.next;
  const ends = tokens.list[at]?.kind === "line" || isSign(tokens, at, ";");
  if (head.tasks.length === 0 || head.reading.kind !== "missing" || !ends) return head;
  const bullet = isSign(tokens, at + 1, "+*") && !tokens.list[at + 2]?.glued;
  const context = readContextBefore(tokens, movedTo(head.context, bullet ? at + 2 : at + 1));
  const found = readValue(tokens, context.next, true);
  const reading = found?.value;
  if (!found || !reading || reading.kind === "invalid") return head;
  const joined = { ...head, reading, context, next: found.next };
  if (reading.kind !== "figure" || reading.unit !== null) return joined;
  const named = tokens.list[from]?.kind === "word" && head.tasks.length === 1;
  return named && found.next === tokens.list.length ? doubted(tokens, from, joined) : head;
}

/** A percentage with others behind it, each of something else: which of them the task's is has to be asked. */
function withoutOthers(tokens: Tokens, from: number, { reading, next }: ItemHead, to: number): Reading {
  const others = isPercentage(reading) && next < to ? otherPercentages(tokens, next, to) : [];
  // "82%, 18% còn lại": what is left of it.
  if (!isPercentage(reading) || others.every((other) => other + reading.value === 100)) return reading;
  const suggestions = [reading.value, ...others].slice(0, MOST_OFFERED);
  return { kind: "invalid", source: textBetween(tokens, from, to), because: "not-a-value", suggestions };
}

function toItems(tokens: Tokens, from: number, to: number, head: ItemHead, heading: Heading): UpdateItem[] {
  const source = textBetween(tokens, from, to);
  const stated = head.reading.kind !== "missing";
  const reading = stated ? withoutOthers(tokens, from, head, to) : valueInWords(tokens, head.next, to);
  const period = head.context.period ?? heading.period;
  const asOf = head.context.asOf ?? dataDateIn(tokens, head.next, to) ?? heading.asOf;
  const estimate = head.context.estimate && stated;
  const evidence = findDocument(tokens, head.next, to);
  const note = noteOf(tokens, head.next, to, evidence);
  const tasks = head.tasks.length > 0 ? head.tasks : [null];
  const first = tasks.map((task) => ({ source, task, period, reading, asOf, estimate, note, evidence }));
  return head.more.length === 0
    ? first
    : first.flatMap((item) => [item, ...head.more.map((of) => ({ ...item, period: of }))]);
}
