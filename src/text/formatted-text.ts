import type { FormattedText, Span } from "../domain/message.js";

/** Private-use characters that stand for <b> and </b> while a message is put together. */
export const BOLD_START = "\uE000";
export const BOLD_END = "\uE001";

/** Takes the markers out of `marked` and says where they stood. An unclosed run ends with the text. */
export function toFormattedText(marked: string): FormattedText {
  const bold: Span[] = [];
  let text = "";
  let start: number | null = null;
  for (const character of marked) {
    if (character === BOLD_START) start ??= text.length;
    else if (character === BOLD_END) {
      if (start !== null && text.length > start) bold.push({ start, length: text.length - start });
      start = null;
    } else text += character;
  }
  if (start !== null && text.length > start) bold.push({ start, length: text.length - start });
  return { text, bold };
}
