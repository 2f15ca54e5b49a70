import { doubt, figureOf, isMeasured, isPercent, valuesOf } from "./amount.js";
import type { Reading } from "./intent.js";
import { type Found, skipPhrases } from "./phrases.js";
import { readAmount } from "./read-amount.js";
import { readDatedDay, readDay } from "./read-date.js";
import { beginsItem, readFigure } from "./read-figure.js";
import { readPeriod } from "./read-period.js";
import { readSpelledPercent } from "./read-spelled.js";
import { isSign, isWord, remembering, type Tokens, wholeNumber } from "./tokens.js";
import {
  approximately,
  arising,
  askedState,
  butNot,
  closing,
  courtesy,
  hedge,
  notYet,
  particle,
  partlyDone,
  qualifier,
  questionWord,
  stateOf,
  until,
} from "./vocabulary.js";

/** The last words of what may be done, or not yet: "đạt", "xử lý", "giải quyết", "cập nhật". */
const ASKED_OF = new Set(["dat", "duoc", "dc", "co", "ok", "oke", "okie", "ly", "quyet", "nhat", "ghi", "tra", "lam"]);

/**
 * The value that begins at a token: a state in words, a figure, or what looks like one and has to be asked about.
 * Null where no value begins.
 * @param hasTask whether the task is known already: "7 xong 8" then gives no second task but a doubt
 */
export function readValue(tokens: Tokens, index: number, hasTask: boolean): Found<Reading> | null {
  return hasTask ? ofTask(tokens, index) : alone(tokens, index);
}

const ofTask = remembering((tokens, index) => readNewValue(tokens, index, true));
const alone = remembering((tokens, index) => readNewValue(tokens, index, false));

function readNewValue(tokens: Tokens, index: number, hasTask: boolean): Found<Reading> | null {
  const value =
    readState(tokens, index, hasTask) ??
    readSpelled(tokens, index) ??
    readQualified(tokens, index) ??
    readFigure(tokens, index);
  if (!value || value.value.kind === "invalid") return value;
  const asked = questionEnd(tokens, value.next);
  return asked === null ? value : doubt(tokens, index, asked, valuesOf(value.value));
}

/** "xong", "đang làm"; with a figure after it ("hoàn thành 82%") the figure counts. */
function readState(tokens: Tokens, index: number, hasTask: boolean): Found<Reading> | null {
  const state = stateOf(tokens, index) ?? readNothing(tokens, index);
  if (!state || isQualifier(tokens, index, state.next)) return null;
  const limit = behindState(tokens, state.next);
  const figureAt = skipPhrases(hedge, tokens, skipPhrases(approximately, tokens, limit));
  const another = readDay(tokens, limit) !== null || beginsItem(tokens, state.next, false);
  const figure = another ? null : readFigure(tokens, figureAt);
  const process = state.value;
  if (process === "unclear") {
    const offered = figure && qualifier(tokens, index)?.value !== "negated" ? valuesOf(figure.value) : [];
    return doubt(tokens, index, figure?.next ?? state.next, offered);
  }
  if (figure && (isMeasured(figure.value) || hasTask)) {
    const progressing = process === "done" || process === "in_progress";
    return progressing && isMeasured(figure.value) ? figure : doubt(tokens, index, figure.next, valuesOf(figure.value));
  }
  if (process === "done" && isPartly(tokens, state.next)) return doubt(tokens, index, state.next, []);
  if (process === "not_started" && (isAskedBefore(tokens, index) || !standsAlone(tokens, state.next)))
    return doubt(tokens, index, state.next, []);
  return { value: { kind: "state", process }, next: state.next };
}

/** "đang làm đến 82%". */
function behindState(tokens: Tokens, stateEnd: number): number {
  return until(tokens, stateEnd)?.next ?? stateEnd;
}

/** "xong khoảng 80%": the figure that counts in place of a state is an estimate. */
export function isAboutBehindState(tokens: Tokens, index: number): boolean {
  const state = stateOf(tokens, index);
  return state !== null && approximately(tokens, behindState(tokens, state.next)) !== null;
}

/** "chưa tới 82%", "chưa đến hạn" go on where "chưa" alone would be a state. */
function isQualifier(tokens: Tokens, index: number, stateEnd: number): boolean {
  return (qualifier(tokens, index)?.next ?? 0) > stateEnd;
}

/** "xong một phần", "xong rồi nhưng chưa ký", "xong tuần sau", "xong 1/3": the last may be a day as well. */
export function isPartly(tokens: Tokens, index: number): boolean {
  if (partlyDone(tokens, index) || notYet(tokens, index)?.value) return true;
  const behind = skipPhrases(particle, tokens, index);
  const at = isSign(tokens, behind, ",.") ? behind + 1 : behind;
  if (butNot(tokens, at) || (isWord(tokens, at, "chua") && !standsAlone(tokens, at + 1))) return true;
  const part = wholeNumber(tokens, index, 2);
  const whole = wholeNumber(tokens, index + 2, 2);
  const alone = !isSign(tokens, index + 3, "/-");
  return part !== null && whole !== null && part <= whole && isSign(tokens, index + 1, "/") && alone;
}

/** "tám mươi hai phần trăm": words are easily misheard, so the figure they make is offered. */
function readSpelled(tokens: Tokens, index: number): Found<Reading> | null {
  const spelled = readSpelledPercent(tokens, index);
  return spelled && doubt(tokens, index, spelled.next, [spelled.value]);
}

/** "0 phát sinh". */
function readNothing(tokens: Tokens, index: number): Found<"nil"> | null {
  const found = wholeNumber(tokens, index, 1) === 0 ? arising(tokens, index + 1) : null;
  return found && { value: "nil", next: found.next };
}

/** "đạt chưa", "ok chưa", "đã xử lý chưa": behind such words it asks. */
function isAskedBefore(tokens: Tokens, index: number): boolean {
  const before = tokens.list[index - 1];
  if (before?.kind !== "word" || tokens.list[index]?.text !== "chua") return false;
  return ASKED_OF.has(before.text) || (before.text === "hien" && isWord(tokens, index - 2, "thuc"));
}

/** "chưa" is a state when the clause ends there; "chưa gửi được" says something else. */
function standsAlone(tokens: Tokens, index: number): boolean {
  const token = tokens.list[index];
  if (token?.kind !== "word") return true;
  return closing(tokens, index) !== null || readPeriod(tokens, index) !== null || readDatedDay(tokens, index) !== null;
}

/** "trên 80%", "tăng 5%", "còn 20%", "không đạt 82%": the number is there, but it is not the value. */
function readQualified(tokens: Tokens, index: number): Found<Reading> | null {
  const sign = isSign(tokens, index, "<>≥≤+");
  const words = qualifier(tokens, index);
  if (!sign && !words) return null;
  let at = words?.next ?? index + 1;
  while (isSign(tokens, at, "=<>")) at++;
  at = skipPhrases(hedge, tokens, at);
  const state = words?.value === "negated" ? stateOf(tokens, at) : null;
  if (state) return doubt(tokens, index, state.next, []);
  const figure = readFigure(tokens, at);
  if (!figure) return null;
  const single = figure.next === readAmount(tokens, at)?.next;
  // "từ 78% lên 82%" is a value, "từ 78%" a bound.
  if (words?.value === "from" && !single) return figure;
  const [value] = valuesOf(figure.value);
  if (words?.value === "remainder" && value !== undefined && isPercent(figure.value) && value <= 100) {
    const readings = [value, 100 - value].map((either) => ({ value: either, unit: "%" }));
    return { value: figureOf(tokens, index, figure.next, readings), next: figure.next };
  }
  // By how much it rose, and what was not reached, is not how far it is: no button for that.
  const elsewhere = words?.value === "negated" || (words?.value === "rise" && single);
  return doubt(tokens, index, figure.next, elsewhere ? [] : valuesOf(figure.value));
}

/** "82% chưa?", "xong chưa", "82%?": somebody asks, nobody reports. Null where nothing is asked. */
export function questionEnd(tokens: Tokens, index: number): number | null {
  let at = skipPhrases(courtesy, tokens, index);
  const asked = questionWord(tokens, at) ?? askedState(tokens, at);
  if (asked) {
    at = skipPhrases(courtesy, tokens, asked.next);
    const after = tokens.list[at];
    if (after?.kind === "word" || after?.kind === "number") return null;
    while (isSign(tokens, at, "?.!")) at++;
    return at;
  }
  while (isSign(tokens, at, ".!)")) at++;
  if (!isSign(tokens, at, "?")) return null;
  while (isSign(tokens, at, "?.!")) at++;
  return at;
}
