import { valuesOf } from "./amount.js";
import { fold } from "./fold.js";
import type { Reading, UpdateItem } from "./intent.js";

/** More values than this are no help. */
export const MOST_OFFERED = 3;

const WRONG =
  /^(?:(?:a|e|em|anh|c|y|ui|chet|go|nhap|ghi|bao) )*(?:nham|sai|lon|khong dung|k dung|ko dung)(?![a-z]| thi)/;

/** "7 82% nhầm rồi": said, and in the same breath said to be wrong; which figure is right has to be asked. */
export function takenBack(item: UpdateItem): UpdateItem {
  const { task, reading, note } = item;
  if (note === null || (reading.kind !== "figure" && reading.kind !== "state") || !WRONG.test(fold(note))) return item;
  return { ...askedOf(item, valuesOf(reading)), task, note: null };
}

/** The items of one message, each in doubt where another of them says otherwise. */
export function withoutContradictions(items: UpdateItem[]): UpdateItem[] {
  return items.length > 1 ? askedWhereContradicted(withoutAfterthoughts(items)) : items;
}

/** "7 82%" and on the next line "83%": a second thought, or a task that was forgotten; asked about the first. */
function withoutAfterthoughts(items: UpdateItem[]): UpdateItem[] {
  const kept: UpdateItem[] = [];
  for (const item of items) {
    const before = kept.at(-1);
    const second = before?.task && item.task === null && isPercentage(item.reading) ? item.reading : null;
    if (!before || !second) kept.push(item);
    else if (isPercentage(before.reading)) kept[kept.length - 1] = withSecond(before, before.reading, second);
    // "7. Tối thiểu 80% hồ sơ …" and under it "82%": the task's words, and the answer to them.
    else if (before.reading.kind === "invalid")
      kept[kept.length - 1] = askedOf(before, [second.value, ...before.reading.suggestions].slice(0, MOST_OFFERED));
    else kept.push(item);
  }
  return kept;
}

/** "7 82 %; 820/1000 hs": the same once more, with its parts. */
function withSecond(item: UpdateItem, first: Percentage, second: Percentage): UpdateItem {
  if (first.value !== second.value) return askedOf(item, [first.value, second.value]);
  return { ...item, reading: second.numerator === undefined ? first : second };
}

type Percentage = Extract<Reading, { kind: "figure" }>;

/** Whether it is a figure in per cent, taken as it stands. */
export function isPercentage(reading: Reading): reading is Percentage {
  return reading.kind === "figure" && reading.unit === "%";
}

/** The same, with what it says put in doubt. */
export function askedOf(item: UpdateItem, suggestions: readonly number[]): UpdateItem {
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

function aboutWhat({ task, period }: UpdateItem): string {
  return [task?.typed, period?.unit, period?.index, period?.year].join(" ");
}
