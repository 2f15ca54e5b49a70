import { fold } from "../domain/fold.js";

const GREETINGS = new Set(
  "chao|xin chao|chao bot|chao ban|chao em|chao anh chi|hello|hi|alo|a lo|hey|good morning".split("|"),
);
const THANKS = new Set(
  "ok|oke|okie|okay|ok a|da|da vang|vang|vang a|u|uh|duoc|duoc roi|cam on|cam on ban|cam on bot|cam on a|thanks|thank you|tks|da nhan|da ro|ro|ro roi|nhan roi|da nhan duoc".split(
    "|",
  ),
);

/** A greeting, or thanks and "ok": courtesies that deserve better than "I did not understand". Null for the rest. */
export function smallTalk(text: string): "hello" | "thanks" | null {
  const folded = fold(text);
  if (GREETINGS.has(folded)) return "hello";
  return THANKS.has(folded) ? "thanks" : null;
}
