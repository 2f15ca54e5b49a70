import type { CommandName } from "./intent.js";
import { type Found, phraseTable } from "./phrases.js";
import { isSign, type Tokens } from "./tokens.js";

/** What may be typed for each command: folded, spaces without meaning. The first is its own name. */
export const COMMAND_WORDS: readonly (readonly [CommandName, string])[] = [
  ["start", "start|bat dau"],
  ["lienket", "lienket|link|lien ket tai khoan"],
  [
    "trogiup",
    "trogiup|help|huong dan|huong dan su dung|cach dung|cach su dung|tro giup voi|giup|giup toi|giup voi|bot lam duoc gi|ban lam duoc gi|bot la ai|ban la ai|menu",
  ],
  [
    "viec",
    "viec|viec cua toi|viec cua em|viec cua minh|viec toi|viec cua phong|viec hom nay|cong viec cua toi|my tasks",
  ],
  ["nhiemvu", "nhiemvu|nv|danh muc|danh muc nhiem vu|tasks|task"],
  ["capnhat", "capnhat|cap nhap|cap nhat lai|update|cn"],
  ["xong", "xong|da xong|hoan thanh|da hoan thanh|bao xong|done"],
  [
    "khongphatsinh",
    "khongphatsinh|ko phat sinh|k phat sinh|hok phat sinh|kg phat sinh|khong ps|ko ps|k ps|hok ps|kh ps|khong co phat sinh|ko co phat sinh|khong phat sinh gi|ko phat sinh gi|khong ps gi|nil",
  ],
  [
    "huy",
    "huy|huy bo|thoat|cancel|undo|hoan tac|huy cap nhat|huy cap nhat vua roi|huy lenh|huy lenh vua roi|huy lan vua roi|rut lai|rut lai cap nhat",
  ],
  ["sua", "sua|sua lai|sua so lieu|dinh chinh|correct"],
  ["lichsu", "lichsu|history"],
  ["minhchung", "minhchung|evidence"],
  ["giahan", "giahan|xin gia han|lui han|xin lui han|keo dai han|xin keo dai han|xin them han|extend"],
  ["duyet", "duyet|phe duyet|approve"],
  ["tuchoi", "tuchoi|khong duyet|reject"],
  ["nhac", "nhac|nhac viec|nhac nho|remind"],
  ["hoan", "hoan|hoan nhac|hoan lai|khoan nhac|snooze"],
  ["tat", "tat|tat nhac|tat nhac viec|tat thong bao|tam tat|tam tat nhac|dung nhac toi|dung nhac em|mute"],
  ["bat", "bat|bat nhac|bat lai|bat nhac lai|bat lai nhac|bat thong bao|bat lai thong bao|unmute"],
  ["uyquyen", "uyquyen|uy quyen|nguoi thay|delegate"],
  ["nghi", "nghi|nghi phep|xin nghi|xin nghi phep|leave"],
  ["bangiao", "bangiao|ban giao|ban giao viec|handover"],
  ["roi", "roi|roi don vi|leave unit"],
  ["visao", "visao|tai sao|sao lai nhac|sao lai nhac toi|sao lai nhac em|why"],
  ["tiendo", "tiendo|bao cao tien do|progress"],
  ["thieu", "thieu|con thieu|ai thieu|ai chua nop|ai chua bao cao|don vi nao thieu|missing"],
  ["baocao", "baocao|report|xuat bao cao|lap bao cao|tao bao cao|tai bao cao"],
  ["chot", "chot|chot so lieu|freeze"],
  ["lich", "lich|lich cua toi|calendar"],
  ["bangdieukhien", "bangdieukhien|dashboard"],
  ["moi", "moi|invite"],
  ["nhom", "nhom|gan nhom|bind"],
  ["donvi", "donvi|danh sach don vi|units"],
  ["nhap", "nhap|nhap ke hoach|import"],
  ["ngonngu", "ngonngu|language|lang"],
];

const words = phraseTable(COMMAND_WORDS);

/** A command word, with or without its slash and the "@bot" that Telegram puts behind it. */
export function commandAt(tokens: Tokens, index: number, only?: readonly CommandName[]): Found<CommandName> | null {
  const found = words(tokens, isSlash(tokens, index) ? index + 1 : index);
  if (!found || (only && !only.includes(found.value))) return null;
  return { value: found.value, next: skipMention(tokens, found.next, true) };
}

/** A slash, or what phones put in its place. */
export function isSlash(tokens: Tokens, index: number): boolean {
  return isSign(tokens, index, "/\\");
}

/**
 * "Hoặc gõ: /capnhat 7 82%", "thì gõ /huy": a command that a line speaks of in its midst is shown, not given; as in the
 * bot's own words, sent back to it.
 */
export function isShown(tokens: Tokens, index: number): boolean {
  if (!isSlash(tokens, index) || tokens.list[index]?.glued) return false;
  const before = tokens.list[index - 1];
  if (before?.kind !== "word" && !isSign(tokens, index - 1, ":")) return false;
  return commandAt(tokens, index) !== null;
}

/** Passes "@CchcBot": the sign and all that sticks to it. */
export function skipMention(tokens: Tokens, index: number, glued = false): number {
  if (!isSign(tokens, index, "@") || (glued && !tokens.list[index]?.glued)) return index;
  let at = index + 1;
  while (tokens.list[at]?.glued && tokens.list[at]?.kind !== "line") at++;
  return at;
}
