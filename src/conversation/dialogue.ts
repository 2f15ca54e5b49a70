import { randomBytes } from "node:crypto";
import type { Incoming } from "../domain/message.js";
import { say } from "../domain/say.js";
import type { Dialogue } from "./dialogue-ports.js";
import type { Reply } from "./reply.js";
import { partNamed } from "./understanding/part-named.js";

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

/**
 * The line a typed answer completes: "2" picks the second choice, "10a" the one about 10a, anything else goes behind the
 * prefix.
 * @param numbered the choices were shown as numbered lines; under buttons "3" is task 3 where there is a choice about it
 */
export function completeLine(text: string, dialogue: Dialogue, numbered = true): string | null {
  const number = /^\d{1,2}$/.test(text.trim()) ? Number(text.trim()) : null;
  const ofTask = number === null || numbered ? undefined : choiceOfTask(number, dialogue);
  // "Đồng ý nạp?" under a button: a number is an answer to something else, and no yes.
  const agrees = dialogue.yesNo === true && dialogue.prefix === null && !numbered;
  const counted = number === null || agrees ? undefined : dialogue.choices[number - 1];
  const picked = number === null ? choiceNamed(text, dialogue) : (ofTask ?? counted);
  if (picked !== undefined) return picked;
  if (dialogue.prefix === null) return null;
  return withPart(text, dialogue.prefix) ?? `${dialogue.prefix} ${text}`;
}

/** "3" where one duty's figure is asked for and two are offered: a slip of the thumb as likely as a figure. */
export function isPastChoices(text: string, { choices, prefix }: Dialogue): boolean {
  const past = /^\d$/.test(text.trim()) && Number(text) > choices.length;
  return past && choices.length > 0 && prefix !== null && /^\/(?:capnhat|sua) \S/.test(prefix);
}

/** The same question once more, whose choices are shown as what they would have one type. */
export function askAgain(text: string, { choices, prefix }: Dialogue): Reply {
  const line = `${prefix} ${text}`;
  return {
    lines: [say("chat-past-choices", { text, line, most: choices.length })],
    choices: choices.map((choice) => ({
      label: say("chat-choice", { line: choice.replace(/^\/\w+ | !$/g, "") }),
      line: choice,
    })),
    ...(prefix === null ? {} : { prefix }),
  };
}

/** Among choices about several tasks the only one about task `number`. */
function choiceOfTask(number: number, { choices }: Pick<Dialogue, "choices">): string | undefined {
  const codes = choices.map((line) => line.split(" ")[1]);
  if (new Set(codes).size < 2) return undefined;
  const [only, ...others] = choices.filter((_, index) => codes[index] === String(number));
  return others.length === 0 ? only : undefined;
}

/** The one choice about what the answer names: "10a" or "a" of "/capnhat 10a 95%" and "/capnhat 10b 95%". */
export function choiceNamed(text: string, { choices }: Pick<Dialogue, "choices">): string | undefined {
  const named = choices.length > 0 ? partNamed(text) : null;
  if (named === null) return undefined;
  const part = new RegExp(`^/\\w+ ${named.length === 1 ? `\\d+${named}` : named.replaceAll(".", "\\.")}(?: |$)`, "i");
  const [only, ...others] = choices.filter((line) => part.test(line));
  return others.length === 0 ? only : undefined;
}

/** "/capnhat 10" answered by "10a" or "a": its part is meant, and its figure is still to come. */
function withPart(text: string, prefix: string): string | null {
  const [, command, task, rest] = /^(\/\w+ )(\d+)( .*)?$/.exec(prefix) ?? [];
  const named = task === undefined ? null : partNamed(text)?.toLowerCase();
  if (!named || !/^\d*[a-e]$/.test(named)) return null;
  const part = named.length === 1 ? `${task}${named}` : named;
  return part.slice(0, -1) === task ? `${command}${part}${rest ?? ""}` : null;
}
