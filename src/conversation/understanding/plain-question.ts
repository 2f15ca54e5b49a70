import { isAmount, isCounted } from "./amount-behind.js";
import type { CommandName, Recognised } from "./intent.js";
import { type Found, skipPhrases } from "./phrases.js";
import { type Asked, dueDay, filler, question, spokenOf } from "./question-words.js";
import { readPeriod } from "./read-period.js";
import { type FoundTask, readBareCode, readNamedTask } from "./read-task.js";
import { relativePeriod } from "./relative-period.js";
import { isSign, isWord, type Tokens, textBetween } from "./tokens.js";
import { unitWord } from "./unit-word.js";
import { courtesy, particle, periodLead } from "./vocabulary.js";

/** The most words of a unit's name. */
const MOST_NAME_WORDS = 10;

/**
 * A question in everyday words that a command answers: "việc nào sắp trễ", "quý 1 còn ai chưa nộp", "hạn của nv 7 khi
 * nào". Every word of the line has to be understood, else it is somebody's talk.
 */
export function plainQuestion(tokens: Tokens, from: number): Recognised | null {
  let asked: Asked | null = null;
  let task: string | null = null;
  let period: string | null = null;
  let unit: string | null = null;
  let relative: string | null = null;
  let weak: Asked | null = null;
  let due = false;
  for (let at = from; at < tokens.list.length; ) {
    const core: Found<Asked> | null = asked === null ? question(tokens, at) : null;
    const of: FoundTask | null =
      task === null ? (readNamedTask(tokens, at) ?? readCode(tokens, at, asked === "task" || due)) : null;
    const named = period === null ? readPeriod(tokens, at) : null;
    const day = dueDay(tokens, at);
    const said = spokenOf(tokens, at);
    const meanwhile = relativePeriod(tokens, at);
    const passed =
      said ??
      day ??
      meanwhile ??
      filler(tokens, at) ??
      courtesy(tokens, at) ??
      particle(tokens, at) ??
      periodLead(tokens, at);
    if (core && core.next >= (passed?.next ?? 0)) {
      asked = core.value;
      at = core.next;
    } else if (of) {
      task = of.value.typed;
      at = of.next;
    } else if (named) {
      period = textBetween(tokens, at, named.next);
      at = named.next;
    } else if (passed) {
      due ||= day !== null;
      weak ??= said?.value ?? null;
      relative ??= meanwhile && textBetween(tokens, at, meanwhile.next);
      at = passed.next;
    } else if (unit === null && nameEnd(tokens, at) !== null) {
      const end = nameEnd(tokens, at) ?? at;
      unit = textBetween(tokens, at, end);
      at = end;
    } else if (isSign(tokens, at, "?!.,:%")) at++;
    else return null;
  }
  // "tiến độ tới đâu rồi" names no task: all of them are meant.
  const core = asked === "progress" && task === null && weak === "overview" ? weak : asked;
  const about = core ?? (due ? "task" : weak);
  if (unit !== null) return about && ofUnit(about, unit, task ?? period);
  // Of what is due "tháng này" is said in passing; a summary is of that month.
  const during = about === "overview" || about === "missing" ? (period ?? relative) : period;
  return about && answering(about, task, during);
}

/** Where a unit's name ends that begins here: before what is asked of it; null where none begins. */
function nameEnd(tokens: Tokens, from: number): number | null {
  if (!unitWord(tokens, from)) return null;
  let end = from;
  while (tokens.list[end]?.kind === "word" && !question(tokens, end) && !particle(tokens, end)) end++;
  return end > from && end - from <= MOST_NAME_WORDS ? end : null;
}

/** "văn phòng sở làm đến đâu rồi": what else is asked of a unit is left to the commands. */
function ofUnit(asked: Asked, unit: string, more: string | null): Recognised | null {
  const answers = more === null && (asked === "progress" || asked === "overview");
  return answers ? { command: "tiendo", rest: unit, slash: false } : null;
}

/** A code in letters, or a number next to what is asked of it: "ai phụ trách 17", "17 còn bao lâu", "hạn của 11". */
function readCode(tokens: Tokens, index: number, beside: boolean): FoundTask | null {
  if (readPeriod(tokens, index) !== null) return null;
  if (tokens.list[index]?.kind === "word") return readBareCode(tokens, index);
  const code = readBareCode(tokens, index);
  if (!code || isAmount(tokens, code.next) || isCounted(tokens, code.next) || isWord(tokens, code.next, "viec"))
    return null;
  const asked = question(tokens, code.next) ?? question(tokens, skipPhrases(filler, tokens, code.next));
  return beside || asked?.value === "task" || asked?.value === "progress" ? code : null;
}

function answering(asked: Asked, task: string | null, period: string | null): Recognised | null {
  const to = (command: CommandName, rest: string): Recognised => ({ command, rest, slash: false });
  switch (asked) {
    case "soonest":
      return task === null && period === null ? to("tiendo", "sắp trễ") : null;
    case "overdue":
      return task === null && period === null ? to("tiendo", "quá hạn") : null;
    case "worst":
      return task === null && period === null ? to("tiendo", "trễ nhất") : null;
    case "changes":
      return to("tiendo", task ?? period ?? "thay đổi");
    case "overview":
      return to("tiendo", task ?? period ?? "");
    case "missing":
      return to("thieu", [task, period].filter((word) => word !== null).join(" "));
    case "decide":
      return task === null && period === null ? to("duyet", "") : null;
    case "roster":
      return task === null && period === null ? to("donvi", "") : null;
    case "mine":
      return task === null && period === null ? to("viec", "") : null;
    case "progress":
      return task === null ? null : to("tiendo", task);
    case "task":
      return task === null ? null : to("nhiemvu", task);
  }
}
