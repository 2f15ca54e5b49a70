import type { Say } from "../domain/say.js";
import type { Texts } from "../text/texts.js";

/** Control characters of a file or a note would command the operator's terminal. */
const CONTROL = /[^\P{Cc}\n\t]/gu;

/** Texts for a terminal, a line each. */
export function inLines(lines: readonly Say[], texts: Texts): string {
  return lines.map((line) => `${texts.plain("vi", line).replace(CONTROL, "\uFFFD")}\n`).join("");
}
