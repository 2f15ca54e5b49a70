import { type Amount, candidatesOf, readUnit, refuse } from "./amount.js";
import { readNumber } from "./number.js";
import { readDocument } from "./read-document.js";
import { isPart } from "./read-task.js";
import { isSign, type Tokens, textBetween } from "./tokens.js";
import { courtesy, hedge, stateOf, unitOf } from "./vocabulary.js";

/** "8o%", "l00%": letters that thumbs take for digits are offered as such, not believed. Also "82x", "82$", "8,,2". */
export function readSlip(tokens: Tokens, index: number): Amount | null {
  const token = tokens.list[index];
  if (!token || token.kind === "sign" || token.kind === "line") return null;
  const next = tokens.list[index + 1];
  if (!next?.glued) return null;
  const looksNumeric =
    token.kind === "number" ? spoilsNumber(tokens, index + 1) : spellsDigits(token.text) && next.kind === "number";
  if (!looksNumeric || readDocument(tokens, index)) return null;
  let end = index + 1;
  while (tokens.list[end]?.glued && !isSign(tokens, end, "%") && tokens.list[end]?.kind !== "line") end++;
  const repaired = textBetween(tokens, index, end)
    .toLowerCase()
    .replaceAll("o", "0")
    .replace(/[li]/g, "1")
    .replace(/[^0-9.,]+$/, "");
  const unit = readUnit(tokens, end);
  const suggestions = /^\d[\d.,]*$/.test(repaired) ? candidatesOf(readNumber(repaired)) : [];
  return refuse(tokens, index, unit.next, "not-a-value", suggestions);
}

function spoilsNumber(tokens: Tokens, index: number): boolean {
  const token = tokens.list[index];
  if (token?.kind === "word")
    return !unitOf(tokens, index) && !isPolite(tokens, index) && !hedge(tokens, index) && !stateOf(tokens, index);
  if (isSign(tokens, index, "%")) return false;
  // "82$" is a missed "%"; "8²" and "82½" are other numbers.
  if (isSign(tokens, index, "&^#@\\$") || (token && isRareSign(token.text))) return true;
  const next = tokens.list[index + 1];
  if (isSign(tokens, index, "/")) return next?.glued === true && next.kind !== "number";
  if (isSign(tokens, index, ";")) return isLostComma(tokens, index + 1);
  // "82..5", "82'5", "82÷5": signs in the midst of digits that no number has.
  let at = index;
  while (isSign(tokens, at, ".,:'`\"") && tokens.list[at]?.glued) at++;
  if (at === index && token?.kind === "sign" && !isSign(tokens, at, "%-=(~→*")) at++;
  return at > index && tokens.list[at]?.kind === "number" && tokens.list[at]?.glued === true;
}

/** "82r", "82ạ"; a plain letter names a part: "7 8a" is no eight. */
function isPolite(tokens: Tokens, index: number): boolean {
  const valued = tokens.list[index + 1]?.glued === false && isSign(tokens, index + 2, "%");
  return courtesy(tokens, index) !== null && (valued || !isPart(tokens, index));
}

/** Of ASCII "$" alone is money, and a "%" stands behind nearly every number. */
function isRareSign(sign: string): boolean {
  return sign > "\u007F" && /[\p{Sc}\p{No}]/u.test(sign);
}

/** "82;5%"; but "82;8 60" is two items. */
function isLostComma(tokens: Tokens, index: number): boolean {
  const [digits, after] = [tokens.list[index], tokens.list[index + 1]];
  return (
    digits?.kind === "number" && digits.glued && (after === undefined || after.kind === "line" || after.text === "%")
  );
}

function spellsDigits(word: string): boolean {
  return /^[oli]{1,3}$/.test(word);
}
