import { type PhraseTable, phraseSet } from "./understanding/phrases.js";
import { isSign, type Tokens, tokenise } from "./understanding/tokens.js";
import { courtesy, particle } from "./understanding/vocabulary.js";

const greeting = phraseSet(
  "chao|xin chao|em chao|chao bot|chao ban|chao ca nha|chao moi nguoi|chao buoi sang|chao buoi trua|chao buoi chieu|chao buoi toi|hello|hi|hey|alo|a lo|" +
    "good morning|good afternoon|bot oi|ban oi|co ai khong|co day khong|bot co day khong",
);
const thanks = phraseSet(
  "ok|oke|okie|okay|da|da vang|vang|u|uh|um|duoc|duoc roi|da nhan|da ro|ro|ro roi|nhan roi|da nhan duoc|cam on|xin cam on|em cam on|cam on nhieu|" +
    "cam on ban nhieu|cam on bot nhieu|cam on rat nhieu|thanks|thank you|tks|thank|tuyet|tuyet voi|tot|tot qua|tot lam|hay qua|gioi qua|hihi|hi hi|haha|ha ha|hehe|he he|kk|kkk",
);

/** A heart or folded hands, also as a sticker; what doubts, refuses or counts is none. */
const KIND_EMOJI = /^(?:(?![❓❔❗❌⛔🚫👎🤔✖])(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0F|\s))+$/u;

/** A greeting, or thanks and "ok": courtesies that deserve better than "I did not understand". Null for the rest. */
export function smallTalk(text: string): "hello" | "thanks" | null {
  if (text.trim() !== "" && KIND_EMOJI.test(text)) return "thanks";
  const tokens = tokenise(text);
  if (says(greeting, tokens)) return "hello";
  return says(thanks, tokens) ? "thanks" : null;
}

/** The phrase, perhaps again, and nothing else but courtesy and signs that ask nothing. */
function says(phrase: PhraseTable<true>, tokens: Tokens): boolean {
  let heard = false;
  for (let at = 0; at < tokens.list.length; ) {
    const said = phrase(tokens, at);
    const passed = said ?? courtesy(tokens, at) ?? particle(tokens, at);
    heard ||= said !== null;
    if (passed) at = passed.next;
    else if (tokens.list[at]?.kind === "sign" && !isSign(tokens, at, "?%#@/<>=+-")) at++;
    else return false;
  }
  return heard;
}
