import { isAmount, isCounted } from "./amount-behind.js";
import type { CommandName } from "./intent.js";
import { phraseSet, skipPhrases } from "./phrases.js";
import { readDatedDay, readDay } from "./read-date.js";
import { readDates } from "./read-dates.js";
import { readPeriod } from "./read-period.js";
import { readQuiet, readSnooze } from "./read-snooze.js";
import { readBareCode, readNamedTask } from "./read-task.js";
import { relativePeriod } from "./relative-period.js";
import { isSign, isWord, type Tokens, tokensFrom, typedAt } from "./tokens.js";
import { unitWord } from "./unit-word.js";
import { courtesy, periodLead, questionWord } from "./vocabulary.js";

/** Every command but the update itself, whose argument has a grammar of its own. */
type ArgumentCommand = Exclude<CommandName, "capnhat">;

/** Whether a command is given by telling that something is so: "xong rồi ạ". */
export function isTellable(command: CommandName): boolean {
  return command === "xong" || command === "khongphatsinh";
}

/** Whether what follows a command word typed without its slash looks like the command's argument. */
type Shape = (tokens: Tokens, from: number) => boolean;

/** "Nguyễn Văn An cho Trần Thị Bình". */
const MOST_NAME_WORDS = 12;

const roleWord = phraseSet("officer|head|coordinator|leader|admin|can bo|truong phong|dau moi|lanh dao|quan tri");
/** After "lịch": a new address, or none any more. */
const feedWords = phraseSet("moi|tat");
const languageWord = phraseSet("vi|en|tieng viet|tieng anh|vietnamese|english");
const reminderWord = phraseSet(
  "nhac|nhac toi|nhac em|nhac viec|toi nhan|em nhan|lai nhac|toi duoc nhac|em duoc nhac|bi nhac|toi bi nhac|em bi nhac|co tin nay|lai co tin nay|co tin nhac|lai gui",
);

/** Nothing but courtesy and signs; a question mark is something. */
const nothing: Shape = (tokens, from) => {
  for (let at = from; at < tokens.list.length; ) {
    const polite = courtesy(tokens, at);
    if (polite) at = polite.next;
    else if (tokens.list[at]?.kind === "sign" && !isSign(tokens, at, "?%#@/<>=+-")) at++;
    else return false;
  }
  return true;
};
const task: Shape = (tokens, from) => {
  const at = isSign(tokens, from, ":-") ? from + 1 : from;
  const found = readNamedTask(tokens, at) ?? readBareCode(tokens, at);
  return found !== null && !isAmount(tokens, found.next) && !isCounted(tokens, found.next);
};
const period: Shape = (tokens, from) => {
  const at = periodLead(tokens, from)?.next ?? from;
  const found = readPeriod(tokens, at) ?? relativePeriod(tokens, at);
  if (found) return nothing(tokens, found.next);
  // "2025", "03/2025", "năm": periods where nothing else is asked for.
  const tail = tokens.list
    .slice(at)
    .map((token) => token.text)
    .join("");
  return /^(?:nam|20\d\d|\d{1,2}[/-]20\d\d)$/.test(tail);
};
const unit: Shape = (tokens, from) => {
  const only = tokens.list[from];
  if (only?.kind !== "word") return false;
  if (unitWord(tokens, from)) return tokens.list.length - from <= 16;
  const alone = from + 1 === tokens.list.length && only.text !== "oi";
  return alone && !courtesy(tokens, from) && !questionWord(tokens, from);
};
const until: Shape = (tokens, from) => readDatedDay(tokens, from) !== null || readDay(tokens, from) !== null;
const linkCode: Shape = (tokens, from) => tokens.list.slice(from + 1).every((token) => token.glued);
const role: Shape = (tokens, from) =>
  tokens.list.some((_, at) => at > from && roleWord(tokens, at)?.next === tokens.list.length);
/** "mời Thanh tra Sở": whoever is invited without a role is an officer. "mới", "mọi" and "mỗi" are other words. */
const invited: Shape = (tokens, from) => {
  const names = tokens.list.slice(from).every(({ kind }) => kind === "word");
  const isInvitation = ["moi", "mời"].includes(typedAt(tokens, from - 1));
  return isInvitation && names && unitWord(tokens, from) !== null && tokens.list.length - from <= MOST_NAME_WORDS;
};
const language: Shape = (tokens, from) => languageWord(tokens, from)?.next === tokens.list.length;
/** What is asked about a reminder may end in a question mark. */
const asked: Shape = (tokens, from) => {
  const end = tokens.list.findIndex((_, at) => at >= from && isSign(tokens, at, "?"));
  return end < 0 ? nothing(tokens, from) : nothing({ ...tokens, list: tokens.list.slice(0, end) }, from);
};
const taskAsked: Shape = (tokens, from) => {
  const found = readNamedTask(tokens, from) ?? readBareCode(tokens, from);
  return found !== null && task(tokens, from) && asked(tokens, found.next);
};
/** A duty with or without its day; a day alone only where nothing else is said. */
const snoozed: Shape = (tokens, from) => {
  const said = readSnooze(tokens, from);
  return said.whole ? said.task !== null || said.until !== null : said.task !== null && said.until !== null;
};
const quiet: Shape = (tokens, from) => {
  const said = readQuiet(tokens, from);
  return said.whole && said.period === null && said.until !== null;
};
const feedWord: Shape = (tokens, from) => feedWords(tokens, from)?.next === tokens.list.length;
const reminder: Shape = (tokens, from) => reminderWord(tokens, from) !== null;

const taskAndMore: Shape = (tokens, from) => {
  const found = readNamedTask(tokens, from) ?? readBareCode(tokens, from);
  return found !== null && task(tokens, from) && found.next < tokens.list.length;
};

/** Two days, and a name before or behind them: "nghỉ 10/3" in talk tells of one. */
const dated: Shape = (tokens, from) => {
  const { from: first, until, words } = readDates(tokensFrom(tokens, from).tokens);
  return first !== null && until !== null && first !== until && words.split(/\s+/).length <= MOST_NAME_WORDS;
};

/** "bàn giao cho Bình", "bàn giao An cho Bình"; what else is handed over is talk. */
const handed: Shape = (tokens, from) => {
  const to = tokens.list.findIndex((_, at) => at >= from && isWord(tokens, at, "cho"));
  const names = tokens.list.slice(from).every(({ kind }) => kind === "word");
  return to >= 0 && names && to + 1 < tokens.list.length && tokens.list.length - from <= MOST_NAME_WORDS;
};
/** "rồi phòng" is talk: of the unit's name at least two words. */
const leftUnit: Shape = (tokens, from) => tokens.list.length - from >= 2 && unit(tokens, from);

const SHAPES: Readonly<Record<ArgumentCommand, readonly Shape[]>> = {
  start: [nothing, linkCode],
  lienket: [nothing, linkCode],
  trogiup: [nothing, linkCode],
  viec: [nothing],
  nhiemvu: [nothing, task],
  xong: [nothing, task, period],
  khongphatsinh: [nothing, task, period],
  huy: [nothing],
  sua: [nothing, task, taskAndMore],
  lichsu: [nothing, task],
  minhchung: [nothing, task],
  giahan: [nothing, task],
  duyet: [nothing, task],
  tuchoi: [nothing, task],
  nhac: [task, unit],
  hoan: [nothing, snoozed],
  tat: [nothing, until, quiet],
  bat: [nothing],
  uyquyen: [nothing, dated],
  nghi: [dated],
  bangiao: [handed],
  roi: [leftUnit],
  visao: [asked, taskAsked, reminder],
  tiendo: [nothing, task, period, unit],
  thieu: [nothing, task, period],
  baocao: [nothing, period],
  chot: [nothing, period],
  lich: [nothing, feedWord],
  bangdieukhien: [nothing],
  moi: [role, invited],
  nhom: [nothing, unit],
  donvi: [nothing, unit],
  nhap: [nothing],
  ngonngu: [nothing, language],
};

/** Whether the tokens from `from` on can be the argument of `command`, so that "hủy họp chiều nay" stays talk. */
export function looksLikeArgument(command: ArgumentCommand, tokens: Tokens, from: number): boolean {
  const at = skipPhrases(courtesy, tokens, from);
  // "duyệt rồi nhé" tells that it happened; only of "xong" is that the command.
  if (!isTellable(command) && isWord(tokens, from, "roi")) return false;
  const question = beginsQuestion(tokens, at) && command !== "ngonngu";
  if (question && !SHAPES[command].includes(unit)) return false;
  return SHAPES[command].some((shape) => shape(tokens, from) || (at > from && shape(tokens, at)));
}

/** "lien ket k?" asks; the "K" of the code "K7QNBDZP" does not. */
function beginsQuestion(tokens: Tokens, at: number): boolean {
  const found = questionWord(tokens, at);
  const behind = found && tokens.list[found.next];
  return found !== null && !(behind?.glued && behind.kind !== "sign");
}

/** Whether nothing of meaning follows. */
export function isEmptyArgument(tokens: Tokens, from: number): boolean {
  return nothing(tokens, from);
}

/** Whether the line ends in a question: "nv 7 là gì", "nv 7 thế nào rồi ạ?". */
export function asksSomething(tokens: Tokens, from: number): boolean {
  return tokens.list.some((_, at) => {
    if (at < from) return false;
    const asked = isSign(tokens, at, "?") ? at + 1 : questionWord(tokens, at)?.next;
    return asked !== undefined && nothing(tokens, asked);
  });
}
