import type { FormattedText, Outgoing } from "../../domain/message.js";

/** The text as Zalo shows it: NFC, since decomposed letters count double, and the choices as numbered lines. */
export function compose({ text, choices = [] }: Pick<Outgoing, "text" | "choices">): FormattedText {
  const list = choices.map(({ label }, index) => `${index + 1}. ${label}`).join("\n");
  const whole = [text.text, list].filter((part) => part !== "").join("\n\n");
  return toNfc({ text: whole, bold: text.bold });
}

function toNfc({ text, bold }: FormattedText): FormattedText {
  const moved = (position: number) => text.slice(0, position).normalize("NFC").length;
  return {
    text: text.normalize("NFC"),
    bold: bold.map(({ start, length }) => ({ start: moved(start), length: moved(start + length) - moved(start) })),
  };
}
