import { isAcknowledgement } from "./acknowledgement.js";
import { phraseSet } from "./phrases.js";
import { isSign, tokenise } from "./tokens.js";
import { courtesy, particle } from "./vocabulary.js";

const yes = phraseSet(
  "dung|dung roi|dung vay|dung the|dung a|chuan|chinh xac|co|co a|phai|phai roi|dong y|ghi|ghi di|ghi giup|ghi giup em|ghi giup toi|sua di|sua giup|yes|y|sure",
);
const no = phraseSet(
  "khong|khong phai|khong dung|khong a|ko|ko phai|k|k phai|sai|sai roi|chua dung|thoi|khong ghi|dung ghi|khong sua|no|nope",
);

/** Folded, "đừng" and "dừng" look like "đúng". */
const STOP = /(?:^|[^\p{L}])(?:đừng|dừng)/u;

/** The answer to a question that yes or no answers: "đúng rồi ạ", "ok", "không phải ạ"; null for anything else. */
export function yesOrNo(text: string): "yes" | "no" | null {
  if (STOP.test(text.normalize("NFC").toLowerCase()) || saysOnly(no, text)) return "no";
  return isAcknowledgement(text) || saysOnly(yes, text) ? "yes" : null;
}

/** One of the phrases, once, and nothing else but courtesy. */
export function saysOnly(words: ReturnType<typeof phraseSet>, text: string): boolean {
  const tokens = tokenise(text);
  let heard = 0;
  for (let at = 0; at < tokens.list.length; ) {
    const said = words(tokens, at);
    const polite = said ?? courtesy(tokens, at) ?? particle(tokens, at);
    if (said) heard++;
    if (polite) at = polite.next;
    else if (isSign(tokens, at, ",.!:)")) at++;
    else return false;
  }
  return heard === 1;
}
