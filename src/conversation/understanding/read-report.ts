import { phraseSet } from "./phrases.js";
import { readPeriod } from "./read-period.js";
import { isSign, isWord, type Tokens } from "./tokens.js";
import { hedge, stateOf } from "./vocabulary.js";

const report = phraseSet(
  "bao cao|bc|bao cao dinh ky|bc dinh ky|bao cao cchc|bc cchc|bao cao cai cach hanh chinh|bao cao dinh ky cchc|bao cao ket qua",
);
const sent = phraseSet("da gui|da nop|da trinh|da phat hanh|da ban hanh|gui roi|nop roi");

const SENDERS = ["em", "e", "da", "minh", "xin", "toi"];

/**
 * The words of "báo cáo quý 1" before the period: the periodic report, task BC; the token after them. A month has no
 * such report. Alone the line asks for the report's files, so whoever calls knows that a state is said of it.
 */
export function readReport(tokens: Tokens, index: number): number | null {
  const words = report(tokens, index);
  const unit = words && readPeriod(tokens, words.next)?.value.unit;
  return words && unit && unit !== "month" ? words.next : null;
}

/** Where courtesy ends that took the report's words with it: "em báo cáo quý 1 xong rồi", "em gửi báo cáo quý 1". */
export function beforeReport(tokens: Tokens, from: number, to: number): number {
  const at = to - 2;
  return at > from && readStatedReport(tokens, at) !== null ? at : to;
}

/** "em gửi báo cáo quý 1", "đã nộp báo cáo 6 tháng": the token of the report's words. */
export function handedReport(tokens: Tokens, index: number): number | null {
  return isHanding(tokens, index) && readReport(tokens, index + 1) !== null ? index + 1 : null;
}

/** "gửi báo cáo quý 1" may ask for it, "chưa nộp" says the contrary; who sends it says so: "em gửi …", "đã nộp …". */
function isHanding(tokens: Tokens, index: number): boolean {
  if (!["gui", "nop", "trinh"].some((word) => isWord(tokens, index, word))) return false;
  return SENDERS.some((word) => isWord(tokens, index - 1, word));
}

/** The same where something is said of it: "báo cáo quý 1 đã xong", "báo cáo quý 1 đã gửi rồi ạ", "gửi báo cáo quý 1". */
export function readStatedReport(tokens: Tokens, index: number): number | null {
  const next = readReport(tokens, index);
  const period = next === null ? null : readPeriod(tokens, next);
  if (!period) return null;
  if (isHanding(tokens, index - 1)) return next;
  for (let at = period.next; ; ) {
    if (stateOf(tokens, at) || sent(tokens, at)) return next;
    const words = hedge(tokens, at);
    if (words) at = words.next;
    else if (isSign(tokens, at, ":,-=")) at++;
    else return null;
  }
}
