import type { UpdateItem } from "../understanding/intent.js";

/** Kept with a nil report, in the office's language. */
const NIL = "Không phát sinh";

/** What is kept beside the value, in the sender's words; a document number that they contain is not repeated. */
export function noteOf({ reading, evidence, note }: UpdateItem): string | null {
  const nil = reading.kind === "state" && reading.process === "nil" ? NIL : null;
  const number = evidence !== null && !note?.includes(evidence) ? evidence : null;
  const parts = [nil, number, note].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(" · ") : null;
}

/** Whether the sender said anything beside the state: a second "xong" alone changes nothing. */
export function saysMore({ evidence, note }: UpdateItem): boolean {
  return evidence !== null || note !== null;
}
