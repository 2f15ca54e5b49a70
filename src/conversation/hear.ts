import type { Incoming } from "../domain/message.js";
import { say } from "../domain/say.js";
import { askAgain, choiceNamed, completeLine, isPastChoices, readButton } from "./dialogue.js";
import type { Dialogue } from "./dialogue-ports.js";
import { type Reply, reply } from "./reply.js";
import { shorten } from "./shorten.js";
import { smallTalk } from "./small-talk.js";
import { isAcknowledgement } from "./understanding/acknowledgement.js";
import { bareValue, isTold } from "./understanding/bare-value.js";
import { clean } from "./understanding/clean.js";
import type { Recognised } from "./understanding/intent.js";
import { leavesOff } from "./understanding/leaves-off.js";
import { parseUpdates } from "./understanding/parse-updates.js";
import { recognise } from "./understanding/recognise.js";
import { yesOrNo } from "./understanding/yes-or-no.js";

const MOST_TEXT = 4000;
/** The whole plan twice over; each of them is a change, and a line of the answer. */
const MOST_ITEMS = 50;

/** A command to carry out, an answer that needs no command, or words that a reminder may explain. */
export type Heard =
  | { readonly command: Recognised }
  | { readonly reply: Reply }
  | { readonly acknowledged: true }
  /** A value alone, and what it means where no reminder can be meant. */
  | { readonly answer: string; readonly otherwise: Heard | null }
  | { readonly edited: Recognised }
  /** A button of a question that is over, or that another person (a user id) was asked. */
  | { readonly stale: string };

/**
 * What the message asks for, whoever sent it; null when it is not for the bot: other people's talk in a group is none
 * of its business.
 */
export function hear(incoming: Incoming, dialogue: Dialogue | null): Heard | null {
  if (incoming.via === "edit") return editedMessage(incoming);
  if (incoming.via === "button") return pressed(incoming, dialogue);
  if (incoming.text.length > MOST_TEXT) return incoming.addressed ? { reply: reply(say("chat-too-long")) } : null;
  const text = clean(incoming.text);
  const command = recognise(text);
  if (command?.command === "capnhat" && (command.slash || incoming.addressed)) {
    const count = parseUpdates(command.rest).length;
    if (count > MOST_ITEMS) return { reply: reply(say("chat-too-many-items", { count, most: MOST_ITEMS })) };
  }
  const filed = dialogue && fileFor(incoming, text, command, dialogue);
  if (filed) return { command: filed };
  const answered = dialogue && answerOf(incoming, text, command, dialogue);
  const otherwise = answered ?? asSaid(incoming, text, command);
  // A reply says itself what it answers; without one, the question that waits goes first.
  const mayAnswer = incoming.replyTo !== undefined || (!answered && !command?.slash);
  return incoming.addressed && mayAnswer && isAnswer(text, command) ? { answer: text, otherwise } : otherwise;
}

/** A value that names no task: "82%", "xong", "/xong", "/capnhat 820/1000". */
function isAnswer(text: string, command: Recognised | null): boolean {
  if (bareValue(text) === null) return false;
  if (command === null || (command.command === "unknown" && !command.slash)) return true;
  const reports = ["capnhat", "xong", "khongphatsinh"].includes(command.command);
  return reports && parseUpdates(command.rest).every(({ task }) => task === null);
}

function asSaid(incoming: Incoming, text: string, command: Recognised | null): Heard | null {
  if (command?.command === "unknown") return incoming.addressed ? { command } : null;
  if (command && (command.slash || incoming.addressed)) return { command };
  return incoming.addressed ? plainWords(incoming, text) : null;
}

/** A plain answer to the question this person was asked here. In a group only what looks like one is taken. */
function answerOf(
  { addressed, chat }: Incoming,
  text: string,
  command: Recognised | null,
  dialogue: Dialogue,
): Heard | null {
  const numbered = chat.channel !== "telegram";
  // The first /huy leaves the dialogue; only one said outside of it takes an entry back.
  if (command?.command === "huy" && dialogue.asks) return { reply: reply(say("chat-left")) };
  if (command?.slash) return null;
  if (!addressed && !dialogue.asks) return null;
  if (dialogue.anyWords && addressed && text !== "") return completed(text, dialogue, numbered);
  const said = dialogue.yesNo ? yesOrNo(text) : null;
  if (said) return said === "yes" ? completed("1", dialogue) : { reply: reply(say("chat-left")) };
  const value = bareValue(text);
  // What somebody tells the others in the group, "đã nộp rồi ạ", is no answer to the bot.
  const isValue = value !== null && (addressed || !isTold(value));
  if (addressed && mayBeLeft(dialogue) && leavesOff(text)) return { reply: reply(say("chat-left")) };
  const isNumber = /^\d{1,2}$/.test(text) && dialogue.choices.length > 0;
  const isPick = isNumber || (addressed && choiceNamed(text, dialogue) !== undefined);
  // "Việc nào?" – "7 83%": complete in itself, and said by the one who was asked.
  if (command && !isValue && !isPick) return command.command === "capnhat" ? { command } : null;
  if (!addressed && !isValue && !isPick) return null;
  if (isPastChoices(text, dialogue)) return { reply: askAgain(text, dialogue) };
  return completed(text, dialogue, numbered);
}

/** Whether "thôi" leaves what was asked: of a snooze and of a mute it says that they end. */
function mayBeLeft({ asks, prefix }: Dialogue): boolean {
  return asks && (prefix === null || /^\/(?:capnhat|sua|xong|khongphatsinh|minhchung|giahan)\b/.test(prefix));
}

function completed(text: string, dialogue: Dialogue, numbered = true): Heard | null {
  const line = completeLine(text, dialogue, numbered);
  const command = line === null ? null : recognise(line);
  return command && { command };
}

/**
 * A file without a command, sent where one is looked for. In a group only a wordless one that was asked for, or that was
 * sent together with the last: other pictures there are nobody's evidence.
 */
function fileFor(
  { media, addressed, album }: Incoming,
  text: string,
  command: Recognised | null,
  { files, asks, album: together }: Dialogue,
): Recognised | null {
  if (!media?.length || files === undefined || command || bareValue(text)) return null;
  const expected = asks || (album !== undefined && album === together);
  return addressed || (expected && text === "") ? recognise(`${files} ${text}`.trim()) : null;
}

function pressed(incoming: Incoming, dialogue: Dialogue | null): Heard {
  const answer = readButton(incoming.text, dialogue);
  if (answer.kind === "stale") return { stale: answer.asked };
  const command = recognise(answer.line);
  return command ? { command } : { stale: incoming.from.userId };
}

/** An edit is never carried out: providers also report edits nobody made. A changed figure is offered as a correction. */
function editedMessage(incoming: Incoming): Heard | null {
  const command = recognise(clean(incoming.text));
  const changes = command?.command === "capnhat" || command?.command === "xong" || command?.command === "khongphatsinh";
  return changes && (command.slash || incoming.addressed) ? { edited: command } : null;
}

/** Words to the bot that are no command: "ok" in a group wants no answer, the rest is told what would be understood. */
function plainWords(incoming: Incoming, text: string): Heard | null {
  if (text === "") return { reply: reply(say(incoming.media?.length ? "chat-only-media" : "chat-empty")) };
  if (isAcknowledgement(text)) return { acknowledged: true };
  const talk = smallTalk(text);
  if (talk === "thanks" && incoming.chat.kind === "group") return null;
  if (talk === "thanks") return { reply: reply(say("chat-thanks")) };
  if (talk === "hello") return { reply: reply(say("chat-hello"), say("chat-how")) };
  if (bareValue(text)) return { reply: reply(say("chat-value-alone", { text: shorten(text) })) };
  return { reply: reply(say("chat-not-understood", { text: shorten(text) }), say("chat-how")) };
}
