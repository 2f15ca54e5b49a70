import type { TaskRef } from "./intent.js";
import type { Found } from "./phrases.js";
import { readDocument } from "./read-document.js";
import { readStatedReport } from "./read-report.js";
import { readSpelledCount, readSpelledPercent } from "./read-spelled.js";
import { isSign, type Token, type Tokens, tokenise, wholeNumber } from "./tokens.js";
import { hedge, looseTaskWord, stateOf, taskWord } from "./vocabulary.js";

/** Tasks of the plan's body whose codes are letters: the report, the budget estimate, the schools' plans. */
const LETTER_CODES = new Set(["bc", "dt", "khdv"]);
/** Words before a number that are no part of a code: "t3" is March, "q1" a quarter. */
const NOT_A_CODE = new Set([
  "t",
  "th",
  "q",
  "quy",
  "h",
  "thang",
  "nam",
  "ngay",
  "nv",
  "so",
  "muc",
  "stt",
  "tt",
  "o",
  "l",
  "i",
]);

/**
 * A task's number found. `named` says it stood behind "nv" or "nhiệm vụ", `loose` behind "mục" or "số"; `spelled` that it
 * was a word behind "nhiệm vụ" ("bảy"), which is easily another word.
 */
export type FoundTask = Found<TaskRef> & { readonly how: "named" | "loose" | "bare"; readonly spelled?: true };

/** The task an argument begins with ("7 20/1 lý do", "nv 10a", "BC"), and the clean text after it. */
export function parseTaskRef(text: string): { readonly task: TaskRef; readonly rest: string } | null {
  const tokens = tokenise(text);
  const found = readNamedTask(tokens, 0) ?? readBareCode(tokens, 0);
  const follower = found && tokens.list[found.next];
  // "8g30" begins with a number and names no task.
  if (!found || (follower?.kind === "word" && follower.glued)) return null;
  let at = found.next;
  while (isSign(tokens, at, ":,.;=)") || isFreeDash(tokens, at)) at++;
  const next = tokens.list[at];
  return { task: found.value, rest: next ? tokens.text.slice(next.start) : "" };
}

/** "nv 7", "nhiệm vụ số 7", "mục 7", "số 7", "#7". */
export function readNamedTask(tokens: Tokens, index: number): FoundTask | null {
  if (isSign(tokens, index, "#")) return withHow(readBareCode(tokens, index + 1), "loose");
  const named = taskWord(tokens, index);
  const word = named ?? looseTaskWord(tokens, index);
  if (!word) return null;
  const at = isSign(tokens, word.next, ".:#-_([\"'") ? word.next + 1 : word.next;
  const spelled = named && tokens.list[at]?.kind === "word" ? readSpelledCode(tokens, at) : null;
  if (spelled) return { value: spelled.value, next: spelled.next, how: "named", spelled: true };
  const code = readBareCode(tokens, at) ?? (named ? readAnyLetters(tokens, at) : null);
  return withHow(code, named ? "named" : "loose");
}

/** "7", "07", "10a", "1.2", "BC", "CT3": whether it names a task here is for the caller to judge by what follows. */
export function readBareCode(tokens: Tokens, index: number): FoundTask | null {
  const token = tokens.list[index];
  if (token?.kind === "number") return readDocument(tokens, index) ? null : readNumberCode(tokens, index, token);
  if (token?.kind !== "word") return null;
  if (token.text === "dt" && isTelephone(tokens, index)) return null;
  const report = token.text.startsWith("bao") || token.text === "bc" ? readStatedReport(tokens, index) : null;
  if (report !== null) return reportCode(report);
  const number = wholeNumber(tokens, index + 1, 3);
  const glued = tokens.list[index + 1]?.glued === true;
  if (LETTER_CODES.has(token.text) && !(number !== null && glued)) return code(token.text, null, token.text, index + 1);
  const isCode = token.text === "ct" ? number !== null : number !== null && glued && isCodeWord(token.text);
  return isCode ? withPart(tokens, index + 2, `${token.text}${number}`) : null;
}

/** The periodic report, by whatever words it was named. */
export function reportCode(next: number): FoundTask {
  return code("bc", null, "bc", next);
}

/** "ĐT: 0912…" under somebody's name is a telephone; the budget estimate is "DT". */
function isTelephone(tokens: Tokens, index: number): boolean {
  const number = tokens.list[isSign(tokens, index + 1, ":.") ? index + 2 : index + 1];
  return number?.kind === "number" && /^0\d{3}/.test(number.text);
}

/** "CT7" and "CT7a"; in "ct7axyz" the letter is part of some other word. */
function withPart(tokens: Tokens, index: number, text: string): FoundTask | null {
  const letter = tokens.list[index];
  if (letter?.kind !== "word" || !letter.glued) return code(text, null, text, index);
  const follower = tokens.list[index + 1];
  const ends = !(follower?.glued && follower.kind !== "sign");
  return isPart(tokens, index) && ends ? code(text, letter.text, `${text}${letter.text}`, index + 1) : null;
}

function readNumberCode(tokens: Tokens, index: number, token: Token): FoundTask | null {
  const number = numberOf(token);
  if (number === null) return null;
  const whole: FoundTask = { value: { code: number, part: null, typed: number }, next: index + 1, how: "bare" };
  // "10.a", "10: a 95%".
  const linked = (isSign(tokens, index + 1, ".-") && tokens.list[index + 1]?.glued) || isSign(tokens, index + 1, ":");
  const letterAt = linked ? index + 2 : index + 1;
  const letter = tokens.list[letterAt];
  if (letter?.kind !== "word" || !isPart(tokens, letterAt)) return whole;
  const follower = tokens.list[letterAt + 1];
  if (letter.glued) {
    // "8a30" and "7axyz" are something else altogether.
    if (follower?.glued && follower.kind !== "sign") return null;
    return code(number, letter.text, `${number}${letter.text}`, letterAt + 1);
  }
  // "10 a 95%" names the part; in "7 ạ" the letter is courtesy.
  const valueFollows =
    follower?.kind === "number" ||
    isSign(tokens, letterAt + 1, ":=)") ||
    hedge(tokens, letterAt + 1) ||
    stateOf(tokens, letterAt + 1);
  return valueFollows ? code(number, letter.text, `${number}${letter.text}`, letterAt + 1) : whole;
}

/** A letter from a to e; typed with its mark, "ạ" and "à" are courtesy. */
export function isPart({ text, list }: Tokens, index: number): boolean {
  const token = list[index];
  return token?.kind === "word" && /^[a-e]$/.test(token.text) && /^[a-e]$/i.test(text.charAt(token.start));
}

/** "8b" in one piece; the letter of "22 c" may be somebody's address. */
export function isLettered({ list }: Tokens, { value, next }: FoundTask): boolean {
  return value.part !== null && list[next - 1]?.glued === true;
}

/** "1.2" is numbering inside a group; "5.3.2025" is a day and "1.234" a figure. */
function numberOf({ text, whole }: Token): string | null {
  if (whole !== null) return text.length <= 3 ? String(whole) : null;
  return /^\d{1,3}(?:\.\d{1,2}){1,3}$/.test(text) ? text.split(".").map(Number).join(".") : null;
}

/** "nhiệm vụ bảy đạt 82%". "Nhiệm vụ một cửa" and "nhiệm vụ năm 2025" name none, so what follows must be about a value. */
function readSpelledCode(tokens: Tokens, index: number): FoundTask | null {
  const number = readSpelledCount(tokens, index);
  if (!number || stateOf(tokens, index)) return null;
  const { next } = number;
  const valueFollows =
    tokens.list[next]?.kind === "number" ||
    isSign(tokens, next, ":=") ||
    hedge(tokens, next) ||
    stateOf(tokens, next) ||
    readSpelledPercent(tokens, next);
  return valueFollows ? code(String(number.value), null, String(number.value), next) : null;
}

/** After "nhiệm vụ" any short word may be a code of a plan this grammar does not know, when a value follows at once. */
function readAnyLetters(tokens: Tokens, index: number): FoundTask | null {
  const token = tokens.list[index];
  if (token?.kind !== "word" || token.text.length > 6 || hedge(tokens, index) || stateOf(tokens, index)) return null;
  const percentage = tokens.list[index + 1]?.kind === "number" && isSign(tokens, index + 2, "%");
  return percentage || isSign(tokens, index + 1, ":=") ? code(token.text, null, token.text, index + 1) : null;
}

function isCodeWord(word: string): boolean {
  return word.length <= 4 && !NOT_A_CODE.has(word) && /^[a-z]+$/.test(word);
}

/** A dash with space around it separates; one before a digit may be a minus. */
export function isFreeDash(tokens: Tokens, index: number): boolean {
  return isSign(tokens, index, "-") && !(tokens.list[index + 1]?.kind === "number" && tokens.list[index + 1]?.glued);
}

function code(text: string, part: string | null, typed: string, next: number): FoundTask {
  return { value: { code: text.toUpperCase(), part, typed: typed.toUpperCase() }, next, how: "bare" };
}

function withHow(found: FoundTask | null, how: FoundTask["how"]): FoundTask | null {
  return found && { value: found.value, next: found.next, how };
}
