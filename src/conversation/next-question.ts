import type { Incoming } from "../domain/message.js";
import { say } from "../domain/say.js";
import { dialogueOf } from "./dialogue.js";
import type { Dialogue } from "./dialogue-ports.js";
import type { Reply } from "./reply.js";
import { recognise } from "./understanding/recognise.js";

/** Questions in a row, each asked because of the answer to the one before. More of them help nobody. */
const MOST_QUESTIONS = 6;

/** What is asked next; past so many in a row what was asked is left, with a word of how to go on. */
export function nextQuestion(
  incoming: Incoming,
  waiting: Dialogue | null,
  said: Reply,
): { said: Reply; next: Dialogue | null } {
  const next = dialogueOf(said, incoming);
  // "7 83%" is a line of its own, whatever was asked.
  const goesOn = waiting?.asks && next?.asks && recognise(incoming.text) === null;
  if (!goesOn) return { said, next };
  const depth = (waiting.depth ?? 1) + 1;
  if (depth <= MOST_QUESTIONS) return { said, next: { ...next, depth } };
  // What the answer lacked, without the questions and buttons that would ask for it.
  return { said: { lines: [...said.lines.slice(0, 1), say("chat-asked-enough")] }, next: null };
}
