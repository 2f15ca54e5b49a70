import { phraseSet } from "./phrases.js";
import { isSign, tokenise } from "./tokens.js";
import { courtesy, particle } from "./vocabulary.js";

const seen = phraseSet(
  "ok|oke|okie|okay|okla|vang|vang a|da vang|u|uh|um|uhm|duoc|duoc roi|dc|da nhan|nhan|nhan roi|da nhan duoc|nhan duoc|nhan duoc roi|da nhan tin|" +
    "da nhan thong tin|nhan thong tin|da ro|ro|ro roi|da hieu|hieu roi|da biet|biet roi|da doc|da xem|da thay|tiep nhan|da tiep nhan|xin tiep nhan|" +
    "received|noted|got it|roger|understood",
);
const filler = phraseSet("em|toi|minh|anh|chi|xin|la|da|tin|nay|thong tin|nhe");

/** "ok", "dạ em nhận rồi ạ", "đã rõ", a thumb up: whoever says so has seen it, and says nothing else. */
export function isAcknowledgement(text: string): boolean {
  const tokens = tokenise(text);
  let heard = false;
  for (let at = 0; at < tokens.list.length; ) {
    const said = seen(tokens, at);
    const polite = said ?? courtesy(tokens, at) ?? particle(tokens, at) ?? filler(tokens, at);
    if (said || isSign(tokens, at, "👍👌✅🆗✔")) heard = true;
    if (polite) at = polite.next;
    else if (tokens.list[at]?.kind === "sign" && !isSign(tokens, at, "?%#@/<>=+-")) at++;
    else return false;
  }
  return heard;
}
