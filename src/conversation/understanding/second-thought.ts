import { type Amount, doubt, hasAnyParts, isPercent, valuesOf } from "./amount.js";
import { phraseSet, skipPhrases } from "./phrases.js";
import { readAmount } from "./read-amount.js";
import { readNamedTask } from "./read-task.js";
import { isSign, isWord, type Tokens, tokenAt } from "./tokens.js";
import { hedge, particle, qualifier } from "./vocabulary.js";

/** Behind a percentage these say that it may be another one: what is left, a bound, or what was not done. */
const turnedAround = phraseSet(
  "tro len|tro xuong|do len|do lai|hon|khong dat|ko dat|chua lam|chua thuc hien|chua giai quyet|chua xu ly|chua nop|chua trien khai|con lai|con thieu|con ton|" +
    "ton dong|qua han|tre han|cham han|bi tre|bi qua han|ho so qua han|ho so tre han|ho so cham|ho so ton|ho so chua giai quyet|ho so chua xu ly",
);
/** Between a value and the one that may have been meant instead. */
const instead = phraseSet(
  "nham|a nham|em nham|a em nham|y nham|nham roi|lon|lon roi|a lon|go lon|go nham|ghi nham|xin loi|xl|sorry|e nham|a e nham|a khong|a quen|quen|ua|ua nham|a ma|a thoi|thoi|" +
    "y em la|y la|em noi lai|noi lai|sua thanh|sua lai|sua lai la|sua lai thanh|doi thanh|doi lai|dinh chinh|xin dinh chinh|dinh chinh la|dinh chinh thanh|" +
    "xin dinh chinh la|xin dinh chinh thanh|dung la|dung ra|dung ra la|dung phai la|chinh xac la|nhung thuc te|nhung thuc te la|thuc te|thuc te la|thuc ra|thuc ra la|nhung thuc ra|hay|hay la|hoac|hoac la",
);

/** Behind the second of two values: it is the right one. */
const isRight = phraseSet("moi dung|moi la dung|moi chinh xac|moi phai|la dung");

const notThat = phraseSet("khong phai|ko phai|k phai|khong dung|sai|sai roi");

/** "82%, à nhầm 83%", "80% hay 85%", "82% trở lên", "18% chưa làm", "82±2%": which of them is meant has to be asked. */
export function readSecondThought(tokens: Tokens, index: number, first: Amount): Amount | null {
  const marked = tokens.list[first.next];
  if (marked?.glued && (isSign(tokens, first.next, "+±‰") || (isPercent(first.value) && /^[o0]$/.test(marked.text))))
    return doubt(tokens, index, first.next + 1, valuesOf(first.value));
  // "82 phần trăm rưỡi".
  if (isPercent(first.value) && isWord(tokens, first.next, "ruoi"))
    return doubt(
      tokens,
      index,
      first.next + 1,
      valuesOf(first.value).flatMap((value) => [value, value + 0.5]),
    );
  const around = isPercent(first.value) ? turnedAround(tokens, first.next) : null;
  if (around) return doubt(tokens, index, around.next, valuesOf(first.value));
  const at = secondThoughtAt(tokens, first);
  const other = at === null ? null : readNamedTask(tokens, at);
  // "7 82% nhầm nv 9": the figure may be the other task's. With a value of its own it is another item.
  if (other?.how === "named" && endsAt(tokens, other.next))
    return doubt(tokens, index, other.next, valuesOf(first.value));
  const behind = at === null ? null : skipPhrases(hedge, tokens, at);
  // "82% hay còn 82%?"
  const second = behind === null ? null : readAmount(tokens, qualifier(tokens, behind)?.next ?? behind);
  if (!second || isPercent(second.value) !== isPercent(first.value) || hasAnyParts(second.value)) return null;
  return doubt(tokens, index, second.next, [...valuesOf(first.value), ...valuesOf(second.value)]);
}

/** Where the other value stands: behind "à nhầm", behind "và" or a stroke, or before "mới đúng". */
function secondThoughtAt(tokens: Tokens, first: Amount): number | null {
  const comma = isSign(tokens, first.next, ",.") ? first.next + 1 : first.next;
  if (isPercent(first.value) && (isWord(tokens, comma, "va") || isSign(tokens, comma, "/|"))) return comma + 1;
  const start = skipBreaks(tokens, skipPhrases(particle, tokens, first.next));
  const words = skipPhrases(instead, tokens, start);
  if (words > start) return skipBreaks(tokens, words);
  const denied = isPercent(first.value) ? notThat(tokens, start) : null;
  if (!denied) return null;
  const at = skipBreaks(tokens, denied.next);
  const second = readAmount(tokens, at);
  return second && isRight(tokens, second.next) ? at : null;
}

function endsAt(tokens: Tokens, index: number): boolean {
  const token = tokenAt(tokens, index);
  return token === undefined || token.kind === "line" || isSign(tokens, index, ".,;!)");
}

/** Ends of lines and the signs between two thoughts; a few, for the next thought is near. */
function skipBreaks(tokens: Tokens, index: number): number {
  let at = index;
  while (at < index + 3 && (tokenAt(tokens, at)?.kind === "line" || isSign(tokens, at, ",.;:(-"))) at++;
  return at;
}
