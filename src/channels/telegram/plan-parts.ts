import type { Choice, Document, FormattedText, Outgoing, Picture } from "../../domain/message.js";
import { splitText } from "../split-text.js";

/** Bot API, sendMessage and sendPhoto: characters "after entities parsing", so of the text without its tags. */
const TEXT_MAX = 4096;
const CAPTION_MAX = 1024;

/** One call to Telegram. */
export type Part = {
  readonly picture?: Picture;
  readonly document?: Document;
  /** The message, or the caption of a picture or document. */
  readonly text?: FormattedText;
  readonly choices?: readonly Choice[];
};

/**
 * The calls an outgoing message takes, in order. Files come first; the text is the last one's caption where it fits,
 * else messages of its own. Buttons stand under the last part, where the reader's thumb is.
 */
export function planParts({ text, picture, documents = [], choices }: Outgoing): Part[] {
  const files: Part[] = [...(picture ? [{ picture }] : []), ...documents.map((document) => ({ document }))];
  const last = files.at(-1);
  const parts =
    last && text.text.length <= CAPTION_MAX
      ? [...files.slice(0, -1), text.text === "" ? last : { ...last, text }]
      : [...files, ...splitText(text, TEXT_MAX).map((piece): Part => ({ text: piece }))];
  return choices && choices.length > 0
    ? parts.map((part, index) => (index === parts.length - 1 ? { ...part, choices } : part))
    : parts;
}
