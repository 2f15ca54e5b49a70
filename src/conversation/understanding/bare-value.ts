import type { Reading, UpdateItem } from "./intent.js";
import { parseReply, saysResult } from "./parse-updates.js";

/** "8 giờ họp nhé" is talk. */
const UNITS_OF_TIME = new Set<string | null>(["giờ", "ngày"]);

/**
 * The value of a reply that says little else: "82%", "82", "xong", "không phát sinh". Null for "ok", for talk, and
 * where a task or several items are named; {@link parseReply} has those, with their dates and notes.
 */
export function bareValue(text: string): Reading | null {
  const [item, ...others] = parseReply(text);
  return item && others.length === 0 && item.task === null && isPlain(item) ? item.reading : null;
}

/** "đã nộp rồi ạ": a result was told, without saying which; {@link parseReply} keeps the whole of it as the source. */
export function isTold(reading: Reading): boolean {
  return reading.kind === "invalid" && reading.suggestions.length === 0 && saysResult(reading.source);
}

/** A percentage speaks for itself; a state or a number without a unit only where no other words surround it. */
function isPlain({ reading, note, evidence }: UpdateItem): boolean {
  switch (reading.kind) {
    case "missing":
      return false;
    case "state":
      return note === null || evidence !== null;
    case "figure":
      return reading.unit === "%" || (note === null && !UNITS_OF_TIME.has(reading.unit));
    case "ambiguous":
      return true;
    case "invalid":
      return note === null && (reading.because !== "not-a-value" || reading.suggestions.length > 0 || isTold(reading));
  }
}
