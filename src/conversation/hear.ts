import type { Incoming } from "../domain/message.js";
import { say } from "../domain/say.js";
import { completeLine, readButton } from "./dialogue.js";
import type { Dialogue } from "./ports.js";
import { type Reply, reply } from "./reply.js";
import { shorten } from "./shorten.js";
import { smallTalk } from "./small-talk.js";
import { isAcknowledgement } from "./understanding/acknowledgement.js";
import { bareValue } from "./understanding/bare-value.js";
import { clean } from "./understanding/clean.js";
import type { Recognised } from "./understanding/intent.js";
import { recognise } from "./understanding/recognise.js";

const MOST_TEXT = 4000;

/** A command to carry out, an answer that needs no command, or words that may acknowledge a reminder. */
export type Heard = { readonly command: Recognised } | { readonly reply: Reply } | { readonly acknowledged: true };

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
  const answered = dialogue && answerOf(text, command, dialogue, incoming.addressed);
  if (answered) return answered;
  if (command?.command === "unknown") return incoming.addressed ? { command } : null;
  if (command && (command.slash || incoming.addressed)) return { command };
  return incoming.addressed ? plainWords(incoming, text) : null;
}

/** A plain answer to the question this person was asked here. In a group only what looks like one is taken. */
function answerOf(text: string, command: Recognised | null, dialogue: Dialogue, addressed: boolean): Heard | null {
  // The first /huy leaves the dialogue; only one said outside of it takes an entry back.
  if (command?.command === "huy" && dialogue.asks) return { reply: reply(say("chat-left")) };
  if (command?.slash) return null;
  if (!addressed && !dialogue.asks) return null;
  const isValue = bareValue(text) !== null;
  const isPick = /^\d{1,2}$/.test(text) && dialogue.choices.length > 0;
  // "Việc nào?" – "7 83%": complete in itself, and said by the one who was asked.
  if (command && !isValue && !isPick) return command.command === "capnhat" ? { command } : null;
  if (!addressed && !isValue && !isPick) return null;
  const line = completeLine(text, dialogue);
  const completed = line === null ? null : recognise(line);
  return completed && { command: completed };
}

function pressed(incoming: Incoming, dialogue: Dialogue | null): Heard {
  const answer = readButton(incoming.text, dialogue);
  const command = answer.kind === "line" ? recognise(answer.line) : null;
  return command ? { command } : { reply: reply(say("chat-stale-button")) };
}

/** An edit is never carried out: providers also report edits nobody made. A changed figure must be sent again. */
function editedMessage(incoming: Incoming): Heard | null {
  const command = recognise(clean(incoming.text));
  const changes = command?.command === "capnhat" || command?.command === "xong" || command?.command === "khongphatsinh";
  return changes && (command.slash || incoming.addressed) ? { reply: reply(say("chat-edited")) } : null;
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
