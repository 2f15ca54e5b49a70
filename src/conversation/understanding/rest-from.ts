import { isSign, type Tokens, tokensFrom } from "./tokens.js";

/** The clean text from a token on, without the signs that only separate it from the command. */
export function restFrom(tokens: Tokens, from: number): string {
  let at = from;
  while (isSign(tokens, at, ":,;.=_") || (isSign(tokens, at, "-") && isDash(tokens, at))) at++;
  return tokensFrom(tokens, at).message;
}

/** The dash of "/capnhat-7" sticks to the command, the minus of "/capnhat -7" does not. */
function isDash(tokens: Tokens, index: number): boolean {
  return tokens.list[index]?.glued === true || !tokens.list[index + 1]?.glued;
}
