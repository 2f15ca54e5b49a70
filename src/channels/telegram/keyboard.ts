import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Choice } from "../../domain/message.js";

/** What a phone shows in one row of buttons before it cuts the labels. */
const ROW = { buttons: 3, characters: 26 };
/** Bot API, InlineKeyboardButton: callback_data is 1–64 bytes. */
const VALUE_BYTES = 64;

/** Choices as buttons, short ones side by side. A value Telegram can't carry is a bug of the caller and throws. */
export function keyboard(choices: readonly Choice[]): InlineKeyboardMarkup {
  const rows: InlineKeyboardButton[][] = [];
  for (const { label, value } of choices) {
    const bytes = Buffer.byteLength(value);
    if (bytes === 0 || bytes > VALUE_BYTES) {
      throw new RangeError(`the choice "${label}" has a value of ${bytes} bytes: Telegram carries 1 to ${VALUE_BYTES}`);
    }
    const button = { text: label, callback_data: value };
    const row = rows.at(-1);
    if (row && fits(row, label)) row.push(button);
    else rows.push([button]);
  }
  return { inline_keyboard: rows };
}

function fits(row: readonly InlineKeyboardButton[], label: string): boolean {
  const characters = row.reduce((sum, button) => sum + button.text.length, label.length);
  return row.length < ROW.buttons && characters <= ROW.characters;
}
