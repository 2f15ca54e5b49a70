import { readDatedDay } from "./read-date.js";
import { readPeriod } from "./read-period.js";
import { isSign, type Tokens, wholeNumber } from "./tokens.js";
import { outOf, stateOf, unitOf } from "./vocabulary.js";

const MEASURES = new Set(["%", "đồng", "nghìn", "triệu", "tỷ", "giờ", "ngày", "điểm"]);

/** Whether what stands right after a number makes an amount or a time of it: "7%", "7/10", "7 triệu", "8 giờ". */
export function isAmount(tokens: Tokens, index: number): boolean {
  if (isSign(tokens, index, "%")) return true;
  if (stateOf(tokens, index)) return false;
  if (outOf(tokens, index) && isShare(tokens, index)) return true;
  if (isSign(tokens, index, "/")) return !isLooseStroke(tokens, index) && tokens.list[index + 1]?.kind === "number";
  const unit = unitOf(tokens, index);
  if (!unit || !MEASURES.has(unit.value)) return false;
  return readPeriod(tokens, index) === null && readDatedDay(tokens, index) === null;
}

/** No plan has so many tasks: "820 trên 1000" is a share, "7 trên 80" may be a bound. */
const MOST_TASKS = 30;

function isShare(tokens: Tokens, index: number): boolean {
  const part = wholeNumber(tokens, index - 1, 6) ?? 0;
  const whole = wholeNumber(tokens, outOf(tokens, index)?.next ?? index, 6);
  return part > MOST_TASKS && whole !== null && whole >= part && !isSign(tokens, index + 2, "%");
}

/** "7/ 82%": sticks to the task and stands off from a percentage, and divides nothing. */
function isLooseStroke(tokens: Tokens, index: number): boolean {
  const off = tokens.list[index]?.glued === true && tokens.list[index + 1]?.glued === false;
  return off && isSign(tokens, index + 2, "%");
}

/** Whether a counted thing follows: "15 hồ sơ còn tồn" goes on about the task before, it names none. */
export function isCounted(tokens: Tokens, index: number): boolean {
  return unitOf(tokens, index) !== null && readPeriod(tokens, index) === null;
}
