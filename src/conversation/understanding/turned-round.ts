import { isEmptyArgument, looksLikeArgument } from "./argument-shapes.js";
import { commandAt } from "./command-words.js";
import type { CommandName, Recognised } from "./intent.js";
import { saysSent } from "./parse-updates.js";
import { skipPhrases } from "./phrases.js";
import { readNamedTask } from "./read-task.js";
import { restFrom } from "./rest-from.js";
import { type Tokens, textBetween, tokenise } from "./tokens.js";
import { courtesy, questionWord, stateOf } from "./vocabulary.js";

/** What may stand behind its task; the first ones with nothing more, the others with a day, a figure or a number. */
const LOOKED_UP: ReadonlySet<CommandName> = new Set(["lichsu", "tiendo"]);
const TURNED: readonly CommandName[] = ["lichsu", "tiendo", "giahan", "hoan", "sua", "minhchung"];

/** "đã nộp nv 1": as "nv 1 đã nộp", which tells of a task without saying how far it is. */
export function sentBefore(tokens: Tokens, from: number): Recognised | null {
  const at = tokens.list.findIndex((_, index) => index > from && readNamedTask(tokens, index)?.how === "named");
  const task = at > from ? readNamedTask(tokens, at) : null;
  // From the very beginning: its "đã" may have been taken for a "dạ".
  const words = textBetween(tokens, 0, at);
  const asks = tokens.list.some((_, index) => index < at && questionWord(tokens, index) !== null);
  if (!task || asks || !saysSent(words)) return null;
  return {
    command: "capnhat",
    rest: `${task.value.typed} ${words} ${restFrom(tokens, task.next)}`.trim(),
    slash: false,
  };
}

/** "nv 1 gia hạn đến 20/1": the task first, then the command about it; taken where it would be one the other way round. */
export function turnedRound(tokens: Tokens, from: number): Recognised | null {
  const task = readNamedTask(tokens, from);
  if (!task || stateOf(tokens, task.next)) return null;
  const found =
    commandAt(tokens, task.next, TURNED) ?? commandAt(tokens, skipPhrases(courtesy, tokens, task.next), TURNED);
  if (!found) return null;
  const { value: command, next } = found;
  const said = isEmptyArgument(tokens, next) ? "" : restFrom(tokens, next);
  if (said === "" ? !LOOKED_UP.has(command) : LOOKED_UP.has(command) || !/\d/.test(said)) return null;
  const rest = `${task.value.typed} ${said}`.trim();
  const line = tokenise(rest);
  if (command === "capnhat" || !looksLikeArgument(command, line, 0)) return null;
  return { command, rest, slash: false };
}
