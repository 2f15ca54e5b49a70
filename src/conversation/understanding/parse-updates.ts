import { fold } from "./fold.js";
import type { Reading, UpdateItem } from "./intent.js";
import { isEmptyHead, itemEnd, skipOpening } from "./item-bounds.js";
import { dataDateIn, noteOf, valueInWords } from "./item-words.js";
import { movedTo, readContextBefore } from "./read-context.js";
import { findDocument } from "./read-document.js";
import { type ItemHead, readItemHead } from "./read-item.js";
import { readPeriod } from "./read-period.js";
import type { LoneNumber } from "./read-task-list.js";
import { readValue } from "./read-value.js";
import { isSign, type Tokens, textBetween, tokenise } from "./tokens.js";

type Heading = Pick<UpdateItem, "period" | "asOf">;
const NO_HEADING: Heading = { period: null, asOf: null };

/**
 * Reads what follows `/capnhat`: one item per line, or several in one line ("7 xong, 8 60%"). Words that belong to
 * no item of their own are the note of the item before them, so nothing typed is lost; a heading before the first
 * item is not an item. Linear in the length of the message; never throws; an empty message has no items.
 */
export function parseUpdates(rest: string): readonly UpdateItem[] {
  if (last?.rest !== rest) last = { rest, items: parseItems(tokenise(rest), "task") };
  return last.items;
}

/** What was read last: `recognise` reads a line to see whether it is an update, the command to carry it out. */
let last: { readonly rest: string; readonly items: readonly UpdateItem[] } | null = null;

/**
 * Reads a reply to a reminder or to the bot's own question: as {@link parseUpdates}, but a lone number is a value
 * ("82"), not a task. An item without a task speaks of what was asked.
 */
export function parseReply(text: string): UpdateItem[] {
  return parseItems(tokenise(text), "value").map(handedIn);
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
  for (let from = skipOpening(tokens, 0); from < count; ) {
    const head = joinNextLine(tokens, from, readItemHead(tokens, from, loneNumber));
    const end = itemEnd(tokens, head);
    const empty = isEmptyHead(head);
    // What leads to an item is a heading; words that lead to nothing are kept whole, their courtesies too.
    if (!empty) items.push(...toItems(tokens, from, end.at, amidTalk ? doubted(tokens, from, head) : head, heading));
    else if (end.next < count) heading = readHeading(tokens, raw, end.at, heading);
    else items.push(...toItems(tokens, raw, end.at, { ...head, next: raw }, heading));
    // "nv 7 không phải nv 8 82%": what stands between two tasks may say which of them is meant.
    const interrupted = !empty && head.reading.kind === "missing" && head.next < end.at;
    amidTalk = (empty || interrupted) && end.next === end.at;
    raw = end.at;
    from = end.next;
  }
  return items.length > 1 ? askedWhereContradicted(withoutAfterthoughts(items)) : items;
}

/** "7 82%" and on the next line "83%": a second thought, or a task that was forgotten; asked about the first. */
function withoutAfterthoughts(items: UpdateItem[]): UpdateItem[] {
  const kept: UpdateItem[] = [];
  for (const item of items) {
    const before = kept.at(-1);
    if (!before?.task || item.task !== null || !isPercentage(item.reading) || !isPercentage(before.reading))
      kept.push(item);
    else kept[kept.length - 1] = withSecond(before, before.reading, item.reading);
  }
  return kept;
}

/** "7 82 %; 820/1000 hs": the same once more, with its parts. */
function withSecond(item: UpdateItem, first: Percentage, second: Percentage): UpdateItem {
  if (first.value !== second.value) return askedOf(item, [first.value, second.value]);
  return { ...item, reading: second.numerator === undefined ? first : second };
}

type Percentage = Extract<Reading, { kind: "figure" }>;

function isPercentage(reading: Reading): reading is Percentage {
  return reading.kind === "figure" && reading.unit === "%";
}

function askedOf(item: UpdateItem, suggestions: readonly number[]): UpdateItem {
  return { ...item, reading: { kind: "invalid", source: item.source, because: "not-a-value", suggestions } };
}

/** "7 82%, 7 83%": two figures for one thing in one breath; which of them counts is for the sender to say. */
function askedWhereContradicted(items: UpdateItem[]): UpdateItem[] {
  if (items.filter(({ reading }) => reading.kind === "figure").length < 2) return items;
  const said = new Map<string, Set<number>>();
  for (const item of items) {
    const { reading } = item;
    if (item.task === null || reading.kind !== "figure") continue;
    said.set(aboutWhat(item), (said.get(aboutWhat(item)) ?? new Set()).add(reading.value));
  }
  return items.map((item) => {
    const values = item.reading.kind === "figure" ? said.get(aboutWhat(item)) : undefined;
    if (!values || values.size < 2) return item;
    return askedOf(item, [...values].slice(0, MOST_OFFERED));
  });
}

/** More values than this are no help. */
const MOST_OFFERED = 3;

function aboutWhat({ task, period }: UpdateItem): string {
  return [task?.typed, period?.unit, period?.index, period?.year].join(" ");
}

/** "Kết quả quý 1, tính đến 5/3:" speaks for every item under it that says nothing else. */
function readHeading(tokens: Tokens, from: number, to: number, before: Heading): Heading {
  let { period } = before;
  for (let at = from; at < to; at++) period = readPeriod(tokens, at)?.value ?? period;
  return { period, asOf: dataDateIn(tokens, from, to) ?? before.asOf };
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
  const ends = tokens.list[head.next]?.kind === "line" || isSign(tokens, head.next, ";");
  if (head.tasks.length === 0 || head.reading.kind !== "missing" || !ends) return head;
  const context = readContextBefore(tokens, movedTo(head.context, head.next + 1));
  const found = readValue(tokens, context.next, true);
  const reading = found?.value;
  if (!found || !reading || reading.kind === "invalid") return head;
  const joined = { ...head, reading, context, next: found.next };
  if (reading.kind !== "figure" || reading.unit !== null) return joined;
  const named = tokens.list[from]?.kind === "word" && head.tasks.length === 1;
  return named && found.next === tokens.list.length ? doubted(tokens, from, joined) : head;
}

function toItems(tokens: Tokens, from: number, to: number, head: ItemHead, heading: Heading): UpdateItem[] {
  const source = textBetween(tokens, from, to);
  const stated = head.reading.kind !== "missing";
  const reading = stated ? head.reading : valueInWords(tokens, head.next, to);
  const period = head.context.period ?? heading.period;
  const asOf = head.context.asOf ?? dataDateIn(tokens, head.next, to) ?? heading.asOf;
  const estimate = head.context.estimate && stated;
  const evidence = findDocument(tokens, head.next, to);
  const note = noteOf(tokens, head.next, to, evidence);
  const tasks = head.tasks.length > 0 ? head.tasks : [null];
  return tasks.map((task) => ({ source, task, period, reading, asOf, estimate, note, evidence }));
}
