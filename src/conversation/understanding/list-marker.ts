import { readBareCode, readNamedTask } from "./read-task.js";
import { isSign, type Tokens, wholeNumber } from "./tokens.js";
import { valueAfter } from "./value-after.js";

/** More items than this are numbered by nobody: "82 nv 7" begins with a figure. */
const LONGEST_LIST = 30;
const ROMAN = new Set(["ii", "iii", "iv", "vi", "vii", "viii", "ix"]);
const LONGEST_ROMAN = 4;
/** One letter of either kind. */
const LETTERS = "abcdefghivx";

/** The token after the number or letter of a list: "1. nv 7", "1/ nv 7", "1 nv 7: 82%", "b) nv 7", "1) 7: 82%"; else null. */
export function listMarkerEnd(tokens: Tokens, index: number): number | null {
  const number = wholeNumber(tokens, index, 2);
  const counts = number !== null && number <= LONGEST_LIST;
  if (!counts && !isLetter(tokens, index)) return null;
  let at = index + 1;
  while (at < index + 3 && isSign(tokens, at, counts ? ".)/:-*]" : ".)/,")) at++;
  const marked = isSign(tokens, index + 1, counts ? ".)/" : ".)/,");
  const named = readNamedTask(tokens, at);
  // "7: nv 8" names two tasks, unless the second alone has a value.
  if (named?.how === "named")
    return marked || (counts && opensLine(tokens, index) && valueAfter(tokens, named.next)) ? at : null;
  const code = isSign(tokens, index + 1, ".)") ? readBareCode(tokens, at) : null;
  const valued = code && isSign(tokens, code.next, ":=") && tokens.list[code.next + 1]?.kind === "number";
  return valued ? at : null;
}

/** Nothing but signs stands before it; behind "và" and a comma a number is one more of what was said. */
function opensLine(tokens: Tokens, index: number): boolean {
  const before = tokens.list[index - 1];
  return (
    before === undefined || before.kind === "line" || (before.kind === "sign" && !isSign(tokens, index - 1, ",&+"))
  );
}

function isLetter(tokens: Tokens, index: number): boolean {
  const token = tokens.list[index];
  if (token?.kind !== "word" || token.text.length > LONGEST_ROMAN) return false;
  return token.text.length === 1 ? LETTERS.includes(token.text) : ROMAN.has(token.text);
}
