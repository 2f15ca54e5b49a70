import type { TaskRef } from "./intent.js";
import { contextAt } from "./read-context.js";
import type { ItemHead } from "./read-item.js";
import { readSharedState } from "./read-more-periods.js";
import { readPeriod } from "./read-period.js";
import { isPart } from "./read-task.js";
import { readValue } from "./read-value.js";
import { isWord, type Tokens, tokenAt } from "./tokens.js";
import { clearValueAfter } from "./value-after.js";

/** The tasks of an item that names none because the one before did, and where that item begins. */
export type Further = { readonly tasks: readonly TaskRef[]; readonly next: number };

/** "t2 chưa" behind "nv 12 t1 xong", "b 22%" behind "5a 20%": more about the same tasks, with a value of its own. */
export function readFurther(tokens: Tokens, index: number, head: ItemHead): Further | null {
  if (head.reading.kind === "missing") return null;
  if (beginsPeriod(tokens, index, head)) return { tasks: head.tasks, next: index };
  return readPart(tokens, index, head);
}

/** Without a sign before it only right behind the item's head: "t1 xong t2 xong", "t1 xong còn t2 chưa". */
export function followsHead(tokens: Tokens, index: number, head: ItemHead): boolean {
  return index === head.next || (index === head.next + 1 && afterLink(tokens, head.next) === index);
}

/** Behind "còn" or "riêng": "…, còn t2 chưa". */
export function afterLink(tokens: Tokens, index: number): number {
  return isWord(tokens, index, "con") || isWord(tokens, index, "rieng") ? index + 1 : index;
}

/**
 * "t2 chưa", "quý 2: 85%", "xong t2". Behind a figure that names no period another one is compared with it: "82%, quý 4
 * 78%"; and "quý 1 82%, tháng 3 tăng 5%" tells more of the one figure.
 */
function beginsPeriod(tokens: Tokens, index: number, { reading, context }: ItemHead): boolean {
  const named = context.period !== null;
  if (!named && reading.kind !== "state") return false;
  const period = readPeriod(tokens, index);
  if (!period) return named && isValueOfPeriod(tokens, index);
  if (readSharedState(tokens, period.next, period.value) !== null) return true;
  const value = readValue(tokens, contextAt(tokens, period.next).next, true)?.value;
  if (!value) return false;
  return named ? value.kind !== "invalid" || reading.kind !== "figure" : value.kind === "state";
}

/** "xong t2", "85% quý 2". */
function isValueOfPeriod(tokens: Tokens, index: number): boolean {
  const value = readValue(tokens, index, true);
  const clear = value?.value.kind === "state" || (value?.value.kind === "figure" && value.value.unit === "%");
  return clear && readPeriod(tokens, value.next) !== null;
}

/** "b 22%", "b) 22%" behind "5a 20%". */
function readPart(tokens: Tokens, index: number, { tasks: [only, ...others] }: ItemHead): Further | null {
  const letter = tokenAt(tokens, index)?.text ?? "";
  if (!only?.part || others.length > 0 || !isPart(tokens, index) || letter <= only.part) return null;
  if (!clearValueAfter(tokens, index + 1)) return null;
  const { code, part } = only;
  const typed = `${only.typed.slice(0, -part.length)}${letter.toUpperCase()}`;
  return { tasks: [{ code, part: letter, typed }], next: index + 1 };
}
