import type { StatedProcess } from "./intent.js";
import { readValue } from "./read-value.js";
import { tokenise } from "./tokens.js";

/**
 * Whether words said behind a state make a question of it: "/xong 1 nhưng chưa ký", "/xong 1 tuần sau", "/xong 7 chưa".
 * Evidence and notes do not.
 */
export function qualifiesState(process: StatedProcess, words: string): boolean {
  const read = readValue(tokenise(`${process === "nil" ? "không phát sinh" : "xong"} ${words}`), 0, true);
  return read?.value.kind !== "state";
}
