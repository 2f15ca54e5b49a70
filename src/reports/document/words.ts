import type { Say } from "../../domain/say.js";
import { safeText } from "../safe-text.js";

/** Says in the document's language; people's own words pass through. */
export type Words = (text: Say | string) => string;

/**
 * Words for paper: what belongs together stays on one line ("82,5 %", "≥ 80 %", "quý I", "năm 2025"), and nothing in them can break
 * the file.
 * @param plain a say as plain text
 */
export function paperWords(plain: (say: Say) => string): Words {
  return (text) =>
    safeText(typeof text === "string" ? text : plain(text))
      .replace(/(\d) %/g, "$1\u00A0%")
      .replace(/([≥≤=<>]) (?=\d)/g, "$1\u00A0")
      .replace(/(?<=quý|tháng|năm) (?=[\dIV])/gu, "\u00A0");
}
