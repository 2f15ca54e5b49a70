import { readBareCode, readNamedTask } from "./read-task.js";
import { isSign, type Tokens, tokenise } from "./tokens.js";
import { courtesy } from "./vocabulary.js";

const LETTER = /^[a-e]$/;

/** The code that an answer is, and nothing else: "10a", "nv 10a", "BC", or "a" for a part: in capitals. Null for the rest. */
export function partNamed(text: string): string | null {
  const tokens = tokenise(text);
  const [only] = tokens.list;
  const letter = only?.kind === "word" && LETTER.test(only.text);
  const found = readNamedTask(tokens, 0) ?? readBareCode(tokens, 0);
  const next = letter ? 1 : found?.next;
  if (next === undefined || !endsHere(tokens, next)) return null;
  return letter ? only.text.toUpperCase() : (found?.value.typed ?? null);
}

function endsHere(tokens: Tokens, from: number): boolean {
  for (let at = from; at < tokens.list.length; ) {
    const polite = courtesy(tokens, at);
    if (polite) at = polite.next;
    else if (isSign(tokens, at, ".,!)")) at++;
    else return false;
  }
  return true;
}
