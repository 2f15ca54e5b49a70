import { randomBytes } from "node:crypto";
import type { Incoming } from "../domain/message.js";
import type { Dialogue } from "./dialogue-ports.js";
import type { Reply } from "./reply.js";

/** Telegram's limit for what a button carries back. */
const MOST_BUTTON_BYTES = 64;
const REFERENCE = /^~([0-9a-f]{8})\.(\d{1,2})\.(.{1,48})$/s;

/** One dialogue per person per chat (and topic): another person's words never answer my question. */
export function dialogueKey({ chat, from }: Incoming): string {
  return [chat.channel, chat.chatId, chat.thread ?? "", from.userId].join(":");
}

/** The dialogue a reply begins; null when it asks nothing and offers nothing. */
export function dialogueOf(
  { prefix, choices = [], files, anyWords, yesNo }: Reply,
  { album }: Pick<Incoming, "album">,
): Dialogue | null {
  if (prefix === undefined && files === undefined && choices.length === 0) return null;
  return {
    nonce: randomBytes(4).toString("hex"),
    prefix: prefix ?? null,
    choices: choices.map((choice) => choice.line),
    ...(anyWords ? { anyWords } : {}),
    ...(yesNo ? { yesNo } : {}),
    asks: prefix !== undefined || choices.some((choice) => !choice.lasting),
    ...(files === undefined ? {} : { files }),
    ...(files === undefined || album === undefined ? {} : { album }),
  };
}

/**
 * What each button carries: a lookup its own line, for ever; an answer a reference into this dialogue, if there is one,
 * with the person asked, so that others can be told whose question it is. A client may send back anything it likes: a
 * line counts as typed by who sent it, and a reference reaches only that person's own dialogue.
 */
export function buttonValues(
  { choices = [] }: Reply,
  dialogue: Dialogue | null,
  { from }: Pick<Incoming, "from">,
): (string | undefined)[] {
  return choices.map(({ line, lasting }, index) => {
    if (lasting && Buffer.byteLength(line) <= MOST_BUTTON_BYTES) return line;
    return dialogue ? `~${dialogue.nonce}.${index}.${from.userId}` : undefined;
  });
}

type Answer = { readonly kind: "line"; readonly line: string } | { readonly kind: "stale"; readonly asked: string };

/** What a pressed button means now. `stale` when its dialogue is over, or somebody else was `asked` (a user id). */
export function readButton(value: string, dialogue: Dialogue | null): Answer {
  const reference = REFERENCE.exec(value);
  if (!reference) return { kind: "line", line: value };
  const [, nonce, index, asked = ""] = reference;
  const line = dialogue?.nonce === nonce ? dialogue?.choices[Number(index)] : undefined;
  return line === undefined ? { kind: "stale", asked } : { kind: "line", line };
}

/** The line a typed answer completes: "2" picks the second choice, anything else goes behind the prefix. */
export function completeLine(text: string, dialogue: Dialogue): string | null {
  const picked = /^\d{1,2}$/.test(text.trim()) ? dialogue.choices[Number(text.trim()) - 1] : undefined;
  if (picked !== undefined) return picked;
  return dialogue.prefix === null ? null : `${dialogue.prefix} ${text}`;
}
