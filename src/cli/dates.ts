import { type LocalDate, parseLocalDate } from "../domain/local-date.js";
import { type Say, say } from "../domain/say.js";
import { type CommandContext, textOption } from "./command.js";

export type DayOption =
  | { readonly ok: true; readonly day: LocalDate | null }
  | { readonly ok: false; readonly problem: Say };

/** A `YYYY-MM-DD` option; null when it was not given. */
export function dayOption(values: CommandContext["values"], name: string): DayOption {
  const text = textOption(values, name);
  if (text === undefined) return { ok: true, day: null };
  const day = parseLocalDate(text);
  return day ? { ok: true, day } : { ok: false, problem: say("cli-bad-day", { option: name, found: text }) };
}
